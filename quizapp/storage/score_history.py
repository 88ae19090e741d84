"""What is needed to tell scores of a day besides the ledger: rules for late work that no longer hold, grades decided by hand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.quizzes.penalty import Lateness, Penalty, Unit, lateness
from quizapp.storage.attempts import LongId
from quizapp.storage.database import Base, Instant
from quizapp.storage.grades import GradeDecisionRow


class PastLatenessRow(Base):
    """What an attempt lost for being late, ``until`` a rule, an exception or an accommodation was changed.

    Rows are added and never changed; ``percent`` is None where it lost nothing. What holds since the last is computed.
    """

    __tablename__ = "past_lateness"

    id: Mapped[int] = mapped_column(LongId, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), index=True)
    until: Mapped[datetime] = mapped_column(Instant)
    late_seconds: Mapped[float]
    percent: Mapped[float | None]
    per: Mapped[str | None] = mapped_column(String(8))
    floor: Mapped[float | None]


def keep_lateness(session: Session, attempt_id: int, held: Lateness, *, until: datetime) -> None:
    """Keeps what held until now."""
    row = PastLatenessRow(attempt_id=attempt_id, until=until, late_seconds=held.late.total_seconds())
    if held.penalty is not None:
        row.percent, row.per, row.floor = held.penalty.percent, held.penalty.per, held.penalty.floor
    session.add(row)


def find_past_lateness(
    session: Session, attempt_ids: Collection[int]
) -> Mapping[int, list[tuple[datetime, Lateness]]]:
    """What held of these attempts until when, oldest first."""
    wanted = select(PastLatenessRow).where(PastLatenessRow.attempt_id.in_(attempt_ids))
    found: dict[int, list[tuple[datetime, Lateness]]] = {}
    for row in session.scalars(wanted.order_by(PastLatenessRow.id)):
        found.setdefault(row.attempt_id, []).append((row.until, _lateness(row)))
    return found


def _lateness(row: PastLatenessRow) -> Lateness:
    known = row.percent is not None and row.per is not None and row.floor is not None
    penalty = Penalty(row.percent or 0.0, cast(Unit, row.per), row.floor or 0.0) if known else None
    return lateness(timedelta(seconds=row.late_seconds), penalty)


def find_all_decisions(
    session: Session, assignment_ids: Collection[int]
) -> Mapping[tuple[int, int], Sequence[GradeDecisionRow]]:
    """What was decided by hand at these assignments, by assignment and person, oldest first."""
    wanted = select(GradeDecisionRow).where(GradeDecisionRow.assignment_id.in_(assignment_ids))
    found: dict[tuple[int, int], list[GradeDecisionRow]] = {}
    for row in session.scalars(wanted.order_by(GradeDecisionRow.number)):
        found.setdefault((row.assignment_id, row.person_id), []).append(row)
    return found
