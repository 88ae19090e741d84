import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.errors import Conflict, Invalid
from quizapp.services.people import Registration, add_person
from quizapp.storage.backup import check_backup, create_backup, restore_backup
from quizapp.storage.database import Database
from quizapp.storage.tables import Base


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(table.select().order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


def add(database: Database, *names: str) -> None:
    for name in names:
        add_person(
            database,
            Registration(name, "a sound passphrase"),
            "learner",
            now=datetime(2026, 1, 1, tzinfo=UTC),
        )


@pytest.fixture
def filled(database: Database) -> Database:
    add(database, "lin", "王芳")
    return database


def test_what_a_backup_holds_comes_back(filled: Database, tmp_path: Path) -> None:
    before = everything(filled)
    created = create_backup(filled, tmp_path / "site.backup")
    add(filled, "late")
    assert restore_backup(filled, tmp_path / "site.backup", replace=True) == created
    assert everything(filled) == before


def test_only_its_owner_can_read_a_backup(filled: Database, tmp_path: Path) -> None:
    create_backup(filled, tmp_path / "site.backup")
    assert stat.S_IMODE((tmp_path / "site.backup").stat().st_mode) == 0o600


def test_a_backup_never_overwrites_a_file(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "site.backup").write_text("precious")
    with pytest.raises(Conflict):
        create_backup(filled, tmp_path / "site.backup")
    assert (tmp_path / "site.backup").read_text() == "precious"


def test_a_damaged_backup_is_refused_and_changes_nothing(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "site.backup"
    create_backup(filled, file)
    content = file.read_bytes()
    file.write_bytes(content[:64] + bytes(len(content) - 64))
    before = everything(filled)
    with pytest.raises(Invalid):
        restore_backup(filled, file, replace=True)
    assert everything(filled) == before


def test_a_file_that_is_no_backup_is_refused(database: Database, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no backup at all")
    with pytest.raises(Invalid, match="no backup"):
        check_backup(tmp_path / "notes.txt")


def test_data_that_is_there_is_replaced_only_on_request(filled: Database, tmp_path: Path) -> None:
    create_backup(filled, tmp_path / "site.backup")
    add(filled, "late")
    before = everything(filled)
    with pytest.raises(Conflict):
        restore_backup(filled, tmp_path / "site.backup")
    assert everything(filled) == before


def test_the_file_that_a_restore_replaces_is_kept(filled: Database, tmp_path: Path) -> None:
    create_backup(filled, tmp_path / "site.backup")
    add(filled, "late")
    before = everything(filled)
    restore_backup(filled, tmp_path / "site.backup", replace=True)
    kept = [Database(f"sqlite:///{file}") for file in tmp_path.glob("*.before-*")]
    assert [everything(database) for database in kept] == [before] * filled.is_sqlite
    for database in kept:
        database.close()


def test_a_backup_says_what_it_holds(filled: Database, tmp_path: Path) -> None:
    contents = create_backup(filled, tmp_path / "site.backup")
    assert set(contents.rows) >= set(Base.metadata.tables)
    assert contents.rows["people"] == (2 if filled.is_sqlite else None)
