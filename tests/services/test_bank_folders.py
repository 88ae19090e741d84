"""Folders of banks, checked and loaded."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quizapp.config import ROOT
from quizapp.core.banks.bank import Bank
from quizapp.core.banks.difference import Difference
from quizapp.core.languages import Twin
from quizapp.errors import Conflict, Invalid
from quizapp.formats.native import write_bank
from quizapp.services.bank_folders import (
    check_folder,
    find_folders,
    load_bank,
    load_folder,
    read_articles,
    read_folder,
    verify_facts,
)
from quizapp.storage.bank_contents import facts_of
from quizapp.storage.banks import (
    BankRow,
    FactVersionRow,
    QuestionRow,
    QuestionVersionRow,
)
from quizapp.storage.database import Database
from quizapp.storage.people import Person
from quizapp.storage.quizzes import QuizRow
from tests.core.banks.example import CHOICE, ELO, PASSAGE, SPAN, TYPED, make_bank

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
SHIPPED = find_folders(ROOT / "question_banks")
MENDED = replace(TYPED, stem=Twin(zh="它的 Elo 评分是多少？", en="What is its Elo rating?"))
Count = Callable[[type], int]


@pytest.fixture
def count(database: Database) -> Count:
    def count(table: type) -> int:
        with database.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    return count


def write(folder: Path, bank: Bank) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in write_bank(bank).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def keys_of_ready(database: Database) -> list[str]:
    with database.read() as session:
        wanted = select(QuestionRow.key).where(QuestionRow.status == "ready").order_by(QuestionRow.position)
        return list(session.scalars(wanted))


def test_a_folder_is_loaded_once(database: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "small", make_bank())
    first = load_folder(database, folder, now=NOW)
    assert first.change is not None and first.change.questions.added == ("q-elo", "q-elo-choice")
    assert load_folder(database, folder, now=NOW).change is None


def test_a_folder_with_an_error_changes_nothing(database: Database, tmp_path: Path, count: Count) -> None:
    folder = write(tmp_path / "small", make_bank(facts=(replace(ELO, value="2310"),)))
    loaded = load_folder(database, folder, now=NOW)
    assert loaded.is_faulty and loaded.change is None
    assert loaded.faults[0].where == "facts.yaml:15 elo printed.zh"
    assert count(BankRow) == 0


def test_a_changed_question_gets_a_version_and_nothing_else_does(database: Database, count: Count) -> None:
    load_bank(database, make_bank(), digest="1", now=NOW)
    change = load_bank(database, make_bank(questions=(MENDED, CHOICE)), digest="2", now=NOW)
    assert change is not None
    assert (change.facts, change.questions) == (Difference(), Difference(changed=("q-elo",)))
    assert (count(QuestionVersionRow), count(FactVersionRow), count(QuestionRow)) == (3, 1, 2)


def test_old_versions_keep_the_proof_that_they_were_shown_with(database: Database) -> None:
    load_bank(database, make_bank(), digest="1", now=NOW)
    newer = Twin(zh="Elo 评分：2029。", en="Elo rating: 2029.")
    load_bank(database, make_bank(passage=newer), digest="2", now=NOW)
    with database.read() as session:
        versions = session.scalars(select(QuestionVersionRow).order_by(QuestionVersionRow.number)).all()
        passages = [facts_of(session, version.id)[0][1] for version in versions]
    assert passages == [PASSAGE, PASSAGE, newer, newer]


def test_a_question_that_is_gone_is_retired_and_comes_back(database: Database, count: Count) -> None:
    load_bank(database, make_bank(quizzes=()), digest="1", now=NOW)
    load_bank(database, make_bank(questions=(CHOICE,), quizzes=()), digest="2", now=NOW)
    assert keys_of_ready(database) == ["q-elo-choice"]
    load_bank(database, make_bank(questions=(CHOICE, TYPED), quizzes=()), digest="3", now=NOW)
    assert keys_of_ready(database) == ["q-elo-choice", "q-elo"]
    assert count(QuestionVersionRow) == 2


def test_the_quizzes_of_a_bank_come_and_go_with_it(database: Database) -> None:
    load_bank(database, make_bank(), digest="1", now=NOW)
    load_bank(database, make_bank(quizzes=()), digest="2", now=NOW)
    with database.read() as session:
        (quiz,) = session.scalars(select(QuizRow))
    assert (quiz.key, quiz.owner_id, quiz.archived_at) == ("first", None, NOW)


def test_a_bank_of_a_teacher_is_never_written_over(database: Database) -> None:
    load_bank(database, make_bank(), digest="1", now=NOW)
    with database.write() as session:
        person = Person(username="t", username_folded="t", name="t", role="teacher", fs_uniquifier="t")
        person.created_at = NOW
        session.add(person)
        session.flush()
        session.scalars(select(BankRow)).one().owner_id = person.id
    with pytest.raises(Conflict, match="belongs to a bank of a teacher"):
        load_bank(database, make_bank(), digest="2", now=NOW)


def test_processes_that_load_at_once_put_one_bank_in(database_url: str, count: Count) -> None:
    databases = [Database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        loads = [pool.submit(load_bank, one, make_bank(), digest="1", now=NOW) for one in databases]
        changes = [load.result() for load in loads]
    for one in databases:
        one.close()
    assert sum(change is not None for change in changes) == 1
    assert (count(BankRow), count(QuestionVersionRow)) == (1, 2)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_bank_loads_without_a_fault_within_the_time_of_a_start(
    database: Database, folder: Path
) -> None:
    # The processor's time: what else the machine does is none of the loader's doing.
    started = time.process_time()
    assert load_folder(database, folder, now=NOW).faults == ()
    between = time.process_time()
    assert load_folder(database, folder, now=NOW).change is None
    assert between - started < 2 and time.process_time() - between < 0.1


def test_hidden_files_are_no_part_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, make_bank())
    (tmp_path / ".bank.yaml.swp").write_bytes(b"\xff")
    assert read_folder(tmp_path).keys() == write_bank(make_bank()).keys()
    with pytest.raises(Invalid, match="no folder of a bank"):
        read_folder(tmp_path / "other")


def test_folders_are_found_by_their_head(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    write(tmp_path / "b", make_bank())
    assert find_folders(tmp_path) == [tmp_path / "b"]


def test_facts_are_proven_by_the_articles_that_an_index_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"前言其Elo{SPAN}。", "utf-8")
    index = tmp_path / "articles.json"
    index.write_text(json.dumps([{"id": "a-1", "file": "a.txt", "start": 3, "end": 20}]), "utf-8")
    assert verify_facts(make_bank(), read_articles(index)) == []
    (fault,) = verify_facts(make_bank(), {"a-1": "另一篇文章里没有它。"})
    assert fault.where == "facts.yaml elo a-1"


def test_an_article_that_is_not_at_hand_is_named() -> None:
    (fault,) = verify_facts(make_bank(), {})
    assert "a-1 is not at hand" in str(fault)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"id": "a", "file": "none.txt", "start": 0, "end": 1}]'])
def test_an_index_that_is_none_is_invalid(tmp_path: Path, text: str) -> None:
    (tmp_path / "articles.json").write_text(text, "utf-8")
    with pytest.raises(Invalid, match="no index of articles"):
        read_articles(tmp_path / "articles.json")


@pytest.mark.shared
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_facts_of_a_shipped_bank_are_proven_by_its_articles(shared: Path, folder: Path) -> None:
    bank, _ = check_folder(folder)
    assert bank is not None
    assert verify_facts(bank, read_articles(shared / "articles.json")) == []
