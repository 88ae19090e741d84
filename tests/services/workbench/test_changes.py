"""The history of a question, versions brought back, and changes taken back."""

from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.errors import Conflict, NotFound
from quizapp.services import people, workbench
from quizapp.storage.database import Database
from tests.core.questions.samples import SAMPLES
from tests.people import make_person
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import reworded

NUMERIC = SAMPLES["numeric"]


def changes(shelf: Shelf):
    return workbench.list_changes(shelf.database, shelf.visitor, "own")[1]


def undo(shelf: Shelf, number: int = 0):
    change = changes(shelf)[number].id
    return workbench.undo_change(shelf.database, shelf.visitor, "own", change, now=shelf.tick())


def set_status(shelf: Shelf, status: str) -> None:
    workbench.change_status(shelf.database, shelf.visitor, "own", "numeric", status, now=shelf.tick())


def test_each_version_tells_who_wrote_it_when_and_what_it_changed(shelf: Shelf):
    shelf.save(replace(NUMERIC, stem=Twin(NUMERIC.stem.zh, "How many in all?")))
    page = workbench.get_history(shelf.database, shelf.visitor, "own", "numeric")
    second, first = page.versions
    assert (second.number, second.by, second.at) == (2, shelf.visitor.name, shelf.now)
    assert [change.part for change in second.changes] == ["stem.en"] and first.by == ""
    assert {"stem.zh", "stem.en"} <= {change.part for change in first.changes}


def test_an_earlier_version_comes_back_as_a_new_one(shelf: Shelf):
    shelf.save(reworded("Second?"))
    workbench.restore_version(shelf.database, shelf.visitor, "own", "numeric", 1, now=shelf.tick())
    opened = shelf.open("numeric")
    assert (opened.question, opened.newest, opened.status) == (NUMERIC, 3, "ready")
    with pytest.raises(NotFound):
        workbench.restore_version(shelf.database, shelf.visitor, "own", "numeric", 9, now=shelf.tick())


def test_a_faulty_version_comes_back_as_a_draft(shelf: Shelf):
    shelf.save(replace(NUMERIC, answer=None), ready=False)
    shelf.save(reworded("Mended?"))
    workbench.restore_version(shelf.database, shelf.visitor, "own", "numeric", 2, now=shelf.tick())
    assert shelf.open("numeric").status == "draft"


def test_an_edit_is_taken_back_and_the_taking_back_too(shelf: Shelf):
    shelf.save(reworded("Second?"))
    assert undo(shelf).done == 1
    assert shelf.open("numeric").question == NUMERIC
    assert [(one.name, one.undone) for one in changes(shelf)] == [("undo", False), ("edit", True)]
    with pytest.raises(Conflict):
        undo(shelf, 1)
    undo(shelf)
    assert shelf.open("numeric").question == reworded("Second?") and shelf.open("numeric").newest == 4


def test_a_status_and_a_draft_above_it_are_taken_back(shelf: Shelf):
    shelf.save(reworded("A draft?"), ready=False)
    set_status(shelf, "retired")
    undo(shelf)
    page = workbench.get_history(shelf.database, shelf.visitor, "own", "numeric")
    assert (page.status, page.asked) == ("draft", 1)
    undo(shelf, 2)
    page = workbench.get_history(shelf.database, shelf.visitor, "own", "numeric")
    assert (page.status, page.asked, page.question) == ("ready", 3, NUMERIC)


def test_a_question_that_was_changed_again_stays_as_it_is(shelf: Shelf):
    shelf.save(reworded("Second?"))
    shelf.save(reworded("Third?"))
    assert (undo(shelf, 1).done, undo(shelf, 1).left) == (0, 1)
    assert shelf.open("numeric").question == reworded("Third?")


def test_a_new_question_that_is_taken_back_is_retired(shelf: Shelf):
    written = shelf.write(SAMPLES["short_text"])
    undo(shelf)
    assert shelf.open(written.id).status == "retired"


def test_nothing_that_changes_nothing_is_a_change(shelf: Shelf):
    shelf.save(NUMERIC)
    assert changes(shelf) == ()


def test_the_history_of_another_teachers_question_is_not_there(shelf: Shelf, database: Database):
    colleague = people.visitor_of(make_person(database, "teacher"))
    with pytest.raises(NotFound):
        workbench.get_history(database, colleague, "own", "numeric")
