"""The parts of an English article that tell of things of their own: the stories of a round-up, chapters, paragraphs opened by a few words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.presented_en import is_presented
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.sections import TOLD_OF, Section, find_items
from quizapp.core.facts.subjects.topics import THINGS

_FEWEST, _OF_ALL = 2, 0.5


@dataclass(frozen=True)
class _Part:
    """Where the heading of a part begins, its names, those that nothing before it has named, and those of them in its heading and first sentence."""

    start: int
    names: Sequence[Name]
    new: Sequence[Name]
    opening: Sequence[Name]


def find_stories(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> dict[int, Section]:
    """The parts of an English article that tell of things of their own, by the offsets at which they begin."""
    return _headed(plain, sentences, names) or find_items(plain, sentences, names)


def _headed(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> dict[int, Section]:
    """The parts under headings, where several of them present something new and nothing is told of in most of them."""
    parts = list(_parts(plain, sentences, names))
    told = [part for part in parts if _shown(plain, part.new) or _first(part.opening, {"company"})]
    if len(told) < _FEWEST or len(told) < _OF_ALL * len(parts) or _throughout(parts):
        return {}
    return {part.start: _section(plain, part) for part in parts}


def _parts(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> Iterator[_Part]:
    """The parts of an article under headings of their own."""
    headings = list(_headings(plain, sentences))
    starts = [name.start for name in names]
    ends = [*(one.start for one in headings[1:]), len(plain)]
    for heading, end in zip(headings, ends, strict=False):
        inside = names[bisect_left(starts, heading.start) : bisect_left(starts, end)]
        named = [name for name in inside if name.kind in TOLD_OF]
        # The title of a round-up names what it is about to tell: only what stands below it has been told.
        title = sentences[0].end
        before = {one.names[0] for one in names if title <= one.start < heading.start}
        new = [name for name in named if name.names[0] not in before]
        first = next((one.end for one in sentences if one.start > heading.start), end)
        yield _Part(heading.start, named, new, [name for name in new if name.start < first])


def _headings(plain: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The lines that head parts: short ones without a full stop, also with a number, that stand alone above a paragraph."""
    for one, after in pairwise(sentences[1:]):
        apart = "\n" in plain[one.end : after.start]
        line = plain.rfind("\n", 0, one.start) + 1
        numbered = one.kind == "item" and plain[line].isdigit()
        closed = plain[one.end - 1] in ".:;,"
        if apart and after.kind == "prose" and (one.kind == "heading" or (numbered and not closed)):
            yield one


def _throughout(parts: Sequence[_Part]) -> bool:
    """Whether one thing or company is named in most of the parts, so that all are about it."""
    counts = Counter(
        key for part in parts for key in {one.names[0] for one in part.names if one.kind != "person"}
    )
    return max(counts.values(), default=0) > max(1, _OF_ALL * len(parts))


def _section(plain: str, part: _Part) -> Section:
    """What a part tells of: the new thing that it presents, else the one that it names most; its company, and its person."""
    thing = _shown(plain, part.new) or _most(part.new, THINGS)
    company = _first(part.new, {"company"}) or _first(part.names, {"company"})
    return Section(thing, company, None, thing or company)


def _shown(plain: str, names: Sequence[Name]) -> Name | None:
    """The first thing that is presented."""
    return next((name for name in names if name.kind in THINGS and is_presented(plain, name)), None)


def _first(names: Sequence[Name], kinds: set[str]) -> Name | None:
    return next((name for name in names if name.kind in kinds), None)


def _most(names: Sequence[Name], kinds: frozenset[str]) -> Name | None:
    """The most frequent name of these kinds that comes again, of several the first."""
    counts = Counter(name.names[0] for name in names if name.kind in kinds)
    again = [name for name in names if counts[name.names[0]] > 1]
    return max(again, key=lambda name: (counts[name.names[0]], -name.start), default=None)


def find_breaks(article: ArticleText, sections: Container[int]) -> frozenset[int]:
    """Where the other headings of an English article begin: what was only come to above one is no longer meant below it."""
    headings = () if article.chinese else _headings(article.plain, article.sentences)
    return frozenset(one.start for one in headings if one.start not in sections)
