"""Two teachers edit one question: nothing is lost, and the second one is asked where both changed a part."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.services import workbench
from quizapp.services.workbench.merging import Outcome
from tests.core.questions.samples import SAMPLES
from tests.people import NOW
from tests.services.workbench.shelf import Shelf

BASE = SAMPLES["numeric"]
THEIRS = replace(BASE, stem=Twin("他们的？", "Theirs?"), tags=("theirs",))
MINE = replace(BASE, difficulty=0.75, tags=("mine",))


def merge(shelf: Shelf, mine: Question, theirs: int = 2, **choices: str) -> Outcome:
    return workbench.save_merged(
        shelf.database,
        shelf.visitor,
        "own",
        mine,
        base=1,
        theirs=theirs,
        choices={part.replace("_", "."): side for part, side in choices.items()},
        now=NOW,
    )


@pytest.fixture
def raced(shelf: Shelf) -> Shelf:
    """A question of which somebody kept version 2 while another wrote on version 1."""
    assert shelf.save(THEIRS, base=1)
    return shelf


def test_the_later_edit_is_not_kept_over_the_earlier_one(raced: Shelf):
    assert not raced.save(MINE, base=1)
    assert raced.open("numeric").question == THEIRS


def test_parts_that_only_one_changed_are_put_together(raced: Shelf):
    assert merge(raced, MINE).saved
    kept = raced.open("numeric")
    assert kept.newest == 3
    assert kept.question == replace(THEIRS, difficulty=0.75, tags=(*THEIRS.tags, "mine"))


def test_the_page_shows_both_edits_and_what_has_to_be_chosen(raced: Shelf):
    mine = replace(MINE, stem=Twin("我的？", BASE.stem.en))
    page = workbench.get_merge(raced.database, raced.visitor, "own", mine, base=1)
    assert [one.part for one in page.conflicts] == ["stem.zh"]
    assert "stem.en" in {one.part for one in page.their_changes}
    assert "difficulty" in {one.part for one in page.my_changes}
    assert page.theirs == 2 and page.by == raced.visitor.name


@pytest.mark.parametrize(("side", "stem"), [("theirs", "他们的？"), ("mine", "我的？")])
def test_the_chosen_side_is_kept(raced: Shelf, side: str, stem: str):
    mine = replace(MINE, stem=Twin("我的？", BASE.stem.en))
    assert merge(raced, mine, stem_zh=side).saved
    assert raced.open("numeric").question.stem == Twin(stem, "Theirs?")


def test_a_merge_that_was_overtaken_keeps_nothing(raced: Shelf):
    raced.save(replace(THEIRS, difficulty=0.1), base=2)
    assert not merge(raced, MINE, theirs=2).saved
    assert raced.open("numeric").newest == 3


def test_parts_that_make_no_sound_question_are_given_back(raced: Shelf):
    outcome = merge(raced, replace(MINE, answer=None))
    assert not outcome.saved and outcome.question is not None and outcome.newest == 2
    assert raced.open("numeric").newest == 2
