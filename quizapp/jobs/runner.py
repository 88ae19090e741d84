"""The threads of the worker that do what people asked for: they look into the table of jobs and find it themselves."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from quizapp.services import work
from quizapp.services.imports import starting
from quizapp.services.imports.working import LINT_KIND, lint_stored, read_questions
from quizapp.services.reviews import KIND
from quizapp.services.reviews.drafting import draft_article
from quizapp.services.work import Claim, Handler, Progress
from quizapp.storage.database import Database

HANDLERS: Mapping[str, Handler] = {
    KIND: draft_article,
    starting.KIND: read_questions,
    LINT_KIND: lint_stored,
}
PAUSE = 0.5
BEAT = 2.0
LIMIT = 900.0
PATIENCE = 10.0
logger = logging.getLogger(__name__)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def work_off(
    database: Database,
    handlers: Mapping[str, Handler] = HANDLERS,
    *,
    ending: Callable[[], bool] = lambda: False,
) -> bool:
    """Does the next job that waits, and finds those whose worker died; False where there was nothing to do."""
    work.find_dead(database, now=now())
    claim = work.claim_next(database, kinds=tuple(handlers), now=now())
    if claim is None:
        return False
    with _beating(database, claim):
        work.run(handlers[claim.kind], Progress(database, claim, now, ending))
    return True


@contextmanager
def running(database: Database) -> Iterator[None]:
    """Does one job after another in a thread of its own; at the end, what is under way is left to the next worker."""
    over = threading.Event()
    thread = threading.Thread(target=_run, args=(database, over), name="jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(PATIENCE)


def _run(database: Database, over: threading.Event) -> None:
    while not over.is_set():
        try:
            busy = work_off(database, ending=over.is_set)
        except Exception:
            # The database may be away for a while: the next look finds it again.
            logger.exception("the table of jobs could not be read")
            busy = False
        if not busy:
            over.wait(PAUSE)


@contextmanager
def _beating(database: Database, claim: Claim) -> Iterator[None]:
    """Says all the while that the run is alive, however long a single step takes."""
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(database, claim, over), name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(database: Database, claim: Claim, over: threading.Event) -> None:
    started = time.monotonic()
    while not over.wait(BEAT):
        if time.monotonic() - started > LIMIT:
            # A thread cannot be stopped from outside: the process ends and is started again.
            logger.error("a job of kind %s did not end within %s seconds", claim.kind, LIMIT)
            os._exit(1)
        try:
            work.beat(database, claim, now=now())
        except Exception:
            logger.exception("a job could not say that it is alive")
