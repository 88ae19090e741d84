"""The rows of a quiz changed: each change whole or not at all, and none over somebody else's."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.entry import Entry, check_entries, entries_of, slots_of
from quizapp.core.quizzes.paper import find_short
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import Conflict, Invalid
from quizapp.services.quiz_checks import MAX_QUESTIONS, refuse_unfit, rows_revision
from quizapp.services.quizzes import get_made_quiz
from quizapp.services.stale import refuse_stale
from quizapp.storage.assignments import is_assigned
from quizapp.storage.attempts import is_taken
from quizapp.storage.banks import get_bank
from quizapp.storage.database import Database
from quizapp.storage.pins import find_candidates, find_question_versions
from quizapp.storage.quiz_grounds import find_quiz_candidates, grounds_of, name_in
from quizapp.storage.quizzes import QuizRow, put_quiz, quiz_of

Change = Callable[[tuple[Entry, ...]], Sequence[Entry]]
TAKEN = N_(
    "This quiz has been taken: its questions stay as they are. Make a new version of it to change them."
)
TOO_MANY = N_("A quiz has at most %(most)s questions.")
SHORT = N_("A draw asks for %(wanted)s questions, but only %(found)s fit: widen the choice or ask for fewer.")


def save_entries(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    entries: Sequence[Entry],
    *,
    revision: str,
    now: datetime,
) -> None:
    """Puts these rows in place of those of this revision. Raises NotFound, Forbidden, Stale, Conflict, Invalid."""
    _change(database, visitor, quiz_id, lambda _before: entries, revision=revision, now=now)


def add_questions(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    questions: Sequence[str],
    *,
    bank: str | None = None,
    now: datetime,
) -> None:
    """Adds questions of the quiz's own or another bank at the end, each worth what it is worth by itself.

    Raises NotFound, Forbidden, Conflict, Invalid, also for a question that is there already.
    """
    if not questions:
        raise Invalid(Message(N_("Pick at least one question.")))
    with database.read() as session:
        row = get_made_quiz(session, visitor, quiz_id)
        source = get_bank(session, visitor, bank or row.bank.key)
        wanted = [version for one, version in find_candidates(session, source.id) if one.id in questions]
        marks = {one.id: one.mark for one in find_question_versions(session, wanted).values()}
        names = {id_: name_in(row, source, id_) for id_ in dict.fromkeys(questions)}
    rows = [Entry(name, max_mark=marks.get(id_, 1.0)) for id_, name in names.items()]
    _change(database, visitor, quiz_id, lambda before: (*before, *rows), now=now)


def add_draw(database: Database, visitor: Visitor, quiz_id: str, entry: Entry, *, now: datetime) -> None:
    """Adds a draw at the end. Raises NotFound, Forbidden, Conflict, Invalid, also where too few questions fit."""
    _change(database, visitor, quiz_id, lambda before: (*before, entry), now=now)


def _change(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    change: Change,
    *,
    revision: str | None = None,
    now: datetime,
) -> None:
    with database.write() as session:
        row = get_made_quiz(session, visitor, quiz_id, hold=True)
        before = quiz_of(row)
        if is_taken(session, row.id):
            raise Conflict(Message(TAKEN))
        refuse_stale(rows_revision(before), revision)
        entries = change(entries_of(before.slots))
        _refuse_marks(entries)
        quiz = replace(before, slots=slots_of(entries))
        _refuse(session, row, before, quiz)
        put_quiz(session, bank_id=row.bank_id, quiz=quiz, owner_id=row.owner_id, origin=row.origin, now=now)


def _refuse_marks(entries: Sequence[Entry]) -> None:
    complaint = check_entries(entries)
    if complaint is not None:
        raise Invalid(complaint)
    if sum(one.count for one in entries) > MAX_QUESTIONS:
        raise Invalid(Message(TOO_MANY, {"most": str(MAX_QUESTIONS)}))


def _refuse(session: Session, row: QuizRow, before: Quiz, quiz: Quiz) -> None:
    """Raises Invalid for faults that were not there before; for any fault where others may take the quiz."""
    candidates = [one for one, _ in find_quiz_candidates(session, grounds_of(row), quiz)]
    short = find_short(quiz.slots, candidates)
    for draw, (wanted, found) in short.items():
        if wanted > find_short(before.slots, candidates).get(draw, (0, 0))[0]:
            raise Invalid(Message(SHORT, {"wanted": str(wanted), "found": str(found)}))
    there = {str(fault) for fault in check_quiz(before, candidates)}
    for fault in check_quiz(quiz, candidates) if not short else ():
        if str(fault) not in there:
            raise Invalid(fault.message)
    if quiz.access != "private" or is_assigned(session, row.id):
        refuse_unfit(session, grounds_of(row), quiz)
