"""What differs between two texts, word by word, and between two states of a question, part by part."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["same", "gone", "new"]
# A formula's command, a number with its point, a word; a Han letter alone; anything else sign by sign.
TOKEN = re.compile(r"\\[a-zA-Z]+|\d+(?:[.,]\d+)*|[^\W\d_⺀-鿿豈-﫿]+|\s+|.", re.DOTALL)
# A row of a list is told from its neighbours by its id.
ROW_NAME = "id"


@dataclass(frozen=True)
class Piece:
    """A part of a text that stayed, is gone or is new."""

    kind: PieceKind
    text: str


@dataclass(frozen=True)
class PartChange:
    """One part of a question, such as ``options.a.text.en``, with its text before and after; None where it was not."""

    part: str
    before: str | None
    after: str | None

    def pieces(self) -> tuple[Piece, ...]:
        """The change word by word."""
        return compare_texts(self.before or "", self.after or "")


def split_words(text: str) -> list[str]:
    """The words, numbers, blanks and signs of a text; a Chinese letter is a word of its own. Joined they are the text."""
    return TOKEN.findall(text)


def compare_texts(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that turn one text into the other; without the new ones they are the first, without the gone the second."""
    old, new = split_words(before), split_words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    runs: list[tuple[bool, str, str]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        _append(runs, tag == "equal", "".join(old[i1:i2]), "".join(new[j1:j2]))
    return tuple(piece for same, one, two in runs for piece in _pieces(same, one, two))


def compare_plain(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[PartChange, ...]:
    """The parts in which two plain forms of a question differ, in the order of the newer one, those gone last."""
    old, new = dict(flatten(before)), dict(flatten(after))
    return tuple(
        PartChange(part, old.get(part), new.get(part))
        for part in dict.fromkeys([*new, *old])
        if old.get(part) != new.get(part)
    )


def flatten(value: object, part: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a plain value with its place; rows of a list by their ids, the order of the rows as ``order``."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not (key == ROW_NAME and part):
                yield from flatten(inner, f"{part}.{key}" if part else str(key))
    elif isinstance(value, list | tuple):
        yield from _rows(value, part)
    else:
        yield part, shown(value)


def shown(value: object) -> str:
    """A plain value as a person reads it: texts as they are, numbers without a needless point."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rows(rows: Sequence[object], part: str) -> Iterator[tuple[str, str]]:
    if all(isinstance(row, str) for row in rows):
        yield part, "\n".join(map(str, rows))
        return
    names = [str(row.get(ROW_NAME, number)) for number, row in enumerate(rows, 1) if isinstance(row, Mapping)]
    for name, row in zip(names, rows, strict=False):
        yield from flatten(row, f"{part}.{name}")
    if any(isinstance(row, Mapping) and ROW_NAME in row for row in rows):
        yield f"{part}.order", ", ".join(names)


def _append(runs: list[tuple[bool, str, str]], same: bool, one: str, two: str) -> None:
    """Adds a run; blanks that stayed between two changes belong to the change, so that a phrase is one piece."""
    if not same and len(runs) > 1 and runs[-1][0] and runs[-1][1].isspace():
        blank = runs.pop()[1]
        _, old, new = runs.pop()
        one, two = f"{old}{blank}{one}", f"{new}{blank}{two}"
    runs.append((same, one, two))


def _pieces(same: bool, old: str, new: str) -> Iterator[Piece]:
    if same:
        yield Piece("same", old)
        return
    if old:
        yield Piece("gone", old)
    if new:
        yield Piece("new", new)
