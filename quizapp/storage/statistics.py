"""Statistics of quizzes as they were computed last, and what they are computed from."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.statistics.history import Given
from quizapp.core.statistics.report import ItemReport, report_from_mapping
from quizapp.core.statistics.sitting import Answered, Sitting
from quizapp.storage.answers import FINISHED, find_answers
from quizapp.storage.attempts import AttemptRow, sitting_of
from quizapp.storage.database import Base, Instant
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.quizzes import QuizRow

# Another one where a report says more than before: then all are computed anew.
FORM = 2


class QuizStatisticsRow(Base):
    """What was computed for a quiz; ``basis`` is the digest of what it was computed from, ``content`` a report by basis."""

    __tablename__ = "quiz_statistics"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    basis: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    computed_at: Mapped[datetime] = mapped_column(Instant)


def find_bases(session: Session) -> Mapping[int, str]:
    """For each quiz with finished attempts the digest of what its statistics follow from: attempts and ledger."""
    counts = (AttemptRow.quiz_id, func.count(), func.max(AttemptRow.finished_at), func.max(AttemptRow.id))
    taken = (AttemptRow.quiz_id.is_not(None), AttemptRow.mode == "quiz", AttemptRow.state == "finished")
    attempts = session.execute(select(*counts).where(*taken, AttemptRow.counts).group_by(AttemptRow.quiz_id))
    entries = (
        select(AttemptRow.quiz_id, func.max(MarkEntryRow.id))
        .join(MarkEntryRow, MarkEntryRow.attempt_id == AttemptRow.id)
        .group_by(AttemptRow.quiz_id)
    )
    ledger = {quiz_id: last for quiz_id, last in session.execute(entries)}
    return {row[0]: _digest(FORM, *row[1:], ledger.get(row[0])) for row in attempts if row[0] is not None}


def find_computed(session: Session) -> Mapping[int, str]:
    """For each quiz with statistics the digest of what they were computed from."""
    rows = session.execute(select(QuizStatisticsRow.quiz_id, QuizStatisticsRow.basis))
    return {quiz_id: basis for quiz_id, basis in rows}


def find_item_reports(session: Session, bank_id: int) -> list[ItemReport]:
    """What is stored about the questions of a bank, from every quiz over it: the first attempt of each learner."""
    wanted = select(QuizStatisticsRow.content).join(QuizRow, QuizRow.id == QuizStatisticsRow.quiz_id)
    contents = session.scalars(wanted.where(QuizRow.bank_id == bank_id).order_by(QuizStatisticsRow.quiz_id))
    return [item for content in contents for item in report_from_mapping(content["first"]).items]


def find_sittings(session: Session, quiz_id: int) -> list[Sitting]:
    """The finished attempts of a quiz that count, as statistics see them, oldest first."""
    taken = (AttemptRow.quiz_id == quiz_id, *FINISHED)
    rows = session.scalars(select(AttemptRow).where(*taken).order_by(AttemptRow.id)).all()
    answers: dict[str, list[Given]] = {}
    for one in find_answers(session, AttemptRow.quiz_id == quiz_id, picks=True):
        answers.setdefault(one.attempt, []).append(one)
    return [_sitting(row, answers.get(row.public_id, [])) for row in rows]


def _sitting(row: AttemptRow, answers: list[Given]) -> Sitting:
    in_order = sorted(answers, key=lambda one: one.quiz_slot)
    return Sitting(
        taker=f"p{row.person_id}" if row.person_id is not None else f"g{row.guest_id}",
        number=row.number,
        share=sitting_of(row).share,
        language=row.language,
        seconds=(row.finished_at - row.started_at).total_seconds() if row.finished_at else None,
        answers=tuple(
            Answered(one.question, one.version_id, one.fraction, one.max_mark, one.picks, one.seconds)
            for one in in_order
        ),
    )


def _digest(*values: object) -> str:
    return hashlib.sha256("|".join(map(str, values)).encode()).hexdigest()
