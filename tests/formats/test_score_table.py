"""Tables of scores: what they say, and every fault with its line."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.statistics.scores import Floats
from quizapp.formats.score_table import GUESSES, MARKS, check_dichotomous, parse_numbers, parse_scores


def told(data: str) -> list[str]:
    return [str(one) for one in parse_scores(data.encode())[1]]


def test_a_line_is_a_learner_and_an_empty_cell_no_answer() -> None:
    scores, faults = parse_scores(b"learner,a,b\nAn,1,0.5\nBo,,1\n")
    assert scores is not None
    assert faults == []
    assert scores.items == ("a", "b")
    assert scores.fractions.tolist() == [[1.0, 0.5], [0.0, 1.0]]


def test_without_learner_every_column_is_an_item() -> None:
    scores, _ = parse_scores(b"a;b\n1;0\n")
    assert scores is not None
    assert scores.items == ("a", "b")


def test_a_line_of_commas_is_a_learner_who_answered_nothing() -> None:
    scores, _ = parse_scores("第一题,第二题\n1,1\n,\n\n".encode("gb18030"))
    assert scores is not None
    assert scores.items == ("第一题", "第二题")
    assert scores.fractions.tolist() == [[1.0, 1.0], [0.0, 0.0]]


def test_every_fault_is_told_with_its_line() -> None:
    faults = told("a,b,a\n1,2,0\n1\n0,x,0\n")
    assert [fault.split(":")[0] for fault in faults] == ["line 1", "line 2", "line 3", "line 4"]
    assert "a is there twice" in faults[0]
    assert "b is 2" in faults[1]


@pytest.mark.parametrize("data", ["", "\n\n", "a,b\n", "learner\nAn\n", "a,,b\n1,1,1\n"])
def test_a_table_without_items_or_learners_is_told(data: str) -> None:
    assert len(told(data)) >= 1


def test_bytes_that_are_no_text_are_told() -> None:
    assert "no table of text" in str(parse_scores(b"\xff\xfe\x00\x01\xff" * 41)[1][0])


@pytest.mark.parametrize(
    "data", [b"a,b\n1,3\n", b"a,1\nb,3\n", b"item,mark\nb,3\na,1\n", b"learner,a,b\n,1,3\n"]
)
def test_marks_stand_above_each_other_or_side_by_side(data: bytes) -> None:
    numbers, faults = parse_numbers(data, ("a", "b"), MARKS)
    assert faults == []
    assert numbers is not None
    assert numbers.tolist() == [1.0, 3.0]


def test_items_may_be_named_by_numbers() -> None:
    assert parse_numbers(b"1,2\n1,3\n", ("1", "2"), MARKS)[0] == pytest.approx([1.0, 3.0])
    assert parse_numbers(b"1,1\n2,3\n", ("1", "2"), MARKS)[0] == pytest.approx([1.0, 3.0])


def test_marks_that_are_missing_unknown_or_out_of_range_are_told() -> None:
    numbers, faults = parse_numbers(b"a,0\nc,1\n", ("a", "b"), MARKS)
    assert numbers is None
    assert [one.message.params["id"] for one in faults] == ["a", "c", "b"]
    assert parse_numbers(b"a,1.5\nb,0\n", ("a", "b"), GUESSES)[1] != []


def test_a_model_of_right_and_wrong_is_told_of_partial_marks() -> None:
    scores, _ = parse_scores(b"a,b\n1,0.5\n0,1\n")
    assert scores is not None
    assert [str(one) for one in check_dichotomous(scores)] == [
        "learner 1: b is 0.5: an item response model takes 0 and 1 alone"
    ]


@given(st.lists(st.lists(st.sampled_from([0.0, 0.25, 1.0]), min_size=2, max_size=2), min_size=1, max_size=8))
def test_what_is_written_is_read(table: list[list[float]]) -> None:
    text = "a,b\n" + "".join(",".join(map(str, row)) + "\n" for row in table)
    scores, _ = parse_scores(text.encode())
    assert scores is not None
    wanted: Floats = np.array(table)
    assert np.array_equal(scores.fractions, wanted)


@given(st.binary(max_size=200))
def test_any_bytes_give_scores_or_faults(data: bytes) -> None:
    scores, faults = parse_scores(data)
    assert (scores is None) == bool(faults)


def test_a_table_that_is_wrong_everywhere_says_so_a_thousand_times_and_not_more() -> None:
    scores, faults = parse_scores(b"a,b\n" + b"x,y\n" * 600)
    assert scores is None and len(faults) == 1001
    assert (str(faults[0])[:6], str(faults[999])[:8], faults[1000].where) == ("line 2", "line 501", "")
