"""What a slot is worth from a day on: entries that are only added, each with who made it and why."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from quizapp.core.attempts.mark import Total

# regrade: a question was graded again; undo: such a change was taken back; person: somebody read and graded the answer.
Cause = Literal["regrade", "undo", "person"]


@dataclass(frozen=True)
class MarkEntry:
    """One entry: the fraction (0..1, None while a person must grade) and the maximum that hold from ``at`` on.

    ``before`` and ``before_max`` are what held until then; ``by`` names who decided it. ``points`` are those of each criterion,
    by its id, where a person graded by a rubric.
    """

    fraction: float | None
    max_mark: float
    before: float | None
    before_max: float
    cause: Cause
    at: datetime
    by: str
    reason: str
    points: Mapping[str, int] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """False where the entry says what held before."""
        return (self.fraction, self.max_mark) != (self.before, self.before_max)


def find_holding(entries: Iterable[MarkEntry]) -> MarkEntry | None:
    """The entry that holds, what was undone and its undoing aside; None where what the slot got at first holds."""
    held: list[MarkEntry] = []
    for entry in entries:
        if entry.cause != "undo":
            held.append(entry)
        elif held:
            held.pop()
    return held[-1] if held else None


def total_on(total: Total, ledger: Iterable[Sequence[MarkEntry]], at: datetime) -> Total:
    """The total that held at a time, from the one that holds now and the entries of each slot, oldest first."""
    now, then = [], []
    for entries in ledger:
        later = [entry for entry in entries if entry.at > at]
        if later:
            now.append((later[-1].fraction, later[-1].max_mark))
            then.append((later[0].before, later[0].before_max))
    return Total(
        _sum([total.mark, *_marks(then)], _marks(now)),
        _sum([total.max_mark, *_maxima(then)], _maxima(now)),
        total.ungraded + _waiting(then) - _waiting(now),
    )


Held = Sequence[tuple[float | None, float]]


def _sum(added: Iterable[float], taken: Iterable[float]) -> float:
    # What differs from a short number by the last bits only is that number.
    return round(math.fsum([*added, *(-one for one in taken)]), 9)


def _marks(held: Held) -> list[float]:
    return [fraction * most for fraction, most in held if fraction is not None]


def _maxima(held: Held) -> list[float]:
    return [most for fraction, most in held if fraction is not None]


def _waiting(held: Held) -> int:
    return sum(fraction is None for fraction, _ in held)
