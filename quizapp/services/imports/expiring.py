"""Imports that nobody took: they wait for a while, then they are forgotten with their media."""

from datetime import datetime, timedelta

from quizapp.storage.database import Database
from quizapp.storage.imports import ImportRow, drop_waiting
from quizapp.storage.media import forget_unused_media

WAITS = timedelta(days=14)


def forget_imports(database: Database, *, now: datetime) -> int:
    """Removes the imports that were never taken into a bank and waited long enough; how many these were.

    Their media go where no bank and no other import has them.
    """
    with database.write() as session:
        gone = drop_waiting(session, before=now - WAITS)
        if gone:
            forget_unused_media(session)
        return gone


def end_of(row: ImportRow) -> datetime | None:
    """Until when an import waits; None where it was taken once, which stays."""
    return row.created_at + WAITS if row.accepted_at is None else None
