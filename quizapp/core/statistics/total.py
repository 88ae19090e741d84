"""The statistics of a whole quiz: mean, spread, shape and reliability of its totals.

Formulas of Moodle's quiz report (mod/quiz/report/statistics/classes/calculator.php): sample variances with n - 1,
Fisher's unbiased k-statistics.
"""

from dataclasses import dataclass, replace
from math import inf, nan, sqrt
from typing import Any

import numpy as np

from quizapp.core.statistics.interval import alpha_interval, jackknife_intervals
from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.share import Interval

# What varies with the learners, and how much is seen by leaving some out.
SHAPE = ("mean", "sd", "skewness", "kurtosis", "error_ratio", "sem")
# Between which ends a number can lie at all.
BOUNDS = {"mean": (0.0, 1.0), "sd": (0.0, inf), "error_ratio": (0.0, inf), "sem": (0.0, inf)}


@dataclass(frozen=True)
class TotalStatistics:
    """``mean`` and ``sd`` and ``sem`` as fractions of the sum of maximum marks; None where n or k does not allow one.

    Intervals of 95 % by leaving out learners in turn, that of α by Bonett's formula.
    """

    n: int
    mean: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    alpha_interval: Interval | None
    error_ratio: float | None
    sem: float | None
    mean_interval: Interval | None = None
    sd_interval: Interval | None = None
    skewness_interval: Interval | None = None
    kurtosis_interval: Interval | None = None
    error_ratio_interval: Interval | None = None
    sem_interval: Interval | None = None


def compute_total_statistics(scores: Scores) -> TotalStatistics:
    """The statistics of the totals; ``error_ratio`` is √(1 - α), ``sem`` the standard error of a total."""
    found = _compute(scores)
    reaches = jackknife_intervals(scores, _shape)
    around: dict[str, Any] = {
        f"{name}_interval": one and _within(one, *BOUNDS.get(name, (-inf, inf)))
        for name, one in zip(SHAPE, reaches, strict=True)
    }
    return replace(found, **around)


def _within(interval: Interval, low: float, high: float) -> Interval:
    return max(low, interval[0]), min(high, interval[1])


def _shape(scores: Scores) -> Floats:
    """The numbers of ``SHAPE``, NaN where there is none."""
    found = _compute(scores)
    values = [getattr(found, name) for name in SHAPE]
    return np.array([nan if value is None else value for value in values])


def _compute(scores: Scores) -> TotalStatistics:
    totals, most = scores.totals(), float(scores.marks.sum())
    alpha = compute_alpha(scores.weighted())
    spread = float(totals.std(ddof=1)) if scores.n > 1 else None
    error_ratio = None if alpha is None else sqrt(1 - alpha)
    return TotalStatistics(
        n=scores.n,
        mean=float(totals.mean()) / most if scores.n else None,
        sd=None if spread is None else spread / most,
        skewness=compute_skewness(totals),
        kurtosis=compute_kurtosis(totals),
        alpha=alpha,
        alpha_interval=alpha_interval(alpha, scores.n, len(scores.items)),
        error_ratio=error_ratio,
        sem=None if spread is None or error_ratio is None else spread * error_ratio / most,
    )


def compute_alpha(marks: Floats) -> float | None:
    """Cronbach's α (1951) of marks (n × k), for right and wrong the same as KR-20; None without spread or a 2nd item."""
    n, k = marks.shape
    if n < 2 or k < 2:
        return None
    variance = float(marks.sum(axis=1).var(ddof=1))
    apart = float(marks.var(axis=0, ddof=1).sum())
    return float(k / (k - 1) * (1 - apart / variance)) if variance > 0 else None


def compute_skewness(values: Floats) -> float | None:
    """k₃ / k₂^1.5 of values (n), None below 3 or without spread."""
    n = len(values)
    off = values - values.mean() if n else values
    square, cube = float((off**2).sum()), float((off**3).sum())
    if n < 3 or square <= 0:
        return None
    second, third = square / (n - 1), n * cube / ((n - 1) * (n - 2))
    return float(third / second**1.5)


def compute_kurtosis(values: Floats) -> float | None:
    """k₄ / k₂² of values (n), 0 for the normal curve; None below 4 or without spread."""
    n = len(values)
    off = values - values.mean() if n else values
    square, fourth = float((off**2).sum()), float((off**4).sum())
    if n < 4 or square <= 0:
        return None
    second = square / (n - 1)
    k4 = n * ((n + 1) * fourth - 3 * (n - 1) / n * square**2) / ((n - 1) * (n - 2) * (n - 3))
    return float(k4 / second**2)
