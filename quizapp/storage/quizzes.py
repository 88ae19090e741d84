"""Quizzes: those that came with a bank, and those that teachers made."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    String,
    UniqueConstraint,
    and_,
    delete,
    false,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.quizzes.content import quiz_from_mapping, quiz_to_mapping
from quizapp.core.quizzes.quiz import Quiz
from quizapp.core.quizzes.reference import find_banks_of
from quizapp.errors import NotFound
from quizapp.storage.banks import BankRow, is_visible
from quizapp.storage.database import Base, Instant


class QuizRow(Base):
    """A quiz; ``key`` is its id within the bank, ``public_id`` its id in addresses.

    ``content`` is the plain form. ``owner_id`` is None where the quiz came with its bank.
    """

    __tablename__ = "quizzes"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(160), unique=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id"))
    key: Mapped[str] = mapped_column(String(100))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    origin: Mapped[str] = mapped_column(String(20))
    access: Mapped[str] = mapped_column(String(20), index=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    archived_at: Mapped[datetime | None] = mapped_column(Instant)
    bank: Mapped[BankRow] = relationship(lazy="joined", innerjoin=True)


class QuizBankRow(Base):
    """That a quiz asks questions of a bank that is not its own."""

    __tablename__ = "quiz_banks"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    bank_id: Mapped[int] = mapped_column(
        ForeignKey("banks.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class QuizOriginRow(Base):
    """That a quiz was made as a copy of another one."""

    __tablename__ = "quiz_origins"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    origin_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), index=True)


def put_quiz(
    session: Session, *, bank_id: int, quiz: Quiz, owner_id: int | None, origin: str, now: datetime
) -> int:
    """The id of the quiz, stored new or changed in place; attempts on it keep what they were started with."""
    row = session.scalar(select(QuizRow).where(QuizRow.bank_id == bank_id, QuizRow.key == quiz.id))
    if row is None:
        public_id = quiz.id if origin == "teacher" else _public_id(session, bank_id, quiz)
        row = QuizRow(bank_id=bank_id, key=quiz.id, public_id=public_id, owner_id=owner_id, created_at=now)
        session.add(row)
    row.origin, row.access, row.updated_at = origin, quiz.access, now
    if owner_id is None:
        # What comes with a bank again is there again; what a teacher put away stays so until it is brought back.
        row.archived_at = None
    row.content = quiz_to_mapping(quiz)
    session.flush()
    _put_banks(session, row, find_banks_of(quiz))
    return row.id


def archive_missing(session: Session, *, bank_id: int, keep: Sequence[str], now: datetime) -> None:
    """Puts away the quizzes that came with a bank and are no longer in it."""
    gone = select(QuizRow).where(
        QuizRow.bank_id == bank_id, QuizRow.owner_id.is_(None), QuizRow.archived_at.is_(None)
    )
    for row in session.scalars(gone.where(QuizRow.key.not_in(keep))):
        row.archived_at = now


def quiz_of(row: QuizRow) -> Quiz:
    """The quiz that a row holds."""
    quiz, faults = quiz_from_mapping(row.content, row.public_id)
    if quiz is None:
        raise ValueError(f"the stored quiz {row.public_id} cannot be read: {faults[0]}")
    return quiz


def title_of(row: QuizRow) -> Twin:
    """The title of a quiz, without reading its slots."""
    return Twin(**row.content["title"])


def get_quiz(session: Session, visitor: Visitor, public_id: str) -> QuizRow:
    """The quiz that this visitor may take. Raises NotFound."""
    return _one(
        session, has_public_id(QuizRow.public_id, public_id), QuizRow.archived_at.is_(None), open_to(visitor)
    )


def get_managed_quiz(session: Session, visitor: Visitor, public_id: str, *, hold: bool = False) -> QuizRow:
    """The quiz whose settings and results are this visitor's, archived or not. Raises NotFound.

    ``hold`` keeps others from changing it meanwhile.
    """
    wanted = (has_public_id(QuizRow.public_id, public_id), managed_by(visitor))
    if hold:
        session.execute(select(QuizRow.id).where(*wanted).with_for_update())
    return _one(session, *wanted)


def find_open_quizzes(session: Session, visitor: Visitor, bank: str | None = None) -> Sequence[QuizRow]:
    """The quizzes that this visitor may take, of one bank or all: shipped ones first, then the newest."""
    order = (QuizRow.owner_id.is_not(None), QuizRow.created_at.desc(), QuizRow.id)
    wanted = select(QuizRow).where(QuizRow.archived_at.is_(None), open_to(visitor)).order_by(*order)
    return session.scalars(wanted if bank is None else wanted.where(QuizRow.bank.has(key=bank))).all()


def find_managed_quizzes(session: Session, visitor: Visitor) -> Sequence[QuizRow]:
    """The quizzes whose results are this visitor's, archived or not: those made here first, the newest first."""
    order = (QuizRow.owner_id.is_(None), QuizRow.id.desc())
    return session.scalars(select(QuizRow).where(managed_by(visitor)).order_by(*order)).all()


def find_quizzes_over(session: Session, bank_id: int) -> Sequence[QuizRow]:
    """The quizzes over a bank that are not put away, whoever made them, the oldest first."""
    wanted = select(QuizRow).where(QuizRow.bank_id == bank_id, QuizRow.archived_at.is_(None))
    return session.scalars(wanted.order_by(QuizRow.id)).all()


def get_usable_bank(session: Session, visitor: Visitor, key: str) -> BankRow:
    """The bank that this visitor may make a quiz from: each that is there for them. Raises NotFound."""
    row = session.scalar(select(BankRow).where(has_public_id(BankRow.key, key), is_visible(visitor)))
    if row is None:
        raise NotFound
    return row


def find_quizzes_asking(session: Session, bank_id: int) -> Sequence[QuizRow]:
    """The quizzes over a bank and those of other banks that ask of it too, none that is put away, the oldest first."""
    wanted = select(QuizRow).where(asks_of([bank_id]), QuizRow.archived_at.is_(None))
    return session.scalars(wanted.order_by(QuizRow.id)).all()


def find_origin(session: Session, quiz_id: int) -> QuizRow | None:
    """The quiz that this one was made from, None where it was made from none that is there."""
    made = QuizOriginRow.origin_id == QuizRow.id
    return session.scalar(select(QuizRow).join(QuizOriginRow, made).where(QuizOriginRow.quiz_id == quiz_id))


def find_copies(session: Session, visitor: Visitor, quiz_id: int) -> Sequence[QuizRow]:
    """The quizzes of this visitor's that were made from this one, the oldest first."""
    made = select(QuizRow).join(QuizOriginRow, QuizOriginRow.quiz_id == QuizRow.id)
    wanted = made.where(QuizOriginRow.origin_id == quiz_id, managed_by(visitor))
    return session.scalars(wanted.order_by(QuizRow.id)).all()


def asks_of(bank_ids: Collection[int]) -> ColumnElement[bool]:
    """The condition under which a quiz is over one of these banks, or asks of it beside its own."""
    linked = select(QuizBankRow.quiz_id).where(QuizBankRow.bank_id.in_(bank_ids))
    return or_(QuizRow.bank_id.in_(bank_ids), QuizRow.id.in_(linked))


def has_quizzes(session: Session, bank_id: int) -> bool:
    """True where a quiz was made of this bank or asks of it, put away or not."""
    return session.scalar(select(QuizRow.id).where(asks_of([bank_id])).limit(1)) is not None


def find_assignable_quiz(session: Session, visitor: Visitor, public_id: str) -> QuizRow:
    """The quiz that this visitor may assign: one that is theirs or open to them. Raises NotFound."""
    return _one(
        session,
        has_public_id(QuizRow.public_id, public_id),
        QuizRow.archived_at.is_(None),
        or_(open_to(visitor), managed_by(visitor)),
    )


def open_to(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which this visitor may take a quiz."""
    ways = [QuizRow.access == "public"]
    if visitor.is_person:
        ways += [QuizRow.access == "signed_in", QuizRow.owner_id == visitor.person_id]
    return or_(*ways)


def has_public_id(column: InstrumentedAttribute[str], given: str) -> ColumnElement[bool]:
    """The condition for an id out of an address; signs that no text of a database holds match nothing."""
    return column == given if given.isprintable() else false()


def managed_by(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which a quiz is this visitor's: made by them, or shipped and they own the site."""
    own = and_(QuizRow.owner_id.is_not(None), QuizRow.owner_id == visitor.person_id)
    return or_(own, QuizRow.owner_id.is_(None)) if visitor.role == "owner" else own


def is_managed(row: QuizRow, visitor: Visitor) -> bool:
    """``managed_by`` for a quiz at hand."""
    if row.owner_id is None:
        return visitor.role == "owner"
    return row.owner_id == visitor.person_id


def _one(session: Session, *conditions: ColumnElement[bool]) -> QuizRow:
    row = session.scalar(select(QuizRow).where(*conditions))
    if row is None:
        raise NotFound
    return row


def _put_banks(session: Session, row: QuizRow, keys: Collection[str]) -> None:
    """Keeps which other banks a quiz asks of, so that these know it."""
    session.execute(delete(QuizBankRow).where(QuizBankRow.quiz_id == row.id))
    found = session.scalars(select(BankRow.id).where(BankRow.key.in_(keys), BankRow.id != row.bank_id))
    session.add_all(QuizBankRow(quiz_id=row.id, bank_id=bank_id) for bank_id in found.all())
    session.flush()


def _public_id(session: Session, bank_id: int, quiz: Quiz) -> str:
    bank = session.get_one(BankRow, bank_id)
    # Neither id holds a dot, so that no two quizzes share the address.
    return f"{bank.key}.{quiz.id}"
