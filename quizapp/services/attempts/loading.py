"""An attempt as it stands now: what ran out of time is closed before anybody looks at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import Attempt, AttemptSlot
from quizapp.services.attempts.closing import close_if_over, is_over
from quizapp.storage.attempt_slots import load_slots
from quizapp.storage.attempts import AttemptRow, attempt_of, get_own_attempt
from quizapp.storage.database import Database


@dataclass(frozen=True)
class Loaded:
    """An attempt with its slots."""

    attempt: Attempt
    slots: list[AttemptSlot]

    def on_page(self, page: int) -> list[AttemptSlot]:
        """The slots of one page."""
        return [slot for slot in self.slots if slot.page == page]


def load(session: Session, row: AttemptRow) -> Loaded:
    """The attempt of a row with all its slots."""
    return Loaded(attempt_of(session, row), load_slots(session, row))


def look_at(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> Loaded:
    """The visitor's own attempt as it stands now. Raises NotFound."""
    with database.read() as session:
        row = get_own_attempt(session, visitor, attempt_id)
        if not is_over(row, now):
            return load(session, row)
    with database.write() as session:
        return load(session, take(session, visitor, attempt_id, now=now))


def take(session: Session, visitor: Visitor, attempt_id: str, *, now: datetime) -> AttemptRow:
    """The visitor's own attempt, held for a change and closed if its time is up. Raises NotFound."""
    row = get_own_attempt(session, visitor, attempt_id, lock=True)
    close_if_over(session, row, now=now)
    return row
