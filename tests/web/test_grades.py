"""The pages of a gradebook: the table, a decision, weights, files for spreadsheets."""

import pytest
from flask import Flask

from quizapp.core.classes.assignment import Target
from quizapp.core.quizzes.quiz import Settings
from quizapp.services import assignments, classes
from quizapp.services.assignments import Rules
from quizapp.storage.database import Database
from tests.harness.stage import Stage
from tests.people import NOW, csrf_token, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Room:
    """A class of one learner with an assignment, its teacher in a browser."""

    def __init__(self, app: Flask, database: Database) -> None:
        self.teacher, learner = sign_in(app, "teacher"), sign_in(app, "learner")
        self.client, self.token = self.teacher.client, csrf_token(self.teacher.client)
        stage, visitor = Stage(database, now=NOW), self.teacher.visitor
        self.class_id = classes.make_class(database, visitor, name="=Class", now=NOW)
        code = classes.class_page(database, visitor, self.class_id).join_code or ""
        classes.join_class(database, learner.visitor, code, name="=Ada", now=NOW)
        quiz = stage.quiz("single", owner=visitor)
        rules = Rules(Settings(), (Target("class"),), "")
        self.assignment = assignments.assign_quiz(database, visitor, self.class_id, quiz, rules, now=NOW)
        self.member = classes.class_page(database, visitor, self.class_id).students[0].member.id
        self.cell = f"/assignments/{self.assignment}/students/{self.member}/grade"

    def get(self, path: str):
        return self.client.get(f"{path}{'&' if '?' in path else '?'}lang=en")

    def post(self, path: str, **fields: str):
        return self.client.post(path, data={"csrf_token": self.token, **fields}, follow_redirects=True)


@pytest.fixture
def room(app: Flask, database: Database) -> Room:
    return Room(app, database)


def test_a_grade_by_hand_reaches_the_table_and_its_history(room: Room) -> None:
    table = f"/classes/{room.class_id}/grades"
    assert "still open" in room.get(table).text
    refused = room.post(room.cell, decision="share", percent="eighty", reason="Oral exam.")
    assert refused.status_code == 422 and "from 0 to 100" in refused.text
    assert "Oral exam." in room.post(room.cell, decision="share", percent="87.5 %", reason="Oral exam.").text
    shown = room.get(table).text
    assert "88%" in shown or "87.5%" in shown
    assert "by hand" in shown
    late = room.post(room.cell, decision="share", percent="20", reason="I read it before.", seen="0")
    assert (
        late.status_code == 422 and "while you read it" in late.text and 'name="seen" value="1"' in late.text
    )
    assert "Excused" in room.post(room.cell, decision="excused", percent="", reason="Ill.").text


def test_the_table_is_filtered_and_names_are_hidden_on_wish(room: Room) -> None:
    table = f"/classes/{room.class_id}/grades"
    for asked in ("missing=1", "below=50", "below=50&of=nothing&missing=1"):
        assert "no student fits" in room.get(f"{table}?{asked}").text
    room.post(room.cell, decision="share", percent="40", reason="Oral exam.")
    shown = room.get(f"{table}?below=50&of={room.assignment}&sort=lowest&names=hidden").text
    assert "=Ada" not in shown and "Student 1" in shown and "grades.csv?names=hidden" in shown
    assert "=Ada" in room.get(f"{table}?below=50&sort=number").text
    assert "Ada" not in room.get(f"{table}.csv?names=hidden").data.decode("utf-8-sig")


def test_weights_are_kept_and_faulty_ones_refused(room: Room) -> None:
    path = f"/classes/{room.class_id}/grading"
    given = {"title-0": "Exams", "weight-0": "2", f"category-{room.assignment}": "0", "scale": "letters"}
    assert room.post(path, **{**given, "weight-0": "much"}).status_code == 422
    room.post(path, **given)
    page = room.get(path).text
    assert 'value="Exams"' in page and '<option value="letters" selected>' in page
    room.post(room.cell, decision="share", percent="95", reason="Good.")
    assert " A</td>" in room.get(f"/classes/{room.class_id}/grades").text


@pytest.mark.parametrize("name", ["grades.csv", "grades.xlsx"])
def test_the_whole_comes_as_a_file_in_which_nothing_runs(room: Room, name: str) -> None:
    answer = room.get(f"/classes/{room.class_id}/{name}")
    assert answer.status_code == 200 and name in answer.headers["Content-Disposition"]
    if name.endswith("csv"):
        assert "'=Ada" in answer.data.decode("utf-8-sig")


def test_a_strange_address_shows_the_usual_table(room: Room) -> None:
    path = f"/classes/{room.class_id}/grades?student=-5&assignment=x&sort=worst&group=nobody"
    assert room.get(path).status_code == 200
