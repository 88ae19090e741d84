"""Fresh databases with all tables, each a copy of a template that is made once."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade
from quizapp.storage.tables import Base

_numbers = itertools.count(1)
# What was deleted is still read over: a copy is used so many times, then made anew.
OFTEN = 50


def create_tables(url: str, fill: Callable[[Database], object] = lambda _: None) -> None:
    """Puts all tables into an empty database, as a site's own start does, fills them, and lets go of it."""
    database = Database(url)
    upgrade(database)
    fill(database)
    database.close()


class SqliteTemplate:
    """A file with all tables, and with what ``fill`` puts there; a fresh database is a copy of it."""

    def __init__(self, folder: Path, fill: Callable[[Database], object] = lambda _: None) -> None:
        self._file = folder / "template.db"
        create_tables(f"sqlite:///{self._file}", fill)

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """The URL of a database of its own in this folder."""
        copy = folder / f"quizapp-{next(_numbers)}.db"
        shutil.copyfile(self._file, copy)
        yield f"sqlite:///{copy}"


class PostgresqlTemplate:
    """A database with all tables on a server; a fresh one is a copy that the server makes, or one that was emptied.

    To copy and to drop a database costs ten times what most tests ask of it.
    """

    def __init__(self, server: str, name: str) -> None:
        self._server = make_url(server)
        self._name = f"quizapp_template_{name}"
        self._idle: list[_Copy] = []
        self._execute(
            f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)', f'CREATE DATABASE "{self._name}"'
        )
        create_tables(self._url(self._name))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of a database of its own with all tables and nothing in them."""
        copy = self._idle.pop() if self._idle else self._copy()
        try:
            yield self._url(copy.name)
        finally:
            if copy.empty():
                self._idle.append(copy)
            else:
                self._drop(copy.name)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of a database of its own without tables, dropped afterwards."""
        name = self._create("TEMPLATE template0")
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    def drop(self) -> None:
        """Removes the template and what was copied from it."""
        for copy in self._idle:
            copy.close()
            self._drop(copy.name)
        self._drop(self._name)

    def _copy(self) -> "_Copy":
        name = self._create(f'TEMPLATE "{self._name}" STRATEGY FILE_COPY')
        return _Copy(name, psycopg.connect(self._plain(name), autocommit=True, options="-c lock_timeout=10s"))

    def _create(self, options: str) -> str:
        name = f"{self._name}_{next(_numbers)}"
        self._execute(f'CREATE DATABASE "{name}" {options}')
        return name

    def _drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _plain(self, name: str | None) -> str:
        url = self._server.set(drivername="postgresql", database=name)
        return url.render_as_string(hide_password=False)

    def _execute(self, *statements: str) -> None:
        with psycopg.connect(self._plain(self._server.database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


# Children go before the rows that they point to.
TABLES = [table.name for table in reversed(Base.metadata.sorted_tables)]
LEFT_OPEN = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
FILLED = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in TABLES)
COUNTED = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL"""
SHAPE = """SELECT md5(string_agg(format('%s %s %s', oid, relname, relnatts), ',' ORDER BY oid)),
    (SELECT min(version_num) FROM alembic_version) FROM pg_class WHERE relnamespace = 'public'::regnamespace"""


class _Copy:
    """A copy of the template, with the connection that empties it after each test."""

    def __init__(self, name: str, connection: "psycopg.Connection[Any]") -> None:
        self.name = name
        self._connection = connection
        self._shape = self._ask(SHAPE)
        self._uses = 0

    def empty(self) -> bool:
        """True where it is as it was copied again; False, and let go of, where another copy should be made."""
        self._uses += 1
        self._ask(LEFT_OPEN)
        if self._uses == OFTEN or self._ask(SHAPE) != self._shape:
            self.close()
            return False
        filled = {name for (name,) in self._ask(FILLED)}
        statements = [f"DELETE FROM {table}" for table in TABLES if table in filled]
        self._connection.execute("; ".join([*statements, COUNTED]).encode())
        return True

    def close(self) -> None:
        """Lets go of it."""
        self._connection.close()

    def _ask(self, query: str) -> list[Any]:
        return self._connection.execute(query.encode()).fetchall()
