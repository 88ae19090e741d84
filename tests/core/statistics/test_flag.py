"""Flags: a planted wrong key is found and a right one left alone, at the rates that are told; and each rule by itself."""

from dataclasses import replace

import numpy as np
import pytest

from quizapp.core.statistics.choice import OptionStatistics, compute_option_statistics
from quizapp.core.statistics.flag import Flag, ItemEvidence, find_flags, judge_firmness

ITEM = ItemEvidence(n=60, facility=0.6, discrimination=0.3, guess=0.25)


def option(
    id_: str, *, count: int, thirds: tuple[float, float, float], r: float, key: bool = False
) -> OptionStatistics:
    return OptionStatistics(id_, key, count, count / 60, None, None, thirds, r, None, None)


KEY = option("a", count=36, thirds=(0.4, 0.6, 0.8), r=0.3, key=True)
OTHER = option("b", count=24, thirds=(0.6, 0.4, 0.2), r=-0.3)


def names(item: ItemEvidence) -> list[str]:
    return [flag.name for flag in find_flags(item)]


@pytest.mark.parametrize(
    ("n", "firmness"),
    [
        (0, "counts"),
        (19, "counts"),
        (20, "early"),
        (49, "early"),
        (50, "flags"),
        (99, "flags"),
        (100, "firm"),
    ],
)
def test_few_learners_allow_little(n: int, firmness: str) -> None:
    assert judge_firmness(n) == firmness


def test_a_sound_item_has_no_flag() -> None:
    assert find_flags(replace(ITEM, options=(KEY, OTHER))) == ()


def test_below_twenty_learners_nothing_is_flagged() -> None:
    assert find_flags(replace(ITEM, n=19, discrimination=-0.9)) == ()


def test_a_key_that_the_strong_avoid_is_to_be_checked() -> None:
    wrong = (replace(OTHER, is_key=True), replace(KEY, is_key=False))
    assert find_flags(replace(ITEM, options=wrong)) == (Flag("check_the_key", "a"),)


@pytest.mark.parametrize(
    ("change", "flag"),
    [
        ({"discrimination": -0.2}, "strong_did_no_better"),
        ({"facility": 0.97, "discrimination": 0.0}, "almost_all_right"),
        ({"facility": 0.3}, "near_guessing"),
        ({"options": (KEY, OTHER, option("c", count=0, thirds=(0, 0, 0), r=0))}, "never_chosen"),
        ({"options": (KEY, replace(OTHER, correlation=0.1))}, "draws_the_strong"),
        ({"seconds": 80.0, "usual_seconds": 30.0}, "takes_long"),
        ({"effective_weight": 0.2, "intended_weight": 0.1}, "weighs_more"),
    ],
)
def test_each_rule_by_itself(change: dict[str, object], flag: str) -> None:
    assert names(replace(ITEM, **change)) == [flag]  # type: ignore[arg-type]  # each row is a change of its own


def simulate_quiz(chance: np.random.Generator, n: int, k: int = 20) -> tuple[list[list[str]], list[str]]:
    """Picks of n learners on k items of four options, a wrong key among the keys: that of the first item."""
    abilities, slopes, difficulties = (
        chance.normal(size=n),
        chance.lognormal(0, 0.3, k),
        chance.normal(0, 1, k),
    )
    knows = chance.random((n, k)) < 1 / (1 + np.exp(-slopes * (abilities[:, None] - difficulties)))
    lures = chance.dirichlet((4, 4, 4), k)
    picks = [
        [
            "a" if knows[row, item] or chance.random() < 0.25 else chance.choice(list("bcd"), p=lures[item])
            for item in range(k)
        ]
        for row in range(n)
    ]
    return picks, ["b", *"a" * (k - 1)]


def find_wrong_keys(picks: list[list[str]], keys: list[str]) -> list[int]:
    table = np.array(picks) == np.array(keys)
    totals = table.sum(axis=1)
    found = []
    for item, key in enumerate(keys):
        rests = (totals - table[:, item]).astype(np.float64)
        options = compute_option_statistics(
            [row[item] for row in picks], rests, options="abcd", keys=frozenset(key)
        )
        evidence = replace(
            ITEM, n=len(picks), facility=float(table[:, item].mean()), options=options, guess=None
        )
        found += [item] if "check_the_key" in names(evidence) else []
    return found


def test_planted_wrong_keys_are_found_and_right_keys_left_alone() -> None:
    chance, quizzes = np.random.default_rng(2024), 80
    flagged = [find_wrong_keys(*simulate_quiz(chance, 50)) for _ in range(quizzes)]
    assert sum(0 in found for found in flagged) / quizzes >= 0.90
    assert sum(len(set(found) - {0}) for found in flagged) / (19 * quizzes) <= 0.01
