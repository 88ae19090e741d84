"""Whether a question is asked: draft, ready, retired."""

from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.questions.registry import check_question
from quizapp.errors import Invalid, NotFound
from quizapp.services.workbench.editing import faulty
from quizapp.services.workbench.loading import get_bank_to_change, person_of
from quizapp.storage.bank_changes import recorded
from quizapp.storage.banks import QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.question_versions import get_question_row, get_version, question_of

STATUSES = ("draft", "ready", "retired")


def change_status(
    database: Database, visitor: Visitor, bank: str, key: str, status: str, *, now: datetime
) -> None:
    """Makes the newest version of a question asked, or asks the question no more. Attempts stay as they are.

    Raises NotFound, Forbidden, Invalid where a question with an error should be asked.
    """
    if status not in STATUSES:
        raise NotFound
    with database.write() as session:
        held = get_bank_to_change(session, visitor, bank)
        row = get_question_row(session, held, key, hold=True)
        with recorded(session, held, [key], "status", person_id=person_of(visitor), now=now):
            set_status(session, row, status)


def set_status(session: Session, row: QuestionRow, status: str) -> None:
    """The status of a question at hand. Raises Invalid."""
    if status == "ready":
        question = question_of(get_version(session, row, row.version))
        errors = [one for one in check_question(question) if one.severity == "error"]
        if errors:
            raise Invalid(faulty(errors[0]))
    row.status, row.asked = status, row.version if status == "ready" else None
    session.flush()
