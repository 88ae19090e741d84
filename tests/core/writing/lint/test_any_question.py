"""The lint on questions of any shape: it never fails, and no text makes it search without end."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Option, Question
from quizapp.core.writing.lint.bank_flaws import find_bank_flaws
from quizapp.core.writing.lint.blind import guess_blindly
from quizapp.core.writing.lint.leaks import find_cues
from quizapp.core.writing.lint.mend import mend_order
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.lint.wording import RULES
from tests.core.questions.strategies import questions

PIECES = (
    "A and ",
    "1、",
    "哪",
    "不",
    "which not ",
    "____",
    "(",
    "**",
    "9,",
    "[a](",
    "以上都",
    "①",
    "every ",
    "a-",
)
LONG, SECONDS = 4000, 1.0


@settings(max_examples=25)
@given(questions)
def test_every_question_gets_its_flaws(question: Question) -> None:
    for flaw in find_flaws(question):
        assert flaw.where.startswith(question.id)
        assert flaw.severity == RULES[flaw.rule].severity
        assert str(flaw.message)
        assert str(flaw.remedy)
    assert mend_order(mend_order(question)) == mend_order(question)


@settings(max_examples=10)
@given(st.lists(questions, max_size=3))
def test_every_bank_gets_its_flaws_and_guesses(bank: list[Question]) -> None:
    find_bank_flaws(bank)
    find_cues(bank)
    for guess in guess_blindly(bank, sittings=[[question.id for question in bank]]):
        assert 0 <= guess.hits <= guess.picks


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_does_not_hold_the_lint_up(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    options = (Option("a", Twin(en=text), 1.0), Option("b", Twin(en=f"x{text}")), Option("c", Twin(en="c")))
    question = Question("q", "single_choice", Twin(zh=text, en=text), options=options)
    start = process_time()
    find_flaws(question)
    assert process_time() - start < SECONDS
