"""From fractions to marks to the grade of an attempt, and which attempt of several counts."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from quizapp.core.quizzes.quiz import Counts


@dataclass(frozen=True)
class Worth:
    """What one slot asks for and got; ``fraction`` is None while a person must grade it."""

    max_mark: float
    fraction: float | None
    asks: bool = True


@dataclass(frozen=True)
class Total:
    """The sum over an attempt. Ungraded answers stay out of ``mark`` and ``max_mark`` alike."""

    mark: float
    max_mark: float
    ungraded: int

    @property
    def share(self) -> float | None:
        """The part of the marks that was earned, 0..1; None where there are none."""
        return self.mark / self.max_mark if self.max_mark else None


@dataclass(frozen=True)
class Sitting:
    """One finished attempt when several are compared."""

    number: int
    share: float | None


class Marked(Protocol):
    """What of an attempt, however it was read, its result is told from."""

    @property
    def number(self) -> int: ...
    @property
    def mark(self) -> float | None: ...
    @property
    def max_mark(self) -> float | None: ...
    @property
    def ungraded(self) -> int | None: ...


def mark_of(fraction: float | None, max_mark: float) -> float | None:
    """The mark that a fraction of the question is worth in its slot."""
    return None if fraction is None else fraction * max_mark


def add_up(slots: Iterable[Worth]) -> Total:
    """The total of the slots; texts that ask nothing have no mark."""
    asked = [slot for slot in slots if slot.asks]
    graded = [(slot.fraction, slot.max_mark) for slot in asked if slot.fraction is not None]
    return Total(
        math.fsum(fraction * most for fraction, most in graded),
        math.fsum(most for _, most in graded),
        len(asked) - len(graded),
    )


def find_counting(sittings: Sequence[Sitting], counts: Counts) -> int | None:
    """The number of the attempt that counts; of equally good ones the earliest."""
    in_order = sorted(sittings, key=lambda sitting: sitting.number)
    if not in_order:
        return None
    if counts == "best":
        return max(in_order, key=lambda sitting: -1.0 if sitting.share is None else sitting.share).number
    return in_order[0 if counts == "first" else -1].number
