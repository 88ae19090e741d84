"""Two teachers' edits of one question, put together: what only one changed is taken, the rest is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.difference import PartChange, compare_plain
from quizapp.core.questions.merging import Conflict, Merged, Side, merge
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.services.workbench.editing import keep
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of
from quizapp.storage.banks import QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.question_versions import find_versions, get_question_row, get_version


@dataclass(frozen=True)
class MergePage:
    """Base, theirs and mine: what each changed since version ``base``, and what both changed in another way.

    ``theirs`` is the number of the version that came first, ``by`` who wrote it. ``merged`` is None where the parts do
    not make a question together.
    """

    bank: BankHead
    base: int
    theirs: int
    by: str
    at: datetime | None
    their_changes: tuple[PartChange, ...]
    my_changes: tuple[PartChange, ...]
    conflicts: tuple[Conflict, ...]
    merged: Question | None


@dataclass(frozen=True)
class Outcome:
    """What became of a merge: ``saved``; else the question that has to be looked at, or None where it moved on again."""

    saved: bool
    question: Question | None = None
    newest: int = 0


def get_merge(
    database: Database,
    visitor: Visitor,
    bank: str,
    mine: Question,
    *,
    base: int,
    choices: Mapping[str, Side] | None = None,
) -> MergePage:
    """The visitor's edit of version ``base`` beside the newest version. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        question = get_question_row(session, row, mine.id)
        merged, (old, new) = _merge(session, question, mine, base, choices or {})
        newest = find_versions(session, question)[0]
    content = question_to_mapping(mine)
    return MergePage(
        head_of(row),
        base,
        newest.number,
        newest.by,
        newest.at,
        compare_plain(old, new),
        compare_plain(old, content),
        merged.conflicts,
        _question_of(merged),
    )


def save_merged(
    database: Database,
    visitor: Visitor,
    bank: str,
    mine: Question,
    *,
    base: int,
    theirs: int,
    choices: Mapping[str, Side],
    now: datetime,
) -> Outcome:
    """Keeps both edits as one new version, ready where it is without an error and was ready before.

    Nothing is kept where version ``theirs`` is no longer the newest or the parts make no sound question together.
    Raises NotFound, Forbidden, Invalid.
    """
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = get_question_row(session, row, mine.id, hold=True)
        if held.version != theirs:
            return Outcome(False)
        merged, _ = _merge(session, held, mine, base, choices)
        question = _question_of(merged)
        if question is None or _is_faulty(question):
            return Outcome(False, question or mine, held.version)
        keep(session, visitor, row, question, ready=held.status == "ready", name="merge", now=now)
        return Outcome(True, question, held.version)


def _merge(
    session: Session, row: QuestionRow, mine: Question, base: int, choices: Mapping[str, Side]
) -> tuple[Merged, tuple[Mapping[str, object], Mapping[str, object]]]:
    newest = get_version(session, row, row.version).content
    # Where nothing of it was kept when the visitor began, everything on both sides is new.
    old = get_version(session, row, base).content if base else {"id": mine.id, "kind": mine.kind}
    return merge(old, newest, question_to_mapping(mine), choices), (old, newest)


def _question_of(merged: Merged) -> Question | None:
    return question_from_mapping(merged.content, "merged")[0]


def _is_faulty(question: Question) -> bool:
    return any(one.severity == "error" for one in check_question(question))
