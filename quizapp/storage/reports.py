"""Problems that learners report of questions, with the attempt in which they met them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, String, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow, is_editable
from quizapp.storage.database import Base, Instant
from quizapp.storage.quizzes import QuizRow, managed_by

MOST_SHOWN = 200


class ReportRow(Base):
    """A problem with one slot of an attempt; it is open until it has an answer."""

    __tablename__ = "problem_reports"
    __table_args__ = (Index("ix_problem_reports_attempt_id_slot", "attempt_id", "slot", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    slot: Mapped[int]
    question_version_id: Mapped[int] = mapped_column(
        ForeignKey("question_versions.id", ondelete="CASCADE"), index=True
    )
    about: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(String(1000))
    at: Mapped[datetime] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(String(1000))
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)


Found = tuple[ReportRow, AttemptRow, QuizRow | None, QuestionVersionRow, QuestionRow, BankRow]


def find_report(session: Session, attempt: AttemptRow, slot: int) -> ReportRow | None:
    """What was reported of a slot of an attempt."""
    return session.scalar(select(ReportRow).where(ReportRow.attempt_id == attempt.id, ReportRow.slot == slot))


def find_reports(session: Session, visitor: Visitor, *, closed: bool) -> Sequence[Found]:
    """The reports that this visitor answers for, open or closed, the newest first."""
    state = ReportRow.answered_at.is_not(None) if closed else ReportRow.answered_at.is_(None)
    order = ReportRow.answered_at.desc() if closed else ReportRow.at.desc()
    wanted = _reports().where(_answered_by(visitor), state).order_by(order, ReportRow.id.desc())
    rows = session.execute(wanted.limit(MOST_SHOWN))
    return [
        (one, attempt, quiz, version, question, bank) for one, attempt, quiz, version, question, bank in rows
    ]


def get_report(session: Session, visitor: Visitor, report_id: int) -> ReportRow:
    """A report that this visitor answers for, held. Raises NotFound."""
    found = session.execute(_reports().where(_answered_by(visitor), ReportRow.id == report_id)).first()
    if found is None:
        raise NotFound
    return session.scalars(select(ReportRow).where(ReportRow.id == report_id).with_for_update()).one()


def count_open_reports(session: Session, visitor: Visitor) -> int:
    """How many reports wait for this visitor's answer."""
    wanted = _reports().where(_answered_by(visitor), ReportRow.answered_at.is_(None))
    return session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _reports() -> Select[ReportRow, AttemptRow, QuizRow, QuestionVersionRow, QuestionRow, BankRow]:
    return (
        select(ReportRow, AttemptRow, QuizRow, QuestionVersionRow, QuestionRow, BankRow)
        .join(AttemptRow, AttemptRow.id == ReportRow.attempt_id)
        .outerjoin(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(QuestionVersionRow, QuestionVersionRow.id == ReportRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
    )


def _answered_by(visitor: Visitor) -> ColumnElement[bool]:
    """Who makes the quiz, who may change the bank; of what is shipped the owner of the site."""
    shipped = BankRow.owner_id.is_(None) if visitor.role == "owner" else is_editable(visitor)
    return or_(and_(AttemptRow.quiz_id.is_not(None), managed_by(visitor)), is_editable(visitor), shipped)
