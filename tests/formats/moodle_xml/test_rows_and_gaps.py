"""Rows, gaps and orders of Moodle XML."""

import pytest

from quizapp.core.questions.question import Answer, Item, Option, Other, Pair, Tolerance
from quizapp.core.questions.registry import check_question, grade_response
from quizapp.core.questions.response import Response
from quizapp.formats.moodle_xml import gaps, kinds
from tests.formats.moodle_xml.samples import answer, element, en, imported, one, warned


def test_matching_keeps_rows_and_unused_right_sides() -> None:
    rows = [("<b>a</b>", "1"), ("b", "2"), ("", "3")]
    parts = [
        f"<subquestion><text><![CDATA[{left}]]></text><answer><text>{right}</text></answer></subquestion>"
        for left, right in rows
    ]
    question = one("matching", *parts)
    assert question.pairs == (Pair("a", en("**a**"), en("1")), Pair("b", en("b"), en("2")))
    assert question.extras == (Item("c", en("3")),)


def test_a_right_side_of_two_rows_becomes_a_drop_down_in_each() -> None:
    rows = [("whale", "mammal"), ("trout", "fish"), ("bat", "mammal"), ("", "bird")]
    parts = [
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in rows
    ]
    found = imported(element("matching", *parts))
    question = found.entries[0].question
    assert (question.kind, warned(found)) == ("cloze", [kinds.SAME_RIGHT])
    assert question.stem == en("What?\n\n- whale {{1}}\n- trout {{2}}\n- bat {{3}}")
    assert [option.text for option in question.blanks[0].options] == [en("mammal"), en("fish"), en("bird")]
    assert not check_question(question)
    assert grade_response(question, Response({"1": "a", "2": "b", "3": "b"})).fraction == pytest.approx(2 / 3)


def test_embedded_answers_of_every_spelling() -> None:
    stem = (
        "{1:SHORTANSWER:=right#good~%50%half~*#no} {:MW:=x} {2:SAC:=Case} {1:NM:=3.5:0.1~%25%4} {1:MC:~wrong~=r&amp;d} "
        "{1:MCV:%100%y~n} {1:MULTICHOICE_H:=a\\}b\\~c\\#d~\\(x^{2\\}\\)}"
    )
    question = one("cloze", stem=stem)
    assert question.stem == en(" ".join(f"{{{{{at}}}}}" for at in range(1, 8)))
    keys = [blank.answer for blank in question.blanks]
    others = (Other("half", 0.5), Other("*", 0.0, en("no")))
    assert keys[0] == Answer("right", others=others, feedback=en("good"))
    assert (keys[2], question.blanks[2].weight) == (Answer("Case", exact_case=True), 2.0)
    assert keys[3] == Answer("3.5", "number", tolerance=Tolerance(abs=0.1), others=(Other("4", 0.25),))
    assert question.blanks[4].options == (Option("a", en("wrong")), Option("b", en("r&d"), 1.0))
    assert [one.text for one in question.blanks[6].options] == [en("a}b~c#d"), en("\\(x^{2}\\)")]
    assert (question.mark, question.shuffle) == (8.0, False)
    assert not [fault for fault in check_question(question) if fault.severity == "error"]


def test_a_shuffled_gap_shuffles_and_a_mixture_is_said() -> None:
    assert one("cloze", stem="{1:MCS:=a~b}").shuffle
    found = imported(element("cloze", stem="{1:MCS:=a~b} {1:MC:=a~b}"))
    assert warned(found) == [gaps.SHUFFLED]


def test_a_gap_that_cannot_be_graded_keeps_the_text_and_hides_its_key() -> None:
    found = imported(element("cloze", stem="Take {1:MR:=one~%-50%two} or {1:SA:=three}."))
    question = found.entries[0].question
    assert question.stem == en(
        "Take \\_\\_\\_\\_\\_ (one / two) or \\_\\_\\_\\_\\_."
    ) or "_____ (one / two)" in question.stem.in_("en")
    assert question.explanation is not None and "=three" in question.explanation.in_("en")
    assert [fault.message.text for fault in found.kept] == [gaps.GAP_KIND]


def test_words_that_belong_into_places() -> None:
    words = "".join(
        f"<dragbox><text>{word}</text><group>{group}</group></dragbox>"
        for word, group in [("sun", 1), ("moon", 1), ("hot", 2)]
    )
    question = one("ddwtos", words, stem="The [[1]] is [[3]].")
    assert question.stem == en("The {{1}} is {{2}}.")
    assert [[(o.text.en, o.fraction) for o in blank.options] for blank in question.blanks] == [
        [("sun", 1.0), ("moon", 0.0)],
        [("hot", 1.0)],
    ]


def test_orders_essays_and_descriptions() -> None:
    rows = [answer("first", 1), answer("second", 2)]
    assert one("ordering", *rows).items == (Item("a", en("first")), Item("b", en("second")))
    assert one("order", *rows, "<gradingtype>ALL_OR_NOTHING</gradingtype>").all_or_nothing
    found = imported(
        element("essay", "<graderinfo><text>Two points each.</text></graderinfo>"), element("description")
    )
    assert found.kinds == {"open_answer": 1, "description": 1} and not found.kept
    assert "Two points each." in str(found.faults[0])
