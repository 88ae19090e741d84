"""Articles that people send as files, read in a process of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.plain import message_from_mapping
from quizapp.formats.articles import faults
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.reader import LARGEST
from quizapp.services import bounded
from quizapp.services.bounded import LIMITS, Limits, Refusals

_REFUSALS = Refusals(faults.TOO_SLOW, faults.DAMAGED)


def read_upload(data: bytes, name: str = "", *, limits: Limits = LIMITS) -> ReceivedArticle:
    """The article that a file holds; ``name`` is the file's name, empty for pasted text.

    Raises Invalid with a message for the person who sent it, also where the reader crashed, hung or took too much.
    """
    if len(data) > LARGEST:
        raise refuse(faults.TOO_LARGE)
    said, _ = bounded.run(bounded.command("article", limits, name), data, _REFUSALS, limits=limits)
    return received_from_mapping(said["article"])


def received_from_mapping(mapping: Mapping[str, Any]) -> ReceivedArticle:
    """An article out of plain values; the other way round is ``formats.articles.answer.to_mapping``."""
    days = {key: date.fromisoformat(mapping[key]) if mapping[key] else None for key in ("published", "saved")}
    return ReceivedArticle(
        text=mapping["text"],
        format=mapping["format"],
        notes=tuple(message_from_mapping(note) for note in mapping["notes"]),
        encoding=mapping["encoding"],
        title=mapping["title"],
        published=days["published"],
        saved=days["saved"],
        starts=tuple(mapping["starts"]),
        hints=tuple(mapping["hints"]),
    )
