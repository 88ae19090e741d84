"""A GIFT file cut into the blocks that each hold one question: at blank lines, as Moodle cuts it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

CATEGORY = "$CATEGORY:"
# Moodle takes a line that is only "0" for an empty one.
BLANK = ("", "0")
FARTHEST = 50
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
_NAMED = re.compile(r"::.*?(?<!\\)::")
CLOZE = re.compile(r"\{\s*\d*:[A-Z_]{2,}:")


@dataclass(frozen=True)
class Line:
    """One line without the space around it, its number in the file, and its braces."""

    number: int
    text: str
    braces: str

    @property
    def is_comment(self) -> bool:
        """Whether the line is a comment: ``//`` counts at its start alone."""
        return self.text.startswith("//")

    @property
    def is_category(self) -> bool:
        """Whether the line names the category of what follows."""
        return self.text.startswith(CATEGORY)


@dataclass(frozen=True)
class Block:
    """One question as it stands in the file: its text without the comments, and the comments.

    ``split`` tells that no blank line parts it from the question before, ``joined`` that blank lines part its answers.
    """

    number: int
    text: str
    comments: str
    original: str
    category: str = ""
    split: bool = False
    joined: bool = False


def parse_blocks(text: str) -> list[Block]:
    """The blocks of a whole file in order, each with the category that holds for it."""
    return list(_blocks(_joined(_groups(text))))


def find_braces(text: str) -> list[tuple[int, str]]:
    """The places of the braces that no backslash escapes."""
    return [(found.start(), found[1]) for found in _BRACE.finditer(text) if found[1]]


def _line(number: int, text: str) -> Line:
    text = text.strip()
    braces = "".join(brace for _, brace in find_braces(text)) if "{" in text or "}" in text else ""
    return Line(number, text, "" if text.startswith("//") else braces)


def _groups(text: str) -> list[list[Line]]:
    """The lines between blank ones; each line that names a category is a group of its own."""
    lines = [_line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    keyed = groupby(lines, lambda line: (line.text in BLANK, line.number if line.is_category else 0))
    return [list(group) for (blank, _), group in keyed if not blank]


def _joined(groups: Sequence[list[Line]]) -> Iterator[tuple[list[Line], bool]]:
    """The groups, with those in one whose answers begin in the first and end in the last of them."""
    place = 0
    while place < len(groups):
        end = _end_of_answers(groups, place) if _is_open(groups[place]) else None
        last = place if end is None else end
        yield [line for group in groups[place : last + 1] for line in group], last > place
        place = last + 1


def _is_open(group: Sequence[Line]) -> bool:
    return set("".join(line.braces for line in group)) == {"{"}


def _end_of_answers(groups: Sequence[list[Line]], place: int) -> int | None:
    """Which group closes the brace that this one left open, None where another question begins first."""
    for number in range(place + 1, min(place + FARTHEST, len(groups))):
        group = groups[number]
        if group[0].is_category or any(_NAMED.match(line.text) for line in group):
            return None
        if found := "".join(line.braces for line in group):
            return number if found[0] == "}" else None
    return None


def _blocks(groups: Iterator[tuple[list[Line], bool]]) -> Iterator[Block]:
    category = ""
    for lines, joined in groups:
        if lines[0].is_category:
            category = lines[0].text.removeprefix(CATEGORY).strip()
            continue
        for position, part in enumerate(_parted(lines)):
            if block := _block(part, category, split=position > 0, joined=joined):
                yield block


def _block(lines: Sequence[Line], category: str, *, split: bool, joined: bool) -> Block | None:
    """The block of these lines, None where they are comments alone."""
    said = [line for line in lines if not line.is_comment]
    if not said:
        return None
    return Block(
        said[0].number,
        "\n".join("" if line.is_comment else line.text for line in lines).strip(),
        "\n".join(line.text for line in lines if line.is_comment),
        "\n".join(line.text for line in lines),
        category,
        split,
        joined,
    )


def _parted(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The group cut where another question begins without a blank line."""
    start = 0
    for place in _beginnings(lines):
        while place > start and lines[place - 1].is_comment:
            place -= 1
        yield lines[start:place]
        start = place
    yield lines[start:]


def _beginnings(lines: Sequence[Line]) -> Iterator[int]:
    """The places of lines that begin another question after the answers of one have ended."""
    ahead = _braces_ahead(lines)
    cloze = any(CLOZE.search(line.text) for line in lines)
    seen, ended = "", False
    for place, line in enumerate(lines):
        if line.is_comment:
            continue
        closed = "{" in seen and "}" in seen
        if closed and (_NAMED.match(line.text) or (ended and not cloze and ahead[place] == "{")):
            yield place
            seen = ""
        seen = (seen + line.braces)[:64] if len(seen) < 64 else seen
        ended = line.text.endswith("}")


def _braces_ahead(lines: Sequence[Line]) -> list[str]:
    """For each line the first brace from there on, empty where there is none."""
    ahead, brace = [""] * len(lines), ""
    for place in range(len(lines) - 1, -1, -1):
        brace = lines[place].braces[:1] or brace
        ahead[place] = brace
    return ahead
