"""Choices and statements of Moodle XML, with their fractions."""

import pytest

from quizapp.core.questions.question import Option
from quizapp.core.questions.registry import grade_response, parse_response
from quizapp.core.questions.response import Response
from quizapp.formats.moodle_xml import fields, typed
from tests.formats.moodle_xml.samples import answer, element, en, imported, one, warned


@pytest.mark.parametrize("said", ["false", "False", "0", "FALSE"])
def test_several_may_be_right_in_every_spelling(said: str) -> None:
    single = f"<single>{said}</single><shuffleanswers>{said}</shuffleanswers>"
    question = one("multichoice", single, answer("a", 50), answer("b", 50, told="yes"), answer("c", -100))
    assert (question.kind, question.shuffle) == ("multiple_choice", False)
    assert question.options == (
        Option("a", en("a"), 0.5),
        Option("b", en("b"), 0.5, en("yes")),
        Option("c", en("c"), -1.0),
    )


@pytest.mark.parametrize(
    ("said", "fraction", "warns"),
    [
        ("33.33333", 1 / 3, False),
        ("-16.66667", -1 / 6, False),
        ("33", 1 / 3, True),
        ("37", 0.37, True),
        ("x", 0.0, True),
    ],
)
def test_fractions_are_exact_and_strange_ones_are_said(said: str, fraction: float, warns: bool) -> None:
    found = imported(element("multichoice", answer("a", 100), answer("b", said)))
    assert found.entries[0].question.options[1].fraction == pytest.approx(fraction, abs=1e-12)
    assert [text in (fields.FRACTION, fields.NO_FRACTION) for text in warned(found)] == [True] * warns


def test_a_choice_without_a_right_option_is_kept_with_its_options_and_no_key_is_guessed() -> None:
    found = imported(element("multichoice", answer("one"), answer("two", -50, told="no")))
    question = found.entries[0].question
    assert (question.kind, [fault.message.text for fault in found.kept]) == ("open_answer", [typed.NO_KEY])
    assert "- answer: one\n- answer: two" in question.stem.in_("en")
    assert question.explanation == en("- one (0 %)\n- two (-50 %): no")


def test_all_or_nothing_needs_exactly_the_right_ones() -> None:
    question = one("multichoiceset", answer("a", 100), answer("b", 100), answer("c"))
    for picked, fraction in [(["a", "b"], 1.0), (["a"], 0.0), (["a", "b", "c"], 0.0)]:
        response = parse_response(question, {"choice": picked})
        assert isinstance(response, Response)
        assert grade_response(question, response).fraction == fraction
