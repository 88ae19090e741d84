"""Item response models: as published, as another program fits them, and where the data say too little."""

import numpy as np
import pytest
from girth import onepl_mml, twopl_mml

from quizapp.core.statistics.irt import Fit, fit_model
from quizapp.core.statistics.likelihood import Likelihood, Model, make_patterns
from quizapp.core.statistics.scores import Scores
from tests.core.statistics.published import datasets, lsat6
from tests.core.statistics.simulated import simulate

SLOPES = np.array([0.8, 1.0, 1.3, 1.6, 0.9, 1.1, 1.4, 0.7])
DIFFICULTIES = np.linspace(-1.5, 1.5, 8)


def values(fit: Fit, name: str) -> list[float]:
    return [getattr(item, name) for item in fit.items]


def test_a_slope_for_each_item_is_found_as_girth_finds_it() -> None:
    scores = simulate(600, SLOPES, DIFFICULTIES)
    fit, judge = fit_model(scores, "2pl"), twopl_mml(scores.fractions.T.astype(int))
    assert fit.converged
    assert values(fit, "a") == pytest.approx(judge["Discrimination"], abs=0.01)
    assert values(fit, "b") == pytest.approx(judge["Difficulty"], abs=0.01)


def test_one_slope_for_all_is_found_as_girth_finds_it() -> None:
    scores = simulate(600, np.full(8, 1.2), DIFFICULTIES)
    fit, judge = fit_model(scores, "1pl"), onepl_mml(scores.fractions.T.astype(int))
    assert values(fit, "a") == pytest.approx([judge["Discrimination"]] * 8, abs=0.01)
    assert values(fit, "b") == pytest.approx(judge["Difficulty"], abs=0.01)


def test_the_errors_hold_the_truth_about_as_often_as_they_say() -> None:
    held = 0
    for seed in range(40):
        fit = fit_model(simulate(250, np.ones(8), DIFFICULTIES, seed=seed), "rasch")
        off = np.abs(np.array(values(fit, "b")) - DIFFICULTIES)
        held += int((off < 1.96 * np.array(values(fit, "b_error"))).sum())
    assert 0.92 <= held / 320 <= 0.98


@pytest.mark.parametrize("model", ["rasch", "1pl", "2pl"])
def test_the_slopes_of_the_likelihood_are_its_differences(model: Model) -> None:
    likelihood = Likelihood(make_patterns(simulate(60, SLOPES, DIFFICULTIES).fractions), model)
    at = likelihood.start() * 0.9
    steps = np.eye(len(at)) * 1e-5
    wanted = [(likelihood.value(at + step) - likelihood.value(at - step)) / 2e-5 for step in steps]
    assert likelihood.gradient(at) == pytest.approx(wanted, abs=1e-4)


def test_a_richer_model_fits_no_worse() -> None:
    scores = simulate(300, SLOPES, DIFFICULTIES)
    rasch, one, each = (fit_model(scores, model).loglik for model in ("rasch", "1pl", "2pl"))
    assert rasch <= one <= each


def test_an_item_that_everybody_has_right_has_no_difficulty() -> None:
    scores = simulate(100, SLOPES, DIFFICULTIES)
    table = np.column_stack([scores.fractions, np.ones(100)])
    fit = fit_model(Scores((*scores.items, "easy"), table, np.ones(9)), "2pl")
    assert (fit.items[-1].a, fit.items[-1].b) == (None, None)
    assert values(fit, "b")[:-1] == pytest.approx(values(fit_model(scores, "2pl"), "b"))


def test_where_nobody_differs_there_is_no_model() -> None:
    fit = fit_model(Scores(("a", "b"), np.ones((5, 2)), np.ones(2)), "2pl")
    assert not fit.converged
    assert all(item.b is None for item in fit.items)


def test_few_learners_end_in_numbers_or_in_none() -> None:
    for seed in range(10):
        fit = fit_model(simulate(6, np.ones(4), np.zeros(4), seed=seed), "2pl")
        known = [item.b for item in fit.items if item.b is not None]
        assert np.isfinite(known).all()


def test_partial_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or 1"):
        fit_model(Scores(("a",), np.array([[0.5], [1.0]]), np.ones(1)), "rasch")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("model", "label"), [("rasch", "rasch_a_fixed_1"), ("1pl", "rasch_common_a_estimated"), ("2pl", "two_pl")]
)
def test_lsat6_is_fitted_as_published(model: Model, label: str) -> None:
    fit, expected = fit_model(lsat6(), model), datasets()["lsat6"]["computed"][label]
    assert fit.loglik == pytest.approx(expected["loglik"], abs=0.001)
    assert (fit.aic, fit.bic) == pytest.approx((expected["aic"], expected["bic"]), abs=0.002)
    assert values(fit, "a") == pytest.approx(expected["a"], abs=0.001)
    assert values(fit, "b") == pytest.approx(expected["b_difficulty"], abs=0.001)


@pytest.mark.shared
def test_the_errors_of_lsat6_are_those_of_ltm() -> None:
    fit, expected = fit_model(lsat6(), "2pl"), datasets()["lsat6"]["published"]["ltm_2pl"]
    assert values(fit, "a_error") == pytest.approx(expected["se_discrimination"], abs=0.001)
    assert values(fit, "b_error") == pytest.approx(expected["se_difficulty"], abs=0.002)


@pytest.mark.parametrize("model", ["rasch", "1pl", "2pl"])
def test_the_bends_of_the_likelihood_are_the_slopes_of_its_slopes(model: Model) -> None:
    likelihood = Likelihood(make_patterns(simulate(80, SLOPES, DIFFICULTIES).fractions), model)
    at = likelihood.start() + np.linspace(-0.2, 0.3, len(likelihood.start()))
    steps = np.eye(len(at)) * 1e-5
    by_difference = [(likelihood.gradient(at + one) - likelihood.gradient(at - one)) / 2e-5 for one in steps]
    assert likelihood.hessian(at) == pytest.approx(np.array(by_difference), abs=1e-5)
