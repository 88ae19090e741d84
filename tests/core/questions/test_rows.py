from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.questions.forms import answer_form, random_guess
from quizapp.core.questions.question import Item, Pair, Question
from quizapp.core.questions.registry import KINDS, check_question, grade_response, parse_response
from quizapp.core.questions.response import Grade, Response, Unreadable
from tests.core.questions.samples import MATCHING, MULTIPLE, OPEN, ORDERING, SHORT, SINGLE, same


def graded(question: Question, **raw: list[str]) -> Grade:
    response = parse_response(question, raw)
    assert isinstance(response, Response)
    return grade_response(question, response)


def test_each_matching_row_earns_its_share() -> None:
    grade = graded(MATCHING, r1=["r1"], o1=["zero"])
    assert grade.fraction == pytest.approx(1 / 3)
    assert [part.fraction for part in grade.parts.values()] == [1, 0, 0]
    assert str(grade.why[0]) == "Rows that match: 1 of 3."


def test_one_right_side_may_be_chosen_twice() -> None:
    assert graded(MATCHING, r1=["r1"], o1=["r1"], zero=["r1"]).fraction == pytest.approx(1 / 3)


def test_a_row_with_a_strange_right_side_names_its_field() -> None:
    response = parse_response(MATCHING, {"r1": ["r1"], "o1": ["elsewhere"]})
    assert isinstance(response, Unreadable) and response.field == "o1"


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (replace(MATCHING, pairs=MATCHING.pairs[:1]), "there are 1"),
        (replace(MATCHING, extras=(Item("r1", same("9")),)), "the id “r1” occurs twice"),
        (replace(MATCHING, extras=(Item("e", same("７９.８ %")),)), "“79.8%” occurs more than once"),
        (
            replace(MATCHING, pairs=(*MATCHING.pairs, Pair("x", same("O1"), same("1")))),
            "“o1” occurs more than once",
        ),
        (replace(MATCHING, extras=tuple(Item(f"e{n}", same(f"{n}")) for n in range(24))), "27 right sides"),
        (replace(ORDERING, items=ORDERING.items[:1]), "there are 1"),
        (replace(ORDERING, items=(*ORDERING.items, Item("v2", same("V4")))), "the id “v2” occurs twice"),
        (replace(ORDERING, items=(*ORDERING.items, Item("x", same("v2")))), "“V2” occurs more than once"),
    ],
)
def test_faults_of_rows(question: Question, fault: str) -> None:
    assert any(fault in str(found) for found in check_question(question)), check_question(question)


@pytest.mark.parametrize(
    ("order", "fraction"),
    [
        ("v2 v3 r1 r1-0528", 1),
        ("v3 v2 r1 r1-0528", 2 / 3),
        ("r1-0528 v2 v3 r1", 2 / 3),
        ("r1 r1-0528 v2 v3", 2 / 3),
        ("r1-0528 r1 v3 v2", 0),
    ],
)
def test_an_order_earns_the_steps_that_go_the_right_way(order: str, fraction: float) -> None:
    assert graded(ORDERING, order=order.split()).fraction == pytest.approx(fraction)


@given(st.permutations([item.id for item in ORDERING.items]))
def test_only_the_right_order_earns_everything(order: list[str]) -> None:
    fraction = graded(ORDERING, order=order).fraction
    assert (fraction == 1) == (order == [item.id for item in ORDERING.items])


@pytest.mark.parametrize("order", [["v2"], ["v2", "v3", "r1", "r1"], ["v2", "v3", "r1", "x"]])
def test_an_order_with_gaps_or_repeats_cannot_be_read(order: list[str]) -> None:
    assert isinstance(parse_response(ORDERING, {"order": order}), Unreadable)


def test_an_open_answer_is_kept_ungraded() -> None:
    grade = graded(OPEN, text=["two\r\nlines "])
    assert grade.fraction is None
    assert parse_response(OPEN, {"text": ["two\r\nlines "]}) == Response({"text": "two\nlines"})


@pytest.mark.parametrize(
    ("question", "guess"),
    [
        (SINGLE, (1 + 0.25) / 4),
        (MULTIPLE, 3 / 15),
        (MATCHING, 0.25),
        (ORDERING, 0.5),
        (SHORT, 0),
        (OPEN, 0),
    ],
)
def test_blind_choice_earns_its_average(question: Question, guess: float) -> None:
    assert random_guess(question) == pytest.approx(guess)


def test_each_kind_has_its_form() -> None:
    forms = {name: answer_form(name) for name in KINDS}
    assert forms["short_text"] == "recall" and forms["matching"] == "recognition"
