"""The tables of assignments, of exceptions from them, of standing accommodations, and the log of what teachers did."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import (
    Override,
    Target,
    TargetKind,
    is_for,
    target_from_mapping,
)
from quizapp.core.classes.membership import ClassPermission
from quizapp.core.plain import open_plain
from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.content import read_settings
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import NotFound
from quizapp.storage.classes import ClassRow, MemberRow, find_joined_classes, get_class, member_of
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person
from quizapp.storage.quizzes import QuizRow

Json = dict[str, Any]


class AssignmentRow(Base):
    """A quiz that a class takes. ``settings`` are all of them, in place of the quiz's own; ``targets`` who takes it.

    ``closes_at`` is the end of the last student's window, computed anew whenever anything moves it.
    """

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), index=True)
    targets: Mapped[list[Json]] = mapped_column(JSON)
    settings: Mapped[Json] = mapped_column(JSON)
    password: Mapped[str] = mapped_column(String(100), default="")
    closes_at: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    quiz: Mapped[QuizRow] = relationship(lazy="joined", innerjoin=True)
    class_: Mapped[ClassRow] = relationship(lazy="joined", innerjoin=True)


class OverrideRow(Base):
    """Other times, limit or attempts for a student, a group or a label."""

    __tablename__ = "assignment_overrides"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    value: Mapped[str] = mapped_column(String(100), default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("class_members.id"))
    open_at: Mapped[datetime | None] = mapped_column(Instant)
    close_at: Mapped[datetime | None] = mapped_column(Instant)
    late_until: Mapped[datetime | None] = mapped_column(Instant)
    time_limit: Mapped[int | None]
    no_limit: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int | None]


class AccommodationRow(Base):
    """What one person gets on top of every limit and window, in every class and outside of them."""

    __tablename__ = "accommodations"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    factor: Mapped[float]
    unlimited: Mapped[bool]
    window: Mapped[int] = mapped_column("window_seconds")


class ClassLogRow(Base):
    """What somebody who teaches a class decided for a student, and why; rows are added and never changed."""

    __tablename__ = "class_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"), index=True)
    attempt: Mapped[str | None] = mapped_column(String(22))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("class_members.id"))
    about: Mapped[str] = mapped_column(String(100))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(24))
    reason: Mapped[str] = mapped_column(String(500))
    detail: Mapped[Json] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


def get_taught_assignment(
    session: Session, visitor: Visitor, public_id: str, permission: ClassPermission = "see"
) -> AssignmentRow:
    """The assignment of a class in which this visitor may do that. Raises NotFound, Forbidden."""
    row = find_assignment(session, public_id)
    if row is None:
        raise NotFound
    get_class(session, visitor, row.class_.public_id, permission)
    return row


def find_assignment(session: Session, public_id: str) -> AssignmentRow | None:
    """The assignment with this id in addresses, whosever it is."""
    wanted = select(AssignmentRow).where(AssignmentRow.public_id == public_id)
    return session.scalar(wanted) if public_id.isprintable() else None


def hold_assignment(session: Session, row: AssignmentRow) -> None:
    """Keeps others from changing the assignment until this transaction ends, and reads it as it is now."""
    session.refresh(row, with_for_update={"of": AssignmentRow})


def find_class_assignments(session: Session, class_id: int) -> Sequence[AssignmentRow]:
    """The assignments of a class, the newest first."""
    wanted = select(AssignmentRow).where(AssignmentRow.class_id == class_id)
    return session.scalars(wanted.order_by(AssignmentRow.id.desc())).all()


def is_assigned(session: Session, quiz_id: int) -> bool:
    """True for a quiz that a class has been assigned and that was not withdrawn."""
    given = (AssignmentRow.quiz_id == quiz_id, AssignmentRow.withdrawn_at.is_(None))
    return session.scalar(select(AssignmentRow.id).where(*given).limit(1)) is not None


def find_own_assignments(session: Session, person_id: int) -> list[tuple[AssignmentRow, MemberRow]]:
    """What is assigned to this person in running classes, the newest first; what was withdrawn is left out."""
    members = {row.id: member for row, member in find_joined_classes(session, person_id)}
    wanted = select(AssignmentRow).where(
        AssignmentRow.class_id.in_(members), AssignmentRow.withdrawn_at.is_(None)
    )
    rows = session.scalars(wanted.order_by(AssignmentRow.id.desc())).all()
    return [
        (row, members[row.class_id])
        for row in rows
        if is_for(targets_of(row), member_of(members[row.class_id]))
    ]


def find_overrides(session: Session, assignment_id: int) -> Sequence[OverrideRow]:
    """The exceptions from an assignment, in the order in which they were made."""
    return find_overrides_of(session, [assignment_id]).get(assignment_id, [])


def find_overrides_of(session: Session, assignment_ids: Sequence[int]) -> Mapping[int, Sequence[OverrideRow]]:
    """The exceptions from each of these assignments that has some, in the order in which they were made."""
    wanted = select(OverrideRow).where(OverrideRow.assignment_id.in_(assignment_ids))
    found: dict[int, list[OverrideRow]] = {}
    for row in session.scalars(wanted.order_by(OverrideRow.id)):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def find_accommodations(session: Session, person_ids: Iterable[int]) -> Mapping[int, Accommodation]:
    """The standing accommodations of those of these people who have one."""
    wanted = select(AccommodationRow).where(AccommodationRow.person_id.in_(list(person_ids)))
    return {
        row.person_id: Accommodation(row.factor, row.unlimited, row.window) for row in session.scalars(wanted)
    }


def accommodation_of(session: Session, person_id: int | None) -> Accommodation:
    """What this person gets on top; nothing for a guest."""
    return NONE if person_id is None else find_accommodations(session, [person_id]).get(person_id, NONE)


def find_log(session: Session, class_id: int, assignment_id: int | None = None) -> Sequence[ClassLogRow]:
    """The log of a class, or of one of its assignments, the newest first."""
    wanted = select(ClassLogRow).where(ClassLogRow.class_id == class_id)
    if assignment_id is not None:
        wanted = wanted.where(ClassLogRow.assignment_id == assignment_id)
    return session.scalars(wanted.order_by(ClassLogRow.id.desc()).limit(200)).all()


def targets_of(row: AssignmentRow) -> list[Target]:
    """Whom the assignment is for."""
    return [target_from_mapping(one) for one in row.targets]


def rules_of(row: AssignmentRow) -> Settings:
    """The settings of the assignment."""
    return read_settings(open_plain(row.settings, row.public_id, []))


def override_of(row: OverrideRow) -> Override:
    """The exception that a row holds."""
    return Override(
        Target(cast(TargetKind, row.kind), row.value, row.member_id),
        row.open_at,
        row.close_at,
        row.late_until,
        row.time_limit,
        row.no_limit,
        row.attempts,
    )


def settings_as_json(settings: Settings) -> Json:
    """All settings, the usual ones too: what is kept of them does not change when the usual ones do."""
    given = asdict(settings)
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in given.items()}
