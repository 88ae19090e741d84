"""Questions of teachers get their flags in the background, a few at a time."""

from dataclasses import replace

import pytest

from quizapp.core.banks.filter import Filter
from quizapp.services.workbench import checking
from quizapp.services.workbench.checking import UNCHECKED, check_unchecked
from quizapp.storage.bank_contents import count_questions
from quizapp.storage.banks import find_bank
from tests.harness.stage import Stage
from tests.people import NOW
from tests.services.workbench.shelf import Shelf


def count(shelf: Shelf, wanted: Filter) -> int:
    with shelf.database.read() as session:
        bank = find_bank(session, shelf.bank)
        assert bank is not None
        return count_questions(session, bank.id, wanted)


def test_what_nobody_looked_over_is_looked_over_once(shelf: Shelf) -> None:
    unchecked = count(shelf, UNCHECKED)
    assert unchecked and check_unchecked(shelf.database, now=NOW) == unchecked
    assert (count(shelf, UNCHECKED), check_unchecked(shelf.database, now=NOW)) == (0, 0)


def test_what_is_kept_in_the_editor_is_looked_over_at_once(shelf: Shelf) -> None:
    check_unchecked(shelf.database, now=NOW)
    opened = shelf.open("single").question
    shelf.save(replace(opened, stem=replace(opened.stem, en="What is not it?", zh="不是哪一个？")))
    assert (count(shelf, UNCHECKED), check_unchecked(shelf.database, now=NOW)) == (0, 0)


def test_each_time_only_some_so_that_nothing_else_waits(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 2)
    assert check_unchecked(shelf.database, now=NOW) == 2


def test_shipped_banks_are_left_alone(stage: Stage) -> None:
    assert check_unchecked(stage.database, now=NOW) == 0
