from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.questions.registry import KINDS, check_question, grade_response, parse_response
from quizapp.core.questions.response import Grade, Response
from tests.core.questions.samples import MULTIPLE, SINGLE, TRUE_FALSE, same


def graded(question: Question, *picked: str) -> Grade:
    response = parse_response(question, {"choice": picked})
    assert isinstance(response, Response)
    return grade_response(question, response)


@pytest.mark.parametrize(
    ("picked", "fraction"),
    [("ab", 1.0), ("a", 0.5), ("abc", 0.5), ("ac", 0.0), ("cd", 0.0), ("abcd", 0.0)],
)
def test_wrong_picks_take_away_what_right_picks_earn(picked: str, fraction: float) -> None:
    assert graded(MULTIPLE, *picked).fraction == fraction


def test_three_thirds_make_a_whole() -> None:
    thirds = tuple(Option(id_, same(id_), 0.3333333) for id_ in "abc") + (Option("d", same("d"), -1.0),)
    question = replace(MULTIPLE, options=thirds)
    assert check_question(question) == []
    assert graded(question, "a", "b", "c").fraction == 1.0


@given(st.lists(st.sampled_from("abcd")))
def test_the_order_of_picks_does_not_matter(picked: list[str]) -> None:
    responses = [
        parse_response(MULTIPLE, {"choice": order}) for order in (picked, picked[::-1], sorted(picked))
    ]
    assert responses[0] == responses[1] == responses[2]


def test_the_tally_says_what_was_found() -> None:
    why = str(graded(MULTIPLE, "a", "c").why[0])
    assert why == "Right options chosen: 1 of 2; wrong options chosen: 1."


def test_only_picked_options_have_a_verdict_so_that_the_key_stays_hidden() -> None:
    parts = graded(MULTIPLE, "a", "c").parts
    assert {id_: part.fraction for id_, part in parts.items()} == {"a": 1, "c": 0}


def test_an_option_worth_a_part_earns_it() -> None:
    assert graded(SINGLE, "d").fraction == 0.25


def test_a_pick_that_a_later_version_lacks_earns_nothing() -> None:
    assert grade_response(SINGLE, Response({"choice": "gone"})).fraction == 0.0


def test_a_statement_is_never_shuffled() -> None:
    assert KINDS["true_false"].groups(TRUE_FALSE) == {}


def faults_of(question: Question) -> list[str]:
    return [str(fault) for fault in check_question(question)]


A, B = SINGLE.options[:2]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ((A,), "single options: there are 1: give at least 2"),
        ((A, *(Option(f"o{n}", same(f"{n}")) for n in range(26))), "at most 26"),
        ((A, replace(B, id="a")), "the id “a” occurs twice"),
        ((A, replace(B, id="b c")), "“b c” cannot be an id"),
        ((A, B, Option("e", same("71.0 ％"))), "“71.0%” occurs more than once"),
        ((B, Option("e", same("1"))), "0 options are right"),
        ((A, replace(B, fraction=1.0)), "2 options are right"),
        ((A, replace(B, fraction=-2.0)), "single options.b: the fraction -2 is out of range"),
        ((A, replace(B, text=Twin(zh=" ", en="x"))), "single options.b: the text is empty"),
        ((A, replace(B, text=Twin(zh="甲"))), "the text is missing in en"),
    ],
)
def test_faults_of_a_single_choice(options: tuple[Option, ...], fault: str) -> None:
    faults = faults_of(replace(SINGLE, options=options))
    assert any(fault in found for found in faults), faults


@pytest.mark.parametrize(
    ("fractions", "fault"),
    [
        ((0.5, 0.4, -1.0, -1.0), "make 0.9: they must make 1"),
        ((0.25, 0.25, 0.25, 0.25), "no option is wrong"),
        ((0.5, 0.5, 0.0, 0.0), "picking everything earns 1"),
        ((0.9, 0.6, -0.75, -0.75), "make 1.5: they must make 1"),
        ((0.5, 0.5, -0.25, -0.25), "picking everything earns 0.5"),
    ],
)
def test_faults_of_a_multiple_choice(fractions: tuple[float, ...], fault: str) -> None:
    changed = tuple(replace(o, fraction=f) for o, f in zip(MULTIPLE.options, fractions, strict=True))
    assert any(fault in found for found in faults_of(replace(MULTIPLE, options=changed)))


def test_picking_everything_is_no_fault_where_only_the_whole_counts() -> None:
    changed = tuple(
        replace(o, fraction=f) for o, f in zip(MULTIPLE.options, (0.5, 0.5, 0.0, 0.0), strict=True)
    )
    assert faults_of(replace(MULTIPLE, options=changed, all_or_nothing=True)) == []


@pytest.mark.parametrize("answer", [None, Answer("yes"), Answer("true", accept=("yes",))])
def test_a_statement_is_true_or_false(answer: Answer | None) -> None:
    (fault,) = faults_of(replace(TRUE_FALSE, answer=answer))
    assert fault == "statement answer: write the value “true” or “false” and nothing else"


def test_the_options_of_a_statement_are_its_verdicts() -> None:
    (fault,) = faults_of(replace(TRUE_FALSE, options=(Option("yes", same("Yes")),)))
    assert "called “true” and “false”" in fault


def test_a_question_without_a_stem_is_a_fault() -> None:
    assert (
        faults_of(replace(SINGLE, stem=Twin(en=""), options=(A, B)))[0]
        == "single stem: the text is empty: write one"
    )


def test_a_chinese_twin_that_is_missing_is_only_a_warning() -> None:
    (fault,) = check_question(replace(SINGLE, explanation=Twin(zh="见原文。")))
    assert fault.severity == "warning" and fault.where == "single explanation"
