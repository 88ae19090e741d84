"""Many questions changed at once: previewed, done as one change, taken back as one."""

from dataclasses import replace

import pytest

from quizapp.core.banks.bulk import BulkEdit
from quizapp.core.banks.filter import Filter
from quizapp.errors import Invalid
from quizapp.services import workbench
from tests.core.questions.samples import SAMPLES
from tests.people import NOW
from tests.services.workbench.shelf import Shelf


def apply(shelf: Shelf, edit: BulkEdit, keys: tuple[str, ...]) -> int:
    return workbench.apply_bulk(shelf.database, shelf.visitor, "own", keys, edit, now=shelf.tick()).changed


@pytest.fixture
def keys(shelf: Shelf) -> tuple[str, ...]:
    """Three questions of the bank."""
    return workbench.find_keys(shelf.database, shelf.visitor, "own", Filter())[:3]


def test_a_preview_shows_each_change_and_makes_none(shelf: Shelf, keys: tuple[str, ...]) -> None:
    page = workbench.preview_bulk(
        shelf.database, shelf.visitor, "own", keys, BulkEdit(add_tags=("new",), mark=2.0)
    )
    assert page.changed == 3
    assert {change.part for row in page.rows for change in row.changes} == {"tags", "mark"}
    assert shelf.open(keys[0]).newest == 1


def test_a_change_of_many_is_taken_back_as_one(shelf: Shelf, keys: tuple[str, ...]) -> None:
    before = [shelf.open(key).question for key in keys]
    edit = BulkEdit(add_tags=("new",), remove_tags=before[0].tags, category="A/B", mark=2.0, status="retired")
    assert apply(shelf, edit, keys) == 3
    changed = shelf.open(keys[0])
    assert (changed.question.tags, changed.question.category, changed.question.mark) == (("new",), "A/B", 2.0)
    assert {shelf.open(key).status for key in keys} == {"retired"}
    (change, *_) = workbench.list_changes(shelf.database, shelf.visitor, "own")[1]
    assert (change.name, change.questions) == ("bulk", 3)
    workbench.undo_change(shelf.database, shelf.visitor, "own", change.id, now=NOW)
    assert [shelf.open(key).question for key in keys] == before
    assert {shelf.open(key).status for key in keys} == {"ready"}


def test_a_faulty_draft_stays_a_draft_when_the_others_become_ready(shelf: Shelf) -> None:
    shelf.save(replace(SAMPLES["numeric"], answer=None), ready=False)
    good = shelf.write(SAMPLES["short_text"], ready=False)
    assert apply(shelf, BulkEdit(status="ready"), ("numeric", good.id)) == 1
    assert (shelf.open("numeric").status, shelf.open(good.id).status) == ("draft", "ready")


def test_tags_that_are_there_make_no_version(shelf: Shelf, keys: tuple[str, ...]) -> None:
    apply(shelf, BulkEdit(add_tags=("new",)), keys)
    assert apply(shelf, BulkEdit(add_tags=("new",)), keys) == 0
    assert shelf.open(keys[0]).newest == 2


@pytest.mark.parametrize("edit", [BulkEdit(), BulkEdit(mark=0), BulkEdit(add_tags=("x" * 65,))])
def test_an_edit_that_makes_no_sense_changes_nothing(
    shelf: Shelf, keys: tuple[str, ...], edit: BulkEdit
) -> None:
    with pytest.raises(Invalid):
        apply(shelf, edit, keys)


def test_a_draft_above_what_is_asked_is_changed_and_what_is_asked_stays(shelf: Shelf) -> None:
    shelf.save(replace(SAMPLES["numeric"], difficulty=0.2), ready=False)
    apply(shelf, BulkEdit(add_tags=("new",)), ("numeric",))
    page = workbench.get_history(shelf.database, shelf.visitor, "own", "numeric")
    assert (page.status, page.asked, len(page.versions)) == ("draft", 1, 3)
