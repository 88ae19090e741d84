"""The lines of a page of a PDF with their place and size, and the blocks that they make: paragraphs, headings, items."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from quizapp.formats.articles.blocks import Block, BlockKind, squeeze


@dataclass(frozen=True)
class Line:
    """A line on a page: its text, page number, the size of its letters, its ends and its base in points from below left."""

    text: str
    page: int
    size: float
    left: float
    right: float
    base: float
    edge: bool = False


_WIDE = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’"
_JOINS_TIGHT = re.compile(rf"[{_WIDE}]$"), re.compile(rf"^[{_WIDE}]")
_ITEM = re.compile(
    r"^(?:[•●▪◦■◆·‣–*-]\s|[（(]?[0-9]{1,2}[)）.、]\s?|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])"
)
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PARTED = re.compile(r"([^\W_]+(?:-[^\W_]+)*)[-\u00ad]$")
_STOP = re.compile(r"[。！？.!?:：;；…][”\"’')）\]]*$")
_OPEN = re.compile(r"[,，、;；(（\-\u00ad]$")
_PAGE_NUMBER = re.compile(
    r"(?:page|第)?\s*[-–—·]?\s*[0-9]{1,4}\s*(?:页)?\s*(?:(?:/|of|共)\s*[0-9]{1,4}\s*页?)?\s*[-–—·]?",
    re.IGNORECASE,
)
# What browsers print at the edges of paper: the address, or the time and the title.
_PRINTED = re.compile(
    r"(?:file|https?)://\S+(?:\s+[0-9]+/[0-9]+)?|[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4},? \D{0,3}[0-9]{1,2}:[0-9]{2}.{0,120}"
)
_HEADING, _TITLE = 1.12, 1.5
SOFT_HYPHEN = "\u00ad"
_FEW_PAGES, _LONGEST_WORD = 3, 80
# Distances of lines, in sizes of letters.
_NEAREST, _FARTHEST, _USUAL_PITCH, _WIDE_STEP = 0.8, 3.0, 1.3, 1.3
# Lines of fewer letters than this are no text that was broken to fit.
_NARROWEST = 13


def drop_edges(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines without page numbers and what repeats at the head or foot of pages."""
    repeated = Counter(form for form, _ in {(_form(line), line.page) for line in lines if line.edge})
    often = max(_FEW_PAGES, pages // 3)
    return [
        line
        for line in lines
        if not line.edge or not (_is_furniture(squeeze(line.text)) or repeated[_form(line)] >= often)
    ]


def _is_furniture(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _form(line: Line) -> str:
    """A line with its numbers left open: the page number changes from page to page."""
    return re.sub(r"[0-9]+", "#", squeeze(line.text))


@dataclass(frozen=True)
class _Setting:
    """How a document is set: the size of most letters, how far lines stand apart in sizes, and the words in it."""

    body: float
    pitch: float
    words: frozenset[str]


def make_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of lines that stand in reading order."""
    if not lines:
        return
    setting = _Setting(
        _body_size(lines), _pitch(lines), frozenset(_WORDS.findall(" ".join(x.text for x in lines)))
    )
    rights = _right_edges(lines, setting)
    group = [lines[0]]
    for line, after, right in zip(lines, lines[1:], rights, strict=False):
        if _ends(line, after, right=right, setting=setting):
            yield _block(group, setting)
            group = []
        group.append(after)
    yield _block(group, setting)


def _body_size(lines: Sequence[Line]) -> float:
    """The size of letters in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 0.5)


def _pitch(lines: Sequence[Line]) -> float:
    """How far lines of a paragraph stand apart, in sizes of letters: the first quartile of all distances."""
    steps = sorted(
        (line.base - after.base) / line.size for line, after in pairwise(lines) if line.page == after.page
    )
    near = [step for step in steps if _NEAREST < step < _FARTHEST]
    return near[len(near) // 4] if near else _USUAL_PITCH


def _right_edges(lines: Sequence[Line], setting: _Setting) -> list[float]:
    """For each line, how far those reach that stand close above and below it, in the same letters."""
    runs: list[list[Line]] = [[lines[0]]]
    for line, after in pairwise(lines):
        if _apart(line, after, setting) or not _alike(line, after):
            runs.append([])
        runs[-1].append(after)
    return [max(line.right for line in run) for run in runs for _ in run]


def _alike(line: Line, after: Line) -> bool:
    """Whether two lines are set in letters of one size."""
    return abs(line.size - after.size) <= 0.08 * line.size


def _apart(line: Line, after: Line, setting: _Setting) -> bool:
    """Whether a line does not follow close below another, or not in its column."""
    step = (line.base - after.base) / line.size
    return after.page != line.page or not 0.3 < step <= _WIDE_STEP * setting.pitch


def _ends(line: Line, after: Line, *, right: float, setting: _Setting) -> bool:
    """Whether a block ends with a line, by what comes after it."""
    if not _alike(line, after) or _ITEM.match(after.text):
        return True
    heading = line.size >= _HEADING * setting.body
    if after.page != line.page or after.base > line.base + line.size:
        return heading or bool(_STOP.search(line.text))
    if heading or _apart(line, after, setting):
        return _apart(line, after, setting)
    unused = (right - line.right) / line.size
    if _OPEN.search(line.text):
        return False
    narrow = (right - line.left) / line.size < _NARROWEST
    indented = after.left - line.left > 1.2 * line.size and not _ITEM.match(line.text)
    return narrow or indented or unused > 8 or (unused > 2.5 and bool(_STOP.search(line.text)))


def _block(lines: Sequence[Line], setting: _Setting) -> Block:
    """The lines as one text."""
    text = lines[0].text.strip()
    for line in lines[1:]:
        text = _joined(text, line.text.strip(), setting.words)
    size = median(line.size for line in lines)
    heading = size >= _HEADING * setting.body and len(text) <= 200
    kind: BlockKind = "heading" if heading else "item" if _ITEM.match(text) else "paragraph"
    return Block(kind, squeeze(text.replace(SOFT_HYPHEN, "")), hint=heading and size >= _TITLE * setting.body)


def _joined(text: str, after: str, words: frozenset[str]) -> str:
    """Two lines as one: a parted word is whole again, Chinese joins without a space."""
    parted = _PARTED.search(text, max(0, len(text) - _LONGEST_WORD))
    rest = _WORDS.match(after)
    if parted and rest:
        return text[: parted.end(1)] + _hyphen(parted[1], rest[0], words) + after
    tight = _JOINS_TIGHT[0].search(text) or _JOINS_TIGHT[1].match(after)
    return text + ("" if tight else " ") + after


def _hyphen(one: str, other: str, words: frozenset[str]) -> str:
    """What stands between the halves of a word: a hyphen where the document writes it so elsewhere, or a name would lose it."""
    if f"{one}-{other}" in words or "-" in one:
        return "-"
    return "" if one + other in words or (one.islower() and other.islower()) else "-"
