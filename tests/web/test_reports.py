"""The pages of reported problems: beside a question's feedback, and for those who answer."""

import re

import pytest
from flask import Flask

from tests.harness.stage import Stage
from tests.people import Signed, post, sign_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def taken(app: Flask, stage: Stage) -> tuple[Signed, Signed, str]:
    """A teacher, a learner, and the address of the first question of the attempt that the learner handed in."""
    teacher, learner = sign_in(app, "teacher"), sign_in(app)
    hands = stage.start(learner.visitor, stage.quiz("numeric", owner=teacher.visitor))
    hands.save(1, hands.wrong(1))
    hands.hand_in()
    return teacher, learner, f"/attempts/{hands.attempt}/slots/1"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_problem_goes_to_the_teacher_and_its_answer_comes_back(
    taken: tuple[Signed, Signed, str], language: str
) -> None:
    teacher, learner, slot = taken
    asked = {"lang": language}
    sent = post(learner.client, f"{slot}/report", page=slot, about="key", text="<i>It is</i> 33.")
    assert sent.location.endswith(slot)
    assert "/reports" in teacher.client.get("/teaching", query_string=asked).get_data(as_text=True)
    page = teacher.client.get("/reports", query_string=asked).get_data(as_text=True)
    assert "&lt;i&gt;It is&lt;/i&gt; 33." in page and learner.visitor.name in page and slot in page
    answer = re.findall(r'action="(/reports/\d+/answer)"', page)[0]
    assert post(teacher.client, answer, page="/reports", text="Mended.").status_code == 303
    shown = learner.client.get(slot, query_string=asked).get_data(as_text=True)
    assert "Mended." in shown and "/report" not in shown.partition("Mended.")[2]
    assert "Mended." in teacher.client.get("/reports?closed=1", query_string=None).get_data(as_text=True)


def test_an_empty_report_is_told_and_kept_nowhere(taken: tuple[Signed, Signed, str]) -> None:
    teacher, learner, slot = taken
    post(learner.client, f"{slot}/report", page=slot, about="key", text=" ")
    assert "/answer" not in teacher.client.get("/reports").get_data(as_text=True)


def test_the_teacher_reads_the_attempt_without_a_form_to_report(taken: tuple[Signed, Signed, str]) -> None:
    teacher, _, slot = taken
    assert f"{slot}/report" not in teacher.client.get(slot).get_data(as_text=True)
