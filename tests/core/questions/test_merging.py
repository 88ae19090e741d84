"""Two edits of a question in one: what one side changed is taken, what both changed is a choice, nothing is lost."""

import copy
from collections.abc import Mapping

from hypothesis import given, settings

from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.merging import ABSENT, Merged, Side, merge
from quizapp.core.questions.question import Question
from tests.core.questions import strategies as any_shape
from tests.core.questions.samples import SAMPLES

BASE = question_to_mapping(SAMPLES["single_choice"])


def edited(**changes: object) -> dict[str, object]:
    return {**copy.deepcopy(BASE), **changes}


def with_option(number: int, **changes: object) -> dict[str, object]:
    content = copy.deepcopy(BASE)
    content["options"][number] = {**content["options"][number], **changes}  # type: ignore[index]
    return content


def ids(merged: Merged) -> list[str]:
    return [row["id"] for row in merged.content["options"]]  # type: ignore[attr-defined]


def test_what_each_changed_in_another_place_is_all_there():
    stem = {**BASE["stem"], "en": "Theirs?"}  # type: ignore[dict-item]
    mine = with_option(0, text={"en": "Mine", "zh": "我的"})
    merged = merge(BASE, edited(stem=stem), mine)
    assert merged.conflicts == ()
    assert merged.content == {**mine, "stem": stem}


def test_two_languages_of_one_text_are_two_texts():
    theirs = edited(stem={"zh": "他们的？", "en": BASE["stem"]["en"]})  # type: ignore[index]
    mine = edited(stem={"zh": BASE["stem"]["zh"], "en": "Mine?"})  # type: ignore[index]
    merged = merge(BASE, theirs, mine)
    assert merged.content["stem"] == {"zh": "他们的？", "en": "Mine?"} and merged.conflicts == ()


def test_what_both_changed_is_a_choice_and_both_are_shown():
    theirs, mine = edited(difficulty=0.2), edited(difficulty=0.9)
    (conflict,) = merge(BASE, theirs, mine).conflicts
    assert (conflict.part, conflict.theirs, conflict.mine) == ("difficulty", 0.2, 0.9)
    assert merge(BASE, theirs, mine).content["difficulty"] == 0.2
    chosen: Mapping[str, Side] = {"difficulty": "mine"}
    assert merge(BASE, theirs, mine, chosen).content["difficulty"] == 0.9


def test_a_row_that_one_took_out_and_the_other_changed_is_a_choice():
    theirs = edited(options=BASE["options"][1:])  # type: ignore[index]
    mine = with_option(0, text={"en": "Changed"})
    (conflict,) = merge(BASE, theirs, mine).conflicts
    assert conflict.theirs is ABSENT and conflict.part == f"options.{BASE['options'][0]['id']}"  # type: ignore[index]
    assert len(ids(merge(BASE, theirs, mine))) + 1 == len(
        ids(merge(BASE, theirs, mine, {conflict.part: "mine"}))
    )


def test_rows_that_both_added_stand_beside_each_other():
    new = {"id": "x", "text": {"en": "X"}}
    other = {"id": "y", "text": {"en": "Y"}}
    old = BASE["options"]
    merged = merge(BASE, edited(options=[*old, new]), edited(options=[other, *old]))  # type: ignore[misc]
    assert ids(merged) == ["y", *(row["id"] for row in old), "x"]  # type: ignore[attr-defined]


def test_an_order_that_one_changed_is_taken_and_one_that_both_changed_is_a_choice():
    old = list(BASE["options"])  # type: ignore[call-overload]
    backwards, turned = edited(options=old[::-1]), edited(options=[*old[1:], old[0]])
    assert ids(merge(BASE, BASE, backwards)) == [row["id"] for row in old[::-1]]
    assert ids(merge(BASE, backwards, with_option(0, fixed=True))) == [row["id"] for row in old[::-1]]
    (conflict,) = merge(BASE, backwards, turned).conflicts
    assert conflict.part == "options.order"
    assert ids(merge(BASE, backwards, turned, {"options.order": "mine"})) == [*ids(merge(BASE, BASE, turned))]


def test_tags_that_either_added_are_there_and_those_that_either_took_out_are_gone():
    base = edited(tags=["a", "b", "c"])
    merged = merge(base, edited(tags=["a", "b", "d"]), edited(tags=["b", "c", "e"]))
    assert merged.content["tags"] == ["b", "d", "e"] and merged.conflicts == ()


@settings(max_examples=40)
@given(any_shape.questions, any_shape.questions)
def test_whoever_changed_nothing_gets_the_other_edit_and_a_choice_of_mine_keeps_mine(
    base: Question, changed: Question
) -> None:
    old, new = question_to_mapping(base), question_to_mapping(changed)
    assert merge(old, new, old).content == new and merge(old, old, new).content == new
    assert merge(old, new, new).conflicts == ()
    assert question_from_mapping(merge(old, new, old).content, "merged")[1] == []
