"""Rows of a form come, go and move, and nothing else changes."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import MOST
from quizapp.web.question_forms.mapping import Plain, texts_of
from quizapp.web.question_forms.rows import change_rows
from tests.core.questions.samples import SAMPLES
from tests.web.question_forms.strategies import questions

CHOICE = texts_of(SAMPLES["single_choice"])


def ids(texts: Plain, part: str) -> list[str]:
    return [row["id"] for row in texts[part]]


@pytest.mark.parametrize(
    ("order", "expected", "at"),
    [
        ("add:options", "abcde", "options-4"),
        ("remove:options-1", "acd", "options-1"),
        ("remove:options-3", "abc", "options-2"),
        ("up:options-2", "acbd", "options-1"),
        ("down:options-0", "bacd", "options-1"),
        ("up:options-0", "abcd", "options-0"),
        ("down:options-3", "abcd", "options-3"),
        ("up:options-9", "abcd", ""),
        ("add:answer", "abcd", ""),
        ("save", "abcd", ""),
        ("up:stem-0", "abcd", ""),
    ],
)
def test_a_button_changes_the_rows(order: str, expected: str, at: str) -> None:
    changed = change_rows(CHOICE, order, "single_choice")
    assert ("".join(ids(changed.texts, "options")), changed.at) == (expected, at)
    rest = {name: value for name, value in CHOICE.items() if name != "options"}
    assert {name: value for name, value in changed.texts.items() if name != "options"} == rest


def test_an_option_of_a_gap_is_a_row_as_well() -> None:
    texts = texts_of(SAMPLES["cloze"])
    place = next(n for n, blank in enumerate(texts["blanks"]) if blank["options"])
    changed = change_rows(texts, f"add:blanks-{place}-options", "cloze")
    assert len(changed.texts["blanks"][place]["options"]) == len(texts["blanks"][place]["options"]) + 1


def test_a_new_gap_is_typed_or_chosen_as_its_button_says() -> None:
    changed = change_rows(texts_of(SAMPLES["cloze"]), "add:blanks:chosen", "cloze")
    assert changed.texts["blanks"][-1]["way"] == "chosen"


def test_a_new_right_side_has_an_id_that_no_pair_has() -> None:
    changed = change_rows(texts_of(SAMPLES["matching"]), "add:extras", "matching").texts
    names = [*ids(changed, "pairs"), *ids(changed, "extras")]
    assert len(set(names)) == len(names)


def test_a_statement_has_two_options_and_no_third() -> None:
    texts = texts_of(SAMPLES["true_false"])
    for _ in range(3):
        texts = change_rows(texts, "add:options", "true_false").texts
    assert sorted(ids(texts, "options")) == ["false", "true"]
    assert texts["options"][-1]["text"] == {"zh": "正确", "en": "True"}


def test_no_more_rows_are_added_than_a_question_may_have() -> None:
    texts = CHOICE
    for _ in range(2 * MOST):
        texts = change_rows(texts, "add:options", "single_choice").texts
    assert len(texts["options"]) == MOST


@settings(max_examples=50)
@given(
    questions,
    st.text(max_size=30) | st.from_regex(r"(add|up|down|remove):[a-z]+(-\d{1,2}){0,2}", fullmatch=True),
)
def test_no_button_breaks_a_form_or_changes_what_was_sent(question: Question, order: str) -> None:
    texts = texts_of(question)
    before = copy.deepcopy(texts)
    changed = change_rows(texts, order, question.kind)
    assert texts == before and set(changed.texts) == set(before)
