"""What a teacher does with the questions of a file: chosen one by one or in bulk, taken into the bank."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.incoming import CHOICES, Choice, MatchKind
from quizapp.core.languages import N_, Message, as_language
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.imports.grounds import bring_grounds, bring_quizzes, head_of
from quizapp.services.imports.storing import Wanted, columns_of, make_bank, put_wanted
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.banks import BankRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportedQuestionRow, ImportRow, find_imported, get_import
from quizapp.storage.media import MediumUseRow, forget_unused_media, use_media
from quizapp.storage.question_batches import in_portions

CHANGED = N_("This import was changed on another page meanwhile: look at it again.")
TAKEN = N_("These questions are in the bank already.")
KEPT = N_("What was taken into a bank stays in its history: take it back instead.")
NOTHING = N_("Every question is left out: choose one to take.")


def choose(
    database: Database,
    visitor: Visitor,
    import_id: str,
    choices: Mapping[int, str],
    *,
    revision: int,
    now: datetime,
) -> None:
    """Settles what is to become of questions, by their positions. Raises NotFound, Conflict."""
    with database.write() as session:
        row = _waiting(session, visitor, import_id, revision)
        for one in _at(session, row, choices):
            one.choice = _allowed(one, choices[one.position])
        row.revision += 1


def choose_all(
    database: Database,
    visitor: Visitor,
    import_id: str,
    matches: Collection[str],
    choice: str,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Settles the same for all questions that stand so to the bank; how many these are. Raises NotFound, Conflict."""
    with database.write() as session:
        row = _waiting(session, visitor, import_id, revision)
        rows = [one for one in find_imported(session, row.id) if one.match in matches]
        for one in rows:
            one.choice = _allowed(one, choice)
        row.revision += 1
        return len(rows)


def accept(database: Database, visitor: Visitor, import_id: str, *, revision: int, now: datetime) -> str:
    """Takes what is chosen into its bank, or into a new one, in one transaction; the id of the bank.

    What has an error becomes a draft; what is replaced gets a new version, and attempts keep theirs. Raises NotFound,
    Conflict, Invalid.
    """
    with database.write() as session:
        row = _waiting(session, visitor, import_id, revision)
        rows = [one for one in find_imported(session, row.id) if one.choice != "skip"]
        if not rows:
            raise Invalid(Message(NOTHING))
        bank = _bank_of(session, visitor, row, now=now)
        bring_grounds(session, row, bank)
        wanted = [
            Wanted(one.position, one.content, is_sound(one), one.match_key if one.choice == "replace" else "")
            for one in rows
        ]
        done = put_wanted(session, bank, wanted, by_id=visitor.person_id, now=now)
        note(session, [{"id": one.id, **columns_of(done[one.position])} for one in rows])
        names = select(MediumUseRow.name).where(MediumUseRow.import_id == row.id)
        use_media(session, session.scalars(names).all(), bank_id=bank.id)
        bring_quizzes(session, row, bank, now=now)
        row.bank_id, row.accepted_at, row.undone_at = bank.id, now, None
        row.revision += 1
        return bank.key


def discard(database: Database, visitor: Visitor, import_id: str, *, revision: int, now: datetime) -> None:
    """Forgets an import that was never taken into a bank, with its media. Raises NotFound, Conflict."""
    with database.write() as session:
        row = hold_import(session, visitor, import_id, revision)
        if row.accepted_at is not None:
            raise Conflict(Message(KEPT))
        session.delete(row)
        session.flush()
        forget_unused_media(session)


def is_sound(row: ImportedQuestionRow) -> bool:
    """Whether a question can be asked as it is."""
    return all(one["severity"] != "error" for one in row.faults)


def hold_import(session: Session, visitor: Visitor, import_id: str, revision: int) -> ImportRow:
    """The import, held, at the revision that the page showed. Raises NotFound, Conflict."""
    row = get_import(session, visitor, import_id, hold=True)
    if row.revision != revision:
        raise Conflict(Message(CHANGED))
    return row


def _waiting(session: Session, visitor: Visitor, import_id: str, revision: int) -> ImportRow:
    """The import that nothing was taken of yet, or all was taken back."""
    row = hold_import(session, visitor, import_id, revision)
    if row.accepted_at is not None and row.undone_at is None:
        raise Conflict(Message(TAKEN))
    return row


def _bank_of(session: Session, visitor: Visitor, row: ImportRow, *, now: datetime) -> BankRow:
    if row.bank is not None:
        return get_bank_to_change(session, visitor, row.bank.key)
    row.made_bank = True
    language = as_language(row.language)
    return make_bank(session, row.title, language, head=head_of(row), owner_id=visitor.person_id, now=now)


def _at(session: Session, row: ImportRow, positions: Collection[int]) -> Sequence[ImportedQuestionRow]:
    wanted = select(ImportedQuestionRow).where(ImportedQuestionRow.import_id == row.id)
    return session.scalars(wanted.where(ImportedQuestionRow.position.in_(positions))).all()


def _allowed(row: ImportedQuestionRow, choice: str) -> Choice:
    """The choice, where a question that stands so has it. Raises NotFound."""
    found = next((one for one in CHOICES[cast(MatchKind, row.match)] if one == choice), None)
    if found is None:
        raise NotFound
    return found


def note(session: Session, values: Sequence[dict[str, object]]) -> None:
    """Writes these values into the rows of an import's questions, each by its id."""
    for some in in_portions(values):
        session.execute(update(ImportedQuestionRow), some)
    session.expire_all()
