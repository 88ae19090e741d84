"""Marks of attempts after their ledger has changed."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.attempts.review import total_of
from quizapp.storage.attempt_slots import find_slots
from quizapp.storage.attempts import AttemptRow


def add_up_again(session: Session, public_ids: Iterable[str]) -> None:
    """The marks of these attempts again from their steps and their ledger."""
    session.flush()
    wanted = select(AttemptRow).where(AttemptRow.public_id.in_(set(public_ids))).order_by(AttemptRow.id)
    rows = session.scalars(wanted).all()
    slots = find_slots(session, rows)
    for row in rows:
        total = total_of(slots[row.id])
        row.mark, row.max_mark, row.ungraded = total.mark, total.max_mark, total.ungraded
