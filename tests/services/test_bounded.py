"""Work on a file in a process of its own: fed slowly, looked at while it works, stopped when that is wished."""

import sys
import time

import pytest

from quizapp.errors import Invalid
from quizapp.services import bounded
from quizapp.services.bounded import Limits, Refusals

REFUSALS = Refusals("too slow", "damaged")
LATE = "import sys, time; time.sleep(1.2); n = len(sys.stdin.buffer.read()); print('{\"sizes\": [2, 3], \"n\": %d}' % n); sys.stdout.write('abcde')"
HANG = "import time; time.sleep(60)"


def started(program: str) -> list[str]:
    return [sys.executable, "-I", "-c", program]


def test_much_that_is_read_late_arrives_whole_and_blobs_come_back() -> None:
    said, blobs = bounded.run(started(LATE), b"x" * 3_000_000, REFUSALS)
    assert (said["n"], [bytes(blob) for blob in blobs]) == (3_000_000, [b"ab", b"cde"])


def test_whoever_looks_may_end_it() -> None:
    begun = time.monotonic()

    def stop() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        bounded.run(started(HANG), b"", REFUSALS, look=stop)
    assert time.monotonic() - begun < 10


def test_a_process_that_hangs_is_ended_with_a_message() -> None:
    with pytest.raises(Invalid, match="too slow"):
        bounded.run(started(HANG), b"", REFUSALS, limits=Limits(wall=1))
