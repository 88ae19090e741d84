"""The pieces of a formatted article, and the plain text that they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "start"]
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table; ``start`` is no text: an article begins.

    ``linked``: most of it leads somewhere else.
    """

    kind: BlockKind
    text: str = ""
    linked: bool = False


def join(blocks: Iterable[Block]) -> tuple[str, tuple[int, ...]]:
    """The text of blocks, items and rows on lines of their own; and the offsets where articles begin."""
    pieces: list[str] = []
    starts: list[int] = []
    length, before, pending = 0, None, False
    for block in blocks:
        if block.kind == "start":
            pending = True
            continue
        gap = "" if before is None else "\n" if block.kind == before in ("item", "row") else "\n\n"
        if pending:
            starts.append(length + len(gap))
        pieces += [gap, block.text]
        length += len(gap) + len(block.text)
        before, pending = block.kind, False
    return "".join(pieces), tuple(starts)


def squeeze(text: str) -> str:
    """The text with every run of spaces and line ends as one space."""
    return _SPACE.sub(" ", text).strip()
