"""What one test leaves behind on PostgreSQL reaches no other, though both are given the same database."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import text

from quizapp.storage.database import Database
from quizapp.storage.tables import Base
from tests.harness.databases import PostgresqlTemplate
from tests.harness.stage import Stage


@contextmanager
def fresh(template: PostgresqlTemplate) -> Iterator[Database]:
    with template.fresh() as url:
        database = Database(url)
        yield database
        database.close()


def test_a_database_that_was_used_is_given_empty_and_counts_from_one(
    postgresql_template: PostgresqlTemplate,
) -> None:
    with fresh(postgresql_template) as used:
        first = Stage(used).person("first").person_id
        left_open = used.engine.connect()
        left_open.execute(text("SELECT 1 FROM people FOR UPDATE"))
    with fresh(postgresql_template) as again:
        assert again.url == used.url
        with again.read() as session:
            assert [
                name for name, table in Base.metadata.tables.items() if session.query(table).count()
            ] == []
        assert Stage(again).person("second").person_id == first == 1
    left_open.invalidate()


def test_a_database_with_other_tables_is_given_to_nobody_else(
    postgresql_template: PostgresqlTemplate,
) -> None:
    with fresh(postgresql_template) as changed, changed.write() as session:
        session.execute(text("ALTER TABLE people ADD COLUMN height integer"))
    with fresh(postgresql_template) as next_one:
        assert next_one.url != changed.url


def test_two_databases_at_once_are_two(postgresql_template: PostgresqlTemplate) -> None:
    with ExitStack() as both:
        urls = {both.enter_context(postgresql_template.fresh()) for _ in range(2)}
    assert len(urls) == 2
