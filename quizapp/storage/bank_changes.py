"""What was done to the questions of a bank, change by change, so that it can be undone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.errors import NotFound
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person

ChangeName = Literal["edit", "merge", "restore", "status", "bulk", "undo", "contest"]
# So many keys one statement takes.
AT_ONCE = 2000


class BankChangeRow(Base):
    """One thing that a person did to questions of a bank; ``undone_by_id`` is the change that took it back."""

    __tablename__ = "bank_changes"
    __table_args__ = (Index("ix_bank_changes_bank_id_id", "bank_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Instant)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("bank_changes.id", ondelete="SET NULL"))


class QuestionChangeRow(Base):
    """How one question stood before and after a change; version 0 is that of a question that was not there."""

    __tablename__ = "question_changes"

    change_id: Mapped[int] = mapped_column(
        ForeignKey("bank_changes.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    version_before: Mapped[int]
    status_before: Mapped[str] = mapped_column(String(16))
    asked_before: Mapped[int | None]
    version_after: Mapped[int]
    status_after: Mapped[str] = mapped_column(String(16))
    asked_after: Mapped[int | None]


@dataclass(frozen=True)
class Standing:
    """How a question stands: its newest version, its status, the version that is asked."""

    version: int = 0
    status: str = "draft"
    asked: int | None = None


@dataclass(frozen=True)
class ChangeCard:
    """A change in a list: what was done, by whom, to how many questions, and whether it was taken back."""

    id: int
    name: str
    by: str
    at: datetime
    questions: int
    undone: bool


def standing_of(row: QuestionRow) -> Standing:
    """How a question stands now."""
    return Standing(row.version, row.status, row.asked)


@contextmanager
def recorded(
    session: Session, bank: BankRow, keys: Sequence[str], name: ChangeName, *, person_id: int, now: datetime
) -> Iterator[None]:
    """Notes what happens to these questions inside the block as one change; nothing where nothing happens."""
    before = _standings(session, bank, keys)
    yield
    session.flush()
    after = _standings(session, bank, keys)
    touched = {id_: one for id_, one in after.items() if before.get(id_, Standing()) != one}
    if not touched:
        return
    change = BankChangeRow(bank_id=bank.id, person_id=person_id, name=name, at=now)
    session.add(change)
    session.flush()
    session.add_all(_row(change.id, id_, before.get(id_, Standing()), one) for id_, one in touched.items())
    session.flush()


def find_changes(session: Session, bank: BankRow, *, most: int) -> list[ChangeCard]:
    """The latest changes of a bank, the newest first."""
    count = select(func.count()).where(QuestionChangeRow.change_id == BankChangeRow.id).scalar_subquery()
    wanted = (
        select(BankChangeRow, Person.name, count)
        .join(Person, Person.id == BankChangeRow.person_id)
        .where(BankChangeRow.bank_id == bank.id)
        .order_by(BankChangeRow.id.desc())
        .limit(most)
    )
    return [
        ChangeCard(row.id, row.name, by, row.at, questions, row.undone_by_id is not None)
        for row, by, questions in session.execute(wanted)
    ]


def get_change(session: Session, bank: BankRow, change_id: int) -> BankChangeRow:
    """A change of this bank, held. Raises NotFound."""
    wanted = select(BankChangeRow).where(BankChangeRow.bank_id == bank.id, BankChangeRow.id == change_id)
    row = session.scalar(wanted.with_for_update())
    if row is None:
        raise NotFound
    return row


def find_changed(session: Session, change: BankChangeRow) -> list[tuple[QuestionRow, Standing, Standing]]:
    """The questions of a change with how each stood before and after it."""
    wanted = (
        select(QuestionRow, QuestionChangeRow)
        .join(QuestionChangeRow, QuestionChangeRow.question_id == QuestionRow.id)
        .where(QuestionChangeRow.change_id == change.id)
        .order_by(QuestionRow.position, QuestionRow.id)
    )
    return [
        (
            row,
            Standing(held.version_before, held.status_before, held.asked_before),
            Standing(held.version_after, held.status_after, held.asked_after),
        )
        for row, held in session.execute(wanted.with_for_update(of=QuestionRow))
    ]


def find_last_change(session: Session, bank: BankRow) -> int | None:
    """The id of the newest change of a bank."""
    return session.scalar(select(func.max(BankChangeRow.id)).where(BankChangeRow.bank_id == bank.id))


def _standings(session: Session, bank: BankRow, keys: Sequence[str]) -> Mapping[int, Standing]:
    found: dict[int, Standing] = {}
    columns = (QuestionRow.id, QuestionRow.version, QuestionRow.status, QuestionRow.asked)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        wanted = select(*columns).where(QuestionRow.bank_id == bank.id, QuestionRow.key.in_(some))
        rows = session.execute(wanted)
        found |= {id_: Standing(version, status, asked) for id_, version, status, asked in rows}
    return found


def _row(change_id: int, question_id: int, before: Standing, after: Standing) -> QuestionChangeRow:
    return QuestionChangeRow(
        change_id=change_id,
        question_id=question_id,
        version_before=before.version,
        status_before=before.status,
        asked_before=before.asked,
        version_after=after.version,
        status_after=after.status,
        asked_after=after.asked,
    )
