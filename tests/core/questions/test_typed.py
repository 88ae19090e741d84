"""Typed answers beside the key: a part of the mark, a feedback of their own, any other answer."""

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Other, Question, Tolerance
from quizapp.core.questions.registry import check_question
from quizapp.core.questions.typed import grade_typed

CAPITAL = Answer(
    "Bern",
    accept=("Berne",),
    others=(
        Other("Z*rich", 0.25, Twin(en="The largest city.")),
        Other("*", 0.0, Twin(en="Look at the map.")),
    ),
    feedback=Twin(en="Since 1848."),
)
SPEED = Answer(
    "300",
    type="number",
    tolerance=Tolerance(abs=1),
    others=(Other("300", 0.5, Twin(en="Nearly."), Tolerance(abs=10)), Other("30..40", 0.1)),
)


@pytest.mark.parametrize(
    ("text", "fraction", "feedback"),
    [
        ("bern", 1.0, "Since 1848."),
        ("Berne", 1.0, "Since 1848."),
        ("Zürich", 0.25, "The largest city."),
        ("Geneva", 0.0, "Look at the map."),
    ],
)
def test_each_typed_text_gets_the_fraction_and_the_feedback_of_its_answer(
    text: str, fraction: float, feedback: str
) -> None:
    part = grade_typed(CAPITAL, text)
    assert (part.fraction, part.feedback) == (fraction, Twin(en=feedback))


@pytest.mark.parametrize(
    ("text", "fraction"), [("300.5", 1.0), ("309", 0.5), ("289", 0.0), ("35", 0.1), ("41", 0.0)]
)
def test_a_further_number_has_a_tolerance_of_its_own(text: str, fraction: float) -> None:
    assert grade_typed(SPEED, text).fraction == fraction


def test_the_first_of_the_others_that_fits_decides() -> None:
    twice = Answer("x", others=(Other("yes", 0.5), Other("yes", 0.9)))
    assert grade_typed(twice, "yes").fraction == 0.5


@pytest.mark.parametrize(
    ("other", "message"),
    [(Other("y", 1.5), "the fraction 1.5 is out of range"), (Other("", 0.5), "the value is empty")],
)
def test_a_faulty_further_answer_is_named_by_its_place(other: Other, message: str) -> None:
    question = Question("q", "short_text", Twin(en="Which?"), answer=Answer("x", others=(other,)))
    found = [str(one) for one in check_question(question)]
    assert any(one.startswith("q answer.others.1: ") and message in one for one in found), found
