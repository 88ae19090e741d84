"""How options were picked: by hand, and by what must hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.statistics.choice import compute_option_statistics, compute_quintile_curve, find_groups

RESTS = np.arange(9.0)
PICKS = ["c", "c", "b", "b", "a", None, "a", "a", "a"]


def test_shares_are_of_all_and_of_each_third() -> None:
    key, second, third = compute_option_statistics(PICKS, RESTS, options=["a", "b", "c"], keys=frozenset("a"))
    assert (key.count, second.count, third.count) == (4, 2, 2)
    assert key.thirds == (0.0, pytest.approx(1 / 3), 1.0)
    assert third.thirds == (pytest.approx(2 / 3), 0.0, 0.0)
    assert second.share_of_wrong == 0.5


def test_a_distractor_works_where_the_weaker_pick_it() -> None:
    key, _, third = compute_option_statistics(PICKS, RESTS, options=["a", "b", "c"], keys=frozenset("a"))
    assert key.functions is None
    assert third.functions is True
    assert key.correlation is not None
    assert key.correlation > 0


def test_an_option_that_nobody_picks_has_no_correlation() -> None:
    (never,) = compute_option_statistics(PICKS, RESTS, options=["d"], keys=frozenset("a"))
    assert (never.count, never.correlation, never.functions) == (0, None, False)


def test_equal_learners_are_never_parted() -> None:
    assert find_groups(np.array([1.0, 1, 1, 1, 2, 3]), 3).tolist() == [1, 1, 1, 1, 2, 2]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=60), st.integers(2, 5))
def test_stronger_learners_are_in_no_weaker_group(values: list[int], groups: int) -> None:
    found = find_groups(np.array(values, dtype=np.float64), groups)
    pairs = sorted(zip(values, found.tolist(), strict=True))
    assert [group for _, group in pairs] == sorted(found.tolist())
    assert 0 <= found.min() <= found.max() < groups


def test_the_curve_rises_with_strength() -> None:
    fractions = np.repeat([0.0, 0.25, 0.5, 0.75, 1.0], 4)
    assert compute_quintile_curve(fractions, np.arange(20.0)) == (0.0, 0.25, 0.5, 0.75, 1.0)
    assert compute_quintile_curve(np.ones(4), np.zeros(4)) == (None, None, 1.0, None, None)
