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
    """A line on a page: its text, page number, the size of its letters, and its box in points from below left."""

    text: str
    page: int
    size: float
    left: float
    right: float
    top: float
    bottom: float
    edge: bool = False


_WIDE = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’"
_JOINS_TIGHT = re.compile(rf"[{_WIDE}]$"), re.compile(rf"^[{_WIDE}]")
_ITEM = re.compile(
    r"^(?:[•●▪◦■◆·‣–*-]\s|[（(]?[0-9]{1,2}[)）.、]\s?|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])"
)
_STOP = re.compile(r"[。！？.!?:：;；…][”\"’')）\]]*$")
_PAGE_NUMBER = re.compile(
    r"(?:page|第)?\s*[-–—·]?\s*[0-9]{1,4}\s*(?:页)?\s*(?:(?:/|of|共)\s*[0-9]{1,4}\s*页?)?\s*[-–—·]?",
    re.IGNORECASE,
)
# What browsers print at the edges of paper: the address, or the time and the title.
_PRINTED = re.compile(
    r"(?:file|https?)://\S+(?:\s+[0-9]+/[0-9]+)?|[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4},? \D{0,3}[0-9]{1,2}:[0-9]{2}.{0,120}"
)
_HEADING, _TITLE = 1.12, 1.5
_SOFT_HYPHEN = "\u00ad"
_FEW_PAGES = 3
# Lines of fewer letters than this are no text that was broken to fit.
_NARROWEST = 13


def drop_edges(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines without page numbers and what repeats at the head or foot of pages."""
    repeated = Counter(form for form, _ in {(_form(line), line.page) for line in lines if line.edge})
    often = max(_FEW_PAGES, pages // 3)
    return [
        line
        for line in lines
        if not line.edge or not (_is_furniture(line.text.strip()) or repeated[_form(line)] >= often)
    ]


def _is_furniture(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _form(line: Line) -> str:
    """A line with its numbers left open: the page number changes from page to page."""
    return re.sub(r"[0-9]+", "#", squeeze(line.text))


def make_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of lines that stand in reading order."""
    if not lines:
        return
    body = _body_size(lines)
    rights = _right_edges(lines)
    group = [lines[0]]
    for line, after, right in zip(lines, lines[1:], rights, strict=False):
        if _ends(line, after, right=right, body=body):
            yield _block(group, body)
            group = []
        group.append(after)
    yield _block(group, body)


def _body_size(lines: Sequence[Line]) -> float:
    """The size of letters in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """For each line, how far those reach that stand close above and below it, in the same letters."""
    runs: list[list[Line]] = [[lines[0]]]
    for line, after in pairwise(lines):
        if _apart(line, after) or abs(line.size - after.size) > 0.08 * line.size:
            runs.append([])
        runs[-1].append(after)
    return [max(line.right for line in run) for run in runs for _ in run]


def _apart(line: Line, after: Line) -> bool:
    """Whether a line does not follow close below another, or not in its column."""
    return not -line.size < line.bottom - after.top < 0.95 * line.size or after.page != line.page


def _ends(line: Line, after: Line, *, right: float, body: float) -> bool:
    """Whether a block ends with a line, by what comes after it."""
    if abs(line.size - after.size) > 0.08 * max(line.size, 1) or _ITEM.match(after.text):
        return True
    stopped = bool(_STOP.search(line.text))
    if after.page != line.page or after.top > line.bottom + line.size:
        return stopped or line.size >= _HEADING * body
    if _apart(line, after) or line.size >= _HEADING * body:
        return _apart(line, after)
    unused = (right - line.right) / line.size
    narrow = (right - line.left) / line.size < _NARROWEST
    indented = after.left - line.left > 1.2 * line.size and not _ITEM.match(line.text)
    return narrow or indented or unused > 8 or (stopped and unused > 2.5)


def _block(lines: Sequence[Line], body: float) -> Block:
    """The lines as one text."""
    text = lines[0].text.strip()
    for line in lines[1:]:
        text = _joined(text, line.text.strip())
    size = median(line.size for line in lines)
    heading = size >= _HEADING * body and len(text) <= 200
    kind: BlockKind = "heading" if heading else "item" if _ITEM.match(text) else "paragraph"
    return Block(kind, squeeze(text.replace(_SOFT_HYPHEN, "")), hint=heading and size >= _TITLE * body)


def _joined(text: str, after: str) -> str:
    """Two lines as one: a hyphen goes where a word was parted, Chinese joins without a space."""
    if re.search(r"[a-z]-$", text) and re.match(r"[a-z]", after):
        return text[:-1] + after
    if text.endswith(_SOFT_HYPHEN):
        return text[:-1] + after
    tight = _JOINS_TIGHT[0].search(text) or _JOINS_TIGHT[1].match(after)
    return text + ("" if tight else " ") + after
