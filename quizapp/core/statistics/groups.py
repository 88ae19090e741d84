"""Learners in groups of equal size by what they have: thirds, fifths."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def rank_groups(values: Sequence[float], groups: int) -> list[int]:
    """The group (0 weakest) of each value, as even as ties allow: equal values are never parted."""
    ordered = sorted(values)
    middles = ((bisect_left(ordered, value) + bisect_right(ordered, value)) / 2 for value in values)
    return [min(int(middle * groups / len(ordered)), groups - 1) for middle in middles]
