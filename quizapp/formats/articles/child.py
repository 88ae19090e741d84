"""The process that reads one file: it takes bytes from its input, says what it found as JSON, and ends.

It bounds its own memory and time before it looks at the first byte. ``python -m quizapp.formats.articles.child MEMORY WORK NAME``
"""

import json
import resource
import sys
from dataclasses import asdict
from typing import Any

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.reader import read_article_file

# Compiled modules and nothing else may be written.
_LARGEST_FILE = 4_000_000


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
        return {"fault": asdict(error.message)}
    except MemoryError:
        return {"fault": asdict(Message(faults.TOO_MUCH))}


def main() -> None:
    """Reads one file as the command line says."""
    memory, work, name = sys.argv[1:]
    bound(int(memory), int(work))
    said = answer(sys.stdin.buffer.read(), name.removeprefix("="))
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
