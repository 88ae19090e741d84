"""The tables of a class's gradebook: categories, what assignments count, and what teachers decided by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.grades.gradebook import Category
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow, LongId
from quizapp.storage.database import Base, Instant, time_of
from quizapp.storage.people import Person


class GradeCategoryRow(Base):
    """Assignments of a class that count together."""

    __tablename__ = "grade_categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    title: Mapped[str] = mapped_column(String(100))
    weight: Mapped[float]
    drop_lowest: Mapped[int]


class GradingRow(Base):
    """How a class is graded: the name of its scale of letters."""

    __tablename__ = "class_grading"

    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), primary_key=True)
    scale: Mapped[str] = mapped_column(String(16))


class AssignmentGradingRow(Base):
    """What an assignment counts in the gradebook: in which category, how many points."""

    __tablename__ = "assignment_grading"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("grade_categories.id"))
    points: Mapped[float]


class GradeDecisionRow(Base):
    """What a teacher decided about one student at one assignment; rows are added and never changed.

    ``decision`` is ``share``, ``excused``, or ``none``, which gives back what the attempts say.
    """

    __tablename__ = "grade_decisions"
    __table_args__ = (UniqueConstraint("assignment_id", "person_id", "number"),)

    id: Mapped[int] = mapped_column(LongId, primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    number: Mapped[int]
    decision: Mapped[str] = mapped_column(String(12))
    share: Mapped[float | None]
    reason: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Instant)


class Result(NamedTuple):
    """One attempt as the gradebook sees it: ``id`` is that of its row, ``share`` (0..1) what it earned of its marks.

    ``share`` is None while nothing of it is graded, ``finished_ms`` while it goes on. Times are ms since 1970, as they
    are stored; ``extended_ms`` is until when a teacher put off its end.
    """

    assignment_id: int
    person_id: int
    id: int
    number: int
    share: float | None
    finished_ms: int | None
    extended_ms: int | None

    @property
    def finished_at(self) -> datetime | None:
        """When it was handed in."""
        return None if self.finished_ms is None else time_of(self.finished_ms)

    @property
    def extended_to(self) -> datetime | None:
        """Until when a teacher put off its end."""
        return None if self.extended_ms is None else time_of(self.extended_ms)


# All that a gradebook reads of attempts, so that it reads none of their rows: these carry settings and are large.
Index(
    "ix_attempts_results",
    *(AttemptRow.assignment_id, AttemptRow.person_id, AttemptRow.counts, AttemptRow.number),
    *(AttemptRow.mark, AttemptRow.max_mark, AttemptRow.finished_at, AttemptRow.extended_to),
)
# Of more people than these those of everybody are read: asking for each of them takes longer.
FEW = 100

# The fields of a ``Result`` in their order: a gradebook reads 30,000 of them, most of which need no more than this.
PlainResult = tuple[int, int, int, int, float | None, int | None, int | None]


def find_categories(session: Session, class_id: int) -> list[Category]:
    """The categories of a class, in the order in which they were made."""
    wanted = (
        select(GradeCategoryRow).where(GradeCategoryRow.class_id == class_id).order_by(GradeCategoryRow.id)
    )
    return [Category(str(row.id), row.title, row.weight, row.drop_lowest) for row in session.scalars(wanted)]


def find_scale(session: Session, class_id: int) -> str:
    """The name of the scale of a class, ``none`` where none was chosen."""
    row = session.get(GradingRow, class_id)
    return row.scale if row else "none"


def find_assignment_grading(session: Session, class_id: int) -> Mapping[int, tuple[int | None, float]]:
    """Category and points of the assignments of a class that have some of their own."""
    wanted = select(AssignmentGradingRow).join(
        AssignmentRow, AssignmentRow.id == AssignmentGradingRow.assignment_id
    )
    rows = session.scalars(wanted.where(AssignmentRow.class_id == class_id))
    return {row.assignment_id: (row.category_id, row.points) for row in rows}


def find_results(
    session: Session, assignment_ids: Sequence[int], person_ids: Sequence[int]
) -> Sequence[PlainResult]:
    """The attempts that count of these people on these assignments, perhaps with some of others."""
    row = AttemptRow.__table__.c
    share = row.mark / func.nullif(row.max_mark, 0)
    times = (row.finished_at, row.extended_to)
    wanted = select(row.assignment_id, row.person_id, row.id, row.number, share, *times).where(
        row.assignment_id.in_(assignment_ids), row.person_id.is_not(None), row.counts
    )
    if len(person_ids) <= FEW:
        wanted = wanted.where(row.person_id.in_(person_ids))
    # What the driver gives is what is wanted; rows with names would take longer than the query.
    cursor = session.connection().execute(wanted).cursor
    return [] if cursor is None else cursor.fetchall()


def find_decisions(
    session: Session, assignment_ids: Sequence[int], person_ids: Sequence[int]
) -> Mapping[tuple[int, int], GradeDecisionRow]:
    """The last decision about each of these people at each of these assignments that has one."""
    wanted = select(GradeDecisionRow).where(
        GradeDecisionRow.assignment_id.in_(assignment_ids), GradeDecisionRow.person_id.in_(person_ids)
    )
    rows = session.scalars(wanted.order_by(GradeDecisionRow.number))
    return {(row.assignment_id, row.person_id): row for row in rows}


def find_decision_history(
    session: Session, assignment_id: int, person_id: int
) -> list[tuple[GradeDecisionRow, str]]:
    """Every decision about one student at one assignment with the name of who made it, newest first."""
    wanted = select(GradeDecisionRow, Person.name).join(Person, Person.id == GradeDecisionRow.by_id)
    mine = (GradeDecisionRow.assignment_id == assignment_id, GradeDecisionRow.person_id == person_id)
    rows = session.execute(wanted.where(*mine).order_by(GradeDecisionRow.number.desc()))
    return [(row, name) for row, name in rows]
