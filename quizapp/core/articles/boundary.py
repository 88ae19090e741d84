"""How much speaks for it that an article begins at a line: gaps, rules, titles, date lines, another topic."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line that is not empty, without the space around it, and what stands between it and the one before: empty lines, a rule, a page break."""

    start: int
    text: str
    gap: int = 0
    ruled: bool = False
    paged: bool = False


_RULE = re.compile(r"\s*(?:[-=*_~—─━]\s?){3,}\s*")
_NUMERAL = re.compile(
    r"\s*(?:#{2,6}\s|0?[0-9]{1,2}\s*$|0 ?[0-9]\s|[0-9]{1,2}(?:\.[0-9]{1,2})+|[（(]?[0-9]{1,2}[)）.、]|[（(]?[一二三四五六七八九十]{1,3}[)）、]"
    r"|第[0-9一二三四五六七八九十]+[章节部条]|Part\s|Chapter\s|[-•●▪*]\s|\|)",
    re.IGNORECASE,
)
_DAY = r"(?:20[0-9]{2}\s*[-/.年]\s*[01]?[0-9]\s*[-/.月]\s*[0-3]?[0-9]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-3]?[0-9],? 20[0-9]{2})"
_DATELINE = re.compile(
    rf"{_DAY}(?:日)?(?:\s*[0-2]?[0-9]:[0-5][0-9])?.{{0,40}}$|(?:(?<!图片)(?<!圖片)(?<!图)来源|(?<!圖片)來源|作者|记者|記者|文)\s*[:：|/｜]|(?:By|Source|Published)\b[: ].{{3,60}}$"
)
_AGENCY = re.compile(
    r"\s*(?:[^\s，。]{2,6}社|[^\s，。]{2,5}网)[^\s，。]{0,8}[0-9]{1,2}月[0-9]{1,2}日[电讯]"
    r"|\s*[A-Z][A-Z .]{2,30}(?:, [A-Z][a-z .]{2,20})?(?:,? [A-Z][a-z]{2,8}\.? [0-9]{1,2})?\s*(?:\([^)\n]{2,30}\))?\s*[—–-]\s"
)
_OPENING = re.compile(
    r"\s*(?:(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日|今天|昨天|今日|昨日|近日|日前|这几天|前几天|前两天|本周|上周|今年|哈喽|大家好|各位|以下文章"
    r"|On [A-Z][a-z]+day|On [A-Z][a-z]+ [0-9]|Today|Yesterday|This week|Last week|Hello|Good morning|Welcome)"
)
_CLOSING = re.compile(
    r"[（(]\s*(?:完|END|本文完)\s*[）)]\s*$|下期再见|明天见|未完待续|责任编辑|\bEND\s*$|^###\s*$"
)
_STOP = re.compile(r"[。！？.!?…][”\"’'）)】\]*_]*\s*$")
_OPEN_END = re.compile(r"[:：，,、；;]\s*$")
_COUNTED = re.compile(r"^[0-9]{1,2}(?:[、)）]|\.(?![0-9]))\s*")
_TITLE = 60
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z]{3,}")
_PROSE, _DATELINE_LENGTH, _WIDEST = 70, 90, 3
_WINDOW, _ENOUGH_TEXT = 1500, 250
_ALIKE, _UNLIKE = 0.5, 0.12


def find_lines(text: str) -> list[Line]:
    """The lines of a text that hold something; rules between them are counted with the gap."""
    lines: list[Line] = []
    gap, ruled, paged = 0, False, False
    for found in re.finditer(r"[^\n\f]*(?:\n|\f|$)", text):
        body = found[0].rstrip("\n\f")
        if not body.strip():
            gap += 1
        elif _RULE.fullmatch(body):
            ruled = True
        else:
            lines.append(Line(found.start(), body.strip(), gap, ruled, paged))
            gap, ruled, paged = 0, False, False
        paged |= found[0].endswith("\f")
    return lines


def extent(text: str) -> int:
    """How much a text says, in letters: a Chinese character counts as two."""
    return len(text) + len(_HAN.findall(text))


def is_title(text: str) -> bool:
    """Whether a line could be the title of an article: neither a sentence nor a word or two."""
    bare = text.strip().strip("#* ")
    width = extent(bare)
    return 12 <= width <= 130 and not _STOP.search(bare) and not _OPEN_END.search(bare) and "|" not in bare


def find_title(text: str) -> str:
    """What to call an article: its first line without marks and numbers, or as much of it as tells something."""
    line = next((line.strip().strip("#*【】 ") for line in text.split("\n") if line.strip()), "")
    bare = _COUNTED.sub("", line)
    first = re.split(r"(?<=[。！？])|(?<=[.!?])\s", bare)[0]
    cut = first if len(bare) > _TITLE and len(first) >= _TITLE / 5 else bare
    return cut if len(cut) <= _TITLE else f"{cut[: _TITLE - 1]}…"


def usual_gap(lines: Sequence[Line]) -> int:
    """How many empty lines usually stand between two lines, at least one."""
    gaps = Counter(line.gap for line in lines[1:])
    return max(1, gaps.most_common(1)[0][0]) if gaps else 1


def score(text: str, line: Line, *, before: Line, after: Sequence[Line], usual: int, hinted: bool) -> int:
    """How much speaks for a beginning at a line, by the lines before and after; 3 is enough to propose it."""
    titled = is_title(line.text)
    gap = max(0, min(_WIDEST, line.gap - usual))
    strong = line.ruled or hinted or gap == _WIDEST
    if _NUMERAL.match(line.text) or not (strong or _fits(line, before, titled=titled)):
        return 0
    separated = gap + _separation(line, before) + (3 if hinted or line.text.startswith("# ") else 0)
    dated = titled and any(_is_dateline(one.text) for one in after)
    opened = bool(_OPENING.match(line.text)) + 3 * bool(_AGENCY.match(line.text))
    total = separated + 3 * dated + opened + titled
    return total + _novelty(text, line.start) if separated or dated else 0


def _is_dateline(text: str) -> bool:
    """Whether a line says when and where news were written, or who wrote them."""
    return bool((len(text) < _DATELINE_LENGTH and _DATELINE.search(text)) or _AGENCY.match(text))


def _fits(line: Line, before: Line, *, titled: bool) -> bool:
    """Whether one text could end and another begin here: not behind a title or a colon, not with a mere word."""
    prose = extent(line.text) >= _PROSE
    return (titled or prose) and not _OPEN_END.search(before.text) and not is_title(before.text)


def _separation(line: Line, before: Line) -> int:
    """How far a line is set apart from the one before by marks: a rule, a page break, words that close."""
    ended = bool(_STOP.search(before.text))
    closed = 2 * bool(_CLOSING.search(before.text))
    return 2 * line.ruled + (2 if line.paged and ended else 0) + closed


def _novelty(text: str, at: int) -> int:
    """2 where what comes after speaks of something else than what is before, -2 where it goes on, else 0."""
    before, after = text[max(0, at - _WINDOW) : at], text[at : at + _WINDOW]
    if min(len(before), len(after)) < _ENOUGH_TEXT:
        return 0
    alike = likeness(before, after)
    return 2 if alike < _UNLIKE else -2 if alike > _ALIKE else 0


def likeness(one: str, other: str) -> float:
    """How much two texts share of their words, from 0 to 1: the cosine of pairs of Chinese characters and of words."""
    first, second = _terms(one), _terms(other)
    shared = sum(count * second[term] for term, count in first.items())
    sizes = math.hypot(*first.values()) * math.hypot(*second.values())
    return shared / sizes if sizes else 0.0


def _terms(text: str) -> Counter[str]:
    """The words of a text and its pairs of Chinese characters, how often each occurs."""
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    terms = Counter(pair for pair in pairs if _HAN.match(pair[0]) and _HAN.match(pair[1]))
    terms.update(_WORD.findall(text.lower()))
    return terms
