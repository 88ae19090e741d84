"""Where a text that holds several articles could be split: a proposal with reasons, for a person to take or to leave."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.articles.boundary import Line, extent, find_lines, find_title, is_title, score, usual_gap
from quizapp.core.languages import N_, Message

MARKED = N_("the file marks it as an article")
LABELLED = N_("a line says that an article begins")
NUMBERED = N_("an item of a numbered round-up")
BRACKETED = N_("an item between news in brackets")
APART = N_("a title, a date line or a wide gap stands before it")
FIRST = N_("the beginning of the file")

_LABEL = re.compile(
    r"\s*#{0,3}\s*(?:(?:标题|題目|题目|標題|Title|Headline)\s*[:：]\s*\S|(?:文章|新闻|Article|Story|News)\s*(?:[0-9]{1,2}|[一二三四五六七八九十]+)\s*(?:[:：.、—-]|$)"
    r"|第\s*(?:[0-9]{1,2}|[一二三四五六七八九十]+)\s*篇)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*#{0,3}\s*([0-9]{1,2})[.、)）]\s*(?=\S)")
_BRACKET = re.compile(r"\s*【[^】]{4,60}】\s*\S{10}")
# What sections of one article are called: these are no news of a round-up.
_SECTION = re.compile(
    r"introduction|background|related work|method|experiment|results?|discussion|conclusion|limitations|references|summary|overview"
    r"|引言|背景|相关工作|方法|实验|结果|讨论|结论|总结|参考文献|摘要|局限|展望|概述|前言|結論|總結",
    re.IGNORECASE,
)
_SHORTEST, _SHORTEST_NEWS = 400, 80
_ENOUGH = 3
_AROUND = " \t\n\f\v\xa0\u3000-=*_~—─━"


@dataclass(frozen=True)
class Part:
    """A stretch of a text that could be an article of its own, its title, and what speaks for it."""

    start: int
    end: int
    title: str
    reason: Message


def find_parts(text: str, *, starts: Sequence[int] = (), hints: Sequence[int] = ()) -> tuple[Part, ...]:
    """The articles that a text seems to hold, in order; empty where it seems to be one.

    ``starts`` are offsets at which its file itself begins articles, ``hints`` those of first headings and rules.
    """
    lines = find_lines(text)
    ways = (
        (MARKED, list(starts), _SHORTEST_NEWS),
        (LABELLED, _labelled(lines), _SHORTEST_NEWS),
        (NUMBERED, _numbered(text, lines), _SHORTEST_NEWS),
        (BRACKETED, _bracketed(lines), _SHORTEST_NEWS),
        (APART, _apart(text, lines, frozenset(hints)), _SHORTEST),
    )
    for reason, found, shortest in ways:
        parts = _cut(text, found, reason, shortest)
        if len(parts) > 1:
            return parts
    return ()


def whole(text: str) -> Part:
    """A text as the one article that it is."""
    return _part(text, 0, len(text), Message(FIRST))


def _cut(text: str, found: Sequence[int], reason: str, shortest: int) -> tuple[Part, ...]:
    """The parts that begin at these offsets; what is before the first, where it is long enough, is one too."""
    if not found:
        return ()
    places = sorted(set(found))
    whole = [(place, Message(reason)) for place in places]
    if extent(text[: places[0]].strip()) >= shortest:
        whole.insert(0, (0, Message(FIRST)))
    ends = [*(place for place, _ in whole[1:]), len(text)]
    parts = [_part(text, start, end, why) for (start, why), end in zip(whole, ends, strict=True)]
    return tuple(parts) if all(extent(text[part.start : part.end]) >= shortest for part in parts) else ()


def _part(text: str, start: int, end: int, reason: Message) -> Part:
    """A part without the space and the rules around it."""
    inner = text[start:end]
    end = start + len(inner.rstrip(_AROUND))
    start += len(inner) - len(inner.lstrip())
    return Part(start, max(start, end), find_title(text[start:end]), reason)


def _labelled(lines: Sequence[Line]) -> list[int]:
    """The lines that say that an article begins, if there are several and one of them is the first."""
    found = [line for line in lines if _LABEL.match(line.text)]
    return [line.start for line in found] if len(found) > 1 and found[0] in lines[:3] else []


def _numbered(text: str, lines: Sequence[Line]) -> list[int]:
    """The titles 1, 2, 3 … of a round-up, which begins the file or repeats a line in every item."""
    found: list[Line] = []
    for line, after in pairwise(lines):
        number = _NUMBER.match(line.text)
        titled = number and is_title(line.text[number.end() :]) and extent(after.text.strip()) >= 40
        if number and titled and int(number[1]) == len(found) + 1:
            found.append(line)
    if len(found) < 2 or any(_SECTION.search(line.text) for line in found):
        return []
    first = found[0].start == lines[0].start
    return [line.start for line in found] if first or _repeat(text, found) else []


def _repeat(text: str, found: Sequence[Line]) -> bool:
    """Whether some short line stands in every item."""
    ends = [*(line.start for line in found[1:]), len(text)]
    seen: Counter[str] = Counter()
    for line, end in zip(found, ends, strict=True):
        seen.update(
            {one.strip() for one in text[line.start : end].split("\n") if 4 <= len(one.strip()) <= 30}
        )
    return any(count == len(found) for count in seen.values())


def _bracketed(lines: Sequence[Line]) -> list[int]:
    """The lines of a news ticker, each with its title in brackets."""
    found = [line.start for line in lines if _BRACKET.match(line.text)]
    return found if len(found) >= 3 and len(found) >= 0.5 * len(lines) else []


def _apart(text: str, lines: Sequence[Line], hints: frozenset[int]) -> list[int]:
    """The lines where much speaks for a beginning, each far enough from the one before."""
    found: list[int] = []
    usual, rest, length = usual_gap(lines), extent(text), 0
    for at, line in enumerate(lines):
        if at and length >= _SHORTEST and rest >= _SHORTEST:
            before, after = lines[at - 1], lines[at + 1 : at + 3]
            hinted = line.start in hints
            if score(text, line, before=before, after=after, usual=usual, hinted=hinted) >= _ENOUGH:
                found.append(line.start)
                length = 0
        length += extent(line.text)
        rest -= extent(line.text)
    return [0, *found] if found else []
