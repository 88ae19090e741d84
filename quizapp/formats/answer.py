"""What the process that reads a file of questions, or writes one, says: plain values, and bytes behind them.

Its input is a line of JSON, which says what is wanted, and behind it the file, or what it is to be made of.
"""

import json
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from quizapp.core.banks.content import grounds_to_mapping
from quizapp.core.languages import N_, Message
from quizapp.core.plain import fault_to_mapping, message_to_mapping
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question
from quizapp.core.reviews.signs import has_odd_signs, without_odd_signs
from quizapp.formats.bank_file import read_bank_file
from quizapp.formats.formats import FORMATS
from quizapp.formats.imported import Entry, Imported, Unreadable

TOO_MUCH = N_("Reading this file took too much memory: split it")
Plain = dict[str, Any]


def answer(data: bytes, name: str) -> tuple[Plain, Sequence[bytes]]:
    """What the wish in the first line asks for, or the fault."""
    line, _, content = data.partition(b"\n")
    wish = json.loads(line)
    try:
        return _write(wish, content) if "questions" in wish else _read(wish, content)
    except Unreadable as error:
        return {"unreadable": fault_to_mapping(error.fault)}, ()
    except MemoryError:
        return {"fault": message_to_mapping(Message(TOO_MUCH))}, ()


def _read(wish: Plain, content: bytes) -> tuple[Plain, Sequence[bytes]]:
    imported = read_bank_file(content, wish["name"], wish["format"])
    return imported_to_mapping(imported), [medium.content for medium in imported.media]


def imported_to_mapping(imported: Imported) -> Plain:
    """What was read as plain values; the bytes of its media stand behind them in the order of their names."""
    groups = {
        name: [fault_to_mapping(one) for one in getattr(imported, name)]
        for name in ("skipped", "kept", "faults")
    }
    said = {
        "format": imported.format,
        "found": imported.found,
        "title": imported.title,
        "language": imported.language,
        "entries": [_entry(entry) for entry in imported.entries],
        "media": [medium.name for medium in imported.media],
        "grounds": grounds_to_mapping(imported.grounds) if imported.grounds else None,
        **groups,
    }
    return said if _is_storable(said) else _storable(said)


def _entry(entry: Entry) -> Plain:
    faults = check_question(entry.question)
    return {
        "question": question_to_mapping(entry.question),
        "where": entry.where,
        "original": entry.original,
        "own_id": entry.own_id,
        "faults": [fault_to_mapping(one) for one in faults],
    }


def _is_storable(said: Plain) -> bool:
    """Whether a database holds all texts in it; told by one look at them all."""
    text = json.dumps(said, ensure_ascii=False)
    return "\\u0000" not in text and not has_odd_signs(text)


def _storable(value: Any) -> Any:
    """The value with a replacement character for each sign that no database holds."""
    if isinstance(value, str):
        return without_odd_signs(value)
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _write(wish: Plain, content: bytes) -> tuple[Plain, Sequence[bytes]]:
    """What the format cannot say of these questions; and the file with them, where it is wanted."""
    known, language = FORMATS[wish["format"]].writer(), wish["language"]
    questions = [_question(one) for one in wish["questions"]]
    lost = [(one.id, known.losses(one, language)) for one in questions]
    told = {"losses": [[id_, [message_to_mapping(one) for one in losses]] for id_, losses in lost if losses]}
    if not wish["whole"]:
        return told, ()
    return told, (
        known.write(questions, language=language, title=wish["title"], media=_media(wish, content)),
    )


def _question(mapping: Plain) -> Question:
    question, faults = question_from_mapping(mapping, "question")
    if question is None:
        raise ValueError(f"a question to write cannot be read: {faults[0]}")
    return question


def _media(wish: Plain, content: bytes) -> dict[str, bytes]:
    """The media by name, cut out of what stands behind the wish."""
    places = pairwise(accumulate((size for _, size in wish["media"]), initial=0))
    return {name: content[start:end] for (name, _), (start, end) in zip(wish["media"], places, strict=True)}
