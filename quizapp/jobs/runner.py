"""The threads of the worker that do what people asked for: they look into the table of jobs and find it themselves."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from quizapp.services import work
from quizapp.services.reviews import KIND
from quizapp.services.reviews.drafting import draft_article
from quizapp.services.work import Claim, Handler
from quizapp.storage.database import Database

HANDLERS: Mapping[str, Handler] = {KIND: draft_article}
PAUSE = 0.5
BEAT = 2.0
logger = logging.getLogger(__name__)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def work_off(database: Database, handlers: Mapping[str, Handler] = HANDLERS) -> bool:
    """Does the next job that waits, and finds those whose worker died; False where there was nothing to do."""
    work.find_dead(database, now=now())
    claim = work.claim_next(database, kinds=tuple(handlers), now=now())
    if claim is None:
        return False
    with _beating(database, claim):
        work.run(database, claim, handlers[claim.kind], now)
    return True


def start_runner(database: Database, stop: threading.Event) -> threading.Thread:
    """The thread that does one job after another until it is told to stop."""
    thread = threading.Thread(target=_run, args=(database, stop), name="jobs", daemon=True)
    thread.start()
    return thread


def _run(database: Database, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            busy = work_off(database)
        except Exception:
            # The database may be away for a while: the next look finds it again.
            logger.exception("the table of jobs could not be read")
            busy = False
        if not busy:
            stop.wait(PAUSE)


@contextmanager
def _beating(database: Database, claim: Claim) -> Iterator[None]:
    """Says all the while that the run is alive, however long a single step takes."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT):
            work.beat(database, claim, now=now())

    thread = threading.Thread(target=beat, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
