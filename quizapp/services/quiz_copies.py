"""A quiz made from another one."""

import secrets
from dataclasses import replace
from datetime import datetime

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.services.access import refuse_learner
from quizapp.services.quiz_checks import refuse_faulty
from quizapp.storage.database import Database
from quizapp.storage.quizzes import find_assignable_quiz, get_usable_bank, put_quiz, quiz_of


def copy_quiz(database: Database, visitor: Visitor, quiz_id: str, *, title: Twin, now: datetime) -> str:
    """The id of a quiz of the visitor's own with the same slots and settings, for the visitor alone at first.

    Assignments and their exceptions are not copied. Raises NotFound, Forbidden, Invalid.
    """
    with database.write() as session:
        refuse_learner(visitor)
        row = find_assignable_quiz(session, visitor, quiz_id)
        quiz = replace(quiz_of(row), id=secrets.token_urlsafe(9), title=title, access="private")
        get_usable_bank(session, visitor, row.bank.key)
        refuse_faulty(session, row.bank_id, quiz)
        put_quiz(
            session, bank_id=row.bank_id, quiz=quiz, owner_id=visitor.person_id, origin="teacher", now=now
        )
        return quiz.id
