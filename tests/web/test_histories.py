"""The pages of a course for its student and of histories: what is there, and that nothing of others is."""

import re

import pytest
from flask import Flask

from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes, grades
from quizapp.services.assignments import Rules
from quizapp.storage.database import Database
from tests.harness.stage import Hands, Stage, seed
from tests.people import NOW, Signed, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Room:
    """A class of two learners who took one quiz with different results, everybody in a browser."""

    def __init__(self, app: Flask, database: Database) -> None:
        self.database, self.config = database, app.extensions["quizapp.config"]
        self.teacher, self.ada, self.bob = (sign_in(app, role) for role in ("teacher", "learner", "learner"))
        self.stage = Stage(database, now=NOW)
        self.class_id = classes.make_class(database, self.teacher.visitor, name="Class 7b", now=NOW)
        code = classes.class_page(database, self.teacher.visitor, self.class_id).join_code or ""
        for who, name in ((self.ada, "Ada Example"), (self.bob, "Bob Otherwise")):
            classes.join_class(database, who.visitor, code, name=name, now=NOW)
        self.quiz = self.stage.quiz("single", "numeric", owner=self.teacher.visitor)
        rules = Rules(Settings(), (Target("class"),), "")
        self.assignment = assignments.assign_quiz(
            database, self.teacher.visitor, self.class_id, self.quiz, rules, now=NOW
        )
        self.take(self.ada, right=True)
        self.take(self.bob, right=False)
        students = classes.class_page(database, self.teacher.visitor, self.class_id).students
        self.members = {one.member.name: one.member.id for one in students}

    def take(self, who: Signed, *, right: bool) -> str:
        id_ = assignments.start_assignment(
            self.database,
            self.config,
            who.visitor,
            self.assignment,
            language="en",
            now=NOW,
            rng_seed=seed(),
        )
        hands = Hands(self.stage, who.visitor, id_)
        for slot in (1, 2):
            hands.save(slot, hands.right(slot) if right else hands.wrong(slot))
        return hands.hand_in()


@pytest.fixture
def room(app: Flask, database: Database) -> Room:
    return Room(app, database)


def get(who: Signed, path: str) -> str:
    answer = who.client.get(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.text


def test_a_student_finds_the_own_course_and_history_and_no_number_of_others(room: Room) -> None:
    grades.decide_grade(
        room.database,
        room.teacher.visitor,
        room.assignment,
        room.members["Bob Otherwise"],
        decision="share",
        share=0.37,
        reason="A secret of Bob's.",
        now=NOW,
    )
    course = f"/courses/{room.class_id}"
    assert course in get(room.ada, "/join")
    shown = {path: get(room.ada, path) for path in (course, f"{course}/history", f"{course}/history/answers")}
    assert "100%" in shown[course] and "2 <small>of 2 right</small>" in shown[f"{course}/history"]
    for path, text in shown.items():
        assert "Bob" not in text and "37%" not in text and "secret" not in text, path
    assert "A secret of Bob" in get(room.bob, course) and "37%" in get(room.bob, course)


def test_every_link_of_a_students_pages_opens(room: Room) -> None:
    pages = [f"/courses/{room.class_id}", f"/courses/{room.class_id}/history"]
    pages += re.findall(rf'href="(/courses/{room.class_id}/history/answers[^"]*)"', get(room.ada, pages[1]))
    assert len(pages) > 4
    for page in pages:
        for link in re.findall(
            r'href="(/(?:attempts|assignments)/[^"]+)"', get(room.ada, page.replace("&amp;", "&"))
        ):
            get(room.ada, link)


def test_a_teacher_goes_from_the_class_to_a_students_answers(room: Room) -> None:
    path = f"/classes/{room.class_id}/students/{room.members['Bob Otherwise']}/history"
    for page in (f"/classes/{room.class_id}", f"/classes/{room.class_id}/grades"):
        assert path in get(room.teacher, page)
    assert "0 <small>of 2 right</small>" in get(room.teacher, path)
    listed = get(room.teacher, f"{path}/answers?form=numeric")
    assert "<h1>1 answer</h1>" in listed and "Ada" not in listed
    [slot] = re.findall(r'href="(/attempts/[^"]+/slots/\d+)"', listed)
    get(room.teacher, slot)


def test_a_class_a_question_and_a_fact_lead_to_the_attempts_behind_their_numbers(room: Room) -> None:
    results = f"/assignments/{room.assignment}/results"
    assert results in get(room.teacher, f"/assignments/{room.assignment}/desk")
    places = ["/banks/samples/questions/single", "/banks/samples/facts/score"]
    assert all(f"{place}/results" in get(room.teacher, place) for place in places)
    for page in [results, *(f"{place}/results" for place in places)]:
        text = get(room.teacher, page)
        behind = set(re.findall(rf'href="({page}/[^"]+)"', text))
        assert behind, page
        for link in behind:
            listed = get(room.teacher, link.replace("&amp;", "&"))
            [*attempts] = re.findall(r'href="(/attempts/[^"]+)"', listed)
            assert attempts, link
            get(room.teacher, attempts[0])
    assert "Bob Otherwise" in get(room.teacher, f"{results}/attempts?tenth=0")
    assert "Bob" not in get(room.teacher, f"{results}/attempts?tenth=9")
    assert "No attempt fits." in get(room.teacher, f"{results}/attempts?tenth=99&fifth=-1")


def test_strange_addresses_show_a_list_without_answers(room: Room) -> None:
    path = f"/courses/{room.class_id}/history/answers"
    for query in (
        "topic=" + "x" * 999,
        "fact=nothing",
        "fact=/&quiz=%0A",
        "version=-1&time=9",
        "start=-5&form=",
    ):
        assert "No answer fits." in get(room.ada, f"{path}?{query}"), query
