from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import inspect

from quizapp.errors import Conflict
from quizapp.storage.database import Database
from quizapp.storage.schema import alembic_config, find_differences, find_revision, is_current, upgrade
from quizapp.storage.tables import Base
from tests.harness.databases import PostgresqlTemplate


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path}/empty.db")
        yield database
        database.close()
    else:
        template: PostgresqlTemplate = request.getfixturevalue("postgresql_template")
        with template.empty() as url:
            database = Database(url)
            yield database
            database.close()


def test_the_migrations_make_the_tables_that_the_code_has(empty: Database) -> None:
    upgrade(empty)
    assert find_differences(empty) == []
    assert set(Base.metadata.tables) <= set(inspect(empty.engine).get_table_names())


def test_a_second_upgrade_changes_nothing(empty: Database) -> None:
    upgrade(empty)
    first = find_revision(empty)
    upgrade(empty)
    assert (find_revision(empty), is_current(empty)) == (first, True)


def test_a_database_without_tables_is_not_current(empty: Database) -> None:
    assert (find_revision(empty), is_current(empty)) == (None, False)


def test_sites_that_start_together_migrate_once(empty: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [empty] * 4))
    assert is_current(empty)


def test_tables_of_a_newer_program_are_left_alone(empty: Database) -> None:
    upgrade(empty)
    with empty.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Conflict, match="9999"):
        upgrade(empty)


def test_a_table_that_the_code_lost_is_told(empty: Database) -> None:
    upgrade(empty)
    with empty.write() as session:
        session.connection().exec_driver_sql("CREATE TABLE forgotten (id integer PRIMARY KEY)")
    assert "forgotten" in str(find_differences(empty))


def test_questions_that_were_ready_before_versions_had_a_status_are_asked_as_they_were(
    empty: Database,
) -> None:
    with empty.engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0002")
    bank = "INSERT INTO banks (id, key, title, summary, origin, digest, version, licence, level, loaded_at)"
    question = "INSERT INTO questions (id, bank_id, key, status, kind, tags, words, version, position)"
    version = "INSERT INTO question_versions (question_id, number, digest, content)"
    with empty.write() as session:
        run = session.connection().exec_driver_sql
        run(f"{bank} VALUES (1, 'b', '{{}}', '{{}}', '', '', '', '', '', 0)")
        for id_, status in ((1, "ready"), (2, "retired")):
            run(f"{question} VALUES ({id_}, 1, 'q{id_}', '{status}', 'numeric', '[]', '', 3, 0)")
        run(f"{version} VALUES (1, 3, '', '{{}}')")
    upgrade(empty)
    with empty.read() as session:
        asked = (
            session.connection().exec_driver_sql("SELECT asked FROM questions ORDER BY id").scalars().all()
        )
        kept = session.connection().exec_driver_sql("SELECT count(*) FROM question_versions").scalar()
    assert (list(asked), kept) == ([3, None], 1)
