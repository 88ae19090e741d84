"""The statistics of each item of a quiz, as Moodle defines them.

Formulas of Moodle's question/classes/statistics/questions/calculator.php, here as fractions where Moodle has per cent.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from quizapp.core.statistics.interval import alpha_interval, correlation_interval, jackknife_intervals
from quizapp.core.statistics.scores import Floats, Scores
from quizapp.core.statistics.share import Interval, share_interval
from quizapp.core.statistics.total import compute_alpha

ROUNDING = 1e-12


@dataclass(frozen=True)
class ItemStatistics:
    """One item; each number with its interval of 95 % beside it. None where nothing varies, or the formula gives none."""

    id: str
    facility: float | None
    facility_interval: Interval | None
    sd: float | None
    random_guess: float | None
    intended_weight: float
    effective_weight: float | None
    effective_weight_interval: Interval | None
    discrimination_index: float | None
    discrimination_index_interval: Interval | None
    discriminative_efficiency: float | None
    discriminative_efficiency_interval: Interval | None
    alpha_if_deleted: float | None
    alpha_if_deleted_interval: Interval | None


def compute_item_statistics(scores: Scores) -> tuple[ItemStatistics, ...]:
    """The statistics of every item, in the order of the table.

    ``facility`` is the mean fraction; ``effective_weight`` √cov(x, T) over the sum of those that are not negative, and
    None for a negative one; ``discrimination_index`` the correlation with the rest of the quiz, T - x;
    ``discriminative_efficiency`` cov(x, T - x) over the greatest that these two columns could have,
    which may fall below -1: the least that they could have may be further from 0 than the greatest.
    """
    weights = compute_effective_weights(scores)
    indices = compute_discrimination_indices(scores)
    efficiencies = compute_discriminative_efficiencies(scores)
    weight_intervals = jackknife_intervals(scores, compute_effective_weights)
    efficiency_intervals = jackknife_intervals(scores, compute_discriminative_efficiencies)
    return tuple(
        ItemStatistics(
            id=item,
            facility=(facility := float(scores.fractions[:, column].mean()) if scores.n else None),
            facility_interval=None if facility is None else share_interval(facility, scores.n),
            sd=float(scores.fractions[:, column].std(ddof=1)) if scores.n > 1 else None,
            random_guess=None if scores.guesses is None else _known(scores.guesses[column]),
            intended_weight=float(scores.marks[column] / scores.marks.sum()),
            effective_weight=_known(weights[column]),
            effective_weight_interval=_within(weight_intervals[column], low=0.0),
            discrimination_index=(index := _known(indices[column])),
            discrimination_index_interval=correlation_interval(index, scores.n),
            discriminative_efficiency=_known(efficiencies[column]),
            discriminative_efficiency_interval=_within(efficiency_intervals[column], low=-inf),
            alpha_if_deleted=(alpha := compute_alpha(np.delete(scores.weighted(), column, axis=1))),
            alpha_if_deleted_interval=alpha_interval(alpha, scores.n, len(scores.items) - 1),
        )
        for column, item in enumerate(scores.items)
    )


def compute_effective_weights(scores: Scores) -> Floats:
    """√cov(x, T) / Σ√cov of each item (k), NaN for a negative covariance, and where nothing varies."""
    shared = _covariances(scores.weighted(), scores.totals())
    # What rounding leaves of a covariance of 0 is neither a weight nor a negative one.
    shared = np.where(np.abs(shared) < ROUNDING, 0.0, shared)
    with np.errstate(invalid="ignore"):
        roots: Floats = np.sqrt(shared)
    whole = np.nansum(roots)
    return roots / whole if whole > 0 else np.full(len(scores.items), np.nan)


def compute_discrimination_indices(scores: Scores) -> Floats:
    """The correlation of each item (k) with the rest of the quiz, NaN where one of both does not vary."""
    marks = scores.weighted()
    rests = scores.totals()[:, None] - marks
    return np.array([_correlation(marks[:, item], rests[:, item]) for item in range(marks.shape[1])])


def compute_discriminative_efficiencies(scores: Scores) -> Floats:
    """cov(x, T - x) / cov(sorted x, sorted T - x) of each item (k), NaN where the greatest covariance is 0."""
    marks = scores.weighted()
    rests = scores.totals()[:, None] - marks
    given, most = _paired(marks, rests), _paired(np.sort(marks, axis=0), np.sort(rests, axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(most > ROUNDING, given / most, np.nan)


def _covariances(columns: Floats, other: Floats) -> Floats:
    """cov of each column (n × k) with another (n), n - 1 below; NaN below two rows."""
    return _paired(columns, np.broadcast_to(other[:, None], columns.shape))


def _paired(left: Floats, right: Floats) -> Floats:
    """cov of the columns of two tables (n × k each), one by one."""
    n, k = left.shape
    if n < 2:
        return np.full(k, np.nan)
    shared: Floats = ((left - left.mean(axis=0)) * (right - right.mean(axis=0))).sum(axis=0) / (n - 1)
    return shared


def _correlation(left: Floats, right: Floats) -> float:
    if len(left) < 2 or np.ptp(left) == 0 or np.ptp(right) < ROUNDING:
        return float("nan")
    return float(np.corrcoef(left, right)[0, 1])


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _within(interval: Interval | None, *, low: float) -> Interval | None:
    """The part of an interval in which the number can lie, 1 being the most."""
    return None if interval is None else (max(low, interval[0]), min(1.0, interval[1]))
