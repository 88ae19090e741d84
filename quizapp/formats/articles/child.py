"""The process that reads one file: it takes bytes from its input, says what it found as JSON, and ends.

It bounds its own memory and time before it looks at the first byte. ``python -m quizapp.formats.articles.child MEMORY WORK NAME``
"""

import json
import re
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.reader import read_article_file

# Compiled modules and nothing else may be written.
_LARGEST_FILE = 4_000_000
_WHEN_MEMORY_ENDS = (faults.DAMAGED, faults.EMPTY)
_PEAK = re.compile(r"VmPeak:\s*([0-9]+) kB")
_NEAR = 0.5


def bound(memory: int, work: int) -> None:
    """Limits this process: bytes of address space, seconds of work; no core file, hardly a file at all."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (work, work + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))


def to_mapping(article: ReceivedArticle) -> dict[str, Any]:
    """An article as plain values."""
    days = {"published": article.published, "saved": article.saved}
    return asdict(article) | {key: day.isoformat() if day else None for key, day in days.items()}


def answer(data: bytes, name: str) -> dict[str, Any]:
    """What to say of a file: the article in it, or the fault."""
    try:
        return {"article": to_mapping(read_article_file(data, name))}
    except Invalid as error:
        ran_out = error.message.text in _WHEN_MEMORY_ENDS and is_near_limit()
        return {"fault": asdict(Message(faults.TOO_MUCH) if ran_out else error.message)}
    except MemoryError:
        return {"fault": asdict(Message(faults.TOO_MUCH))}


def is_near_limit() -> bool:
    """Whether this process took much of the address space that it may take; a library that got none says all kinds of things."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    try:
        peak = _PEAK.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return False
    return limit != resource.RLIM_INFINITY and peak is not None and int(peak[1]) * 1024 > _NEAR * limit


def main() -> None:
    """Reads one file as the command line says."""
    memory, work, name = sys.argv[1:]
    bound(int(memory), int(work))
    said = answer(sys.stdin.buffer.read(), name.removeprefix("="))
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
