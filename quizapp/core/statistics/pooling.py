"""What several groups of learners say of one question together."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import atanh, sqrt, tanh

from quizapp.core.statistics.share import Interval, Z

# Nearer to 1 a correlation of few learners would outweigh all others.
MOST = 0.999


@dataclass(frozen=True)
class PooledCorrelation:
    """A correlation (-1..1) over ``n`` learners of ``groups`` groups, with its interval of 95 %."""

    value: float
    interval: Interval
    n: int
    groups: int


def pool_correlations(found: Iterable[tuple[float | None, int]]) -> PooledCorrelation | None:
    """The common correlation of groups of independent learners, each with its own correlation and size.

    The mean of Fisher's z by n - 3 (Hedges and Olkin 1985, chapter 11): what sets groups apart from each other does not
    count as strength. None without a group of 4 that has a correlation.
    """
    known = [(max(-MOST, min(MOST, r)), n) for r, n in found if r is not None and n > 3]
    weight = sum(n - 3 for _, n in known)
    if not weight:
        return None
    z = sum(atanh(r) * (n - 3) for r, n in known) / weight
    reach = Z / sqrt(weight)
    return PooledCorrelation(
        tanh(z), (tanh(z - reach), tanh(z + reach)), sum(n for _, n in known), len(known)
    )


def pool_shares(found: Iterable[tuple[float | None, int]]) -> float | None:
    """The share (0..1) over groups of which each has its own share and size; None where nobody is in any."""
    known = [(share, n) for share, n in found if share is not None and n]
    whole = sum(n for _, n in known)
    return sum(share * n for share, n in known) / whole if whole else None
