"""A quiz made from another one."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.quizzes.quiz import Quiz
from quizapp.core.quizzes.reference import find_banks_of
from quizapp.errors import Invalid
from quizapp.services.access import refuse_learner
from quizapp.services.quiz_checks import refuse_faulty
from quizapp.storage.database import Database
from quizapp.storage.once import is_made
from quizapp.storage.quiz_grounds import Grounds, find_grounds
from quizapp.storage.quizzes import (
    QuizOriginRow,
    QuizRow,
    find_assignable_quiz,
    find_copies,
    find_origin,
    get_managed_quiz,
    get_usable_bank,
    is_managed,
    put_quiz,
    quiz_of,
)

HIDDEN = N_(
    "This quiz asks questions of banks that are not shared with you (%(count)s): ask their owners to share them, then copy it."
)


@dataclass(frozen=True)
class QuizLink:
    """A quiz as another one points to it; ``title`` is None for a private one of somebody else's."""

    id: str
    title: Twin | None
    made_at: datetime
    managed: bool


@dataclass(frozen=True)
class Versions:
    """The quiz that one was made from, None for none, and the visitor's quizzes that were made from it."""

    origin: QuizLink | None
    copies: tuple[QuizLink, ...]


def copy_quiz(
    database: Database, visitor: Visitor, quiz_id: str, *, title: Twin, id_: str = "", now: datetime
) -> str:
    """The id of a quiz of the visitor's own with the same slots and settings, for the visitor alone at first.

    It is the one with ``id_`` where that is there. Assignments and their exceptions are not copied. Raises NotFound,
    Forbidden; Invalid, also where the quiz asks of a bank that the visitor may not see.
    """
    with database.write() as session:
        refuse_learner(visitor)
        row = find_assignable_quiz(session, visitor, quiz_id)
        if is_made(session, QuizRow.public_id, id_):
            return id_
        quiz = replace(quiz_of(row), id=id_ or secrets.token_urlsafe(9), title=title, access="private")
        get_usable_bank(session, visitor, row.bank.key)
        grounds = Grounds(row.bank_id, visitor.person_id)
        _refuse_hidden(session, grounds, quiz)
        refuse_faulty(session, grounds, quiz)
        made = put_quiz(
            session, bank_id=row.bank_id, quiz=quiz, owner_id=visitor.person_id, origin="teacher", now=now
        )
        session.add(QuizOriginRow(quiz_id=made, origin_id=row.id))
        return quiz.id


def find_versions(database: Database, visitor: Visitor, quiz_id: str) -> Versions:
    """What a quiz whose results are the visitor's was made from, and what was made from it. Raises NotFound."""
    with database.read() as session:
        row = get_managed_quiz(session, visitor, quiz_id)
        origin = find_origin(session, row.id)
        copies = find_copies(session, visitor, row.id)
        return Versions(
            _link(origin, visitor) if origin else None, tuple(_link(one, visitor) for one in copies)
        )


def _link(row: QuizRow, visitor: Visitor) -> QuizLink:
    managed = is_managed(row, visitor)
    known = managed or row.access != "private"
    return QuizLink(row.public_id, quiz_of(row).title if known else None, row.created_at, managed)


def _refuse_hidden(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    there = {one.row.key for one in find_grounds(session, grounds, quiz) if one.is_open}
    hidden = find_banks_of(quiz) - there
    if hidden:
        raise Invalid(Message(HIDDEN, {"count": str(len(hidden))}))
