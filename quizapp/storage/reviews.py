"""The tables of teachers' articles and of their reviews: drafts that never change, and a log that only grows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from quizapp.core.access import Visitor
from quizapp.core.reviews.content import draft_from_mapping
from quizapp.core.reviews.draft import FactDraft
from quizapp.core.reviews.log import step_from_mapping, step_to_mapping
from quizapp.core.reviews.state import ReviewState, fold
from quizapp.core.reviews.step import Step
from quizapp.errors import NotFound
from quizapp.storage.banks import BankRow
from quizapp.storage.database import Base, Instant

Content = dict[str, Any]


class OwnArticleRow(Base):
    """An article that a teacher brought: its text as received, and the reading of it that was repaired.

    Both are long and read only where somebody works on them.
    """

    __tablename__ = "own_articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    published: Mapped[str | None] = mapped_column(String(32))
    lang: Mapped[str] = mapped_column(String(16))
    format: Mapped[str] = mapped_column(String(16))
    encoding: Mapped[str | None] = mapped_column(String(32))
    notes: Mapped[list[Content]] = mapped_column(JSON)
    file_name: Mapped[str | None] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    reading: Mapped[Content] = mapped_column(JSON, deferred=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


class ReviewRow(Base):
    """One review of an article; ``revision`` counts its steps, ``bank_id`` is where it was published."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("own_articles.id"), unique=True)
    revision: Mapped[int] = mapped_column(default=0)
    dropped: Mapped[int]
    bank_id: Mapped[int | None] = mapped_column(ForeignKey("banks.id", ondelete="SET NULL"), index=True)
    made_bank: Mapped[bool] = mapped_column(default=False)
    published_revision: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    article: Mapped[OwnArticleRow] = relationship(lazy="joined", innerjoin=True)
    bank: Mapped[BankRow | None] = relationship(lazy="joined")


class ReviewDraftRow(Base):
    """A draft as it was proposed; ``position`` is its place in the article."""

    __tablename__ = "review_drafts"

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[Content] = mapped_column(JSON)


class ReviewStepRow(Base):
    """One step of a review, appended and never changed."""

    __tablename__ = "review_steps"
    __table_args__ = (UniqueConstraint("review_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(32))
    content: Mapped[Content] = mapped_column(JSON)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Instant)


def get_review_row(session: Session, visitor: Visitor, public_id: str, *, hold: bool = False) -> ReviewRow:
    """The review of this visitor; ``hold`` keeps others from changing it meanwhile. Raises NotFound."""
    wanted = select(ReviewRow).where(
        ReviewRow.public_id == public_id, ReviewRow.owner_id == visitor.person_id
    )
    held = wanted.with_for_update(of=ReviewRow) if hold else wanted
    row = session.scalar(held) if public_id.isprintable() else None
    if row is None:
        raise NotFound
    return row


def find_review_rows(session: Session, visitor: Visitor) -> Sequence[ReviewRow]:
    """The visitor's reviews, the one that was worked on last first."""
    wanted = select(ReviewRow).where(ReviewRow.owner_id == visitor.person_id)
    return session.scalars(wanted.order_by(ReviewRow.updated_at.desc(), ReviewRow.id.desc())).all()


def find_drafts(session: Session, review_id: int) -> tuple[FactDraft, ...]:
    """The drafts of a review as they were proposed, in the order of the article."""
    wanted = select(ReviewDraftRow.content).where(ReviewDraftRow.review_id == review_id)
    rows = session.scalars(wanted.order_by(ReviewDraftRow.position))
    return tuple(draft_from_mapping(content) for content in rows)


def state_of(session: Session, row: ReviewRow) -> ReviewState:
    """The state of a review, computed from its drafts and its log."""
    return fold(find_drafts(session, row.id), find_steps(session, row.id))


def published_state_of(session: Session, row: ReviewRow) -> ReviewState:
    """The state of a review as it was published last; without drafts where it is not published."""
    if row.published_revision is None:
        return fold((), ())
    # The number of a step is the revision that it makes.
    return fold(find_drafts(session, row.id), find_steps(session, row.id)[: row.published_revision])


def find_steps(session: Session, review_id: int) -> list[Step]:
    """The log of a review."""
    wanted = select(ReviewStepRow.name, ReviewStepRow.content).where(ReviewStepRow.review_id == review_id)
    rows = session.execute(wanted.order_by(ReviewStepRow.number))
    return [step_from_mapping(name, content) for name, content in rows]


def count_drafts(session: Session, review_id: int) -> int:
    """How many drafts a review holds."""
    wanted = select(func.count()).select_from(ReviewDraftRow)
    return session.scalar(wanted.where(ReviewDraftRow.review_id == review_id)) or 0


def append_step(session: Session, row: ReviewRow, step: Step, *, person_id: int, now: datetime) -> int:
    """Adds a step to the log; the revision that the review has then."""
    name, content = step_to_mapping(step)
    row.revision += 1
    row.updated_at = now
    session.add(
        ReviewStepRow(
            review_id=row.id,
            number=row.revision,
            name=name,
            content=content,
            person_id=person_id,
            at=now,
        )
    )
    session.flush()
    return row.revision
