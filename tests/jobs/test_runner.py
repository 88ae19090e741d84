"""The worker finds what people asked for by itself; what a killed worker left is done by the next one."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.config import ROOT
from quizapp.jobs import runner
from quizapp.services import jobs, people, reviews, work
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.database import Database
from tests.harness.databases import SqliteTemplate
from tests.people import make_person
from tests.services.reviews.desk import NOW, Desk

SLEEPER = """
import sys, time
import quizapp.storage.tables
from quizapp.jobs.runner import work_off
from quizapp.services.reviews import KIND
from quizapp.storage.database import Database

def sleep(claim, progress):
    progress("sleeping", 1, 2)
    time.sleep(60)

work_off(Database(sys.argv[1]), {KIND: sleep})
"""
PATIENCE = 30


@pytest.fixture
def url(sqlite_template: SqliteTemplate, tmp_path: Path) -> Iterator[str]:
    with sqlite_template.fresh(tmp_path) as url:
        yield url


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    database = Database(url)
    yield Desk(database, people.visitor_of(make_person(database, "teacher")))
    database.close()


@contextmanager
def process(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python of its own, killed at the end if it still runs."""
    started = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env={"PATH": "", **environment})
    try:
        yield started
    finally:
        started.kill()
        started.wait()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def ask(desk: Desk) -> Callable[[], jobs.JobView]:
    job = reviews.start_from_text(desk.database, desk.visitor, "The Tern carries 240 passengers.", now=NOW)
    return lambda: jobs.get_job(desk.database, desk.visitor, job)


def test_a_killed_worker_loses_nothing(desk: Desk, url: str) -> None:
    see = ask(desk)
    with process("-c", SLEEPER, url) as worker:
        wait_until(lambda: see().step == "sleeping")
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert see().state == "running"
    assert work.find_dead(desk.database, now=datetime.now(UTC)) == 0
    assert work.find_dead(desk.database, now=datetime.now(UTC) + 2 * work.SILENCE) == 1
    assert runner.work_off(desk.database)
    assert (see().state, len(reviews.list_reviews(desk.database, desk.visitor))) == ("done", 1)


def test_the_worker_finds_an_article_by_itself_and_ends_when_told(
    desk: Desk, url: str, tmp_path: Path
) -> None:
    see = ask(desk)
    settings = {"QUIZAPP_INSTANCE": str(tmp_path), "QUIZAPP_DATABASE_URL": url}
    command = "from quizapp.app import cli; cli(['worker'])"
    with process("-c", command, **settings) as worker:
        wait_until(lambda: see().is_over)
        started = time.monotonic()
        see_next = ask(desk)
        wait_until(lambda: see_next().is_over)
        assert time.monotonic() - started < 5
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0
    assert (see().state, see_next().state) == ("done", "done")


def test_a_run_in_a_long_step_is_known_to_be_alive(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BEAT", 0.01)
    see, beats = ask(desk), []

    def long_step(claim: Claim, progress: Progress) -> Store:
        progress("thinking")
        wait_until(lambda: len(set(beats)) > 2)
        return lambda session: {}

    def note(database: Database, claim: Claim, *, now: datetime) -> None:
        beats.append(now)

    monkeypatch.setattr(work, "beat", note)
    assert runner.work_off(desk.database, {reviews.KIND: long_step})
    assert see().state == "done"


def test_work_goes_on_when_the_database_was_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "PAUSE", 0.01)
    looks = []

    def find_dead(database: Database, *, now: datetime) -> int:
        looks.append(now)
        if len(looks) == 1:
            raise ConnectionError("away")
        return 0

    monkeypatch.setattr(work, "find_dead", find_dead)
    with runner.running(desk.database):
        see = ask(desk)
        wait_until(lambda: see().is_over)
    assert see().state == "done"
