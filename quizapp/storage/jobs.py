"""The table of work in the background: what is asked for, who does it, how far it is, and how it ended."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.database import Base, Instant

Content = dict[str, Any]
UNFINISHED = ("queued", "running")


class JobRow(Base):
    """A piece of work. ``claim`` is the secret of the run that does it now: whoever lost it writes nothing more."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(String(200))
    params: Mapped[Content] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(16), index=True)
    step: Mapped[str] = mapped_column(String(32), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    cancelling: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(default=0)
    claim: Mapped[str | None] = mapped_column(String(32))
    result: Mapped[Content | None] = mapped_column(JSON(none_as_null=True))
    error: Mapped[Content | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(Instant)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    heartbeat_at: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class JobUploadRow(Base):
    """The bytes that a piece of work reads: there until it is over, and no longer."""

    __tablename__ = "job_uploads"

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary)


def get_job_row(session: Session, visitor: Visitor, public_id: str, *, hold: bool = False) -> JobRow:
    """The job of this visitor; ``hold`` keeps others from changing it meanwhile. Raises NotFound."""
    wanted = select(JobRow).where(JobRow.public_id == public_id, JobRow.owner_id == visitor.person_id)
    held = wanted.with_for_update() if hold else wanted
    row = session.scalar(held) if public_id.isprintable() else None
    if row is None:
        raise NotFound
    return row


def find_job_rows(session: Session, visitor: Visitor, kind: str, *, limit: int) -> Sequence[JobRow]:
    """The visitor's jobs of a kind, the newest first."""
    wanted = select(JobRow).where(JobRow.owner_id == visitor.person_id, JobRow.kind == kind)
    return session.scalars(wanted.order_by(JobRow.id.desc()).limit(limit)).all()


def find_next(session: Session, kinds: Sequence[str]) -> JobRow | None:
    """The job of these kinds that waits longest, held against other workers until the transaction ends."""
    wanted = (
        select(JobRow).where(JobRow.state == "queued", JobRow.kind.in_(kinds)).order_by(JobRow.id).limit(1)
    )
    return session.scalar(wanted.with_for_update(skip_locked=True))


def find_silent(session: Session, before: datetime) -> Sequence[JobRow]:
    """The running jobs of which nothing was heard since."""
    wanted = select(JobRow).where(JobRow.state == "running", JobRow.heartbeat_at < before)
    return session.scalars(wanted.with_for_update(skip_locked=True)).all()


def find_claimed(session: Session, claim: str) -> JobRow | None:
    """The job that is still run under this claim, held until the transaction ends."""
    wanted = select(JobRow).where(JobRow.claim == claim, JobRow.state == "running")
    return session.scalar(wanted.with_for_update())


def count_waiting(session: Session, visitor: Visitor) -> int:
    """How many jobs of this visitor are not over."""
    wanted = select(func.count()).select_from(JobRow)
    return (
        session.scalar(wanted.where(JobRow.owner_id == visitor.person_id, JobRow.state.in_(UNFINISHED))) or 0
    )


def delete_finished(session: Session, before: datetime) -> int:
    """How many jobs that ended before then were removed."""
    gone = session.scalars(delete(JobRow).where(JobRow.finished_at < before).returning(JobRow.id))
    return len(gone.all())
