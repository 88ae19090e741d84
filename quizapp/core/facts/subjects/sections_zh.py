"""The parts of a Chinese article under headlines of their own, and what each tells of: 2. 远桥收购松果数据, 趋势二：价格下降."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.sections import TOLD_OF, Section, section_of

_FEWEST, _LONGEST = 2, 40
_CLOSED = re.compile(r"[。！？!?.;；，,:：、][”」』）]?$")
_LIST_MARK = re.compile(r"[-*•·●▪◆■]")


@dataclass(frozen=True)
class _Block:
    """A headline with what stands below it: the names in the headline, in its first sentence, and in all of it."""

    start: int
    titled: list[Name]
    opening: list[Name]
    inside: list[Name]
    listed: bool

    def own(self, told: set[str], every: Sequence[Name]) -> list[Name]:
        """The names by which the block tells of something new: its headline's, else those of its opening that stand nowhere else."""
        if self.titled:
            return self.titled if self.titled[0].names[0] not in told else []
        first = self.opening[0].names[0] if self.opening else ""
        within = sum(name.names[0] == first for name in self.inside)
        return self.opening if first and within == sum(name.names[0] == first for name in every) else []


def find_sections(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> dict[int, Section]:
    """The sections of an article by the offsets of their headlines; none where fewer than two tell of something that no other names."""
    every = [name for name in names if name.kind in TOLD_OF]
    found, told, titled = dict[int, Section](), set[str](), 0
    for block in _blocks(plain, sentences, every):
        own = block.own(told, every)
        told.update(name.names[0] for name in own[:1])
        titled += bool(own) and not block.listed
        found[block.start] = section_of(own, block.inside) if own else Section(None, None, None, None)
    return found if titled >= _FEWEST else {}


def _blocks(plain: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> Iterator[_Block]:
    """The blocks of an article in order; below a headline that names nothing each entry of a list is a block."""
    starts = [name.start for name in names]

    def between(start: int, end: int) -> list[Name]:
        return list(names[bisect_left(starts, start) : bisect_left(starts, end)])

    heads, bare = list[tuple[Sentence, Sentence | None]](), False
    for before, one, after in zip(sentences, sentences[1:], [*sentences[2:], None], strict=False):
        headline = is_headline(plain, one, after)
        if headline:
            bare = not between(one.start, one.end)
        if headline or (bare and before.end < one.start and is_entry(plain, one)):
            heads.append((one, after))
    ends = [*(one.start for one, _ in heads[1:]), sentences[-1].end if heads else 0]
    for (one, after), end in zip(heads, ends, strict=False):
        listed = is_entry(plain, one)
        titled = between(one.start, one.end)
        opening = between(after.start, after.end) if after and after.start < end else []
        yield _Block(one.start, titled, opening, between(one.start, end), listed)


def is_entry(plain: str, sentence: Sentence) -> bool:
    """Whether a sentence opens an entry of a list without numbers."""
    return sentence.kind == "item" and _LIST_MARK.match(plain, sentence.start) is not None


def is_headline(plain: str, sentence: Sentence, after: Sentence | None) -> bool:
    """Whether a sentence is a line of its own that text stands below: a heading, or an item that is no entry of a list."""
    if sentence.kind == "heading":
        return True
    if sentence.kind != "item" or is_entry(plain, sentence) or sentence.end - sentence.start > _LONGEST:
        return False
    closed = _CLOSED.search(plain, sentence.start, sentence.end) or not plain.startswith("\n", sentence.end)
    below = after is not None and (after.kind == "prose" or is_entry(plain, after))
    return not closed and below
