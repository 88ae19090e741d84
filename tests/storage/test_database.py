import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from quizapp.storage.database import Database, Instant


def count(database: Database) -> int:
    with database.read() as session:
        number: int = session.execute(text("select count(*) from notes")).scalar_one()
    return number


@pytest.fixture
def notes(database: Database) -> Database:
    with database.write() as session:
        session.execute(text("create table notes (id integer primary key, body text)"))
    return database


def test_what_a_writing_block_did_is_there_when_it_ends(notes: Database) -> None:
    with notes.write() as session:
        session.execute(text("insert into notes values (1, 'a')"))
    assert count(notes) == 1


def test_a_writing_block_that_raises_leaves_nothing(notes: Database) -> None:
    with pytest.raises(LookupError), notes.write() as session:
        session.execute(text("insert into notes values (1, 'a')"))
        raise LookupError
    assert count(notes) == 0


def test_writers_at_once_all_get_their_turn(notes: Database) -> None:
    def write(number: int) -> None:
        with notes.write() as session:
            taken = session.execute(
                text("select count(*) from notes where id = :id"), {"id": number}
            ).scalar_one()
            if not taken:
                session.execute(text("insert into notes values (:id, 'a')"), {"id": number})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(notes) == 16


def test_sqlite_waits_for_the_disk_before_it_answers(sqlite_template: object, tmp_path: object) -> None:
    database = Database(f"sqlite:///{tmp_path}/fresh.db")
    with database.read() as session:
        asked = [session.execute(text(f"pragma {name}")).scalar() for name in ("journal_mode", "synchronous")]
    database.close()
    assert asked == ["wal", 2]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        Instant().process_bind_param(datetime(2026, 1, 1), None)  # type: ignore[arg-type]  # the dialect is not looked at


def test_a_time_comes_back_as_the_same_moment_in_utc() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=8)))
    stored = Instant().process_bind_param(noon, None)  # type: ignore[arg-type]  # the dialect is not looked at
    assert Instant().process_result_value(stored, None) == datetime(2026, 1, 1, 4, tzinfo=UTC)  # type: ignore[arg-type]  # as above
