"""Versions of a question with what differs between them, brought back; changes of a bank, taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.core.questions.difference import PartChange, compare_plain
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.errors import Conflict
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of, person_of
from quizapp.storage.bank_changes import (
    ChangeCard,
    Standing,
    find_changed,
    find_changes,
    find_last_change,
    get_change,
    recorded,
    standing_of,
)
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportChange, find_import_changes
from quizapp.storage.question_versions import (
    find_versions,
    get_question_row,
    get_version,
    put_version,
    question_of,
    question_of_content,
)

MOST_CHANGES = 50
UNDONE = N_("This change was taken back already.")


@dataclass(frozen=True)
class VersionView:
    """One version: who wrote it and when, and what it changed in the one before; everything in the first is new."""

    number: int
    by: str
    at: datetime | None
    changes: tuple[PartChange, ...]


@dataclass(frozen=True)
class HistoryPage:
    """The versions of a question, the newest first; ``question`` is the newest, ``asked`` the number that is asked."""

    bank: BankHead
    question: Question
    status: str
    asked: int | None
    versions: tuple[VersionView, ...]


@dataclass(frozen=True)
class Undone:
    """How many questions a change was taken back for, and how many were changed again since and stay as they are."""

    done: int
    left: int


def get_history(database: Database, visitor: Visitor, bank: str, key: str) -> HistoryPage:
    """The history of a question of an own bank. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, key)
        versions = find_versions(session, held)
    before = [one.content for one in versions[1:]] + [{}]
    views = tuple(
        VersionView(one.number, one.by, one.at, compare_plain(old, one.content))
        for one, old in zip(versions, before, strict=True)
    )
    newest = question_of_content(versions[0].content)
    return HistoryPage(head_of(row), newest, held.status, held.asked, views)


def restore_version(
    database: Database, visitor: Visitor, bank: str, key: str, number: int, *, now: datetime
) -> None:
    """Brings an earlier version back as the newest one; a draft where it has an error. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, key, hold=True)
        with recorded(session, row, [key], "restore", person_id=person_of(visitor), now=now):
            question = question_of(get_version(session, held, number))
            ready = held.status == "ready" and not _is_faulty(question)
            put_version(session, row, question, ready=ready, by_id=visitor.person_id, now=now)


def list_changes(
    database: Database, visitor: Visitor, bank: str
) -> tuple[BankHead, tuple[ChangeCard | ImportChange, ...]]:
    """The latest changes of an own bank, imports among them, the newest first. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        found: list[ChangeCard | ImportChange] = [
            *find_import_changes(session, visitor, row.id, most=MOST_CHANGES),
            *find_changes(session, row, most=MOST_CHANGES),
        ]
        found.sort(key=lambda one: one.at, reverse=True)
        return head_of(row), tuple(found[:MOST_CHANGES])


def undo_change(database: Database, visitor: Visitor, bank: str, change_id: int, *, now: datetime) -> Undone:
    """Takes a change back for every question that stands as it left it; itself a change, which can be taken back.

    A question that the change made is retired. Raises NotFound, Forbidden, Conflict where it was taken back already.
    """
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        change = get_change(session, row, change_id)
        if change.undone_by_id is not None:
            raise Conflict(Message(UNDONE))
        rows = find_changed(session, change)
        unchanged = [(held, before) for held, before, after in rows if standing_of(held) == after]
        keys = [held.key for held, _ in unchanged]
        with recorded(session, row, keys, "undo", person_id=person_of(visitor), now=now):
            for held, before in unchanged:
                _put_back(session, visitor, row, held, before, now=now)
        if unchanged:
            change.undone_by_id = find_last_change(session, row)
        return Undone(len(unchanged), len(rows) - len(unchanged))


def _put_back(
    session: Session, visitor: Visitor, bank: BankRow, held: QuestionRow, before: Standing, *, now: datetime
) -> None:
    if before.version == 0:
        held.status, held.asked = "retired", None
        return
    if before.version != held.version:
        question = question_of(get_version(session, held, before.version))
        put_version(session, bank, question, ready=before.status == "ready", by_id=visitor.person_id, now=now)
    # The content is that of the version before under a number of its own; an older one that was asked keeps its number.
    again = held.version if before.asked == before.version else before.asked
    held.status, held.asked = before.status, again
    session.flush()


def _is_faulty(question: Question) -> bool:
    return any(one.severity == "error" for one in check_question(question))
