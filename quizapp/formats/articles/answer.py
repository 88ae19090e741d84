"""What the process that reads one file says of an article: the article as plain values, or the fault."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.reader import read_article_file
from quizapp.formats.child import is_near_limit

_WHEN_MEMORY_ENDS = (faults.DAMAGED, faults.EMPTY)


def to_mapping(article: ReceivedArticle) -> dict[str, Any]:
    """An article as plain values."""
    days = {"published": article.published, "saved": article.saved}
    return asdict(article) | {key: day.isoformat() if day else None for key, day in days.items()}


def answer(data: bytes, name: str) -> tuple[dict[str, Any], Sequence[bytes]]:
    """What to say of a file: the article in it, or the fault."""
    try:
        return {"article": to_mapping(read_article_file(data, name))}, ()
    except Invalid as error:
        ran_out = error.message.text in _WHEN_MEMORY_ENDS and is_near_limit()
        return {"fault": asdict(Message(faults.TOO_MUCH) if ran_out else error.message)}, ()
    except MemoryError:
        return {"fault": asdict(Message(faults.TOO_MUCH))}, ()
