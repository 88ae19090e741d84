from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from huey import Huey

from quizapp.config import Config
from quizapp.jobs.queue import make_queue
from quizapp.jobs.worker import TIMETABLE, add_timetable
from quizapp.storage.database import Database


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Huey]:
    queue = make_queue(Config(instance=tmp_path))
    with closing(queue.storage):
        yield queue


@pytest.mark.parametrize("name", TIMETABLE)
def test_every_job_may_run_on_an_empty_site_and_again(database: Database, queue: Huey, name: str) -> None:
    task = add_timetable(queue, database)[name]
    assert [task.call_local(), task.call_local()] == [None, None]


def test_a_worker_refuses_what_another_site_signed(queue: Huey, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_queue(Config(instance=tmp_path / "other"))
    with closing(other.storage), pytest.raises(ValueError, match="mismatch"):
        queue.serializer.deserialize(other.serializer.serialize({"task": 1}))
