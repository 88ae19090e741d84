"""What a slot is worth from a day on: entries that are only added, each with who made it and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# regrade: a question was graded again; undo: such a change was taken back; person: somebody read and graded the answer.
Cause = Literal["regrade", "undo", "person"]


@dataclass(frozen=True)
class MarkEntry:
    """One entry: the fraction (0..1, None while a person must grade) and the maximum that hold from ``at`` on.

    ``before`` and ``before_max`` are what held until then; ``by`` names who decided it.
    """

    fraction: float | None
    max_mark: float
    before: float | None
    before_max: float
    cause: Cause
    at: datetime
    by: str
    reason: str

    @property
    def changes(self) -> bool:
        """False where the entry says what held before."""
        return (self.fraction, self.max_mark) != (self.before, self.before_max)
