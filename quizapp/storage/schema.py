"""The tables of a database, brought to the state that this version of the program expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, inspect, text

from quizapp.errors import Conflict
from quizapp.storage.database import Database
from quizapp.storage.tables import Base

if TYPE_CHECKING:
    # Alembic is imported where there is something to migrate: most starts need none of it.
    from alembic.config import Config

VERSIONS = "alembic_version"
MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else of ours locks it.
LOCK = 7_230_001
# The search index of each database is made by hand, and tables of the code are not compared with it.
BY_HAND = ("question_search", "ix_questions_tokens")


def _is_compared(_item: object, name: str | None, *_rest: object) -> bool:
    return not (name or "").startswith(BY_HAND)


COMPARE: dict[str, Any] = {
    "compare_type": True,
    "compare_server_default": True,
    "include_object": _is_compared,
}


def upgrade(database: Database) -> None:
    """Brings the tables to the newest revision, all or nothing; processes that start together do it once.

    Raises Conflict where a newer version of the program has been here.
    """
    if is_current(database):
        return
    if (found := find_revision(database) or "") > newest_revision():
        raise Conflict(f"The tables are of revision {found}: a newer version of the program made them.")
    from alembic import command

    with _alone(database) as connection:
        command.upgrade(alembic_config(connection), "head")


def is_current(database: Database) -> bool:
    """True where the tables are those that this version expects."""
    return find_revision(database) == newest_revision()


def find_revision(database: Database) -> str | None:
    """The revision that the tables are at, None for a database without tables."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS):
            return None
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()


def newest_revision() -> str:
    """The number of the newest migration: each file's name starts with its own."""
    found = (path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("*_*.py"))
    return max(found, default="")


def write_revision(database: Database, message: str, number: str) -> None:
    """Writes a new migration: what the tables in the code have and those of the database do not."""
    from alembic import command

    with database.engine.connect() as connection:
        command.revision(alembic_config(connection), message, autogenerate=True, rev_id=number)


def find_differences(database: Database) -> list[object]:
    """What the tables in the code have and those of the database do not, or the other way round."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.engine.connect() as connection:
        found: list[object] = compare_metadata(
            MigrationContext.configure(connection, opts=COMPARE), Base.metadata
        )
    return found


def alembic_config(connection: Connection) -> "Config":
    """What Alembic's commands need to work on this connection."""
    from alembic.config import Config

    config = Config()
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
