"""The pieces of a formatted article, and the plain text that they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "start"]
_POWERS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
_NUMBER = re.compile(r"[-−–+]?[0-9]{1,4}")
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table; ``start`` is no text: an article begins.

    ``linked``: most of it leads somewhere else; ``hint``: an article could begin here, with a first heading or behind a rule.
    """

    kind: BlockKind
    text: str = ""
    linked: bool = False
    hint: bool = False


@dataclass(frozen=True)
class Joined:
    """The text of blocks; the offsets where articles begin, and those where one could."""

    text: str
    starts: tuple[int, ...]
    hints: tuple[int, ...]


def join(blocks: Iterable[Block]) -> Joined:
    """The text of blocks, items and rows on lines of their own."""
    pieces: list[str] = []
    starts: list[int] = []
    hints: list[int] = []
    length, before, pending = 0, None, False
    for block in blocks:
        if block.kind == "start":
            pending = True
            continue
        gap = "" if before is None else "\n" if block.kind == before in ("item", "row") else "\n\n"
        if pending:
            starts.append(length + len(gap))
        if block.hint:
            hints.append(length + len(gap))
        pieces += [gap, block.text]
        length += len(gap) + len(block.text)
        before, pending = block.kind, False
    return Joined("".join(pieces), tuple(starts), tuple(hints))


def squeeze(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return _SPACE.sub(" ", text).strip()


def write_raised(text: str, before: str) -> str:
    """A raised text: a power behind a number, a power of a unit, else a note's mark, which is no number of the text."""
    if not _NUMBER.fullmatch(text):
        return text
    plain = re.sub("[−–]", "-", text)
    if re.search(r"[0-9)]$", before):
        return f"^{plain}"
    if re.search(r"(?<![A-Za-z])[A-Za-zμ]{1,2}$", before):
        return plain.translate(_POWERS)
    return f"[{text}]"
