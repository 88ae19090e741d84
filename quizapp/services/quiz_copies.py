"""A quiz made from another one."""

import secrets
from dataclasses import replace
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
from quizapp.storage.quizzes import QuizRow, find_assignable_quiz, get_usable_bank, put_quiz, quiz_of

HIDDEN = N_(
    "This quiz asks questions of banks that are not shared with you (%(count)s): ask their owners to share them, then copy it."
)


def copy_quiz(
    database: Database, visitor: Visitor, quiz_id: str, *, title: Twin, id_: str = "", now: datetime
) -> str:
    """The id of a quiz of the visitor's own with the same slots and settings, for the visitor alone at first.

    It is the one with ``id_`` where that is there. Assignments and their exceptions are not copied. Raises NotFound, Forbidden; Invalid, also where the quiz asks of a
    bank that the visitor may not see.
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
        put_quiz(
            session, bank_id=row.bank_id, quiz=quiz, owner_id=visitor.person_id, origin="teacher", now=now
        )
        return quiz.id


def _refuse_hidden(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    there = {one.row.key for one in find_grounds(session, grounds, quiz) if one.is_open}
    hidden = find_banks_of(quiz) - there
    if hidden:
        raise Invalid(Message(HIDDEN, {"count": str(len(hidden))}))
