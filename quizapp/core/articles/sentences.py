"""The sentences of an article, in punctuated text and in captions without full stops, with what each line is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["prose", "caption", "heading", "item", "row", "code"]

_LINE = re.compile(r"[^\n]+")
_SHORT = "Mr Ms Dr St No vs al Fig Inc Co Prof Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec"
_NOT_SHORT = "".join(rf"(?<!\b{word}\.)" for word in _SHORT.split())
_CLOSERS, _STOPPED = r"[”」』）)\"]*", r"[”\"')]*(?=\s|$)"
# Each way begins with its own mark, so that a search passes over all other characters at once.
_END = re.compile(
    rf"。{_CLOSERS}|！{_CLOSERS}|？{_CLOSERS}|!{_STOPPED}|\?{_STOPPED}"
    rf"|\.(?<!\b[A-Z]\.)(?<!\b[ei]\.[ge]\.){_NOT_SHORT}[”\"')\]]*(?=\s+[\"“'(\[]?[A-Z0-9]|\s*$)"
)
_ITEM = re.compile(
    r"\s*(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[ivx]{1,4}|[①-⑳])(?:[)）、．]|[.:](?=\s|[^0-9\s])(?!com))|[-*•·●▪◆■]\s|[①-⑳])\s*"
)
_NUMBERS = re.compile(
    r"(?:^|(?<=\s))(?:第[0-9一二三四五六七八九十]+[章节部分]+|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?=\s+[A-Z\u4e00-\u9fff]|\s*$)"
    r"|^[0-9] ?[0-9]?(?=\s|$)(?! (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_CODE = re.compile(
    r"^\s*(?:def |class |import |from \S+ import|return\b|for \w+ in |if .*:$|#include|[\w.]+\(.*\)\s*$|[\w.\[\]]+ = |[{}]\s*$|```)"
)
_CELL = re.compile(
    r"(?<![\w.])[$¥€￥]?[-+]?[0-9][0-9,.]*(?:[%KkMBTGx]|[A-Za-z]{1,3})?(?![\w.])|(?<=\s)(?:[-–—]|N/A)(?=\s|$)"
)
_GAP = re.compile(r" {2,}")
_FIGURE_CELL = re.compile(
    r"[$€£¥~<>≤≥+-]?[0-9]\S*(?: (?!and\b)\S+){0,3}$|(?:none|no|yes|n/a|unknown|same|[–—-]+)$", re.IGNORECASE
)
_HEADING_WIDTH, _CAPTION_WIDTH, _FEWEST_CELLS = 40, 45, 3


@dataclass(frozen=True)
class Sentence:
    """A sentence, a caption line, a heading, an item of a list or a row; ``body`` is where its text begins."""

    start: int
    end: int
    kind: LineKind
    body: int


def find_sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order."""
    lines = [found for found in _LINE.finditer(text) if found[0].strip()]
    captions = _is_captioned([line[0] for line in lines])
    sentences: list[Sentence] = []
    for line in lines:
        sentences += _of_line(line, captions)
    return sentences


def _is_captioned(lines: list[str]) -> bool:
    """Whether a text is a transcript: many short lines, few of them closed by a full stop."""
    closed = sum(bool(_END.search(line)) for line in lines)
    width = sum(map(len, lines)) / max(1, len(lines))
    return len(lines) >= 12 and width < _CAPTION_WIDTH and closed < 0.3 * len(lines)


def _of_line(line: re.Match[str], captions: bool) -> Iterator[Sentence]:
    """The sentences of one line."""
    kind, marker = _kind(line[0], captions)
    start = line.start() + len(line[0]) - len(line[0].lstrip())
    body = max(start, line.start() + marker)
    if kind in ("heading", "row", "code", "caption"):
        yield Sentence(start, line.start() + len(line[0].rstrip()), kind, body)
        return
    for found in _END.finditer(line[0]):
        end = line.start() + found.end()
        yield Sentence(start, end, kind, max(start, body))
        rest = line[0][found.end() :]
        start = end + len(rest) - len(rest.lstrip())
    stop = line.start() + len(line[0].rstrip())
    if start < stop:
        yield Sentence(start, stop, kind, max(start, body))


def _kind(line: str, captions: bool) -> tuple[LineKind, int]:
    """What a line is, and how many characters mark it as an item."""
    item = _ITEM.match(line)
    if _CODE.match(line):
        return "code", 0
    if is_row(line):
        return "row", 0
    if item and len(line.strip()) > item.end():
        return "item", item.end()
    if captions:
        return "caption", 0
    short = len(line.strip()) <= _HEADING_WIDTH * (1 if re.search(r"[\u4e00-\u9fff]", line) else 2)
    if re.fullmatch(r"\s*【[^】]+】\s*", line):
        return "heading", 0
    closed = re.search(r"[。！？!?.;；，,:：]\s*$", line) is not None or "，" in line
    return ("heading" if short and not closed else "prose"), 0


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: a label, then cells most of which are numbers."""
    if line.count("|") >= 2 or line.count("\t") >= 2:
        return True
    apart = _GAP.split(line.strip())
    if len(apart) >= _FEWEST_CELLS and all(_FIGURE_CELL.match(one) for one in apart[1:]):
        return True
    cells = _CELL.findall(line)
    words = len(line.split())
    return (
        len(cells) >= 3
        and len(cells) >= 0.5 * words
        and not re.search(r"[。，；,;] ?[A-Za-z\u4e00-\u9fff]", line)
    )


def find_numbering(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The numbers that only count sections and items: 2.1, 第三章, (4)."""
    spans = [(sentence.start, sentence.body)] if sentence.body > sentence.start else []
    if sentence.kind == "heading":
        inside = text[sentence.start : sentence.end]
        spans += [
            (sentence.start + a, sentence.start + b) for a, b in (m.span() for m in _NUMBERS.finditer(inside))
        ]
    return spans
