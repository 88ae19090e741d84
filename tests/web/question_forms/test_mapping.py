"""What the form of a question holds is the question, whole and nothing else."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.questions.registry import KINDS
from quizapp.web.question_forms.forms import FORMS
from quizapp.web.question_forms.mapping import read_question, texts_of
from quizapp.web.question_forms.number_text import (
    find_number,
    find_percentage,
    find_whole,
    number_text,
    percentage_text,
)
from tests.core.questions.strategies import numbers
from tests.web.question_forms.strategies import questions, questions_of


def sent(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """The fields as a browser sends them: line ends of its own, no boxes that are not ticked."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from sent(inner, f"{name}-{key}" if name else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from sent(inner, f"{name}-{number}")
    elif value is not False:
        yield name, "y" if value is True else str(value).replace("\n", "\r\n")


def through_the_form(question: Question) -> Question:
    """The question after it was filled into its form, sent, and read."""
    form = FORMS[question.kind](MultiDict(sent(texts_of(question))))
    read, faults = read_question(question, form.data, KINDS[question.kind].parts)
    assert faults == []
    return read


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_a_form(kind: str) -> None:
    assert set(KINDS[kind].parts) <= set(FORMS[kind]().data)  # type: ignore[index]


@given(questions)
def test_a_question_of_any_kind_comes_back_from_its_form_as_it_was(question: Question) -> None:
    assert through_the_form(question) == question


@settings(max_examples=20)
@given(questions_of("single_choice"))
def test_parts_of_other_kinds_do_not_come_through_a_form(question: Question) -> None:
    texts = texts_of(question) | {"pairs": [{"id": "a", "left": {"zh": "x"}, "right": {"zh": "y"}}]}
    assert read_question(question, texts, KINDS["single_choice"].parts)[0] == question


@pytest.mark.parametrize(
    ("field", "text"), [("fraction", "much"), ("fraction", "1/0"), ("fraction", "nan"), ("fraction", "1e999")]
)
def test_what_is_no_number_is_told_by_the_name_of_its_field(field: str, text: str) -> None:
    question = Question("q", "single_choice", Twin("一", "one"), options=(Option("a", Twin("甲", "A")),))
    texts = texts_of(question)
    texts["options"][0][field] = text
    _, faults = read_question(question, texts, KINDS["single_choice"].parts)
    assert [fault.where for fault in faults] == [f"options-0-{field}"] and text in str(faults[0])


@given(numbers)
def test_a_number_is_read_as_it_was_written(number: float) -> None:
    assert find_number(number_text(number)) == number


@given(st.floats(-1e300, 1e300))
def test_a_share_is_read_from_its_percentage(share: float) -> None:
    assert find_percentage(percentage_text(share)) == share


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1/3", 1 / 3),
        ("５０％", 0.5),
        ("−0.25", -0.25),
        ("1e-3", 0.001),
        ("", None),
        ("a", None),
        ("1/", None),
    ],
)
def test_numbers_are_taken_as_people_write_them(text: str, number: float | None) -> None:
    assert find_number(text) == number


def test_a_third_is_shown_as_one() -> None:
    assert number_text(1 / 3) == "1/3" and number_text(0.25) == "0.25" and number_text(None) == ""


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    for find in (find_number, find_percentage, find_whole):
        found = find(text)
        assert found is None or math.isfinite(found)


def test_what_the_options_of_a_statement_are_worth_follows_its_answer() -> None:
    options = (Option("true", Twin(en="True"), fraction=1.0), Option("false", Twin(en="False")))
    statement = Question("s", "true_false", Twin(en="So it is."), options=options, answer=Answer("true"))
    # The page of a statement has no field for it.
    form = [(name, value) for name, value in sent(texts_of(statement)) if not name.endswith("fraction")]
    for answer, worth in (("true", [1.0, 0.0]), ("false", [0.0, 1.0])):
        texts = FORMS["true_false"](MultiDict({**dict(form), "answer-value": answer})).data
        read, faults = read_question(statement, texts, KINDS["true_false"].parts)
        assert [option.fraction for option in read.options] == worth and not faults
