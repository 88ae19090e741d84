"""All or nothing, weights of gaps, marks: what imported questions bring along."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Blank, Question
from quizapp.core.questions.registry import check_question, grade_response
from quizapp.core.questions.response import Response
from tests.core.questions.samples import CLOZE, MATCHING, MULTIPLE, ORDERING


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (MULTIPLE, {"choice": [next(one.id for one in MULTIPLE.options if one.fraction > 0)]}),
        (MATCHING, {MATCHING.pairs[0].id: MATCHING.pairs[0].id}),
        (
            ORDERING,
            {"order": [*[one.id for one in ORDERING.items][1::-1], *[one.id for one in ORDERING.items][2:]]},
        ),
    ],
)
def test_a_part_is_worth_nothing_where_only_the_whole_counts(
    question: Question, part: dict[str, object]
) -> None:
    assert 0 < (grade_response(question, Response(part)).fraction or 0) < 1
    assert grade_response(replace(question, all_or_nothing=True), Response(part)).fraction == 0.0


def test_a_wrong_option_that_costs_nothing_spoils_the_whole() -> None:
    options = tuple(replace(one, fraction=max(one.fraction, 0.0)) for one in MULTIPLE.options)
    question = replace(MULTIPLE, options=options, all_or_nothing=True)
    right = [one.id for one in options if one.fraction > 0]
    assert grade_response(question, Response({"choice": right})).fraction == 1.0
    assert grade_response(question, Response({"choice": [one.id for one in options]})).fraction == 0.0


def test_a_heavier_gap_is_worth_more() -> None:
    blanks = (Blank("a", Answer("1"), weight=3), Blank("b", Answer("2")))
    question = replace(CLOZE, stem=Twin(en="{{a}} {{b}}"), blanks=blanks, explanation=None, hints=())
    assert grade_response(question, Response({"a": "1"})).fraction == 0.75


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (replace(MULTIPLE, mark=0.0), "the mark must be above 0"),
        (
            replace(CLOZE, blanks=tuple(replace(one, weight=0.0) for one in CLOZE.blanks)),
            "the weight of a blank",
        ),
    ],
)
def test_marks_and_weights_are_above_nothing(question: Question, message: str) -> None:
    assert any(message in str(one) for one in check_question(question))
