"""Choices of QTI 1.2: keys and fractions by the file's own rules."""

import pytest

from quizapp.core.questions.question import Answer, Option
from quizapp.formats.qti12 import choices, task
from tests.formats.qti12.samples import (
    CANVAS,
    choose,
    en,
    equal,
    fractions,
    imported,
    item,
    kept,
    one,
    rule,
    said,
    text,
)


def test_a_choice_of_canvas_gets_its_key_and_every_feedback() -> None:
    feedback = [
        ("general_fb", "All."),
        ("2_fb", "Two."),
        ("correct_fb", "Yes."),
        ("general_incorrect_fb", "No."),
    ]
    question = one(choose("1", "2", "3"), CANVAS, "".join(said(*pair) for pair in feedback))
    assert question.options == (
        Option("1", en("Text 1"), 1.0, en("Yes.")),
        Option("2", en("Text 2"), 0.0, en("Two.\n\nNo.")),
        Option("3", en("Text 3"), 0.0, en("No.")),
    )
    assert (question.explanation, question.title) == (en("All."), "T")


def test_an_option_may_be_worth_a_part() -> None:
    rules = rule(equal("a"), 2) + rule(equal("b"), 1) + rule(equal("c"), -1) + rule("<other/>", 0)
    assert fractions(one(choose("a", "b", "c", "d"), rules)) == [1.0, 0.5, -0.5, 0.0]


def test_exactly_the_right_ones_is_all_or_nothing_and_sums_are_parts() -> None:
    exact = rule(f"<and>{equal('a')}{equal('b')}<not>{equal('c')}</not></and>", 100)
    question = one(choose("a", "b", "c", cardinality="Multiple"), exact)
    assert (fractions(question), question.all_or_nothing) == ([0.5, 0.5, -1.0], True)
    sums = "".join(
        rule(equal(name), score, action="Add") for name, score in [("a", 50), ("b", 50), ("c", -50)]
    )
    question = one(choose("a", "b", "c", cardinality="Multiple"), sums)
    assert (fractions(question), question.all_or_nothing) == ([0.5, 0.5, -0.5], False)


def test_rules_that_options_cannot_say_are_kept() -> None:
    rules = rule(f"<and>{equal('a')}{equal('b')}</and>", 100) + rule(
        f"<and>{equal('a')}{equal('c')}</and>", 70
    )
    assert kept(choose("a", "b", "c", cardinality="Multiple"), rules) in (choices.RULES, task.NO_KEY)
    assert kept(choose("a", "b"), rule(equal("a"), 0)) == task.NO_KEY
    assert kept(choose("a", "b")) == task.NO_KEY


def test_blackboard_says_by_its_feedback_which_answer_is_right() -> None:
    rules = rule(equal("a"), None, "correct") + rule("<other/>", 0, "incorrect")
    found = imported(item(choose("a", "b"), rules))
    assert fractions(found.entries[0].question) == [1.0, 0.0]
    assert [fault.message.text for fault in found.faults] == [choices.BY_FEEDBACK]
    scored = rule(equal("a"), "SCORE.max", "correct") + rule("<other/>", "0.0", "incorrect")
    assert fractions(one(choose("a", "b"), scored)) == [1.0, 0.0]


@pytest.mark.parametrize(("first", "second"), [("True", "False"), ("正确", "错误"), ("对", "错")])
def test_a_choice_between_true_and_false_is_a_statement(first: str, second: str) -> None:
    field = f"<response_lid ident='R'><render_choice><response_label ident='x'>{text(first)}</response_label><response_label ident='y'>{text(second)}</response_label></render_choice></response_lid>"
    found = imported(
        item(field, rule(equal("y"), 100), stem="Water is dry." if first == "True" else "水是干的。")
    )
    question = found.entries[0].question
    assert (question.answer, question.options) == (Answer("false"), ())
