"""The tables of a database, brought to the state that this version of the program expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from quizapp.storage.database import Database
from quizapp.storage.tables import Base

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else of ours locks it.
LOCK = 7_230_001


def upgrade(database: Database) -> None:
    """Brings the tables to the newest revision, all or nothing; processes that start together do it once."""
    with _alone(database) as connection:
        Base.metadata.create_all(connection)
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


def write_revision(database: Database, message: str) -> None:
    """Writes a new migration: what the tables in the code have and those of the database do not."""
    with database.engine.connect() as connection:
        command.revision(alembic_config(connection), message, autogenerate=True)


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
