"""Work in the background as the person sees it who asked for it: how far it is, how it ended, and how to stop it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import Message
from quizapp.storage.database import Database
from quizapp.storage.jobs import JobRow, JobUploadRow, delete_finished, find_job_rows, get_job_row

JobState = Literal["queued", "running", "done", "failed", "cancelled"]
RECENT = 20
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class JobView:
    """A piece of work. ``step`` names what is done now, ``done`` of ``total`` how far that is (0 of 0: not known).

    ``error`` says why it failed, ``result`` what came of it; ``cancelling`` is True until a wish to stop is met.
    """

    id: str
    kind: str
    title: str
    state: JobState
    step: str
    done: int
    total: int
    cancelling: bool
    created_at: datetime
    finished_at: datetime | None
    error: Message | None = None
    result: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """True where nothing more will happen."""
        return self.state in ("done", "failed", "cancelled")


def get_job(database: Database, visitor: Visitor, job_id: str) -> JobView:
    """A piece of work that this visitor asked for. Raises NotFound."""
    with database.read() as session:
        return job_view(get_job_row(session, visitor, job_id))


def list_jobs(database: Database, visitor: Visitor, kind: str) -> tuple[JobView, ...]:
    """The visitor's latest work of a kind, the newest first."""
    with database.read() as session:
        return tuple(job_view(row) for row in find_job_rows(session, visitor, kind, limit=RECENT))


def cancel_job(database: Database, visitor: Visitor, job_id: str, *, now: datetime) -> JobView:
    """Stops work: at once where it has not begun, else before its next step; what is over stays. Raises NotFound."""
    with database.write() as session:
        row = get_job_row(session, visitor, job_id, hold=True)
        if row.state == "queued":
            end_job(session, row, "cancelled", now=now)
        elif row.state == "running":
            row.cancelling = True
        return job_view(row)


def forget_jobs(database: Database, *, now: datetime) -> int:
    """How many jobs were removed because they were over for so long."""
    with database.write() as session:
        return delete_finished(session, now - KEPT)


def add_job(
    session: Session,
    visitor: Visitor,
    kind: str,
    *,
    title: str,
    params: Mapping[str, object],
    upload: tuple[str, bytes] | None = None,
    now: datetime,
) -> str:
    """The id of new work, which a worker finds by itself; ``upload`` is the file that it reads, name and bytes."""
    row = JobRow(public_id=secrets.token_hex(8), owner_id=visitor.person_id, kind=kind, title=title[:200])
    row.params, row.state, row.created_at = dict(params), "queued", now
    session.add(row)
    session.flush()
    if upload is not None:
        session.add(JobUploadRow(job_id=row.id, name=upload[0][:255], content=upload[1]))
    return row.public_id


def end_job(session: Session, row: JobRow, state: JobState, *, now: datetime) -> None:
    """Ends work in this state; the file that it read goes."""
    row.state, row.claim, row.finished_at, row.cancelling = state, None, now, False
    if upload := session.get(JobUploadRow, row.id):
        session.delete(upload)


def job_view(row: JobRow) -> JobView:
    """What is told of a row."""
    return JobView(
        id=row.public_id,
        kind=row.kind,
        title=row.title,
        state=cast(JobState, row.state),
        step=row.step,
        done=row.done,
        total=row.total,
        cancelling=row.cancelling,
        created_at=row.created_at,
        finished_at=row.finished_at,
        error=Message(row.error["text"], row.error["params"]) if row.error else None,
        result=row.result or {},
    )
