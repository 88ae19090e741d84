"""How often questions were asked."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.storage.attempts import AttemptRow, AttemptSlotRow
from quizapp.storage.banks import QuestionRow, QuestionVersionRow


def count_asked(session: Session, row: QuestionRow) -> int:
    """In how many attempts a question was asked, in any version; trials of teachers do not count."""
    wanted = (
        select(func.count())
        .select_from(AttemptSlotRow)
        .join(QuestionVersionRow, QuestionVersionRow.id == AttemptSlotRow.question_version_id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
    )
    return (
        session.scalar(wanted.where(QuestionVersionRow.question_id == row.id, AttemptRow.mode != "preview"))
        or 0
    )
