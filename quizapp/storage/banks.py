"""The tables of banks: what is asked now, and every version that was ever asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    column,
    exists,
    func,
    or_,
    select,
    table,
    text,
    update,
)
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, Session, mapped_column, validates

from quizapp.core.access import Visitor, may
from quizapp.core.banks.search import index_text
from quizapp.errors import NotFound
from quizapp.storage.database import Base, Instant

Content = dict[str, Any]
# The table of ``bank_shares``, whose module stands on this one.
_SHARES = table("bank_shares", *(column(name) for name in ("bank_id", "person_id", "right")))


class BankRow(Base):
    """A bank. Without an owner it is shipped and read-only; ``digest`` is that of its folder.

    ``access`` of an own one is private or public; a copy has the bank and the digest it was made from as ``origin``.
    ``left_out`` is what its articles say and it deliberately does not ask.
    """

    __tablename__ = "banks"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[Content] = mapped_column(JSON)
    summary: Mapped[Content] = mapped_column(JSON)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    origin: Mapped[str] = mapped_column(String(200), default="")
    digest: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(64))
    licence: Mapped[str] = mapped_column(String(64))
    level: Mapped[str] = mapped_column(String(32))
    loaded_at: Mapped[datetime] = mapped_column(Instant)
    access: Mapped[str] = mapped_column(String(8), default="private", server_default=text("'private'"))
    left_out: Mapped[list[Content] | None] = mapped_column(JSON)


class ArticleRow(Base):
    """What a bank tells of an article; ``text`` only where the article is this site's own."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    title: Mapped[Content] = mapped_column(JSON)
    published: Mapped[str | None] = mapped_column(String(32))
    lang: Mapped[str] = mapped_column(String(16))
    text: Mapped[str | None]


class FactRow(Base):
    """A fact through all its versions; ``version`` is the number of the newest, ``position`` None where it is gone."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    position: Mapped[int | None]


class FactVersionRow(Base):
    """One state of a fact with its passage and its articles, as it may have been shown; never changed."""

    __tablename__ = "fact_versions"
    __table_args__ = (UniqueConstraint("fact_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fact_id: Mapped[int] = mapped_column(ForeignKey("facts.id", ondelete="CASCADE"))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[Content] = mapped_column(JSON)


class QuestionRow(Base):
    """A question through all its versions; ``version`` is the number of the newest.

    ``asked`` is the number of the version that is asked: the newest that was ready, None where none is asked.
    ``status`` is that of the newest one: draft, ready or retired.
    """

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("bank_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(16), default="ready")
    kind: Mapped[str] = mapped_column(String(32))
    tags: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[str]
    # What the search looks into: the tokens of the words, made wherever a row is.
    tokens: Mapped[str] = mapped_column(default=lambda context: _tokens(context), server_default=text("''"))
    version: Mapped[int]
    asked: Mapped[int | None]
    position: Mapped[int]

    @validates("words")
    def _index(self, _name: str, words: str) -> str:
        self.tokens = index_text(words)
        return words


class QuestionVersionRow(Base):
    """One state of a question, as it may have been answered; never changed.

    ``by_id`` is who wrote it and ``at`` when, None for what came from elsewhere or before that was kept.
    """

    __tablename__ = "question_versions"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[Content] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime | None] = mapped_column(Instant)


class QuestionFactRow(Base):
    """Which version of which fact a version of a question tests, in the author's order."""

    __tablename__ = "question_facts"

    question_version_id: Mapped[int] = mapped_column(
        ForeignKey("question_versions.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    fact_version_id: Mapped[int] = mapped_column(
        ForeignKey("fact_versions.id", ondelete="CASCADE"), index=True
    )


class QuestionTagRow(Base):
    """A tag of the newest version of a question, for draws."""

    __tablename__ = "question_tags"
    __table_args__ = (Index("ix_question_tags_tag", "tag"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(64), primary_key=True)


class ReadingRow(Base):
    """The reading of a bank as it stands; facts keep the passages that they were shown with."""

    __tablename__ = "readings"

    bank_id: Mapped[int] = mapped_column(ForeignKey("banks.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[Content] = mapped_column(JSON)


def _tokens(context: DefaultExecutionContext) -> str:
    """The tokens of a row that is put in past the session."""
    return index_text(context.get_current_parameters()["words"])  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def find_bank(session: Session, key: str) -> BankRow | None:
    """The bank with this key, whoever owns it."""
    return session.scalar(select(BankRow).where(BankRow.key == key))


def find_banks(session: Session, visitor: Visitor) -> Sequence[BankRow]:
    """The banks that are there for this visitor: shipped ones first, each group by key."""
    order = (BankRow.owner_id.is_not(None), BankRow.key)
    return session.scalars(select(BankRow).where(is_visible(visitor)).order_by(*order)).all()


def get_bank(session: Session, visitor: Visitor, key: str) -> BankRow:
    """The bank that this visitor may look into. Raises NotFound."""
    row = session.scalar(select(BankRow).where(BankRow.key == key, is_visible(visitor)))
    if row is None:
        raise NotFound
    return row


def find_own_banks(session: Session, visitor: Visitor) -> Sequence[BankRow]:
    """The banks that this visitor made, by key."""
    wanted = select(BankRow).where(BankRow.owner_id == visitor.person_id, BankRow.owner_id.is_not(None))
    return session.scalars(wanted.order_by(BankRow.key)).all()


def get_own_bank(session: Session, visitor: Visitor, key: str) -> BankRow:
    """The bank that this visitor made. Raises NotFound."""
    row = next((row for row in find_own_banks(session, visitor) if row.key == key), None)
    if row is None:
        raise NotFound
    return row


def get_editable_bank(session: Session, visitor: Visitor, key: str) -> BankRow:
    """The bank that this visitor may change. Raises NotFound."""
    row = session.scalar(select(BankRow).where(BankRow.key == key, is_editable(visitor)))
    if row is None:
        raise NotFound
    return row


def keep_text(session: Session, bank_id: int, article_key: str, content: str) -> None:
    """Keeps the text of an article of this site's own in a bank that draws on it."""
    wanted = (ArticleRow.bank_id == bank_id, ArticleRow.key == article_key)
    session.execute(update(ArticleRow).where(*wanted).values(text=content))


def is_visible(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which a bank is there for this visitor: shipped, own, shared or, for teachers, public."""
    shipped = BankRow.owner_id.is_(None)
    if not visitor.is_person:
        return shipped
    own = BankRow.owner_id == visitor.person_id
    if not may(visitor, "teach"):
        return or_(shipped, own)
    return or_(shipped, own, BankRow.access == "public", _is_shared(visitor))


def is_editable(visitor: Visitor) -> ColumnElement[bool]:
    """The condition under which this visitor may change a bank: an own one, or one shared to be changed."""
    own = and_(BankRow.owner_id.is_not(None), BankRow.owner_id == visitor.person_id)
    return or_(own, _is_shared(visitor, "edit")) if may(visitor, "teach") else own


def may_edit(session: Session, row: BankRow, visitor: Visitor) -> bool:
    """``is_editable`` for a bank at hand."""
    return session.scalar(select(BankRow.id).where(BankRow.id == row.id, is_editable(visitor))) is not None


def _is_shared(visitor: Visitor, right: str | None = None) -> ColumnElement[bool]:
    shared = exists().where(_SHARES.c.bank_id == BankRow.id, _SHARES.c.person_id == visitor.person_id)
    return shared if right is None else shared.where(_SHARES.c.right == right)


def is_own(row: BankRow, visitor: Visitor) -> bool:
    """``is_editable`` for a bank at hand."""
    return row.owner_id is not None and row.owner_id == visitor.person_id


def is_newest() -> ColumnElement[bool]:
    """The condition that joins a question to its newest version."""
    return and_(
        QuestionVersionRow.question_id == QuestionRow.id, QuestionVersionRow.number == QuestionRow.version
    )


def is_asked() -> ColumnElement[bool]:
    """The condition that joins a question to the version of it that is asked, where there is one."""
    return and_(
        QuestionVersionRow.question_id == QuestionRow.id, QuestionVersionRow.number == QuestionRow.asked
    )


def is_standing() -> ColumnElement[bool]:
    """The condition that joins a question to what stands of it: the version that is asked, else the newest."""
    number = func.coalesce(QuestionRow.asked, QuestionRow.version)
    return and_(QuestionVersionRow.question_id == QuestionRow.id, QuestionVersionRow.number == number)


def is_newest_fact() -> ColumnElement[bool]:
    """The condition that joins a fact to its newest version."""
    return and_(FactVersionRow.fact_id == FactRow.id, FactVersionRow.number == FactRow.version)
