"""Work in the background as a worker does it: claimed, reported on, ended once, and found again when a worker died."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.errors import QuizappError
from quizapp.services.jobs import JobState, end_job
from quizapp.storage.database import Database
from quizapp.storage.jobs import JobRow, JobUploadRow, find_claimed, find_next, find_silent

Clock = Callable[[], datetime]
# A beat comes every second or two; who is silent for so long has died.
SILENCE = timedelta(seconds=10)
TRIES = 3
BROKE = N_(
    "This could not be finished: something went wrong on our side. Try again, or tell the owner of the site."
)
DIED = N_("This could not be finished: it stopped the program %(tries)s times. Send something smaller.")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Claim:
    """A job in the hands of one run. ``claim`` is what proves that the job is still in them."""

    claim: str
    kind: str
    owner: Visitor
    params: Mapping[str, Any]
    upload: tuple[str, bytes] | None


class Stopped(Exception):
    """The job is no longer wanted, or no longer in the hands of this run."""


class Released(Exception):
    """The worker ends: another one may begin the job again."""


@dataclass(frozen=True)
class Progress:
    """Says how far a job is, and stops it between two steps when that is wished.

    ``now`` gives the time, ``ending`` says whether the worker itself is to end.
    """

    database: Database
    claim: Claim
    now: Clock
    ending: Callable[[], bool] = lambda: False

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Notes a step by its code. Raises Stopped, Released."""
        if self.ending():
            raise Released
        with self.database.write() as session:
            row = find_claimed(session, self.claim.claim)
            if row is None or row.cancelling:
                raise Stopped
            row.step, row.done, row.total, row.heartbeat_at = step, done, total, self.now()


# What a job writes at its end, and the plain form of what came of it.
Store = Callable[[Session], dict[str, Any]]
Handler = Callable[[Claim, Progress], Store]


def claim_next(database: Database, *, kinds: Sequence[str], now: datetime) -> Claim | None:
    """The job of these kinds that waits longest, claimed for a run; None where nothing waits."""
    with database.read() as session:
        if find_next(session, kinds) is None:
            return None
    with database.write() as session:
        row = find_next(session, kinds)
        if row is None:
            return None
        row.state, row.claim, row.tries = "running", secrets.token_hex(16), row.tries + 1
        row.started_at, row.heartbeat_at = now, now
        row.step, row.done, row.total = "", 0, 0
        upload = session.get(JobUploadRow, row.id)
        return Claim(
            claim=row.claim,
            kind=row.kind,
            owner=Visitor(row.owner_id, role="teacher"),
            params=row.params,
            upload=(upload.name, upload.content) if upload else None,
        )


def beat(database: Database, claim: Claim, *, now: datetime) -> None:
    """Says that the run is alive."""
    with database.write() as session:
        if row := find_claimed(session, claim.claim):
            row.heartbeat_at = now


def find_dead(database: Database, *, now: datetime) -> int:
    """How many jobs lost their worker: each waits again, or has failed where that happened too often."""
    with database.read() as session:
        if not find_silent(session, now - SILENCE):
            return 0
    with database.write() as session:
        rows = find_silent(session, now - SILENCE)
        for row in rows:
            _lost(session, row, now=now)
        return len(rows)


def run(handler: Handler, progress: Progress) -> JobState | None:
    """Runs a job to its end, which is written once, together with its results; None where another run has it now."""
    claim = progress.claim
    try:
        return _complete(progress, handler(claim, progress))
    except Stopped:
        return _end(progress, "cancelled", None)
    except Released:
        return _end(progress, "queued", None)
    except QuizappError as error:
        return _end(progress, "failed", error.message)
    except Exception:
        logger.exception("a job of kind %s broke", claim.kind)
        return _end(progress, "failed", Message(BROKE))


def _complete(progress: Progress, store: Store) -> JobState:
    with progress.database.write() as session:
        row = find_claimed(session, progress.claim.claim)
        if row is None or row.cancelling:
            raise Stopped
        row.result = store(session)
        end_job(session, row, "done", now=progress.now())
        return "done"


def _end(progress: Progress, state: JobState, error: Message | None) -> JobState | None:
    with progress.database.write() as session:
        row = find_claimed(session, progress.claim.claim)
        if row is None:
            return None
        if state == "queued":
            row.state, row.claim, row.tries = state, None, row.tries - 1
        else:
            row.error = {"text": error.text, "params": dict(error.params)} if error else None
            end_job(session, row, state, now=progress.now())
        return state


def _lost(session: Session, row: JobRow, *, now: datetime) -> None:
    if row.cancelling:
        end_job(session, row, "cancelled", now=now)
    elif row.tries < TRIES:
        row.state, row.claim = "queued", None
    else:
        row.error = {"text": DIED, "params": {"tries": str(row.tries)}}
        end_job(session, row, "failed", now=now)
