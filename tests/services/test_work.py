"""Work in the background: claimed once, told how far it is, ended once with its results, found again after a crash."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.errors import Invalid, NotFound
from quizapp.services import jobs, people, work
from quizapp.services.jobs import JobView, add_job
from quizapp.services.work import Claim, Progress, Store
from quizapp.storage.database import Database
from quizapp.storage.jobs import JobRow, JobUploadRow
from tests.people import make_person

KIND = "sample"


@dataclass
class Yard:
    """A database with one who asks for work, and a clock that is moved by hand."""

    database: Database
    asker: Visitor
    now: datetime = field(default=datetime(2026, 3, 2, 9, tzinfo=UTC))

    def ask(self, upload: tuple[str, bytes] | None = None) -> str:
        with self.database.write() as session:
            return add_job(session, self.asker, KIND, title="x", params={"n": 1}, upload=upload, now=self.now)

    def claim(self) -> Claim:
        claim = work.claim_next(self.database, kinds=[KIND], now=self.now)
        assert claim is not None
        return claim

    def run(self, handler: work.Handler, claim: Claim | None = None, *, ending: bool = False) -> str | None:
        claim = claim or self.claim()
        return work.run(handler, Progress(self.database, claim, lambda: self.now, lambda: ending))

    def see(self, job: str) -> JobView:
        return jobs.get_job(self.database, self.asker, job)

    def cancel(self, job: str) -> JobView:
        return jobs.cancel_job(self.database, self.asker, job, now=self.now)

    def files(self) -> int:
        with self.database.read() as session:
            return len(session.scalars(select(JobUploadRow.job_id)).all())


@pytest.fixture
def yard(database: Database) -> Yard:
    return Yard(database, people.visitor_of(make_person(database, "teacher")))


def told(claim: Claim, progress: Progress) -> Store:
    """A handler that stores what it was told."""
    progress("reading", 1, 2)
    return lambda session: {
        "told": dict(claim.params),
        "file": claim.upload[1].decode() if claim.upload else None,
    }


def test_work_is_done_with_its_result_and_its_file_is_gone(yard: Yard) -> None:
    job = yard.ask(("a.txt", b"abc"))
    assert (yard.see(job).state, yard.files()) == ("queued", 1)
    assert yard.run(told) == "done"
    seen = yard.see(job)
    assert (seen.result, seen.step, seen.done, seen.total) == (
        {"told": {"n": 1}, "file": "abc"},
        "reading",
        1,
        2,
    )
    assert seen.is_over and yard.files() == 0


def test_work_is_claimed_once_and_in_order(yard: Yard) -> None:
    asked = [yard.ask() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        claims = list(
            pool.map(lambda _: work.claim_next(yard.database, kinds=[KIND], now=yard.now), range(6))
        )
    taken = [claim.claim for claim in claims if claim]
    assert len(taken) == len(set(taken)) == len(asked)
    assert {yard.see(job).state for job in asked} == {"running"}
    assert work.claim_next(yard.database, kinds=["other"], now=yard.now) is None


def test_results_and_end_are_one_transaction(yard: Yard) -> None:
    def half(claim: Claim, progress: Progress) -> Store:
        def store(session: Session) -> dict[str, Any]:
            add_job(session, yard.asker, "written", title="", params={}, now=yard.now)
            raise RuntimeError("in the middle")

        return store

    job = yard.ask()
    assert yard.run(half) == "failed"
    assert yard.see(job).error and "our side" in str(yard.see(job).error)
    assert jobs.list_jobs(yard.database, yard.asker, "written") == ()


def test_a_refusal_is_told_in_its_own_words(yard: Yard) -> None:
    def refuse(claim: Claim, progress: Progress) -> Store:
        raise Invalid("There is no text in it.")

    job = yard.ask(("a.bin", b"\x00"))
    assert yard.run(refuse) == "failed"
    assert (str(yard.see(job).error), yard.files()) == ("There is no text in it.", 0)


def test_work_that_waits_is_stopped_at_once(yard: Yard) -> None:
    job = yard.ask(("a.txt", b"abc"))
    assert (yard.cancel(job).state, yard.files()) == ("cancelled", 0)
    assert work.claim_next(yard.database, kinds=[KIND], now=yard.now) is None
    assert yard.cancel(job).state == "cancelled"


def test_running_work_is_stopped_before_its_next_step(yard: Yard) -> None:
    steps = []

    def two_steps(claim: Claim, progress: Progress) -> Store:
        progress("first")
        steps.append("first")
        assert yard.cancel(job).cancelling
        progress("second")
        steps.append("second")
        return lambda session: {}

    job = yard.ask(("a.txt", b"abc"))
    assert yard.run(two_steps) == "cancelled"
    assert (steps, yard.see(job).state, yard.files()) == (["first"], "cancelled", 0)


def test_a_wish_to_stop_at_the_very_end_still_counts(yard: Yard) -> None:
    def late(claim: Claim, progress: Progress) -> Store:
        yard.cancel(job)
        return lambda session: {"stored": True}

    job = yard.ask()
    assert yard.run(late) == "cancelled"
    assert yard.see(job).result == {}


def test_work_whose_worker_went_silent_is_begun_again(yard: Yard) -> None:
    job = yard.ask(("a.txt", b"abc"))
    dead = yard.claim()
    yard.now += timedelta(seconds=5)
    assert work.find_dead(yard.database, now=yard.now) == 0
    work.beat(yard.database, dead, now=yard.now)
    yard.now += work.SILENCE
    assert work.find_dead(yard.database, now=yard.now) == 0
    yard.now += timedelta(seconds=1)
    assert work.find_dead(yard.database, now=yard.now) == 1
    assert yard.run(told) == "done"
    assert yard.run(told, dead) is None
    assert yard.see(job).result["file"] == "abc"


def test_a_run_that_lost_its_job_writes_nothing(yard: Yard) -> None:
    def slow(claim: Claim, progress: Progress) -> Store:
        yard.now += work.SILENCE + timedelta(seconds=1)
        work.find_dead(yard.database, now=yard.now)
        return lambda session: {"by": "the slow one"}

    job = yard.ask()
    assert yard.run(slow) is None
    assert (yard.see(job).state, yard.see(job).result) == ("queued", {})


def test_work_that_kills_its_worker_is_given_up(yard: Yard) -> None:
    job = yard.ask(("a.txt", b"abc"))
    for _ in range(work.TRIES):
        yard.claim()
        yard.now += work.SILENCE + timedelta(seconds=1)
        work.find_dead(yard.database, now=yard.now)
    assert (yard.see(job).state, yard.files()) == ("failed", 0)
    assert "stopped the program 3 times" in str(yard.see(job).error)


def test_a_worker_that_ends_leaves_its_work_to_the_next(yard: Yard) -> None:
    job = yard.ask(("a.txt", b"abc"))
    for _ in range(work.TRIES + 1):
        assert yard.run(told, ending=True) == "queued"
    assert yard.run(told) == "done" and yard.see(job).state == "done"


def test_work_of_somebody_else_is_not_there(yard: Yard) -> None:
    job = yard.ask()
    other = people.visitor_of(make_person(yard.database, "owner"))
    for look in (jobs.get_job, lambda *given: jobs.cancel_job(*given, now=yard.now)):
        for id_ in (job, "no-such-job", "\x00"):
            with pytest.raises(NotFound):
                look(yard.database, other, id_)
    assert jobs.list_jobs(yard.database, other, KIND) == ()
    assert [one.id for one in jobs.list_jobs(yard.database, yard.asker, KIND)] == [job]


def test_old_work_that_is_over_is_forgotten(yard: Yard) -> None:
    over, waiting = yard.ask(("a.txt", b"abc")), yard.ask(("a.txt", b"abc"))
    yard.cancel(over)
    assert jobs.forget_jobs(yard.database, now=yard.now + timedelta(days=29)) == 0
    assert jobs.forget_jobs(yard.database, now=yard.now + timedelta(days=31)) == 1
    assert [one.id for one in jobs.list_jobs(yard.database, yard.asker, KIND)] == [waiting]


def test_the_log_of_a_job_says_what_it_was_asked(yard: Yard) -> None:
    yard.ask()
    with yard.database.read() as session:
        row = session.scalars(select(JobRow)).one()
    assert (row.kind, row.params, row.tries, row.claim) == (KIND, {"n": 1}, 0, None)
