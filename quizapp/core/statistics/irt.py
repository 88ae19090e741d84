"""Item response models of right and wrong answers: Rasch, one slope for all, a slope for each item.

P(right | θ) = 1 / (1 + exp(-a (θ - b))), θ ~ N(0, 1), without the scale 1.702. Marginal maximum likelihood after
Bock and Aitkin (1981): a few EM steps on a grid of abilities, then Newton's steps on the marginal likelihood itself.
"""

from dataclasses import dataclass

import numpy as np

from quizapp.core.statistics.likelihood import Likelihood, Model, make_patterns
from quizapp.core.statistics.scores import Floats, Scores

EM_STEPS = 25
NEWTON_STEPS = 60
SMALLEST_GAIN = 1e-9


@dataclass(frozen=True)
class ItemParameters:
    """Slope ``a`` and difficulty ``b`` (in standard deviations of ability) of an item, with standard errors.

    All None for an item that everybody or nobody had right: its difficulty has no end. An error is None where the
    parameter is fixed or the data do not determine it.
    """

    id: str
    a: float | None = None
    b: float | None = None
    a_error: float | None = None
    b_error: float | None = None


@dataclass(frozen=True)
class Fit:
    """A fitted model; ``loglik`` is of the items that vary. ``converged`` is False where no maximum was reached."""

    model: Model
    n: int
    loglik: float
    parameters: int
    converged: bool
    items: tuple[ItemParameters, ...]

    @property
    def aic(self) -> float:
        """Akaike's criterion, smaller is better."""
        return 2 * self.parameters - 2 * self.loglik

    @property
    def bic(self) -> float:
        """Schwarz's criterion, smaller is better."""
        return float(self.parameters * np.log(self.n)) - 2 * self.loglik


def fit_model(scores: Scores, model: Model) -> Fit:
    """The model with the greatest marginal likelihood of answers that are 0 or 1. Raises ValueError for others.

    Standard errors are those of the observed information; that of b = -d/a comes from it by the delta method.
    """
    right = scores.fractions
    if not np.isin(right, (0.0, 1.0)).all():
        raise ValueError("an item response model takes answers that are 0 or 1")
    varies = np.ptp(right, axis=0) > 0 if scores.n else np.zeros(len(scores.items), dtype=bool)
    if not varies.any():
        return Fit(model, scores.n, 0.0, 0, False, tuple(ItemParameters(item) for item in scores.items))
    likelihood = Likelihood(make_patterns(right[:, varies]), model)
    values, loglik, converged = _climb(likelihood)
    fitted = iter(_describe(likelihood, values))
    items = tuple(
        ItemParameters(item, *next(fitted)) if known else ItemParameters(item)
        for item, known in zip(scores.items, varies, strict=True)
    )
    return Fit(model, scores.n, loglik, len(values), converged, items)


def _climb(likelihood: Likelihood) -> tuple[Floats, float, bool]:
    """The parameters at the maximum, the log-likelihood there, and whether the steps came to rest."""
    values = likelihood.start()
    for _ in range(EM_STEPS):
        values = likelihood.improve(values)
    loglik, gradient = likelihood.value(values), likelihood.gradient(values)
    for _ in range(NEWTON_STEPS):
        step = _uphill(likelihood.hessian(values), gradient)
        size, tried = 1.0, likelihood.value(values + step)
        while not tried >= loglik and size > 1e-6:
            size /= 2
            tried = likelihood.value(values + size * step)
        if tried >= loglik:
            values = values + size * step
        gained, loglik = tried - loglik, max(loglik, tried)
        gradient = likelihood.gradient(values)
        if gained < SMALLEST_GAIN:
            break
    return values, loglik, bool(np.abs(gradient).max() < 1e-3 * max(1.0, likelihood.patterns.n**0.5))


def _uphill(hessian: Floats, gradient: Floats) -> Floats:
    """Newton's step, turned uphill where the surface is not curved downwards, and no longer than 1 in any direction."""
    bends, axes = np.linalg.eigh(-hessian)
    step: Floats = axes @ ((axes.T @ gradient) / np.maximum(np.abs(bends), 1e-3))
    return step / max(1.0, float(np.abs(step).max()))


def _describe(
    likelihood: Likelihood, values: Floats
) -> list[tuple[float, float | None, float | None, float | None]]:
    """a, b and their standard errors of each item."""
    slopes, intercepts = likelihood.split(values)
    covariances = _inverse(-likelihood.hessian(values))
    return [
        (float(a), float(-d / a), *_errors(likelihood, covariances, item, at=(float(a), float(d))))
        if a
        else (0.0, None, None, None)
        for item, (a, d) in enumerate(zip(slopes, intercepts, strict=True))
    ]


def _errors(
    likelihood: Likelihood, covariances: Floats | None, item: int, *, at: tuple[float, float]
) -> tuple[float | None, float | None]:
    if covariances is None:
        return None, None
    a, d = at
    slope, intercept = likelihood.places(item)
    by_slope, by_intercept = d / a**2, -1 / a
    variance = by_intercept**2 * covariances[intercept, intercept]
    if slope is None:
        return None, float(np.sqrt(variance))
    variance += by_slope**2 * covariances[slope, slope]
    variance += 2 * by_slope * by_intercept * covariances[slope, intercept]
    return float(np.sqrt(covariances[slope, slope])), float(np.sqrt(max(0.0, variance)))


def _inverse(information: Floats) -> Floats | None:
    """The inverse of an information matrix, None where the data do not determine every parameter."""
    if not np.isfinite(information).all() or np.linalg.eigvalsh(information)[0] <= 1e-9:
        return None
    return np.asarray(np.linalg.inv(information), dtype=np.float64)
