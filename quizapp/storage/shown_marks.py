"""What learners were shown of their marks and when: rows are added and never changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, case, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from quizapp.core.access import Visitor
from quizapp.storage.attempts import AttemptRow, taken_by
from quizapp.storage.contests import ContestRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.reports import ReportRow

MOST_TOLD = 50
Told = MarkEntryRow | ContestRow | ReportRow


class ShownMarkRow(Base):
    """The total of an attempt as its learner first saw it so; the next row is there once they saw another one.

    ``worth`` is what it counted for them where late work had lost some of it, else None.
    """

    __tablename__ = "shown_marks"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[float]
    max_mark: Mapped[float]
    ungraded: Mapped[int]
    worth: Mapped[float | None]
    at: Mapped[datetime] = mapped_column(Instant)


def find_last_shown(session: Session, attempt_id: int) -> ShownMarkRow | None:
    """What the learner of an attempt was shown last of its total."""
    mine = select(ShownMarkRow).where(ShownMarkRow.attempt_id == attempt_id)
    return session.scalar(mine.order_by(ShownMarkRow.number.desc()).limit(1))


def find_shown(session: Session, attempt_ids: Sequence[int]) -> Mapping[int, list[ShownMarkRow]]:
    """What was shown of the totals of these attempts, oldest first."""
    wanted = select(ShownMarkRow).where(ShownMarkRow.attempt_id.in_(attempt_ids))
    found: dict[int, list[ShownMarkRow]] = {}
    for row in session.scalars(wanted.order_by(ShownMarkRow.number)):
        found.setdefault(row.attempt_id, []).append(row)
    return found


def find_changed_since_shown(
    session: Session, visitor: Visitor
) -> Sequence[tuple[AttemptRow, int, str, datetime]]:
    """What became of the visitor's attempts since they last looked at their marks, the newest first.

    Attempt, slot, cause (that of an entry of the ledger; ``accepted``, ``declined``, ``answered``) and time.
    """
    seen = (
        select(ShownMarkRow.attempt_id, func.max(ShownMarkRow.at).label("at"))
        .join(AttemptRow, AttemptRow.id == ShownMarkRow.attempt_id)
        .where(taken_by(visitor))
        .group_by(ShownMarkRow.attempt_id)
        .subquery()
    )
    outcome = case((ContestRow.accepted.is_(True), "accepted"), else_="declined")
    told: tuple[tuple[type[Told], ColumnElement[str], InstrumentedAttribute[Any]], ...] = (
        (MarkEntryRow, MarkEntryRow.cause.expression, MarkEntryRow.at),
        (ContestRow, outcome, ContestRow.decided_at),
        (ReportRow, literal("answered"), ReportRow.answered_at),
    )
    events = union_all(
        *(
            select(row.attempt_id, row.slot, cause.label("cause"), at.label("at"))
            .join(seen, seen.c.attempt_id == row.attempt_id)
            .where(at > seen.c.at)
            for row, cause, at in told
        )
    ).subquery()
    wanted = (
        select(AttemptRow, events.c.slot, events.c.cause, events.c.at)
        .join(events, events.c.attempt_id == AttemptRow.id)
        .order_by(events.c.at.desc())
        .limit(MOST_TOLD)
    )
    return [(row, slot, cause, at) for row, slot, cause, at in session.execute(wanted)]
