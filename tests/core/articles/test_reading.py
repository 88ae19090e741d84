"""A reading knows where each of its characters stands in the original."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.reading import Edit, apply, as_received


def test_an_unchanged_text_stands_where_it_stands() -> None:
    assert as_received("有据").original(0, 2) == (0, 2)


def test_a_span_over_something_deleted_maps_to_both_sides_of_it() -> None:
    reading = apply(as_received("340頁(yè)的"), [Edit(4, 8, "", "pinyin")])
    assert reading.text == "340頁的"
    assert reading.original(3, 5) == (3, 9)


def test_a_span_before_something_deleted_does_not_take_it_in() -> None:
    reading = apply(as_received("340頁(yè)的"), [Edit(4, 8, "", "pinyin")])
    assert reading.original(0, 4) == (0, 4)


def test_replacements_share_out_the_characters_that_they_replace() -> None:
    reading = apply(as_received("a?sh)貢rb"), [Edit(1, 7, "地時", "shift")])
    assert reading.text == "a地時b"
    assert [reading.original(i, i + 1) for i in range(4)] == [(0, 1), (1, 4), (4, 7), (7, 8)]


def test_edits_of_a_second_pass_are_logged_with_the_first_offsets() -> None:
    once = apply(as_received("xx,,y"), [Edit(0, 1, "", "mark")])
    twice = apply(once, [Edit(1, 3, ",", "comma")])
    assert [(change.start, change.end, change.after) for change in twice.changes] == [(0, 1, ""), (2, 4, ",")]


def test_an_empty_span_maps_to_one_place() -> None:
    assert as_received("ab").original(2, 2) == (2, 2)


@given(st.text(max_size=60), st.lists(st.integers(0, 59), unique=True, max_size=12))
def test_what_was_not_edited_is_found_again(text: str, cuts: list[int]) -> None:
    edits = [Edit(at, at + 1, "", "mark") for at in sorted(cuts) if at < len(text)]
    reading = apply(as_received(text), edits)
    assert all(text[slice(*reading.original(i, i + 1))] == char for i, char in enumerate(reading.text))
