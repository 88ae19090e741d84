"""A quiz in Markdown cut into its questions, whichever way they begin: headings, numbers, or points of a list."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.formats.markdown_quiz.lines import (
    BULLET,
    CHECKED,
    GAP,
    HEADING,
    NUMBERED,
    OPEN,
    PAIR,
    PAIRED,
    TYPED,
    Line,
)

KEYED = re.compile(r"[-*+][ \t]+!(?=\S)(?!\[)")
LETTERED = re.compile(r"[(（]?([A-Za-z])[).、．][ \t]*(?=\S)")
ANSWER = re.compile(
    r"[*_>\s]*(?:correct answers?|right answers?|answers?|ans|key|参考答案|正确答案|标准答案|答案)[*_\s]*[:：](.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Segment:
    """One question: the line that begins it without its sign, the lines below it, the path of headings above it."""

    number: int
    head: str
    lines: tuple[Line, ...]
    category: str
    original: str
    headed: bool


@dataclass(frozen=True)
class Start:
    """One way in which questions begin: what stands behind the sign of such a line, None for any other line."""

    begins: Callable[[Line], str | None]
    headed: int = 0


def parse_segments(lines: Sequence[Line]) -> list[Segment]:
    """The questions by the way of beginning that makes most of them."""
    ways = [list(_cut(lines, start)) for start in _STARTS]
    return max(ways, key=lambda way: sum(map(_is_asked, way)))


def is_answer(line: Line) -> bool:
    """Whether a line is an answer, or says which one is right."""
    said = line.said
    return any(sign.match(said) for sign in (CHECKED, PAIRED, TYPED, GAP, OPEN, KEYED, ANSWER)) or bool(
        BULLET.match(said) and PAIR.search(said)
    )


def _is_asked(segment: Segment) -> bool:
    return any(is_answer(line) for line in segment.lines)


def _heading(level: int) -> Callable[[Line], str | None]:
    def begins(line: Line) -> str | None:
        found = None if line.code else HEADING.fullmatch(line.text)
        return _named(found[2]) if found and len(found[1]) == level else None

    return begins


def _item(sign: re.Pattern[str]) -> Callable[[Line], str | None]:
    def begins(line: Line) -> str | None:
        found = None if line.code or is_answer(line) else sign.match(line.text)
        return line.text[found.end() :] if found else None

    return begins


_STARTS = (
    Start(_heading(2), 2),
    Start(_heading(3), 3),
    Start(_item(NUMBERED)),
    Start(_item(BULLET)),
    Start(_heading(4), 4),
    Start(_heading(1), 1),
)


def _cut(lines: Sequence[Line], start: Start) -> Iterator[Segment]:
    path: list[str] = []
    begun: tuple[Line, str, str] | None = None
    below: list[Line] = []
    for line in lines:
        head = start.begins(line)
        above = _above(line, start)
        if head is not None or above:
            if begun:
                yield _segment(begun, below, headed=bool(start.headed))
            begun, below = None, []
        if head is not None:
            begun = (line, head, "/".join(filter(None, path)))
        elif above:
            level, name = above
            path = [*path[: level - 1], *[""] * (level - 1 - len(path)), _category(name)]
        elif begun:
            below.append(line)
    if begun:
        yield _segment(begun, below, headed=bool(start.headed))


def _above(line: Line, start: Start) -> tuple[int, str] | None:
    """The heading that a line is, of a level above questions."""
    found = None if line.code else HEADING.fullmatch(line.text)
    if not found or (start.headed and len(found[1]) >= start.headed):
        return None
    return len(found[1]), _named(found[2])


def _named(text: str) -> str:
    """The words of a heading without the signs that may close it."""
    words, _, closing = text.strip().rpartition(" ")
    return words.rstrip() if closing and not closing.strip("#") else text.strip()


def _category(name: str) -> str:
    return "" if name == "/" else name


def _segment(begun: tuple[Line, str, str], below: Sequence[Line], *, headed: bool) -> Segment:
    line, head, category = begun
    original = "\n".join(one.text for one in (line, *below)).strip("\n")
    return Segment(line.number, head, tuple(below), category, original, headed)
