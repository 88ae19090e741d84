from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.storage.database import Database
from quizapp.storage.upkeep import check_quickly, shrink_log


@pytest.fixture
def filled(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path}/filled.db")
    with database.write() as session:
        session.execute(text("create table notes (id integer primary key, body text)"))
        session.execute(text("create index bodies on notes (body)"))
        session.execute(text("insert into notes (body) values " + ",".join(["(hex(randomblob(200)))"] * 500)))
    return database


def test_the_log_is_written_back_into_the_file(filled: Database, tmp_path: Path) -> None:
    before = (tmp_path / "filled.db-wal").stat().st_size
    shrink_log(filled)
    after = (tmp_path / "filled.db-wal").stat().st_size
    filled.close()
    assert before > 0 == after


def test_a_damaged_page_is_reported(filled: Database, tmp_path: Path) -> None:
    shrink_log(filled)
    filled.close()
    path = tmp_path / "filled.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(Exception, match=r"damaged|malformed"):
        check_quickly(database)
    database.close()
