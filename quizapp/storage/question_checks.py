"""What the lint said of a version of a question, kept so that flawed questions can be found."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.writing.lint.flaw import Flaw
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Base, Instant


class QuestionCheckRow(Base):
    """How many errors and warnings the writing of a version has; of an older version it is out of date."""

    __tablename__ = "question_checks"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    errors: Mapped[int]
    warnings: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)


def put_check(session: Session, row: QuestionRow, flaws: Sequence[Flaw], *, now: datetime) -> None:
    """Keeps what was found in the newest version of a question."""
    check = session.get(QuestionCheckRow, row.id) or QuestionCheckRow(question_id=row.id)
    check.version, check.at = row.version, now
    check.errors = sum(flaw.severity == "error" for flaw in flaws)
    check.warnings = len(flaws) - check.errors
    session.add(check)
    session.flush()


def find_unchecked_banks(session: Session, *, most: int) -> Sequence[int]:
    """The ids of some banks of teachers that have questions whose newest version nobody looked over."""
    checked = (QuestionCheckRow.question_id == QuestionRow.id) & (
        QuestionCheckRow.version == QuestionRow.version
    )
    wanted = (
        select(QuestionRow.bank_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .where(BankRow.owner_id.is_not(None), ~select(QuestionCheckRow.question_id).where(checked).exists())
    )
    return session.scalars(wanted.distinct().order_by(QuestionRow.bank_id).limit(most)).all()


def carry_check(session: Session, row: QuestionRow, version: int) -> None:
    """Lets what was found in an earlier version stand for the newest one, which differs in nothing that is looked at."""
    check = session.get(QuestionCheckRow, row.id)
    if check is not None and check.version == version:
        check.version = row.version


def find_flaw_counts(session: Session, bank: BankRow, keys: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """How many errors and warnings the newest versions of these questions have; nothing for unchecked ones."""
    wanted = (
        select(QuestionRow.key, QuestionCheckRow.errors, QuestionCheckRow.warnings)
        .join(QuestionCheckRow, QuestionCheckRow.question_id == QuestionRow.id)
        .where(QuestionRow.bank_id == bank.id, QuestionRow.key.in_(keys))
        .where(QuestionCheckRow.version == QuestionRow.version)
    )
    return {key: (errors, warnings) for key, errors, warnings in session.execute(wanted)}
