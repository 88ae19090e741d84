"""The process that does the work in the background, and what it does by the clock."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from huey import Huey, crontab
from huey.api import TaskWrapper

from quizapp.config import Config
from quizapp.jobs.queue import make_queue
from quizapp.jobs.runner import running
from quizapp.services.attempts import close_expired, forget_guests
from quizapp.services.imports.expiring import forget_imports
from quizapp.services.jobs import forget_jobs
from quizapp.services.statistics.computing import compute_statistics
from quizapp.services.workbench.checking import check_unchecked
from quizapp.services.workbench.pictures import forget_pictures
from quizapp.storage.database import Database
from quizapp.storage.upkeep import check_quickly, shrink_log

Job = Callable[[Database, datetime], object]
logger = logging.getLogger(__name__)

# At which minute and hour (UTC) each job runs; every one may run twice or late without harm.
TIMETABLE: dict[str, tuple[Callable[[datetime], bool], Job]] = {
    "close_expired": (crontab(), lambda database, now: close_expired(database, now=now)),
    "check_unchecked": (crontab(), lambda database, now: check_unchecked(database, now=now)),
    "compute_statistics": (crontab(), lambda database, now: compute_statistics(database, now=now)),
    "forget_guests": (crontab(minute="7", hour="3"), lambda database, now: forget_guests(database, now=now)),
    "forget_jobs": (crontab(minute="12", hour="3"), lambda database, now: forget_jobs(database, now=now)),
    "forget_imports": (
        crontab(minute="14", hour="3"),
        lambda database, now: forget_imports(database, now=now),
    ),
    "forget_pictures": (
        crontab(minute="15", hour="3"),
        lambda database, now: forget_pictures(database, now=now),
    ),
    "shrink_log": (crontab(minute="17", hour="3"), lambda database, now: shrink_log(database)),
    "check_quickly": (crontab(minute="27", hour="3"), lambda database, now: check_quickly(database)),
}


def run_worker(config: Config) -> None:
    """Works until a signal ends it."""
    logging.basicConfig(level=logging.WARNING)
    queue = make_queue(config)
    # The clock's thread, the thread of jobs, and the one that says that a job is alive.
    database = Database(config.database, pool_size=4)
    add_timetable(queue, database)
    with running(database):
        queue.create_consumer(workers=1).run()


def add_timetable(queue: Huey, database: Database) -> dict[str, TaskWrapper]:
    """Puts every job of the timetable on the queue's clock; the tasks by their names."""
    return {
        name: queue.periodic_task(when, name=name)(_bound(job, database))
        for name, (when, job) in TIMETABLE.items()
    }


def _bound(job: Job, database: Database) -> Callable[[], None]:
    def run() -> None:
        job(database, datetime.now(UTC))

    return run
