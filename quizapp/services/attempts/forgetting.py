"""What guests left behind is not kept for ever."""

from datetime import datetime, timedelta

from quizapp.storage.database import Database
from quizapp.storage.guests import delete_attempts, find_forgotten

KEPT = timedelta(days=30)


def forget_guests(database: Database, *, now: datetime) -> int:
    """Deletes what guests did and nobody claimed within 30 days after the last answer; says how many attempts."""
    count = 0
    while True:
        with database.write() as session:
            forgotten = find_forgotten(session, now - KEPT)
            delete_attempts(session, forgotten)
        count += len(forgotten)
        if not forgotten:
            return count
