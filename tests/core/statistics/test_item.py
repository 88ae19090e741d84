"""The statistics of items: by hand, by what must hold, and as published."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quizapp.core.statistics.item import compute_item_statistics
from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.total import compute_alpha
from tests.core.statistics.published import datasets, lsat6, partial_credit
from tests.core.statistics.simulated import simulate

TABLES = arrays(
    np.float64, st.tuples(st.integers(4, 25), st.integers(2, 6)), elements=st.sampled_from([0.0, 0.5, 1.0])
)


def scored(table: Floats) -> Scores:
    return Scores(tuple(f"q{i}" for i in range(table.shape[1])), table, np.ones(table.shape[1]))


def test_an_item_that_goes_with_the_rest_discriminates_wholly() -> None:
    first, second, _ = compute_item_statistics(
        scored(np.array([[1.0, 1, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]]))
    )
    assert first.facility == 0.5
    assert first.discrimination_index == pytest.approx(1)
    assert second.discriminative_efficiency == pytest.approx(1)
    assert first.effective_weight == pytest.approx(1 / 3)


def test_an_item_against_the_rest_has_no_effective_weight() -> None:
    table = np.array([[1.0, 1, 1, 0], [1, 1, 1, 0], [0, 0, 0, 1], [0, 0, 1, 1]])
    *others, against = compute_item_statistics(scored(table))
    assert against.effective_weight is None
    assert against.discrimination_index is not None
    assert against.discrimination_index < 0
    assert sum(one.effective_weight or 0 for one in others) == pytest.approx(1)


def test_an_item_that_everybody_has_right_says_nothing_of_differences() -> None:
    same, _, _ = compute_item_statistics(scored(np.array([[1.0, 1, 0], [1, 0, 1], [1, 0, 0], [1, 1, 1]])))
    assert same.facility == 1
    assert same.sd == 0
    assert same.discrimination_index is None
    assert same.discriminative_efficiency is None
    assert same.facility_interval is not None
    assert same.facility_interval[0] < 0.6


def test_what_is_meant_and_what_guessing_gives_come_from_the_quiz() -> None:
    scores = Scores(("a", "b"), np.eye(2), np.array([1.0, 3.0]), np.array([0.25, 0.0]))
    first, second = compute_item_statistics(scores)
    assert (first.intended_weight, second.intended_weight) == (0.25, 0.75)
    assert (first.random_guess, second.random_guess) == (0.25, 0.0)


@given(TABLES)
def test_every_number_is_a_fraction_within_its_interval(table: Floats) -> None:
    for one in compute_item_statistics(scored(table)):
        for name in ("facility", "discrimination_index", "discriminative_efficiency", "alpha_if_deleted"):
            value, interval = getattr(one, name), getattr(one, f"{name}_interval")
            assert value is None or value <= 1 + 1e-9
            if value is not None and interval is not None:
                assert interval[0] - 1e-9 <= value <= interval[1] + 1e-9


def test_an_item_may_go_against_the_rest_more_than_it_could_go_with_it() -> None:
    half = [0.5, 0.5, 0.5]
    first = compute_item_statistics(scored(np.array([[1.0, 0, 0.5], half, half, [1.0, 0, 0.5], half])))[0]
    assert first.discriminative_efficiency == pytest.approx(-1.5)
    assert first.discriminative_efficiency_interval is not None
    assert first.discriminative_efficiency_interval[0] <= -1.5


def test_an_item_that_has_nothing_to_do_with_the_quiz_weighs_nothing() -> None:
    table = np.array(
        [[0.5, 1, 1, 0, 1], [0.5, 0, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
    )
    assert compute_item_statistics(scored(table))[3].effective_weight == 0


@given(TABLES, st.randoms())
def test_the_order_of_learners_changes_no_number(table: Floats, chance: st.DataObject) -> None:
    order = list(range(len(table)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # st.randoms() gives a random.Random, which its type does not say
    for one, other in zip(
        compute_item_statistics(scored(table)), compute_item_statistics(scored(table[order])), strict=True
    ):
        for name in (
            "facility",
            "sd",
            "effective_weight",
            "discrimination_index",
            "discriminative_efficiency",
        ):
            assert getattr(one, name) == pytest.approx(getattr(other, name))


def test_alpha_if_deleted_is_alpha_without_the_item() -> None:
    scores = simulate(80, np.full(6, 1.2), np.linspace(-1, 1, 6))
    third = compute_item_statistics(scores)[2]
    assert third.alpha_if_deleted == compute_alpha(np.delete(scores.fractions, 2, axis=1))


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    slopes, difficulties = np.array([1.0, 1.5, 0.7, 1.2, 1.0]), np.array([-0.5, 0.0, 0.5, 1.0, -1.0])
    truth = compute_item_statistics(simulate(60_000, slopes, difficulties, seed=99))
    held = {"facility": 0, "discrimination_index": 0, "effective_weight": 0, "discriminative_efficiency": 0}
    for seed in range(60):
        for true, one in zip(
            truth, compute_item_statistics(simulate(150, slopes, difficulties, seed=seed)), strict=True
        ):
            for name in held:
                low, high = getattr(one, f"{name}_interval")
                held[name] += low <= getattr(true, name) <= high
    assert all(0.90 <= times / 300 <= 0.995 for times in held.values()), held


@pytest.mark.shared
def test_lsat6_has_its_published_item_statistics() -> None:
    expected = datasets()["lsat6"]["computed"]["ctt"]
    names = {
        "facility": ("p_values", 1),
        "sd": ("item_sd_n_minus_1", 1),
        "alpha_if_deleted": ("alpha_if_item_deleted", 1),
        "discrimination_index": ("moodle_discrimination_index_pct", 100),
        "discriminative_efficiency": ("moodle_discriminative_efficiency_pct", 100),
        "effective_weight": ("moodle_effective_weight_pct", 100),
    }
    found = compute_item_statistics(lsat6())
    for name, (label, scale) in names.items():
        wanted = [value / scale for value in expected[label]]
        assert [getattr(one, name) for one in found] == pytest.approx(wanted, abs=1e-6), name


@pytest.mark.shared
def test_partial_marks_have_the_numbers_that_moodle_expects() -> None:
    expected, found = (
        datasets()["moodle_partial_credit"]["published"],
        compute_item_statistics(partial_credit()),
    )
    for name in ("facility", "effective_weight", "discrimination_index", "discriminative_efficiency"):
        wanted = [None if value is None else value / 100 for value in expected[f"{name}_pct"]]
        assert [getattr(one, name) for one in found] == pytest.approx(wanted, abs=1e-6), name
    spread = [
        one.sd * most * 1000
        for one, most in zip(found, partial_credit().marks, strict=True)
        if one.sd is not None
    ]
    assert spread == pytest.approx(expected["sd_x1000"], rel=1e-6)
