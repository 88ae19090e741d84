"""An import taken back as a whole: new versions that say what was before, nothing lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict
from quizapp.services.imports.accepting import hold_import, note
from quizapp.services.imports.grounds import take_grounds
from quizapp.storage.banks import BankRow, Content, QuestionRow, QuestionVersionRow
from quizapp.storage.database import Database
from quizapp.storage.imports import ImportedQuestionRow, find_imported
from quizapp.storage.question_batches import Put, find_proofs, find_states, in_portions, put_many

NOT_TAKEN = N_("These questions are not in a bank.")


def undo(database: Database, visitor: Visitor, import_id: str, *, revision: int, now: datetime) -> None:
    """Takes an import back: what it added is asked no more, what it replaced is as it was before, as new versions.

    Attempts keep the versions that they have, and nothing of the history goes. Raises NotFound, Conflict.
    """
    with database.write() as session:
        row = hold_import(session, visitor, import_id, revision)
        if row.accepted_at is None or row.undone_at is not None or row.bank is None:
            raise Conflict(Message(NOT_TAKEN))
        rows = [one for one in find_imported(session, row.id) if one.question_id is not None]
        keys = _put_back(session, row.bank, rows, by_id=visitor.person_id, now=now)
        take_grounds(session, row, row.bank, now=now)
        again = [one for one in rows if one.version_before is None]
        note(
            session,
            [
                {"id": one.id, "match": "back", "match_key": keys[one.id], "choice": "replace"}
                for one in again
            ],
        )
        row.undone_at = now
        row.revision += 1


def _put_back(
    session: Session, bank: BankRow, rows: Sequence[ImportedQuestionRow], *, by_id: int | None, now: datetime
) -> Mapping[int, str]:
    """Makes the questions of an import what they were; their keys in the bank by the ids of its rows."""
    states = find_states(session, bank.id)
    keys = {state.id: key for key, state in states.items()}
    there = [row for row in rows if row.question_id in keys]
    earlier = [row for row in there if row.version_before is not None]
    contents = _contents(session, earlier)
    known = find_proofs(session, bank.id)
    puts = [Put(_on_known(contents[row.id], known), row.status_before == "ready") for row in earlier]
    put_many(session, bank, puts, states, by_id=by_id, now=now)
    _settle(session, there)
    return {row.id: keys[row.question_id or 0] for row in there}


def _contents(session: Session, rows: Sequence[ImportedQuestionRow]) -> dict[int, Content]:
    """What each of these questions held before the import, by the id of its row."""
    numbers = {row.question_id: row for row in rows}
    found: dict[int, Content] = {}
    for some in in_portions(numbers):
        wanted = select(QuestionVersionRow.question_id, QuestionVersionRow.number, QuestionVersionRow.content)
        for id_, number, content in session.execute(wanted.where(QuestionVersionRow.question_id.in_(some))):
            if numbers[id_].version_before == number:
                found[numbers[id_].id] = content
    return found


def _on_known(content: Content, known: Mapping[str, object]) -> Content:
    """The question without facts that its bank has no more."""
    facts = [id_ for id_ in content.get("facts", ()) if id_ in known]
    bare = {name: value for name, value in content.items() if name != "facts"}
    return {**bare, **({"facts": facts} if facts else {})}


def _settle(session: Session, rows: Sequence[ImportedQuestionRow]) -> None:
    """Gives questions that were not asked before the import the status that they had; what it added is asked no more."""
    values = [
        {
            "id": row.question_id,
            "status": row.status_before or "retired",
            "asked": row.asked_before if row.status_before == "draft" else None,
        }
        for row in rows
        if row.status_before != "ready"
    ]
    for some in in_portions(values):
        session.execute(update(QuestionRow), some)
    session.expire_all()
