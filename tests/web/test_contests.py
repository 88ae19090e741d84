"""The pages of contested answers: beside a question's feedback, for those who decide, and on the first page."""

import re
from dataclasses import dataclass

import pytest
from flask import Flask

from quizapp.storage.banks import BankRow
from tests.harness.stage import Stage
from tests.people import Signed, post, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Dispute:
    """A learner who typed what the key does not know, and the teacher whose bank it is, both in their browsers."""

    stage: Stage
    teacher: Signed
    learner: Signed
    quiz: str
    slot: str

    def look(self, who: Signed, path: str, language: str = "en") -> str:
        return who.client.get(f"{path}{'&' if '?' in path else '?'}lang={language}").text

    def contest(self, **fields: str):
        return post(self.learner.client, f"{self.slot}/contest", page=self.slot, **fields)

    def decide(self, **fields: str):
        action = re.findall(r'action="(/contests/\d+/decide)"', self.look(self.teacher, "/contests"))[0]
        return post(self.teacher.client, action, page="/contests", **fields)


@pytest.fixture
def dispute(app: Flask, stage: Stage) -> Dispute:
    teacher, learner = sign_in(app, "teacher"), sign_in(app)
    with stage.database.write() as session:
        session.get_one(BankRow, stage.bank_id).owner_id = teacher.visitor.person_id
    quiz = stage.quiz("short", owner=teacher.visitor)
    hands = stage.start(learner.visitor, quiz)
    hands.save(1, {"text": ["value network"]})
    hands.hand_in()
    return Dispute(stage, teacher, learner, quiz, f"/attempts/{hands.attempt}/slots/1")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_the_feedback_to_the_preview_and_back_to_the_learner(dispute: Dispute, language: str) -> None:
    assert f"{dispute.slot}/contest" in dispute.look(dispute.learner, dispute.slot, language)
    sent = dispute.contest(text="<i>So</i> says p. 2.", passage="on")
    assert sent.location.endswith(dispute.slot)
    assert "/contests" in dispute.look(dispute.teacher, "/teaching", language)
    page = dispute.look(dispute.teacher, "/contests", language)
    assert "&lt;i&gt;So&lt;/i&gt; says p. 2." in page and "value network" in page and "79.8" in page
    dispute.stage.later(60)
    led = dispute.decide(decision="also", answer="You are right.")
    assert led.location.endswith(f"/quizzes/{dispute.quiz}/regrade/short?policy=never_lower")
    preview = dispute.look(dispute.teacher, led.location, language)
    assert "0 / 1" in preview and "1 / 1" in preview
    assert dispute.slot in dispute.look(dispute.learner, "/", language)
    shown = dispute.look(dispute.learner, dispute.slot, language)
    assert "You are right." in shown and "/contest" not in shown
    assert dispute.slot not in dispute.look(dispute.learner, "/", language)


def test_a_contest_without_a_source_is_refused_with_what_was_typed(dispute: Dispute) -> None:
    answer = dispute.contest(text="It is so.", source=" ")
    assert answer.status_code == 400 and "It is so." in answer.text and 'role="alert"' in answer.text
    assert "/decide" not in dispute.look(dispute.teacher, "/contests")


def test_declining_takes_a_reason_and_what_was_typed_stays(dispute: Dispute) -> None:
    dispute.contest(text="It is so.", source="https://example.org")
    refused = dispute.decide(decision="decline", answer=" ")
    assert refused.status_code == 409 and 'value="decline" required checked' in refused.text
    assert dispute.decide(decision="", answer="No.").status_code == 409
    assert dispute.decide(decision="decline", answer="That is another model.").location.endswith("/contests")
    assert "That is another model." in dispute.look(dispute.learner, dispute.slot)
    assert "Declined" in dispute.look(dispute.teacher, "/contests?decided=1")


def test_what_held_and_what_was_shown_on_a_day_can_be_told(app: Flask, dispute: Dispute) -> None:
    before = f"/quizzes/{dispute.quiz}/scores?on={dispute.stage.now.date()}"
    assert "not looked at yet" in dispute.look(dispute.teacher, before)
    dispute.look(dispute.learner, dispute.slot)
    dispute.contest(text="It is so.", passage="on")
    dispute.stage.later(86400)
    dispute.teacher = sign_in(app, person=dispute.teacher.person)
    dispute.decide(decision="grant", answer="Granted.")
    then = dispute.look(dispute.teacher, before)
    assert then.count("0 / 1") == 2 and "1 / 1" not in then
    now = dispute.look(dispute.teacher, f"/quizzes/{dispute.quiz}/scores?on=nonsense")
    assert "1 / 1" in now and now.count("0 / 1") == 1
    attempt = dispute.slot.partition("/slots")[0]
    account = dispute.look(dispute.teacher, f"{attempt}/scores")
    assert account.index("0 / 1") < account.index("Granted.") < account.rindex("1 / 1")
