"""Mean, spread, shape and reliability of totals: by hand, by the textbooks' equalities, and as published."""

from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quizapp.core.statistics.interval import median_interval
from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.total import (
    compute_alpha,
    compute_kurtosis,
    compute_skewness,
    compute_total_statistics,
)
from tests.core.statistics.published import datasets, lsat6

FOUR = np.array([[1.0, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]])
TABLES = arrays(
    np.float64, st.tuples(st.integers(2, 30), st.integers(2, 8)), elements=st.sampled_from([0.0, 0.5, 1.0])
)


def test_four_learners_by_hand() -> None:
    found = compute_total_statistics(Scores(("a", "b", "c"), FOUR, np.ones(3)))
    assert found.mean == pytest.approx(1.5 / 3)
    assert found.sd == pytest.approx(sqrt(5 / 3) / 3)
    assert found.alpha == pytest.approx(1.5 * (1 - (1 / 4 + 1 / 3 + 1 / 4) / (5 / 3)))
    assert found.skewness == pytest.approx(0)


def test_marks_weigh_the_mean() -> None:
    found = compute_total_statistics(Scores(("a", "b", "c"), FOUR, np.array([1.0, 1, 8])))
    assert found.mean == pytest.approx((3 / 4 + 2 / 4 + 8 / 4) / 10)


def test_one_learner_has_a_mean_and_nothing_else() -> None:
    found = compute_total_statistics(Scores(("a", "b"), FOUR[:1, :2], np.ones(2)))
    assert (found.n, found.mean) == (1, 1.0)
    assert (found.sd, found.alpha, found.sem, found.skewness, found.kurtosis) == (None,) * 5


def test_nobody_has_no_statistics() -> None:
    found = compute_total_statistics(Scores(("a", "b"), np.empty((0, 2)), np.ones(2)))
    assert (found.n, found.mean, found.alpha) == (0, None, None)


@given(TABLES)
def test_alpha_of_right_and_wrong_is_kr20(table: Floats) -> None:
    right = np.round(table)
    n, k = right.shape
    variance = right.sum(axis=1).var(ddof=1)
    assume(variance > 0)
    share = right.mean(axis=0)
    kr20 = k / (k - 1) * (1 - (share * (1 - share)).sum() * n / (n - 1) / variance)
    assert compute_alpha(right) == pytest.approx(kr20)


@given(TABLES)
def test_copies_of_one_item_are_wholly_reliable(table: Floats) -> None:
    assume(np.ptp(table[:, 0]) > 0)
    assert compute_alpha(np.repeat(table[:, :1], 4, axis=1)) == pytest.approx(1)


@given(TABLES, st.floats(0.5, 20), st.floats(-5, 5))
def test_shape_does_not_depend_on_the_scale(table: Floats, scale: float, shift: float) -> None:
    totals = table.sum(axis=1)
    assume(np.ptp(totals) > 0)
    for compute in (compute_skewness, compute_kurtosis):
        assert compute(totals * scale + shift) == pytest.approx(compute(totals), abs=1e-6)


def test_the_error_of_a_total_and_its_reliability_belong_together() -> None:
    found = compute_total_statistics(Scores(("a", "b", "c"), FOUR, np.ones(3)))
    assert found.alpha is not None and found.sd is not None and found.sem is not None
    assert found.sem == pytest.approx(found.sd * sqrt(1 - found.alpha))
    assert found.error_ratio == pytest.approx(found.sem / found.sd)


@pytest.mark.shared
def test_lsat6_has_its_published_reliability() -> None:
    found, expected = compute_total_statistics(lsat6()), datasets()["lsat6"]["computed"]["ctt"]
    assert found.mean == pytest.approx(expected["total_mean"] / 5, abs=1e-6)
    assert found.sd == pytest.approx(expected["total_sd_n_minus_1"] / 5, abs=1e-6)
    assert found.alpha == pytest.approx(expected["cronbach_alpha"], abs=1e-6)
    assert found.sem == pytest.approx(expected["sem"] / 5, abs=1e-6)
    assert found.error_ratio == pytest.approx(expected["moodle_error_ratio_pct"] / 100, abs=1e-6)
    assert found.skewness == pytest.approx(expected["moodle_skewness"], abs=1e-5)
    assert found.kurtosis == pytest.approx(expected["moodle_kurtosis"], abs=1e-5)


def test_intervals_of_the_mean_and_of_the_spread_are_those_of_the_textbooks() -> None:
    totals = np.random.default_rng(3).normal(0.5, 0.1, 50)
    found = compute_total_statistics(Scores(("a",), totals[:, None], np.ones(1)))
    spread = totals.std(ddof=1)
    assert found.mean_interval == pytest.approx(
        (totals.mean() - 1.96 * spread / sqrt(50), totals.mean() + 1.96 * spread / sqrt(50)), abs=1e-4
    )
    # Of a normal spread the standard error is nearly sd / √(2 (n - 1)).
    assert found.sd_interval and found.sd_interval[1] - found.sd_interval[0] == pytest.approx(
        2 * 1.96 * spread / sqrt(98), rel=0.35
    )
    assert found.error_ratio_interval is None and found.sem_interval is None


@pytest.mark.parametrize("n", [6, 20, 35, 50, 101])
def test_the_interval_of_a_median_holds_it_as_often_as_it_says(n: int) -> None:
    low, high = median_interval([float(value) for value in reversed(range(n))]) or (0, 0)
    inside = sum(comb(n, below) for below in range(int(low) + 1, int(high) + 1)) / 2**n
    assert low + high == n - 1 and 0.94 < inside < 0.98
    assert median_interval([1.0] * 5) is None
