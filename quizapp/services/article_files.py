"""Files that people send, read in a process of its own: whatever a file does to its reader, it does it there."""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.reader import LARGEST

_PACKAGE = Path(__file__).resolve().parent.parent.parent
_READER = "quizapp.formats.articles.child"


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: bytes of address space, seconds of work, seconds by the clock."""

    memory: int = 1_500_000_000
    work: int = 60
    wall: int = 90


LIMITS = Limits()


def read_upload(data: bytes, name: str = "", *, limits: Limits = LIMITS) -> ReceivedArticle:
    """The article that a file holds; ``name`` is the file's name, empty for pasted text.

    Raises Invalid with a message for the person who sent it, also where the reader crashed, hung or took too much.
    """
    if len(data) > LARGEST:
        raise refuse(faults.TOO_LARGE)
    with subprocess.Popen(
        reader_command(limits, name),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(_PACKAGE), "PYTHONUTF8": "1"},
        start_new_session=True,
    ) as process:
        try:
            answer, _ = process.communicate(data, timeout=limits.wall)
        except subprocess.TimeoutExpired as error:
            process.kill()  # it starts no processes of its own, so that this ends all of it
            raise refuse(faults.TOO_SLOW) from error
    return _understood(process.returncode, answer)


def reader_command(limits: Limits, name: str) -> list[str]:
    """How the reading process is started. It begins with its file's name as plain data: no option can hide in it."""
    plain = "".join(char for char in name[-200:] if char.isprintable())
    return [sys.executable, "-P", "-m", _READER, str(limits.memory), str(limits.work), f"={plain}"]


def _understood(code: int, answer: bytes) -> ReceivedArticle:
    """What the process said, or what its end says."""
    if code in (
        -signal.SIGXCPU,
        -signal.SIGKILL,
    ):  # the kernel's, at the limits of work: nobody else sends them
        raise refuse(faults.TOO_SLOW)
    try:
        said = json.loads(answer)
    except ValueError as error:
        raise refuse(faults.DAMAGED) from error
    if code != 0 or "fault" in said:
        raise Invalid(_message(said["fault"]) if "fault" in said else Message(faults.DAMAGED))
    return received_from_mapping(said["article"])


def received_from_mapping(mapping: Mapping[str, Any]) -> ReceivedArticle:
    """An article out of plain values; the other way round is ``formats.articles.child.to_mapping``."""
    days = {key: date.fromisoformat(mapping[key]) if mapping[key] else None for key in ("published", "saved")}
    return ReceivedArticle(
        text=mapping["text"],
        format=mapping["format"],
        notes=tuple(_message(note) for note in mapping["notes"]),
        encoding=mapping["encoding"],
        title=mapping["title"],
        published=days["published"],
        saved=days["saved"],
        starts=tuple(mapping["starts"]),
        hints=tuple(mapping["hints"]),
    )


def _message(mapping: Mapping[str, Any]) -> Message:
    return Message(mapping["text"], mapping["params"])
