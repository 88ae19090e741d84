"""Intervals of 95 % about what is estimated from few learners."""

from collections.abc import Callable, Sequence
from math import atanh, exp, log, sqrt, tanh

import numpy as np

from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.share import Interval, Z

GROUPS = 50


def correlation_interval(r: float | None, n: int) -> Interval | None:
    """The interval of a correlation (-1..1) over n pairs by Fisher's z (1915); None below 4 pairs or without r."""
    if r is None or n < 4:
        return None
    if abs(r) >= 1:
        return r, r
    reach = Z / sqrt(n - 3)
    return tanh(atanh(r) - reach), tanh(atanh(r) + reach)


def alpha_interval(alpha: float | None, n: int, k: int) -> Interval | None:
    """The interval of Cronbach's α of k items over n learners by ln(1 - α) (Bonett 2002, eq. 6); None where too few."""
    if alpha is None or n < 3 or k < 2 or alpha >= 1:
        return None
    reach = Z * sqrt(2 * k / ((k - 1) * (n - 2)))
    centre = log(1 - alpha)
    return 1 - exp(centre + reach), 1 - exp(centre - reach)


def median_interval(values: Sequence[float]) -> Interval | None:
    """The interval of the median of values by their order (Conover 1999, section 3.2), never too narrow; None below 6."""
    n, ordered = len(values), sorted(values)
    low = int((n - 1 - Z * sqrt(n)) / 2)
    return (ordered[low], ordered[n - 1 - low]) if n >= 6 else None


def jackknife_intervals(scores: Scores, estimate: Callable[[Scores], Floats]) -> list[Interval | None]:
    """Intervals of estimates (any number) by leaving out groups of learners in turn (Quenouille 1956; Shao and Wu 1989).

    At most ``GROUPS`` groups, each every so-many-th row, so the same table gives the same intervals. An estimate that
    is not there (NaN) with some group left out has no interval.
    """
    groups, whole = min(scores.n, GROUPS), estimate(scores)
    if groups < 4:
        return [None] * len(whole)
    group_of = np.arange(scores.n) % groups
    found = np.array([estimate(scores.without(group_of == group)) for group in range(groups)])
    spread = np.sqrt((groups - 1) / groups * ((found - found.mean(axis=0)) ** 2).sum(axis=0))
    return [
        None if np.isnan(reach) else (float(centre - Z * reach), float(centre + Z * reach))
        for centre, reach in zip(whole, spread, strict=True)
    ]
