"""With whom a bank is shared, and what they may do with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.storage.banks import BankRow
from quizapp.storage.database import Base, Instant
from quizapp.storage.people import Person

Right = Literal["read", "edit"]


class BankShareRow(Base):
    """That a person may read a bank of somebody else's, or change it too."""

    __tablename__ = "bank_shares"

    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    right: Mapped[str] = mapped_column(String(8))
    since: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True)
class Share:
    """One person whom a bank is shared with."""

    person_id: int
    name: str
    username: str
    right: str


def find_shares(session: Session, bank: BankRow) -> tuple[Share, ...]:
    """Whom a bank is shared with, by name."""
    wanted = select(BankShareRow, Person).join(Person, Person.id == BankShareRow.person_id)
    rows = session.execute(wanted.where(BankShareRow.bank_id == bank.id).order_by(Person.name, Person.id))
    return tuple(Share(row.person_id, one.name, one.username, row.right) for row, one in rows)


def put_share(session: Session, bank: BankRow, person_id: int, right: Right, *, now: datetime) -> None:
    """Shares a bank with a person, or changes what they may do."""
    row = session.get(BankShareRow, (bank.id, person_id))
    row = row or BankShareRow(bank_id=bank.id, person_id=person_id, since=now)
    row.right = right
    session.add(row)
    session.flush()


def drop_share(session: Session, bank: BankRow, person_id: int) -> bool:
    """Shares a bank with a person no more; False where it was not."""
    row = session.get(BankShareRow, (bank.id, person_id))
    if row is not None:
        session.delete(row)
    return row is not None
