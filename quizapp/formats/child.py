"""The process that works on one file: it takes bytes from its input, says what it made of them, and ends.

It bounds its own memory and time before it looks at the first byte.
``python -m quizapp.formats.child TASK MEMORY WORK NAME``. Its answer is a line of JSON, behind it the blobs whose sizes the line gives.
"""

import gc
import json
import re
import resource
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

# Which module does which work; loaded by the process that does it, and by no other.
TASKS: Mapping[str, str] = {
    "article": "quizapp.formats.articles.answer",
    "questions": "quizapp.formats.answer",
    "table": "quizapp.formats.sheet.answer",
}
# Compiled modules and nothing else may be written.
_LARGEST_FILE = 4_000_000
_PEAK = re.compile(r"VmPeak:\s*([0-9]+) kB")
_NEAR = 0.5
_SELDOM = 100_000
Plain = dict[str, Any]


class Task(Protocol):
    """A module that does one kind of work."""

    def answer(self, data: bytes, name: str) -> tuple[Plain, Sequence[bytes]]:
        """What came of it as plain values, or a ``fault``; and the blobs that belong to them."""


def bound(memory: int, work: int) -> None:
    """Limits this process: bytes of address space, seconds of work; no core file, hardly a file at all."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (work, work + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))


def is_near_limit() -> bool:
    """Whether this process took much of the address space that it may take; a library that got none says all kinds of things."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    try:
        peak = _PEAK.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return False
    return limit != resource.RLIM_INFINITY and peak is not None and int(peak[1]) * 1024 > _NEAR * limit


def main() -> None:
    """Works on one file as the command line says."""
    task, memory, work, name = sys.argv[1:]
    bound(int(memory), int(work))
    module = cast(Task, import_module(TASKS[task]))
    # What is read of a file lives until the end: looking again and again for what can go costs a third of the time.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    said, blobs = module.answer(sys.stdin.buffer.read(), name.removeprefix("="))
    line = json.dumps(said | {"sizes": [len(blob) for blob in blobs]})
    sys.stdout.buffer.writelines([line.encode(), b"\n", *blobs])


if __name__ == "__main__":
    main()
