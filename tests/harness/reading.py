"""Files read in the test's own process: to start one for each is most of the time where the test is about what comes of them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import cast

import pytest

from quizapp.formats.child import TASKS, Task
from quizapp.services import bounded


@contextmanager
def reading_here() -> Iterator[None]:
    """What a process of its own would say of a file is said here while this holds; nothing is bounded."""

    def run(started: Sequence[str], data: bytes, refusals: bounded.Refusals, **_: object) -> bounded.Answer:
        task, *_, name = started[started.index("quizapp.formats.child") + 1 :]
        module = cast(Task, import_module(TASKS[task]))
        said, blobs = module.answer(data, name.removeprefix("="))
        line = json.dumps(said | {"sizes": [len(blob) for blob in blobs]})
        return bounded._understood(0, b"\n".join([line.encode(), b"".join(blobs)]), refusals)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded, "run", run)
        yield
