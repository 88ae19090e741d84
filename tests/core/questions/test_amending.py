"""An answer that turns out to be right: the question is changed so that it counts, and nothing else goes wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.attempts.step import grade_raw
from quizapp.core.questions.amending import Way, amend, find_ways
from quizapp.core.questions.question import KindName
from quizapp.core.questions.registry import KINDS, check_question
from tests.core.questions.samples import CLOZE, MULTIPLE, NUMERIC, SAMPLES, SHORT, SINGLE, TRUE_FALSE

Raw = Mapping[str, Sequence[str]]


@pytest.mark.parametrize(
    ("kind", "raw", "ways"),
    [
        ("single_choice", {"choice": ["b"]}, ("also", "instead")),
        ("true_false", {"choice": ["false"]}, ("instead",)),
        ("multiple_choice", {"choice": ["a", "c"]}, ("instead",)),
        ("short_text", {"text": ["value network"]}, ("also", "instead")),
        ("numeric", {"value": ["24"], "unit": ["GB"]}, ("also", "instead")),
        ("numeric", {"value": ["a lot"], "unit": ["GB"]}, ()),
        ("short_text", {"text": [""]}, ()),
        ("open_answer", {"text": ["An essay."]}, ()),
    ],
)
def test_some_answers_can_be_made_to_count(kind: KindName, raw: Raw, ways: tuple[Way, ...]) -> None:
    question = next(one for one in SAMPLES.values() if one.kind == kind)
    assert find_ways(question, raw) == ways
    for way in ways:
        amended = amend(question, raw, way)
        assert amended is not None and grade_raw(amended, raw).fraction == 1
        assert not [one for one in check_question(amended) if one.severity == "error"]


def test_what_was_right_stays_right_beside_it_and_not_in_place_of_it() -> None:
    for question, raw in (
        (SINGLE, {"choice": ["b"]}),
        (SHORT, {"text": ["value network"]}),
        (NUMERIC, {"value": ["24"], "unit": ["GB"]}),
    ):
        key = KINDS[question.kind].key(question)
        also, instead = amend(question, raw, "also"), amend(question, raw, "instead")
        assert also is not None and grade_raw(also, key).fraction == 1
        assert instead is not None and grade_raw(instead, key).fraction == 0


def test_the_gaps_that_were_wrong_accept_what_was_filled_in() -> None:
    raw = {"who": ["High-Flyer"], "when": ["2025-01-20"], "score": ["79.8"], "licence": ["gpl"]}
    amended = amend(CLOZE, raw, "also")
    assert amended is not None and grade_raw(amended, raw).fraction == 1
    assert grade_raw(amended, KINDS["cloze"].key(CLOZE)).fraction == 1
    assert amended.blanks[1] == CLOZE.blanks[1]


def test_a_gap_left_empty_cannot_be_made_right() -> None:
    assert find_ways(CLOZE, {"who": ["High-Flyer"]}) == ()


def test_other_options_keep_their_parts_and_wrong_picks_their_cost() -> None:
    instead = amend(SINGLE, {"choice": ["b"]}, "instead")
    assert instead is not None and [one.fraction for one in instead.options] == [0, 1, 0, 0.25]
    picks = amend(MULTIPLE, {"choice": ["a", "c"]}, "instead")
    assert picks is not None and [one.fraction for one in picks.options] == [0.5, -0.5, 0.5, -0.5]
    turned = amend(TRUE_FALSE, {"choice": ["false"]}, "instead")
    assert turned is not None and turned.options == TRUE_FALSE.options


def test_a_star_in_an_answer_stands_for_itself() -> None:
    amended = amend(SHORT, {"text": ["A* search"]}, "also")
    assert amended is not None and grade_raw(amended, {"text": ["A big search"]}).fraction == 0


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=40))
def test_a_typed_text_counts_once_it_is_accepted_and_nothing_else_is_lost(text: str) -> None:
    raw = {"text": [text]}
    amended = amend(replace(SHORT, all_or_nothing=True), raw, "also")
    if amended is not None:
        assert grade_raw(amended, raw).fraction == 1
        assert grade_raw(amended, {"text": ["critic model"]}).fraction == 1
