"""What teachers have typed into the forms of questions and not kept yet: one draft for each person and question."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.storage.banks import BankRow
from quizapp.storage.database import Base, Instant


class QuestionDraftRow(Base):
    """The texts of a form as one person left them; ``base`` is the version that they began with, 0 for none."""

    __tablename__ = "question_drafts"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    base: Mapped[int]
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(Instant)


def find_draft(session: Session, person_id: int, bank: BankRow, key: str) -> QuestionDraftRow | None:
    """The draft of this person for a question."""
    return session.get(QuestionDraftRow, (person_id, bank.id, key)) if key.isprintable() else None


def find_own_drafts(session: Session, person_id: int, bank: BankRow) -> Sequence[QuestionDraftRow]:
    """The drafts of this person in a bank, the one that was typed last first."""
    wanted = select(QuestionDraftRow).where(
        QuestionDraftRow.person_id == person_id, QuestionDraftRow.bank_id == bank.id
    )
    return session.scalars(wanted.order_by(QuestionDraftRow.saved_at.desc(), QuestionDraftRow.key)).all()


def drop_draft(session: Session, person_id: int, bank: BankRow, key: str) -> None:
    """Removes the draft of this person for a question, if there is one."""
    session.execute(
        delete(QuestionDraftRow).where(
            QuestionDraftRow.person_id == person_id,
            QuestionDraftRow.bank_id == bank.id,
            QuestionDraftRow.key == key,
        )
    )
