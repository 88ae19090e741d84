"""Attempts, their slots, drafts and steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Select,
    SQLColumnExpression,
    String,
    UniqueConstraint,
    false,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import Attempt, Mode
from quizapp.core.attempts.mark import Marked, Sitting, Total
from quizapp.core.attempts.view import AttemptState
from quizapp.core.languages import Language, Twin
from quizapp.core.plain import open_plain
from quizapp.core.quizzes.content import read_settings
from quizapp.core.quizzes.deadline import Deadline, Reason
from quizapp.core.quizzes.quiz import Settings
from quizapp.errors import NotFound
from quizapp.storage.assignments import AssignmentRow, rules_of
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person
from quizapp.storage.quizzes import QuizRow, has_public_id, quiz_of

MOST_AT_ONCE = 500
Json = dict[str, Any]
# SQLite numbers rows by itself only where the key is called INTEGER.
LongId = BigInteger().with_variant(Integer, "sqlite")


class AttemptRow(Base):
    """One attempt of a person or a guest. ``quiz_id`` is None for a learner's own practice.

    ``settings`` and ``title`` are those of the quiz at the start; ``ended_by`` is ``learner``, ``deadline`` or ``teacher``;
    ``mark``, ``max_mark`` and ``ungraded`` follow from the steps and can be rebuilt. ``assignment_id`` is there where
    a class takes the quiz; ``deadline_at`` is what was computed last, ``extended_to`` what a teacher gave on top.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("quiz_id", "person_id", "number"),
        UniqueConstraint("quiz_id", "guest_id", "number"),
        CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name="one_taker"),
        CheckConstraint("(state = 'finished') = (finished_at IS NOT NULL)", name="finished"),
        Index("ix_attempts_state_deadline_at", "state", "deadline_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(22), unique=True)
    quiz_id: Mapped[int | None] = mapped_column(ForeignKey("quizzes.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    guest_id: Mapped[str | None] = mapped_column(String(64), index=True)
    number: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    counts: Mapped[bool]
    seed: Mapped[bytes] = mapped_column(LargeBinary(64))
    language: Mapped[str] = mapped_column(String(2))
    title: Mapped[Json] = mapped_column(JSON)
    settings: Mapped[Json] = mapped_column(JSON)
    slot_count: Mapped[int]
    furthest: Mapped[int] = mapped_column(default=1)
    page_count: Mapped[int | None]
    started_at: Mapped[datetime] = mapped_column(Instant)
    deadline_at: Mapped[datetime | None] = mapped_column(Instant)
    deadline_reason: Mapped[str | None] = mapped_column(String(12))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"))
    extended_to: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str | None] = mapped_column(String(12))
    mark: Mapped[float | None]
    max_mark: Mapped[float | None]
    ungraded: Mapped[int | None]
    assignment: Mapped[AssignmentRow | None] = relationship()


class AttemptSlotRow(Base):
    """One slot of an attempt; ``quiz_slot`` is its number in the quiz, before any shuffling.

    ``heading`` is there where a section begins.
    """

    __tablename__ = "attempt_slots"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    quiz_slot: Mapped[int]
    question_version_id: Mapped[int] = mapped_column(ForeignKey("question_versions.id"), index=True)
    layout: Mapped[dict[str, list[list[str]]]] = mapped_column(JSON)
    max_mark: Mapped[float]
    heading: Mapped[dict[str, str] | None] = mapped_column(JSON)
    page: Mapped[int]
    flagged: Mapped[bool] = mapped_column(default=False)
    hints_used: Mapped[int] = mapped_column(default=0)


class DraftRow(Base):
    """The answer of a slot that stands but is not given for good."""

    __tablename__ = "drafts"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    raw: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    revision: Mapped[int]
    writer: Mapped[str] = mapped_column(String(64))
    saved_at: Mapped[datetime] = mapped_column(Instant)
    time_ms: Mapped[int | None]


class DraftWriterRow(Base):
    """The newest save of one page for one slot and what became of it: what makes a repeat change nothing."""

    __tablename__ = "draft_writers"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"), primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    writer: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int]
    raw: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    outcome: Mapped[str] = mapped_column(String(12))


class StepRow(Base):
    """A response that was given; rows are added and never changed.

    ``raw`` holds ids, ``shown`` the ids in the order shown, ``fraction`` None what a person must grade.
    """

    __tablename__ = "attempt_steps"
    __table_args__ = (UniqueConstraint("attempt_id", "slot", "number"),)

    id: Mapped[int] = mapped_column(LongId, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    slot: Mapped[int]
    number: Mapped[int]
    event: Mapped[str] = mapped_column(String(12))
    late: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    guest_id: Mapped[str | None] = mapped_column(String(64))
    question_version_id: Mapped[int] = mapped_column(ForeignKey("question_versions.id"), index=True)
    facts: Mapped[list[str]] = mapped_column(JSON)
    form: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    shown: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    raw: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    fraction: Mapped[float | None]
    time_ms: Mapped[int | None]
    certainty: Mapped[int | None]
    hints_used: Mapped[int]
    mode: Mapped[str] = mapped_column(String(12))
    at: Mapped[datetime] = mapped_column(Instant)


def taken_by(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which an attempt is this visitor's own."""
    if visitor.person_id is not None:
        return AttemptRow.person_id == visitor.person_id
    return AttemptRow.guest_id == visitor.guest_id if visitor.guest_id else false()


def find_own_attempt(
    session: Session, visitor: Visitor, public_id: str, *, lock: bool = False
) -> AttemptRow | None:
    """The visitor's own attempt, its row held until the transaction ends if asked."""
    wanted = select(AttemptRow).where(has_public_id(AttemptRow.public_id, public_id), taken_by(visitor))
    return session.scalar(_held(wanted) if lock else wanted)


def get_own_attempt(session: Session, visitor: Visitor, public_id: str, *, lock: bool = False) -> AttemptRow:
    """The visitor's own attempt, its row held until the transaction ends if asked. Raises NotFound."""
    row = find_own_attempt(session, visitor, public_id, lock=lock)
    if row is None:
        raise NotFound
    return row


def find_own_attempts(
    session: Session, visitor: Visitor, *conditions: SQLColumnExpression[bool]
) -> Sequence[AttemptRow]:
    """The visitor's attempts that meet the conditions, newest first."""
    wanted = select(AttemptRow).where(taken_by(visitor), *conditions)
    return session.scalars(wanted.order_by(AttemptRow.started_at.desc(), AttemptRow.id.desc())).all()


def find_counted_attempts(
    session: Session, quiz_ids: Sequence[int], *within: ColumnElement[bool]
) -> Sequence[AttemptRow]:
    """All attempts on these quizzes, or those ``within``, that count, newest first."""
    wanted = select(AttemptRow).where(AttemptRow.quiz_id.in_(quiz_ids), AttemptRow.counts, *within)
    return session.scalars(wanted.order_by(AttemptRow.started_at.desc(), AttemptRow.id.desc())).all()


def has_attempts(session: Session, quiz_id: int) -> bool:
    """True for a quiz that somebody has started."""
    return session.scalar(select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id).limit(1)) is not None


def is_taken(session: Session, quiz_id: int) -> bool:
    """True for a quiz that somebody has started in earnest: a maker's trial does not count."""
    taken = (AttemptRow.quiz_id == quiz_id, AttemptRow.mode == "quiz")
    return session.scalar(select(AttemptRow.id).where(*taken).limit(1)) is not None


def find_overdue(session: Session, now: datetime, *conditions: SQLColumnExpression[bool]) -> Sequence[int]:
    """The ids of running attempts whose shown end has passed; the grace is looked at when one is closed."""
    overdue = (AttemptRow.state == "running", AttemptRow.deadline_at < now)
    wanted = select(AttemptRow.id).where(*overdue, *conditions)
    return session.scalars(wanted.order_by(AttemptRow.deadline_at).limit(MOST_AT_ONCE)).all()


def lock_attempt(session: Session, attempt_id: int) -> AttemptRow:
    """The row of an attempt, held until the transaction ends."""
    return session.scalars(_held(select(AttemptRow).where(AttemptRow.id == attempt_id))).one()


def _held(wanted: Select[AttemptRow]) -> Select[AttemptRow]:
    # What the session has read before it got the lock may be out of date.
    return wanted.with_for_update().execution_options(populate_existing=True)


def highest_number(session: Session, quiz_id: int | None, person_id: int | None) -> int:
    """The highest number among a person's attempts on a quiz, 0 before the first."""
    own = (AttemptRow.quiz_id == quiz_id, AttemptRow.person_id == person_id)
    return session.scalar(select(func.max(AttemptRow.number)).where(*own)) or 0


def names_of(session: Session, rows: Iterable[AttemptRow]) -> Mapping[int, str]:
    """The names of the people who took these attempts, by their id."""
    ids = {row.person_id for row in rows if row.person_id is not None}
    wanted = select(Person.id, Person.name).where(Person.id.in_(ids))
    return {id_: name for id_, name in session.execute(wanted)}


def sitting_of(row: Marked) -> Sitting:
    """A finished attempt as it is compared with others."""
    return Sitting(row.number, Total(row.mark or 0.0, row.max_mark or 0.0, row.ungraded or 0).share)


def deadline_of(row: AttemptRow) -> Deadline:
    """The end that was computed when the attempt started."""
    grace = timedelta(seconds=row.settings["grace"])
    return Deadline(row.deadline_at, cast(Reason | None, row.deadline_reason), grace)


def settings_of(row: AttemptRow, quiz: QuizRow | None = None) -> Settings:
    """The settings that the attempt was started with, what may be seen when as the quiz says it now.

    Of two closes the later one counts, so that nothing is released while others may still answer; of an assignment
    it is the end of the last student's window.
    """
    taken = read_settings(open_plain(row.settings, row.public_id, []))
    if row.assignment is not None:
        review = rules_of(row.assignment).review
        return replace(taken, review=review, close_at=row.assignment.closes_at, late_until=None)
    if quiz is None:
        return taken
    now = quiz_of(quiz).settings
    closes = [at for at in (now.close_at, taken.close_at) if at is not None]
    return replace(taken, review=now.review, close_at=max(closes) if now.close_at is not None else None)


def attempt_of(session: Session, row: AttemptRow) -> Attempt:
    """The attempt that a row holds."""
    quiz = session.get(QuizRow, row.quiz_id) if row.quiz_id else None
    return Attempt(
        id=row.public_id,
        quiz_id=quiz.public_id if quiz and row.assignment is None else "",
        assignment_id=row.assignment.public_id if row.assignment else "",
        title=Twin(**row.title),
        settings=settings_of(row, quiz),
        mode=cast(Mode, row.mode),
        language=cast(Language, row.language),
        number=row.number,
        counts=row.counts,
        state=cast(AttemptState, row.state),
        started_at=row.started_at,
        deadline=deadline_of(row),
        finished_at=row.finished_at,
        slot_count=row.slot_count,
        furthest=row.furthest,
        page_count=row.page_count,
    )
