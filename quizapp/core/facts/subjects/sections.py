"""The parts of an article that tell of different things, each under a heading that names its own."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.topics import THINGS

_FEWEST_ITEMS = 3
_MOST, _FEW_WORDS = 0.6, 5
TOLD_OF = THINGS | {"company", "person"}
"""Kinds of names of which a part of an article may tell."""


@dataclass(frozen=True)
class Section:
    """The thing and the company of which a part of an article tells most, what its heading names first, and its person."""

    thing: Name | None
    company: Name | None
    person: Name | None
    first: Name | None


def _between(names: Sequence[Name], starts: list[int], start: int, end: int) -> list[Name]:
    """The names of things, companies and people between two offsets."""
    return [
        name for name in names[bisect_left(starts, start) : bisect_left(starts, end)] if name.kind in TOLD_OF
    ]


def section_of(titled: list[Name], inside: list[Name]) -> Section:
    """What a section tells of: what its heading names, else what is named most in it."""
    return Section(
        _main(titled, THINGS) or _main(inside, THINGS),
        _main(titled, {"company"}) or _main(inside, {"company"}),
        _main(titled, {"person"}),
        titled[0],
    )


def _main(names: list[Name], kinds: frozenset[str] | set[str]) -> Name | None:
    """The most frequent name of these kinds, of several the first."""
    fitting = [name for name in names if name.kind in kinds]
    counts = Counter(name.names[0] for name in fitting)
    return max(fitting, key=lambda name: (counts[name.names[0]], -name.start), default=None)


def find_items(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> dict[int, Section]:
    """The paragraphs of an English round-up, each opened by a few words that serve as its heading: Harder to break. …"""
    starts = [name.start for name in names]
    first = [
        one
        for one, before in zip(sentences[1:], sentences, strict=False)
        if one.kind == "prose" and "\n\n" in plain[before.end : one.start]
    ]
    opened = [one for one in first if _is_inline(plain, one)]
    if len(opened) < _FEWEST_ITEMS or len(opened) < _MOST * len(first):
        return {}
    ends = [*(one.start for one in opened[1:]), sentences[-1].end]
    found = dict[int, Section]()
    for opening, end in zip(opened, ends, strict=True):
        inside = _between(names, starts, opening.start, end)
        if inside:
            found[opening.start] = section_of(inside[:1], inside)
    return found


def _is_inline(plain: str, sentence: Sentence) -> bool:
    """Whether a sentence is so short that it is the heading of its paragraph, which goes on behind it."""
    text = plain[sentence.start : sentence.end]
    goes_on = plain[sentence.end : sentence.end + 1] == " "
    return goes_on and text.endswith(".") and text.count(" ") < _FEW_WORDS and not any(map(str.isdigit, text))
