"""The tables of a class's gradebook: categories, what assignments count, and what teachers decided by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.grades.gradebook import Category
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow, LongId
from quizapp.storage.database import Base, Instant
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
    """One attempt as the gradebook sees it; ``extended_to`` is until when a teacher put off its end."""

    id: str
    number: int
    state: str
    mark: float | None
    max_mark: float | None
    finished_at: datetime | None
    extended_to: datetime | None

    @property
    def share(self) -> float | None:
        """The part of the marks that was earned (0..1); None while nothing of it is graded."""
        return self.mark / self.max_mark if self.mark is not None and self.max_mark else None


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
) -> Mapping[tuple[int, int], list[Result]]:
    """The attempts that count of these people on these assignments, by the ids of both."""
    fields = (AttemptRow.public_id, AttemptRow.number, AttemptRow.state, AttemptRow.mark, AttemptRow.max_mark)
    times = (AttemptRow.finished_at, AttemptRow.extended_to)
    wanted = select(AttemptRow.assignment_id, AttemptRow.person_id, *fields, *times).where(
        AttemptRow.assignment_id.in_(assignment_ids), AttemptRow.person_id.in_(person_ids), AttemptRow.counts
    )
    found: dict[tuple[int, int], list[Result]] = {}

    for row in session.execute(wanted):
        found.setdefault((row[0] or 0, row[1] or 0), []).append(Result(*row[2:]))
    return found


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
