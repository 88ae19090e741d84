"""What a guest did becomes a person's."""

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.storage.attempts import find_own_attempts, highest_number, settings_of
from quizapp.storage.database import Database


def claim_guest(database: Database, guest_id: str, person_id: int, *, now: datetime) -> int:
    """Gives the attempts of a guest to the person who signed in on the same device; says how many."""
    with database.write() as session:
        return claim(session, guest_id, person_id, now=now)


def claim(session: Session, guest_id: str, person_id: int, *, now: datetime) -> int:
    """``claim_guest`` within a transaction that is running already.

    The attempts are numbered after those that the person has. One beyond the limit of its quiz is kept and
    counts nowhere, so that nobody gets more tries by signing out.
    """
    attempts = sorted(find_own_attempts(session, Visitor(guest_id=guest_id)), key=lambda row: row.id)
    for row in attempts:
        row.number = highest_number(session, row.quiz_id, person_id) + 1
        row.person_id, row.guest_id = person_id, None
        most = settings_of(row).attempts
        row.counts = row.counts and (most is None or row.number <= most)
        session.flush()
    return len(attempts)
