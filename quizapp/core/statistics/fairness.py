"""Whether an item is harder for one group than for another of the same strength (differential item functioning)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erfc, exp, log, sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt

from quizapp.core.statistics.scores import Floats
from quizapp.core.statistics.share import Interval, Z

Level = Literal["negligible", "moderate", "large"]
# Fewer learners on a side say nothing about it.
FEWEST_IN_GROUP = 20


@dataclass(frozen=True)
class Fairness:
    """``odds_ratio`` above 1: easier for the first group. ``delta`` is -2.35 ln of it, the scale of ETS.

    ``p`` (0..1) is of the χ² of Mantel and Haenszel with its correction for continuity. All None where no stratum has both groups
    and both right and wrong answers.
    """

    n: tuple[int, int]
    odds_ratio: float | None = None
    odds_ratio_interval: Interval | None = None
    delta: float | None = None
    p: float | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Comparison:
    """A group ``name`` beside ``other``, empty where that is everybody else; the first group of ``fairness`` is ``name``."""

    name: str
    other: str
    fairness: Fairness


def compare_groups(right: Floats, strengths: Floats, names: Sequence[str]) -> Iterator[Comparison]:
    """Each group beside all others, two groups once; only those with 20 learners on each side.

    ``names`` (n) says in which group each learner is; those in none ("") are left out.
    """
    groups = np.array(names)
    known = groups != ""
    values = sorted(set(groups[known].tolist()))
    for value in values[:1] if len(values) == 2 else values:
        inside = groups[known] == value
        if min(inside.sum(), (~inside).sum()) >= FEWEST_IN_GROUP:
            other = values[1] if len(values) == 2 else ""
            yield Comparison(value, other, compute_fairness(right[known], strengths[known], inside))


def compute_fairness(right: Floats, strengths: Floats, in_first: npt.NDArray[np.bool_]) -> Fairness:
    """The common odds ratio over learners of equal strength (Mantel and Haenszel 1959; ETS levels after Zieky 1993).

    ``right`` (n, 0 or 1), ``strengths`` (n) the totals by which learners are matched. The interval's variance is that
    of Robins, Breslow and Greenland (1986). Where a ratio would be infinite, half a learner is added to each cell
    (Haldane 1956).
    """
    sizes = int(in_first.sum()), int((~in_first).sum())
    tables = [_table(right[strengths == one], in_first[strengths == one]) for one in np.unique(strengths)]
    tables = [table for table in tables if (table.sum(axis=0) > 0).all() and (table.sum(axis=1) > 0).all()]
    if not tables:
        return Fairness(sizes)
    stack = np.array(tables, dtype=np.float64)
    p = _significance(stack)
    along, across = _products(stack)
    if along.sum() <= 0 or across.sum() <= 0:
        stack = stack + 0.5
        along, across = _products(stack)
    ratio = float(along.sum() / across.sum())
    reach, delta = Z * _error(stack, along, across), -2.35 * log(ratio)
    interval = ratio * exp(-reach), ratio * exp(reach)
    return Fairness(sizes, ratio, interval, delta, p, _level(delta, p, reach / Z * 2.35))


def _table(right: Floats, in_first: npt.NDArray[np.bool_]) -> npt.NDArray[np.int_]:
    """Rows: first and other group; columns: right and wrong."""
    return np.array(
        [[int(right[group].sum()), int(group.sum() - right[group].sum())] for group in (in_first, ~in_first)]
    )


def _products(stack: Floats) -> tuple[Floats, Floats]:
    """What speaks for the first group, and what for the other, in each stratum."""
    n = stack.sum(axis=(1, 2))
    return stack[:, 0, 0] * stack[:, 1, 1] / n, stack[:, 0, 1] * stack[:, 1, 0] / n


def _significance(stack: Floats) -> float:
    n, rows, columns = stack.sum(axis=(1, 2)), stack.sum(axis=2), stack.sum(axis=1)
    expected = rows[:, 0] * columns[:, 0] / n
    variance = (rows.prod(axis=1) * columns.prod(axis=1) / (n**2 * np.maximum(n - 1, 1))).sum()
    off = max(0.0, abs(float((stack[:, 0, 0] - expected).sum())) - 0.5)
    return erfc(sqrt(off**2 / float(variance) / 2)) if variance > 0 else 1.0


def _error(stack: Floats, along: Floats, across: Floats) -> float:
    """The standard error of ln of the common odds ratio."""
    n = stack.sum(axis=(1, 2))
    agree = (stack[:, 0, 0] + stack[:, 1, 1]) / n
    differ = (stack[:, 0, 1] + stack[:, 1, 0]) / n
    first = float((agree * along).sum() / (2 * along.sum() ** 2))
    both = float((agree * across + differ * along).sum() / (2 * along.sum() * across.sum()))
    last = float((differ * across).sum() / (2 * across.sum() ** 2))
    return sqrt(first + both + last)


def _level(delta: float, p: float, error: float) -> Level:
    """A, B or C of ETS: large from 1.5 where it is surely above 1, negligible below 1 or where chance can make it."""
    if abs(delta) < 1 or p >= 0.05:
        return "negligible"
    return "large" if abs(delta) >= 1.5 and abs(delta) - 1.6448536269514722 * error > 1 else "moderate"
