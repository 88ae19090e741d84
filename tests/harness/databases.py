"""Fresh databases with all tables, each a copy of a template that is made once."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade

_numbers = itertools.count(1)


def create_tables(url: str) -> None:
    """Puts all tables into an empty database, as a site's own start does, and lets go of it."""
    database = Database(url)
    upgrade(database)
    database.close()


class SqliteTemplate:
    """A file with all tables; a fresh database is a copy of it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "template.db"
        create_tables(f"sqlite:///{self._file}")

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """The URL of a database of its own in this folder."""
        copy = folder / f"quizapp-{next(_numbers)}.db"
        shutil.copyfile(self._file, copy)
        yield f"sqlite:///{copy}"


class PostgresqlTemplate:
    """A database with all tables on a server; a fresh one is a copy that the server makes."""

    def __init__(self, server: str, name: str) -> None:
        self._server = make_url(server)
        self._name = f"quizapp_template_{name}"
        self._execute(
            f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)', f'CREATE DATABASE "{self._name}"'
        )
        create_tables(self._url(self._name))

    def fresh(self) -> AbstractContextManager[str]:
        """The URL of a database of its own with all tables, dropped afterwards."""
        return self._created(f'TEMPLATE "{self._name}" STRATEGY FILE_COPY')

    def empty(self) -> AbstractContextManager[str]:
        """The URL of a database of its own without tables, dropped afterwards."""
        return self._created("TEMPLATE template0")

    @contextmanager
    def _created(self, options: str) -> Iterator[str]:
        name = f"{self._name}_{next(_numbers)}"
        self._execute(f'CREATE DATABASE "{name}" {options}')
        try:
            yield self._url(name)
        finally:
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def drop(self) -> None:
        """Removes the template from the server."""
        self._execute(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _execute(self, *statements: str) -> None:
        plain = self._server.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())
