"""The ledger of marks: what slots are worth from a day on, and the regrades that said so."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.attempts.ledger import Cause, MarkEntry
from quizapp.storage.attempts import AttemptRow, LongId
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person


class RegradeRow(Base):
    """One regrade of a question in a quiz: by which version, by which policy, by whom and why.

    ``weight`` is the maximum mark that the question got, None where it kept its own; ``slot_marks`` what slots of the
    quiz were worth before by their numbers, where these got the weight too.
    """

    __tablename__ = "regrades"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(22), unique=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id"), index=True)
    question_version_id: Mapped[int] = mapped_column(ForeignKey("question_versions.id"))
    policy: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)
    weight: Mapped[float | None]
    slot_marks: Mapped[dict[str, float] | None] = mapped_column(JSON)


class MarkEntryRow(Base):
    """What one slot is worth from ``at`` on; rows are added and never changed.

    ``question_version_id`` is the version by which it was graded, None where that is the one that was shown;
    ``points`` those of each criterion where a person graded by a rubric.
    """

    __tablename__ = "mark_entries"
    __table_args__ = (
        UniqueConstraint("attempt_id", "slot", "number"),
        Index("ix_mark_entries_regrade_id", "regrade_id"),
    )

    id: Mapped[int] = mapped_column(LongId, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    slot: Mapped[int]
    number: Mapped[int]
    fraction: Mapped[float | None]
    max_mark: Mapped[float]
    before: Mapped[float | None]
    before_max: Mapped[float]
    question_version_id: Mapped[int | None] = mapped_column(ForeignKey("question_versions.id"))
    cause: Mapped[str] = mapped_column(String(12))
    regrade_id: Mapped[int | None] = mapped_column(ForeignKey("regrades.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(Instant)
    points: Mapped[dict[str, int] | None] = mapped_column(JSON)


def find_entry_rows(
    session: Session, attempt_ids: Sequence[int]
) -> Mapping[tuple[int, int], list[MarkEntryRow]]:
    """The entries of these attempts by attempt and slot, oldest first."""
    wanted = select(MarkEntryRow).where(MarkEntryRow.attempt_id.in_(attempt_ids))
    found: dict[tuple[int, int], list[MarkEntryRow]] = {}
    for row in session.scalars(wanted.order_by(MarkEntryRow.slot, MarkEntryRow.number)):
        found.setdefault((row.attempt_id, row.slot), []).append(row)
    return found


def entries_of(session: Session, rows: Sequence[MarkEntryRow]) -> tuple[MarkEntry, ...]:
    """The entries that these rows hold, each with the name of who made it."""
    names = {id_: session.get_one(Person, id_).name for id_ in {row.by_id for row in rows}}
    return tuple(
        MarkEntry(
            fraction=row.fraction,
            max_mark=row.max_mark,
            before=row.before,
            before_max=row.before_max,
            cause=cast(Cause, row.cause),
            at=row.at,
            by=names[row.by_id],
            reason=row.reason,
            points=row.points or {},
        )
        for row in rows
    )


def find_regrades(session: Session, quiz_id: int) -> Sequence[RegradeRow]:
    """The regrades of a quiz, newest first."""
    wanted = select(RegradeRow).where(RegradeRow.quiz_id == quiz_id)
    return session.scalars(wanted.order_by(RegradeRow.id.desc())).all()


def find_entries_of_regrade(
    session: Session, regrade_id: int, *within: ColumnElement[bool]
) -> Sequence[tuple[MarkEntryRow, AttemptRow]]:
    """What a regrade wrote, with the attempts, or with those ``within``; what undid it is left out."""
    wanted = select(MarkEntryRow, AttemptRow).join(AttemptRow, AttemptRow.id == MarkEntryRow.attempt_id)
    wanted = wanted.where(MarkEntryRow.regrade_id == regrade_id, MarkEntryRow.cause == "regrade", *within)
    return [(entry, row) for entry, row in session.execute(wanted.order_by(MarkEntryRow.id))]
