"""Learners in groups by what they have: thirds and fifths of equal size, tenths of the marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

TENTHS = 10


def rank_groups(values: Sequence[float], groups: int) -> list[int]:
    """The group (0 weakest) of each value, as even as ties allow: equal values are never parted."""
    ordered = sorted(values)
    middles = ((bisect_left(ordered, value) + bisect_right(ordered, value)) / 2 for value in values)
    return [min(int(middle * groups / len(ordered)), groups - 1) for middle in middles]


def tenth_of(share: float) -> int:
    """Into which tenth (0..9) a share of the marks falls; a full score belongs to the last."""
    return min(TENTHS - 1, max(0, int(share * TENTHS)))


def count_tenths(shares: Iterable[float]) -> list[int]:
    """How many of these shares (0..1) fall into each tenth."""
    counts = [0] * TENTHS
    for share in shares:
        counts[tenth_of(share)] += 1
    return counts
