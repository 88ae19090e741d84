"""What a view needs of its site: the database, the settings, the time."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import current_app

from quizapp.config import Config
from quizapp.storage.database import Database

CLOCK = "quizapp.clock"


def database() -> Database:
    """The database of this site."""
    found: Database = current_app.extensions["quizapp.database"]
    return found


def config() -> Config:
    """The settings of this site."""
    found: Config = current_app.extensions["quizapp.config"]
    return found


def now() -> datetime:
    """The time in UTC, by the server's clock or the one that a test has put in its place."""
    clock: Callable[[], datetime] | None = current_app.extensions.get(CLOCK)
    return clock() if clock else datetime.now(UTC)
