"""Marks of attempts after their ledger has changed."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.attempts.review import total_of
from quizapp.storage.attempt_slots import load_slots
from quizapp.storage.attempts import AttemptRow


def add_up_again(session: Session, public_ids: Iterable[str]) -> None:
    """The marks of these attempts again from their steps and their ledger."""
    for public_id in sorted(set(public_ids)):
        row = session.get_one(AttemptRow, get_attempt_id(session, public_id))
        total = total_of(load_slots(session, row))
        row.mark, row.max_mark, row.ungraded = total.mark, total.max_mark, total.ungraded


def get_attempt_id(session: Session, public_id: str) -> int:
    """The id in the database of an attempt that is there."""
    return session.scalars(select(AttemptRow.id).where(AttemptRow.public_id == public_id)).one()
