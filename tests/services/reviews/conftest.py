from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.storage.database import Database
from tests.harness.databases import SqliteTemplate
from tests.services.reviews.desk import Desk, make_desk, make_review


@pytest.fixture
def desk(database: Database) -> Desk:
    """A teacher without articles, on both databases."""
    return make_desk(database)


@pytest.fixture
def review(database: Database) -> Desk:
    """A teacher with the review of an article about a ferry, on both databases."""
    return make_review(database)


@pytest.fixture
def sqlite(sqlite_template: SqliteTemplate, tmp_path: Path) -> Iterator[Database]:
    """One database, for what has nothing to do with which it is."""
    with sqlite_template.fresh(tmp_path) as url:
        database = Database(url)
        yield database
        database.close()


@pytest.fixture
def lone_desk(sqlite: Database) -> Desk:
    """A teacher without articles, on one database."""
    return make_desk(sqlite)


@pytest.fixture
def lone_review(sqlite: Database) -> Desk:
    """A teacher with the review of an article about a ferry, on one database."""
    return make_review(sqlite)
