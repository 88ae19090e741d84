"""A question of one's own bank opened, drafted and kept; what is kept is a new version that never changes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.registry import KINDS, check_question
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.errors import Invalid, NotFound
from quizapp.services.workbench.checking import check, ground_of
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of, person_of
from quizapp.services.workbench.sources import with_own_facts
from quizapp.storage.bank_changes import ChangeName, recorded
from quizapp.storage.banks import BankRow
from quizapp.storage.database import Database
from quizapp.storage.question_drafts import QuestionDraftRow, drop_draft, find_draft, find_own_drafts
from quizapp.storage.question_versions import find_question_row, get_version, put_version, question_of

LONGEST_TAG = 64
LONG_TAG = N_("A tag has at most %(most)s characters: shorten “%(tag)s”.")
FAULTY = N_("%(where)s: %(fault)s")
Texts = dict[str, Any]


@dataclass(frozen=True)
class DraftView:
    """What the visitor has typed into the form of a question and not kept yet."""

    texts: Texts
    saved_at: datetime


@dataclass(frozen=True)
class DraftCard:
    """A draft in a list: the question's id and kind, and its stem as it was typed."""

    key: str
    kind: str
    stem: Twin
    saved_at: datetime


@dataclass(frozen=True)
class OpenedQuestion:
    """A question in the hands of one teacher.

    ``question`` is version ``base``, with which the visitor began (0: nothing is kept of it yet); ``newest`` is the
    number of the version that is kept now, which is another one where somebody else was quicker.
    """

    bank: BankHead
    question: Question
    base: int
    newest: int
    status: str
    draft: DraftView | None


def start_question(database: Database, visitor: Visitor, bank: str, kind: str, *, now: datetime) -> str:
    """The id of a new question of this kind, of which nothing but an empty draft is there. Raises NotFound, Forbidden."""
    if kind not in KINDS:
        raise NotFound
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        key = f"q-{secrets.token_hex(5)}"
        _put_draft(session, visitor, row, (key, kind, 0), {}, now=now)
        return key


def open_question(database: Database, visitor: Visitor, bank: str, key: str) -> OpenedQuestion:
    """A question of an own bank, with the visitor's draft of it. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        question = find_question_row(session, row, key)
        draft = find_draft(session, person_of(visitor), row, key)
        if question is None and draft is None:
            raise NotFound
        newest = question.version if question else 0
        base = draft.base if draft else newest
        asked = (
            question_of(get_version(session, question, base))
            if question and base
            else Question(key, cast(KindName, draft.kind if draft else ""), Twin())
        )
        view = DraftView(draft.texts, draft.saved_at) if draft and draft.texts else None
        return OpenedQuestion(
            head_of(row), asked, base, newest, question.status if question else "draft", view
        )


def list_drafts(database: Database, visitor: Visitor, bank: str) -> tuple[DraftCard, ...]:
    """What the visitor has begun in an own bank and not kept yet, the latest first. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        rows = find_own_drafts(session, person_of(visitor), row)
    return tuple(DraftCard(one.key, one.kind, _typed_stem(one.texts), one.saved_at) for one in rows)


def keep_draft(
    database: Database,
    visitor: Visitor,
    bank: str,
    question: Question,
    texts: Texts,
    *,
    base: int,
    now: datetime,
) -> None:
    """Stores what the form of a question holds, in place of the visitor's earlier draft. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        _put_draft(session, visitor, row, (question.id, question.kind, base), texts, now=now)


def discard_draft(database: Database, visitor: Visitor, bank: str, key: str) -> None:
    """Forgets the visitor's draft of a question. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        if find_draft(session, person_of(visitor), row, key) is None:
            raise NotFound
        drop_draft(session, person_of(visitor), row, key)


def save_question(
    database: Database,
    visitor: Visitor,
    bank: str,
    question: Question,
    *,
    base: int,
    ready: bool,
    now: datetime,
) -> bool:
    """Keeps a question as a new version, ready to be asked or as a draft; False where another version came first.

    The draft is gone then; where it returns False it stays, and the two edits are to be merged. Attempts keep the
    versions that they were started with. Raises NotFound, Forbidden, Invalid.
    """
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        held = find_question_row(session, row, question.id, hold=True)
        if (held.version if held else 0) != base:
            return False
        keep(session, visitor, row, question, ready=ready, now=now)
        return True


def keep(
    session: Session,
    visitor: Visitor,
    row: BankRow,
    question: Question,
    *,
    ready: bool,
    name: ChangeName = "edit",
    now: datetime,
) -> None:
    """Stores a question as its newest version, and forgets the visitor's draft. Raises Invalid.

    Facts of other banks that it stands on are taken over.
    """
    _refuse_faulty(question, ready=ready)
    question = with_own_facts(session, visitor, row, question)
    with recorded(session, row, [question.id], name, person_id=person_of(visitor), now=now):
        held = put_version(session, row, question, ready=ready, by_id=visitor.person_id, now=now)
    check(session, held, question, ground_of(session, row), now=now)
    drop_draft(session, person_of(visitor), row, question.id)


def look_over(database: Database, visitor: Visitor, bank: str, question: Question) -> tuple[Flaw, ...]:
    """What the lint says of a question among the facts of its bank. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        ground = ground_of(session, row)
    return tuple(find_flaws(question, facts=ground.facts, known=ground.known))


def _refuse_faulty(question: Question, *, ready: bool) -> None:
    long = next((tag for tag in question.tags if len(tag) > LONGEST_TAG), None)
    if long is not None:
        raise Invalid(Message(LONG_TAG, {"most": str(LONGEST_TAG), "tag": long}))
    errors = [one for one in check_question(question) if one.severity == "error"] if ready else []
    if errors:
        raise Invalid(faulty(errors[0]))


def faulty(one: Fault) -> Message:
    """What keeps a question from being asked, as the person who would ask it is told."""
    return Message(FAULTY, {"where": one.where, "fault": str(one.message)})


def _typed_stem(texts: Texts) -> Twin:
    stem = texts.get("form", {}).get("stem", {})
    return Twin(zh=stem.get("zh") or None, en=stem.get("en") or None)


def _put_draft(
    session: Session,
    visitor: Visitor,
    bank: BankRow,
    about: tuple[str, str, int],
    texts: Texts,
    *,
    now: datetime,
) -> None:
    key, kind, base = about
    row = find_draft(session, person_of(visitor), bank, key)
    row = row or QuestionDraftRow(person_id=person_of(visitor), bank_id=bank.id, key=key, kind=kind)
    row.base, row.texts, row.saved_at = base, texts, now
    session.add(row)
    session.flush()
