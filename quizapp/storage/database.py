"""One database, SQLite or PostgreSQL: transactions that read, and transactions that write behind a gate."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import BigInteger, Dialect, Engine, MetaData, TypeDecorator, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")
POSTGRESQL_OPTIONS = (
    "-c lock_timeout=5000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000"
)


class Base(DeclarativeBase):
    """The parent of all tables; its naming convention fixes the names of constraints for migrations."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(TypeDecorator[datetime]):
    """An aware UTC time, kept as whole milliseconds since 1970 so that both databases sort and compare alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """The milliseconds of an aware time. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return round(value.timestamp() * 1000)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """The aware UTC time of these milliseconds."""
        return None if value is None else time_of(value)


def time_of(ms: int) -> datetime:
    """The aware UTC time so many milliseconds after 1970."""
    return datetime.fromtimestamp(ms / 1000, UTC)


class WriteGate:
    """Lets one writer in at a time: a lock among threads, and a file lock among processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Holds the gate; a killed process lets go of it by itself."""
        with self._lock, self._path.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class Database:
    """The way to the data: ``with database.read() as session`` or ``with database.write() as session``."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = make_url(url)
        self.engine = _engine(url, pool_size)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._gate = WriteGate(Path(f"{self.url.database}.lock")) if self.is_sqlite else None
        self._read = sessionmaker(self.engine, expire_on_commit=False)
        self._write = sessionmaker(self.engine.execution_options(write=True), expire_on_commit=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the data and changes nothing."""
        with self._read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are on disk when the block ends, or not there at all if it raises."""
        with self.gate(), self._write.begin() as session:
            yield session

    def gate(self) -> AbstractContextManager[None]:
        """The write gate of SQLite; nothing on PostgreSQL."""
        return self._gate() if self._gate else nullcontext()

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()


def _engine(url: str, pool_size: int) -> Engine:
    pool: dict[str, Any] = {"pool_size": pool_size, "max_overflow": 0, "pool_timeout": 30}
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"options": POSTGRESQL_OPTIONS}, **pool)
    engine = create_engine(url, module=sqlite_module(), connect_args={"check_same_thread": False}, **pool)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def sqlite_module() -> ModuleType:
    """The SQLite library of this process: one file must never be opened through two of them."""
    # Debian's SQLite has the WAL-reset bug (fixed in 3.51.3); pysqlite3 bundles a newer one where it has a wheel.
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3.dbapi2")


def _set_pragmas(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    # A deferred transaction that turns into a writing one fails at once when another writes.
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN"
    )
