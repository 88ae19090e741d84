"""A file taken into a bank at once: everything or nothing, again without doubles, never over what is somebody else's."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from quizapp.errors import Invalid
from quizapp.services import people
from quizapp.services.bank_folders import load_bank
from quizapp.services.imports.reading import UnreadableFile
from quizapp.services.imports.storing import Sent
from quizapp.services.imports.straight import Goal, Taken, WrongUse, take_file
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportedQuestionRow, ImportRow
from tests.core.banks.example import make_bank
from tests.people import make_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FILE = (
    "// [id:tern-p] [tag:ferry]\n::Passengers:: How many passengers does the Tern carry? {#240:5}\n\n"
    "::Battery:: 燕鸥号的电池有多大？ {=4.3 MWh ~43 MWh#十倍 ~%50%4 MWh}\n\n"
    "::Broken:: Which of these is it? {=this ~this}\n"
)
MENDED = FILE.replace("240:5", "250:5").replace("{=this ~this}", "{=this ~that}")


@pytest.fixture
def owned(database: Database) -> Database:
    make_person(database, "teacher", "ada")
    make_person(database, "learner", "lea")
    make_person(database, "owner", "olga")
    return database


def take(database: Database, text: str = FILE, *, into: str = "", owner: str = "ada") -> Taken:
    return take_file(database, Sent(text.encode(), "ferry.txt"), Goal(into, owner), now=NOW)


def questions(database: Database) -> dict[str, tuple[str, int, int | None]]:
    with database.read() as session:
        rows = session.scalars(select(QuestionRow).order_by(QuestionRow.position)).all()
        return {row.key: (row.status, row.version, row.asked) for row in rows}


def count(database: Database, table: type) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_every_question_is_stored_with_its_text_and_a_faulty_one_is_a_draft(owned: Database) -> None:
    taken = take(owned)
    assert (taken.added, taken.replaced, taken.left, taken.drafts) == (3, 0, 0, 1)
    assert questions(owned) == {
        "tern-p": ("ready", 1, 1),
        "battery": ("ready", 1, 1),
        "broken": ("draft", 1, None),
    }
    with owned.read() as session:
        kept = session.scalars(select(ImportedQuestionRow).order_by(ImportedQuestionRow.position)).all()
        bank = session.scalar(select(BankRow))
        ada = people.find_by_username(owned, "ada")
    assert bank is not None and ada is not None and bank.owner_id == ada.id
    assert (kept[0].place, kept[0].own_id) == ("line 2", "tern-p")
    assert "{#240:5}" in kept[0].original
    assert kept[2].faults


def test_the_same_file_again_changes_nothing_and_a_changed_one_makes_versions(owned: Database) -> None:
    bank = take(owned).bank
    again = take(owned, into=bank)
    assert (again.added, again.replaced, again.left) == (0, 0, 3)
    assert count(owned, QuestionVersionRow) == 3
    mended = take(owned, MENDED, into=bank)
    assert (mended.added, mended.replaced, mended.left, mended.drafts) == (0, 2, 1, 0)
    assert questions(owned)["tern-p"] == ("ready", 2, 2)
    assert questions(owned)["broken"] == ("ready", 2, 2)


def test_an_unreadable_file_stores_nothing(owned: Database) -> None:
    with pytest.raises(UnreadableFile) as raised:
        take(owned, "Dear colleague, here are the minutes.")
    assert raised.value.fault.where == "file"
    assert {count(owned, table) for table in (ImportRow, ImportedQuestionRow, BankRow, QuestionRow)} == {0}


def test_what_breaks_on_the_way_leaves_nothing(owned: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Invalid("stop")

    monkeypatch.setattr("quizapp.services.imports.straight.add_rows", fail)
    with pytest.raises(Invalid):
        take(owned)
    assert {count(owned, table) for table in (ImportRow, BankRow, QuestionRow, QuestionVersionRow)} == {0}


@pytest.mark.parametrize(
    "goal",
    [Goal("absent"), Goal("small", "ada"), Goal(owner="nobody"), Goal(owner="lea")],
    ids=["no bank", "shipped bank", "no account", "learner"],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_read(owned: Database, goal: Goal) -> None:
    load_bank(owned, make_bank(), digest="1", now=NOW)
    with pytest.raises(WrongUse):
        take_file(owned, Sent(b"not even read"), goal, now=NOW)


def test_the_bank_of_another_is_refused_and_the_site_s_owner_stands_in_for_nobody(owned: Database) -> None:
    bank = take(owned, owner="").bank
    with owned.read() as session:
        row = session.scalar(select(BankRow).where(BankRow.key == bank))
        olga = people.find_by_username(owned, "olga")
    assert row is not None and olga is not None and row.owner_id == olga.id
    with pytest.raises(WrongUse):
        take(owned, into=bank, owner="ada")
    assert take(owned, into=bank, owner="").left == 3
