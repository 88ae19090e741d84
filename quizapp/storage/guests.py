"""Attempts of guests that nobody claimed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from quizapp.storage.attempts import (
    MOST_AT_ONCE,
    AttemptRow,
    AttemptSlotRow,
    DraftRow,
    DraftWriterRow,
    StepRow,
)
from quizapp.storage.ledger import MarkEntryRow


def find_forgotten(session: Session, before: datetime) -> Sequence[int]:
    """The ids of some attempts of guests in which nothing has happened since then."""
    saved = select(DraftRow.slot).where(DraftRow.attempt_id == AttemptRow.id, DraftRow.saved_at >= before)
    quiet = (
        AttemptRow.started_at < before,
        or_(AttemptRow.finished_at.is_(None), AttemptRow.finished_at < before),
    )
    wanted = select(AttemptRow.id).where(AttemptRow.guest_id.is_not(None), *quiet, ~saved.exists())
    return session.scalars(wanted.limit(MOST_AT_ONCE)).all()


def delete_attempts(session: Session, ids: Sequence[int]) -> None:
    """Removes attempts with everything that was answered in them."""
    for row in (MarkEntryRow, StepRow, DraftWriterRow, DraftRow, AttemptSlotRow):
        session.execute(delete(row).where(row.attempt_id.in_(ids)))
    session.execute(delete(AttemptRow).where(AttemptRow.id.in_(ids)))
