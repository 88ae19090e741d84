"""The pages that grade a question again: nothing happens unseen, and what happens can be undone."""

from dataclasses import replace

import pytest
from flask import Flask

from quizapp.storage.database import Database
from tests.core.questions.samples import SINGLE
from tests.harness.stage import Stage
from tests.people import csrf_token, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MENDED = replace(SINGLE, options=tuple(replace(one, fraction=float(one.id == "b")) for one in SINGLE.options))


class Classroom:
    """A teacher with a quiz that one learner got wrong by a wrong key, both in their browsers."""

    def __init__(self, app: Flask, database: Database) -> None:
        self.teacher, self.learner = sign_in(app, "teacher"), sign_in(app, "learner")
        self.stage = Stage(database)
        self.quiz = self.stage.quiz("single", owner=self.teacher.visitor)
        hands = self.stage.start(self.learner.visitor, self.quiz)
        hands.save(1, hands.fields(1, {"choice": ["b"]}))
        hands.hand_in()
        self.attempt = hands.attempt
        self.stage.write(MENDED)
        self.token = csrf_token(self.teacher.client)

    def look(self, path: str, policy: str = "recompute") -> str:
        return self.teacher.client.get(f"/quizzes/{self.quiz}/{path}?policy={policy}&lang=en").text

    def send(self, path: str, **fields: str):
        form = {"csrf_token": self.token, **fields}
        return self.teacher.client.post(f"/quizzes/{self.quiz}/{path}", data=form, follow_redirects=True)


@pytest.fixture
def classroom(app: Flask, database: Database) -> Classroom:
    return Classroom(app, database)


def digest_in(page: str) -> str:
    return page.partition('name="digest"')[2].partition('value="')[2].partition('"')[0]


def test_a_teacher_looks_changes_and_takes_back(classroom: Classroom) -> None:
    assert "changed since it was asked" in classroom.look("regrade")
    page = classroom.look("regrade/single")
    assert "1 mark changes" in page and "0 / 1" in page and "1 / 1" in page
    done = classroom.send("regrade/single", policy="recompute", digest=digest_in(page), reason="Wrong key.")
    assert "1 mark is changed." in done.text and "Wrong key." in done.text
    review = classroom.learner.client.get(f"/attempts/{classroom.attempt}/slots/1?lang=en").text
    assert "The mark was changed from 0 / 1 marks to 1 / 1 marks." in review and "Wrong key." in review
    undo = done.text.partition("/regrades/")[2].partition("/undo")[0]
    assert "Undone for 1 mark." in classroom.send(f"regrades/{undo}/undo").text
    again = classroom.learner.client.get(f"/attempts/{classroom.attempt}/slots/1?lang=zh").text
    assert "改动已撤回" in again


def test_without_a_reason_or_with_an_old_preview_nothing_happens(classroom: Classroom) -> None:
    digest = digest_in(classroom.look("regrade/single"))
    for fields in ({"digest": digest, "reason": " "}, {"digest": "old", "reason": "Wrong key."}):
        answer = classroom.send("regrade/single", policy="recompute", **fields)
        assert answer.status_code == 409 and 'role="alert"' in answer.text
    assert "1 mark changes" in classroom.look("regrade/single")


def test_a_way_that_changes_nothing_offers_no_button(classroom: Classroom) -> None:
    done = classroom.send(
        "regrade/single",
        policy="drop",
        digest=digest_in(classroom.look("regrade/single", "drop")),
        reason="Unfair.",
    )
    assert done.status_code == 200
    page = classroom.look("regrade/single", "drop")
    assert "This changes no mark." in page and 'name="digest"' not in page


def test_a_question_gets_another_weight_once_it_was_looked_at(classroom: Classroom) -> None:
    faulty = classroom.look("regrade/single", "recompute&weight=many")
    assert "more than 0 and at most 1000" in faulty and "0 / 1" in faulty
    page = classroom.look("regrade/single", "recompute&weight=2,5")
    assert "0 / 1" in page and "2.5 / 2.5" in page and "Attempts from now on" in page
    sent = {"policy": "recompute", "weight": "2.5", "digest": digest_in(page), "reason": "It asks for more."}
    assert "many" not in classroom.send("regrade/single", **{**sent, "weight": "many"}).text
    assert (
        "By the key as it is now · 2.5 marks for the question"
        in classroom.send("regrade/single", **sent).text
    )
