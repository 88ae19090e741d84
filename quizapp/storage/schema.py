"""The tables of a database, brought to the state that this version of the program expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from quizapp.storage.database import Database
from quizapp.storage.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else of ours locks it.
LOCK = 7_230_001
COMPARE: dict[str, Any] = {"compare_type": True, "compare_server_default": True}


def upgrade(database: Database) -> None:
    """Brings the tables to the newest revision, all or nothing; processes that start together do it once."""
    with _alone(database) as connection:
        command.upgrade(alembic_config(connection), "head")


def find_revision(database: Database) -> str | None:
    """The revision that the tables are at, None for a database without tables."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """True where the tables are those that this version expects."""
    with database.engine.connect() as connection:
        newest = ScriptDirectory.from_config(alembic_config(connection)).get_current_head()
    return find_revision(database) == newest


def write_revision(database: Database, message: str, number: str) -> None:
    """Writes a new migration: what the tables in the code have and those of the database do not."""
    with database.engine.connect() as connection:
        command.revision(alembic_config(connection), message, autogenerate=True, rev_id=number)


def find_differences(database: Database) -> list[object]:
    """What the tables in the code have and those of the database do not, or the other way round."""
    with database.engine.connect() as connection:
        found: list[object] = compare_metadata(
            MigrationContext.configure(connection, opts=COMPARE), Base.metadata
        )
    return found


def alembic_config(connection: Connection) -> AlembicConfig:
    """What Alembic's commands need to work on this connection."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    engine = database.engine.execution_options(write=True)
    with database.gate(), engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection
