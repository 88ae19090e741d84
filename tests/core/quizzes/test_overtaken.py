"""What became of rows between two looks, and what was typed put over them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.quizzes.overtaken import RowChange, Rows, find_changes, meet_rows

ROWS: Rows = {key: {"mark": "1"} for key in "abcd"}
FIELDS = st.dictionaries(st.sampled_from(["mark", "count"]), st.sampled_from("123"))
STATES = st.dictionaries(st.sampled_from("abcdef"), FIELDS)


def test_each_change_is_told_once_and_one_moved_row_as_one() -> None:
    now = {"d": {"mark": "1"}, "a": {"mark": "2"}, "c": {"mark": "1"}, "e": {"mark": "1"}}
    assert find_changes(ROWS, now) == (
        RowChange("new", "e"),
        RowChange("gone", "b"),
        RowChange("moved", "d", "", "4", "1"),
        RowChange("changed", "a", "mark", "1", "2"),
    )


def test_what_was_typed_stays_and_what_was_not_touched_is_theirs() -> None:
    mine = {"a": {"mark": "1"}, "b": {"mark": "5"}, "c": {"mark": "7"}, "d": {"mark": "1"}}
    now = {"d": {"mark": "1"}, "a": {"mark": "2"}, "c": {"mark": "3"}}
    met = meet_rows(ROWS, now, mine)
    assert list(met) == ["d", "a", "c"] and met == {"d": {}, "a": {}, "c": {"mark": "7"}}
    sorted_here = {key: mine[key] for key in "cbad"}
    assert list(meet_rows(ROWS, now, sorted_here)) == ["c", "a", "d"]


@settings(max_examples=50)
@given(before=STATES, now=STATES)
def test_nothing_differs_from_itself_and_untouched_rows_are_as_they_are_now(before: Rows, now: Rows) -> None:
    assert find_changes(now, now) == ()
    met = meet_rows(before, now, before)
    assert list(met) == list(now) and not any(met.values())
    told = {change.key for change in find_changes(before, now)}
    assert {key for key in {*before, *now} if before.get(key) != now.get(key)} <= told
