"""Work on a file in a process of its own with limits: whatever a file does to what reads it, it does it there."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any

from quizapp.core.languages import Message
from quizapp.core.plain import message_from_mapping
from quizapp.errors import Invalid

_PACKAGE = Path(__file__).resolve().parent.parent.parent
_CHILD = "quizapp.formats.child"
_LOOK = 0.5


@dataclass(frozen=True)
class Limits:
    """What work on one file may take: bytes of address space, seconds of work, seconds by the clock."""

    memory: int = 1_500_000_000
    work: int = 60
    wall: int = 90


@dataclass(frozen=True)
class Refusals:
    """The messages for a file on which a process took too long, or broke."""

    too_slow: str
    damaged: str


LIMITS = Limits()
Answer = tuple[Mapping[str, Any], Sequence[bytes]]


def command(task: str, limits: Limits, name: str) -> list[str]:
    """How the process is started. It begins with its file's name as plain data: no option can hide in it."""
    plain = "".join(char for char in name[-200:] if char.isprintable())
    return [sys.executable, "-P", "-m", _CHILD, task, str(limits.memory), str(limits.work), f"={plain}"]


def run(
    started: Sequence[str],
    data: bytes,
    refusals: Refusals,
    *,
    limits: Limits = LIMITS,
    look: Callable[[], None] = lambda: None,
) -> Answer:
    """What a process makes of these bytes: plain values, and the blobs that belong to them.

    ``look`` is called twice a second while it works, and ends it by raising. Raises Invalid with a message for the
    person who sent the file, also where the process crashed, hung or took too much.
    """
    with (
        _input(data) as file,
        subprocess.Popen(
            started,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_PACKAGE), "PYTHONUTF8": "1"},
            start_new_session=True,
        ) as process,
    ):
        try:
            answer = _wait(process, limits, look)
        except subprocess.TimeoutExpired as error:
            raise Invalid(Message(refusals.too_slow)) from error
        finally:
            process.kill()  # it starts no processes of its own, so that this ends all of it
    return _understood(process.returncode, answer, refusals)


@contextmanager
def _input(data: bytes) -> Iterator[IO[bytes]]:
    """A file without a name that holds these bytes: Popen forgets what it has not sent when it is asked twice."""
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        yield file


def _wait(process: "subprocess.Popen[bytes]", limits: Limits, look: Callable[[], None]) -> bytes:
    """What the process printed. Raises TimeoutExpired, and what ``look`` raises."""
    until = monotonic() + limits.wall
    while True:
        try:
            return process.communicate(timeout=min(_LOOK, limits.wall))[0]
        except subprocess.TimeoutExpired:
            if monotonic() >= until:
                raise
            look()


def _understood(code: int, answer: bytes, refusals: Refusals) -> Answer:
    """What the process said, or what its end says."""
    # The kernel's signals at the limits of work: nobody else sends them.
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Invalid(Message(refusals.too_slow))
    line, _, rest = answer.partition(b"\n")
    try:
        said = json.loads(line)
    except ValueError as error:
        raise Invalid(Message(refusals.damaged)) from error
    if code != 0 or "fault" in said:
        raise Invalid(message_from_mapping(said["fault"]) if "fault" in said else Message(refusals.damaged))
    return said, [rest[start:end] for start, end in pairwise(accumulate(said["sizes"], initial=0))]
