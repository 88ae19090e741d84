"""An item that favours a group of equal strength is found; one on which groups differ as they do elsewhere is not."""

import numpy as np
import pytest

from quizapp.core.statistics.fairness import compare_groups, compute_fairness
from quizapp.core.statistics.scores import Floats


def learners(*, gap: float = 0.0, bias: float = 0.0, n: int = 600) -> tuple[Floats, np.ndarray]:
    """Answers to 15 items of two groups, the second weaker by ``gap``; the first item is harder for it by ``bias``."""
    chance = np.random.default_rng(5)
    in_first = np.arange(n) % 2 == 0
    abilities = chance.normal(size=n) - gap * ~in_first
    difficulties = np.linspace(-1, 1, 15) + np.where(in_first[:, None], 0, bias * (np.arange(15) == 0))
    chances = 1 / (1 + np.exp(-1.2 * (abilities[:, None] - difficulties)))
    return (chance.random((n, 15)) < chances).astype(np.float64), in_first


def test_a_common_odds_ratio_by_hand() -> None:
    # Two strata with 20 of 30 against 10 of 30 right, and 25 of 30 against 20 of 30.
    right = np.array([1.0] * 20 + [0] * 10 + [1] * 10 + [0] * 20 + [1] * 25 + [0] * 5 + [1] * 20 + [0] * 10)
    in_first = np.array(([True] * 30 + [False] * 30) * 2)
    found = compute_fairness(right, np.repeat([1.0, 2.0], 60), in_first)
    assert found.n == (60, 60)
    assert found.odds_ratio == pytest.approx((20 * 20 / 60 + 25 * 10 / 60) / (10 * 10 / 60 + 5 * 20 / 60))
    assert found.p is not None
    assert found.p < 0.01


def test_an_item_that_is_harder_for_one_group_is_large() -> None:
    answers, in_first = learners(bias=1.2)
    found = compute_fairness(answers[:, 0], answers.sum(axis=1), in_first)
    assert found.level == "large"
    assert found.odds_ratio_interval is not None
    assert found.odds_ratio_interval[0] > 1.5


def test_a_weaker_group_alone_is_no_unfairness() -> None:
    answers, in_first = learners(gap=0.8)
    levels = [compute_fairness(answers[:, item], answers.sum(axis=1), in_first).level for item in range(15)]
    assert levels.count("negligible") >= 14


def test_exchanged_groups_turn_the_ratio_over() -> None:
    answers, in_first = learners(bias=0.5)
    one = compute_fairness(answers[:, 0], answers.sum(axis=1), in_first)
    other = compute_fairness(answers[:, 0], answers.sum(axis=1), ~in_first)
    assert one.odds_ratio is not None and other.odds_ratio is not None
    assert one.odds_ratio * other.odds_ratio == pytest.approx(1)
    assert one.p == pytest.approx(other.p)


def test_groups_that_never_meet_are_not_compared() -> None:
    found = compute_fairness(np.array([1.0, 0.0]), np.array([1.0, 2.0]), np.array([True, False]))
    assert (found.odds_ratio, found.p, found.level) == (None, None, None)


def test_groups_of_fewer_than_20_are_compared_with_nobody() -> None:
    right, totals = np.tile([1.0, 0.0], 30), np.zeros(60)
    for small, compared in ((19, []), (20, [("few", "most", (20, 40))])):
        names = ["few"] * small + ["most"] * (60 - small)
        found = [(one.name, one.other, one.fairness.n) for one in compare_groups(right, totals, names)]
        assert found == compared


def test_of_three_groups_each_stands_beside_all_others_and_who_is_in_none_is_left_out() -> None:
    right, totals, names = np.tile([1.0, 0.0], 40), np.zeros(80), ["a", "b", "c", ""] * 20
    found = [(one.name, one.other, one.fairness.n) for one in compare_groups(right, totals, names)]
    assert found == [(name, "", (20, 40)) for name in "abc"]


def test_an_item_that_one_group_never_has_right_is_the_most_unfair_of_all() -> None:
    in_first = np.arange(80) % 2 == 0
    found = compute_fairness(in_first.astype(np.float64), np.arange(80) // 20, in_first)
    assert found.level == "large" and found.odds_ratio and found.odds_ratio > 100
