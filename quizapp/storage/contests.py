"""Gradings that learners contest, each with its proof and what became of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ForeignKey, Index, Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.assigned_attempts import is_taught
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.quizzes import QuizRow

MOST_SHOWN = 200


class ContestRow(Base):
    """One answer whose grading its learner contests; ``accepted`` is None while it is open.

    ``passage`` says that the passage shown with the question is the proof, ``source`` names another one.
    """

    __tablename__ = "contests"
    __table_args__ = (Index("ix_contests_attempt_id_slot", "attempt_id", "slot", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    slot: Mapped[int]
    question_version_id: Mapped[int] = mapped_column(
        ForeignKey("question_versions.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(String(1000))
    passage: Mapped[bool]
    source: Mapped[str] = mapped_column(String(1000))
    at: Mapped[datetime] = mapped_column(Instant)
    accepted: Mapped[bool | None]
    answer: Mapped[str] = mapped_column(String(1000), default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)


class Contested(NamedTuple):
    """A contested answer with the attempt, its quiz, the version that was asked, its question and its bank."""

    row: ContestRow
    attempt: AttemptRow
    quiz: QuizRow
    version: QuestionVersionRow
    question: QuestionRow
    bank: BankRow


def find_contest(session: Session, attempt: AttemptRow, slot: int) -> ContestRow | None:
    """What was contested of a slot of an attempt."""
    wanted = select(ContestRow).where(ContestRow.attempt_id == attempt.id, ContestRow.slot == slot)
    return session.scalar(wanted)


def find_contests(session: Session, visitor: Visitor, *, decided: bool) -> Sequence[Contested]:
    """What this visitor decides about, open or decided, the newest first."""
    state = ContestRow.decided_at.is_not(None) if decided else ContestRow.decided_at.is_(None)
    order = ContestRow.decided_at.desc() if decided else ContestRow.at.desc()
    wanted = _contests(visitor).where(state).order_by(order, ContestRow.id.desc()).limit(MOST_SHOWN)
    return [Contested(*found) for found in session.execute(wanted)]


def get_contest(session: Session, visitor: Visitor, contest_id: int) -> Contested:
    """What this visitor decides about, held. Raises NotFound."""
    wanted = _contests(visitor).where(ContestRow.id == contest_id).with_for_update(of=ContestRow)
    found = session.execute(wanted).first()
    if found is None:
        raise NotFound
    return Contested(*found)


def count_open_contests(session: Session, visitor: Visitor) -> int:
    """How many contested gradings wait for this visitor."""
    wanted = _contests(visitor).where(ContestRow.decided_at.is_(None)).with_only_columns(ContestRow.id)
    return session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _contests(
    visitor: Visitor,
) -> Select[ContestRow, AttemptRow, QuizRow, QuestionVersionRow, QuestionRow, BankRow]:
    return (
        select(ContestRow, AttemptRow, QuizRow, QuestionVersionRow, QuestionRow, BankRow)
        .join(AttemptRow, AttemptRow.id == ContestRow.attempt_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == ContestRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .where(is_taught(visitor))
    )
