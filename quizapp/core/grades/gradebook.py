"""From the results of assignments to the grade of a course: categories with weights, the lowest dropped, what is excused.

A result is a share of its marks. What is excused, or waits for a person or for its close, counts nowhere; what was
missed counts as nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

# open: not handed in, and there is still time; running: going on; waiting: handed in, wholly ungraded; missing: not
# handed in in time; graded: it has a result; excused: left out by a teacher.
CellState = Literal["open", "running", "waiting", "missing", "graded", "excused"]
COUNTED: frozenset[CellState] = frozenset({"graded", "missing"})


@dataclass(frozen=True)
class Category:
    """Assignments that count together: its ``weight`` beside the others (0 or more), and how many of the lowest drop."""

    id: str
    title: str
    weight: float = 1.0
    drop_lowest: int = 0


@dataclass(frozen=True)
class Column:
    """One assignment as the gradebook weighs it: ``points`` is what it counts within its category, above 0."""

    id: str
    category: str
    points: float = 1.0


@dataclass(frozen=True)
class Cell:
    """One student at one assignment; ``share`` (0..1) where it has one. ``overridden`` where a teacher decided it.

    ``earned`` is the share of the attempt before late work lost some of it.
    """

    state: CellState
    share: float | None = None
    overridden: bool = False
    late: bool = False
    earned: float | None = None

    @property
    def lost(self) -> float:
        """The share that late work lost; 0 where a teacher decided the grade."""
        if self.overridden or self.earned is None or self.share is None:
            return 0.0
        return self.earned - self.share

    @cached_property
    def counted(self) -> float | None:
        """What counts: the share, 0 for what was missed, None for what counts nowhere."""
        if self.state == "missing":
            return 0.0
        return self.share if self.state == "graded" else None


# What counts of one assignment: the share, its points, its id.
Counted = tuple[float, float, str]


@dataclass(frozen=True)
class Course:
    """The grade of one student: ``share`` (0..1), None while nothing counts; of each category; what was dropped."""

    share: float | None
    categories: Mapping[str, float]
    dropped: frozenset[str]


def grade_course(
    columns: Sequence[Column], categories: Sequence[Category], cells: Sequence[Cell | None]
) -> Course:
    """The grade over these assignments with a cell each, None where one is not for this student.

    A category is the mean of its shares by points; the course the mean of its categories by weight, over those in which
    anything counts. Of a category the lowest shares drop, but never all: the last one stays. Of equally low ones the
    one with the fewest points drops, so that what is dropped never lowers the grade.
    """
    counted: dict[str, list[Counted]] = {category.id: [] for category in categories}
    for column, cell in zip(columns, cells, strict=True):
        share = None if cell is None else cell.counted
        if share is not None and column.category in counted:
            counted[column.category].append((share, column.points, column.id))
    shares: dict[str, float] = {}
    dropped: set[str] = set()
    for category in categories:
        kept, gone = _drop(counted[category.id], category.drop_lowest)
        dropped.update([id_ for _, _, id_ in gone])
        whole = sum([points for _, points, _ in kept])
        if whole:
            shares[category.id] = sum([share * points for share, points, _ in kept]) / whole
    weights = {one.id: one.weight for one in categories if one.id in shares}
    whole = sum(weights.values())
    share = sum(shares[id_] * weight for id_, weight in weights.items()) / whole if whole else None
    return Course(share, shares, frozenset(dropped))


def _drop(counted: Sequence[Counted], lowest: int) -> tuple[Sequence[Counted], Sequence[Counted]]:
    """What is kept and what is dropped."""
    in_order = sorted(counted)
    number = max(0, min(lowest, len(in_order) - 1))
    return in_order[number:], in_order[:number]
