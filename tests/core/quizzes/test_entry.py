from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.quizzes.entry import (
    Entry,
    check_entries,
    entries_of,
    in_sections,
    move_entry,
    slots_of,
    total_of,
)
from quizapp.core.quizzes.quiz import Draw, Quiz, Slot
from tests.core.quizzes.strategies import quizzes

ANY, SOME = Draw(), Draw(tags=("a",))
PART = Twin("一", "Part one")
FEW = settings(max_examples=30)


def test_equal_draws_side_by_side_are_one_row_until_a_section_begins():
    slots = [
        Slot(1, "x"),
        Slot(2, draw=ANY),
        Slot(3, draw=ANY),
        Slot(4, draw=ANY, heading=PART),
        Slot(5, draw=SOME),
    ]
    rows = [(one.question, one.count, one.heading) for one in entries_of(slots)]
    assert rows == [("x", 1, None), (None, 2, None), (None, 1, PART), (None, 1, None)]
    assert [[slot.number for slot in section] for section in in_sections(slots)] == [[1, 2, 3], [4, 5]]


@FEW
@given(quizzes)
def test_rows_hold_the_slots_and_totals_add_up(quiz: Quiz):
    rows = entries_of(quiz.slots)
    assert slots_of(rows) == quiz.slots
    assert total_of(rows) == pytest.approx(sum(slot.max_mark for slot in quiz.slots))
    assert sum(len(section) for section in in_sections(quiz.slots)) == len(quiz.slots)


@FEW
@given(st.lists(st.text(max_size=3), min_size=1, unique=True), st.data())
def test_a_move_keeps_every_row_and_the_order_of_the_others(ids: list[str], data: st.DataObject):
    rows = [Entry(id_) for id_ in ids]
    at, to = data.draw(st.integers(0, len(ids) - 1)), data.draw(st.integers(-3, len(ids) + 3))
    moved = move_entry(rows, at, to)
    assert moved.index(rows[at]) == max(0, min(to, len(ids) - 1))
    assert [one for one in moved if one != rows[at]] == rows[:at] + rows[at + 1 :]


@pytest.mark.parametrize(
    "entry", [*(Entry("x", max_mark=mark) for mark in (0, -1, nan, inf, 1001)), Entry(count=0)]
)
def test_marks_and_counts_that_cannot_be_are_named_with_their_row(entry: Entry):
    assert check_entries([Entry("y")]) is None
    complaint = check_entries([Entry("y"), entry])
    assert complaint is not None and str(complaint).startswith("Row 2:")
