"""Correlations and shares of several groups together."""

from math import atanh, tanh

import pytest

from quizapp.core.statistics.groups import rank_groups, tenth_of
from quizapp.core.statistics.pooling import pool_correlations, pool_shares


def test_one_group_alone_keeps_its_correlation_and_fishers_interval() -> None:
    found = pool_correlations([(0.4, 28), (None, 50), (0.9, 3)])
    assert found is not None and (found.n, found.groups) == (28, 1)
    assert found.value == pytest.approx(0.4)
    assert found.interval == pytest.approx(tuple(tanh(atanh(0.4) + z * 1.959964 / 5) for z in (-1, 1)))


def test_groups_weigh_by_their_learners() -> None:
    found = pool_correlations([(0.0, 13), (0.6, 33)])
    # By hand: (0 × 10 + 0.693147 × 30) / 40 = 0.519860.
    assert found is not None and found.value == pytest.approx(tanh(0.519860), abs=1e-6)
    assert pool_correlations([(1.0, 10)]) is not None and pool_correlations([(0.5, 3)]) is None
    assert pool_shares([(0.5, 10), (None, 5), (1.0, 30)]) == 0.875 and pool_shares([]) is None


def test_equal_values_share_a_group_and_a_full_score_the_last_tenth() -> None:
    assert rank_groups([1, 1, 5, 2, 3, 4], 3) == [0, 0, 2, 1, 1, 2]
    assert rank_groups([], 5) == []
    assert [tenth_of(share) for share in (-0.1, 0.0, 0.1, 0.95, 1.0)] == [0, 0, 1, 9, 9]
