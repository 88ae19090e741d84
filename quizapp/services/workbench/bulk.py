"""Many questions of a bank changed at once: looked at before, done as one change that can be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.bulk import BulkEdit, apply_edit
from quizapp.core.banks.filter import Filter
from quizapp.core.languages import N_, Message
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.difference import PartChange, compare_plain
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.errors import Invalid
from quizapp.services.workbench.editing import LONG_TAG, LONGEST_TAG, faulty
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of, person_of
from quizapp.storage.bank_changes import recorded
from quizapp.storage.bank_contents import find_questions
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.question_checks import carry_check
from quizapp.storage.question_versions import (
    find_question_rows,
    get_version,
    put_version,
    question_of,
)

MOST_AT_ONCE = 1000
TOO_MANY = N_("At most %(most)s questions are changed at once: narrow the filter.")
NOTHING = N_("Nothing to change yet: say what should become of the questions.")
NO_QUESTION = N_("No question is picked.")
BAD_MARK = N_("Marks are a number above 0 and at most 1000.")


@dataclass(frozen=True)
class BulkRow:
    """What would become of one question: its parts, its status before and after, or why it stays as it is."""

    question: Question
    changes: tuple[PartChange, ...]
    before: str
    after: str
    refused: Message | None = None

    @property
    def is_changed(self) -> bool:
        """True where something becomes of it."""
        return self.refused is None and (bool(self.changes) or self.before != self.after)


@dataclass(frozen=True)
class BulkPage:
    """The questions that were picked, each with what would become of it."""

    bank: BankHead
    rows: tuple[BulkRow, ...]

    @property
    def changed(self) -> int:
        """How many would change."""
        return sum(row.is_changed for row in self.rows)


def find_keys(database: Database, visitor: Visitor, bank: str, wanted: Filter) -> tuple[str, ...]:
    """The ids of all questions of an own bank that a filter lets through. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        return tuple(
            question.id for _, question in find_questions(session, row.id, wanted, limit=MOST_AT_ONCE + 1)
        )


def preview_bulk(
    database: Database, visitor: Visitor, bank: str, keys: Sequence[str], edit: BulkEdit
) -> BulkPage:
    """What an edit would do to these questions. Raises NotFound, Forbidden, Invalid."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        _refuse(keys, edit)
        rows = tuple(_row(session, held, edit) for held in find_question_rows(session, row, keys))
        return BulkPage(head_of(row), rows)


def apply_bulk(
    database: Database, visitor: Visitor, bank: str, keys: Sequence[str], edit: BulkEdit, *, now: datetime
) -> BulkPage:
    """What the edit did to these questions, as one change. Raises NotFound, Forbidden, Invalid."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        _refuse(keys, edit, final=True)
        pairs = [
            (held, _row(session, held, edit)) for held in find_question_rows(session, row, keys, hold=True)
        ]
        changed = [held.key for held, planned in pairs if planned.is_changed]
        with recorded(session, row, changed, "bulk", person_id=person_of(visitor), now=now):
            for held, planned in pairs:
                if planned.is_changed:
                    _change(session, visitor, row, held, planned, edit, now=now)
        return BulkPage(head_of(row), tuple(planned for _, planned in pairs))


def _row(session: Session, held: QuestionRow, edit: BulkEdit) -> BulkRow:
    question = question_of(get_version(session, held, held.version))
    edited = apply_edit(question, edit)
    changes = compare_plain(question_to_mapping(question), question_to_mapping(edited))
    after = edit.status or held.status
    errors = [one for one in check_question(edited) if one.severity == "error"] if after == "ready" else []
    return BulkRow(question, changes, held.status, after, faulty(errors[0]) if errors else None)


def _change(
    session: Session,
    visitor: Visitor,
    bank: BankRow,
    held: QuestionRow,
    planned: BulkRow,
    edit: BulkEdit,
    *,
    now: datetime,
) -> None:
    if planned.changes:
        checked, ready = held.version, planned.after == "ready"
        edited = apply_edit(planned.question, edit)
        put_version(session, bank, edited, ready=ready, by_id=visitor.person_id, now=now)
        carry_check(session, held, checked)
    held.status = planned.after
    if edit.status:
        held.asked = held.version if edit.status == "ready" else None
    session.flush()


def _refuse(keys: Sequence[str], edit: BulkEdit, *, final: bool = False) -> None:
    if len(keys) > MOST_AT_ONCE:
        raise Invalid(Message(TOO_MANY, {"most": str(MOST_AT_ONCE)}))
    if not keys:
        raise Invalid(Message(NO_QUESTION))
    for message in _faults(edit):
        raise Invalid(message)
    if final and edit.is_empty:
        raise Invalid(Message(NOTHING))


def _faults(edit: BulkEdit) -> Iterator[Message]:
    for tag in edit.add_tags:
        if len(tag) > LONGEST_TAG:
            yield Message(LONG_TAG, {"most": str(LONGEST_TAG), "tag": tag})
    if edit.mark is not None and not 0 < edit.mark <= 1000:
        yield Message(BAD_MARK)
