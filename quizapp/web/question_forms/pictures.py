"""The fields of a question's form that show pictures, and a picture put into one of them."""

import copy
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.languages import LANGUAGES
from quizapp.core.questions.picture import Picture, put_picture
from quizapp.web.question_forms.mapping import Plain


@dataclass(frozen=True)
class Placed:
    """A picture for one field of a form: before its character ``at``, else behind its text."""

    picture: Picture
    field: str
    at: int | None = None


def find_twins(texts: object, name: str = "", part: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a form that are in two languages, by their names there and as parts such as ``options.A.feedback``."""
    if isinstance(texts, Mapping):
        if set(texts) == {*LANGUAGES}:
            yield name, part
            return
        # A gap with a list has a form of a typed answer that no page shows.
        hidden = {"answer"} if texts.get("way") == "chosen" else {}
        for key, inner in texts.items():
            if key in hidden:
                continue
            yield from find_twins(inner, _joined(name, "-", key), _joined(part, ".", key))
    elif isinstance(texts, Sequence) and not isinstance(texts, str):
        for place, row in enumerate(texts):
            yield from find_twins(row, f"{name}-{place}", f"{part}.{_row_name(part, place, row)}")


def place_picture(texts: Plain, placed: Placed) -> Plain:
    """The texts with the picture in its field; unchanged where the form has no such field."""
    twin, _, language = placed.field.rpartition("-")
    if language not in LANGUAGES or twin not in dict(find_twins(texts)):
        return texts
    changed = copy.deepcopy(texts)
    found = changed
    for step in twin.split("-"):
        found = found[int(step)] if isinstance(found, list) else found[step]
    text = str(found[language] or "").replace("\r\n", "\n")
    found[language] = put_picture(text, placed.picture, placed.at)
    return changed


def _joined(name: str, sign: str, key: str) -> str:
    return f"{name}{sign}{key}" if name else key


def _row_name(part: str, place: int, row: object) -> str:
    """What the form calls a row: options by letters, gaps by their ids, everything else by its number."""
    if part.endswith("options"):
        return string.ascii_uppercase[place % 26]
    id_ = row.get("id") if part == "blanks" and isinstance(row, Mapping) else None
    return str(id_ or place + 1)
