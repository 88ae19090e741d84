"""What keeps a database file small and sound."""

from sqlalchemy import text

from quizapp.storage.database import Database


def shrink_log(database: Database) -> None:
    """Writes SQLite's log back into the file and empties it; PostgreSQL does so by itself."""
    if database.is_sqlite:
        with database.gate():
            _pragma(database, "wal_checkpoint(TRUNCATE)")


def check_quickly(database: Database) -> None:
    """Raises RuntimeError with what SQLite finds wrong with its file; PostgreSQL keeps checksums by itself."""
    if database.is_sqlite:
        found = _pragma(database, "quick_check")
        if found != ["ok"]:
            raise RuntimeError(f"the database file is damaged: {'; '.join(found)}")


def _pragma(database: Database, words: str) -> list[str]:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        return [str(row[0]) for row in connection.execute(text(f"PRAGMA {words}"))]
