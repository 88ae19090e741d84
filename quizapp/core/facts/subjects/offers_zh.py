"""What a value of a Chinese article may be about: the phrases near it as subjects, the names before it, the article's main names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quizapp.core.articles.name import Name
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.description import Descriptions
from quizapp.core.facts.subjects.nearby_zh import Standing
from quizapp.core.facts.subjects.referents_zh import Referents, without_measures
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS, THINGS

_HEADS = frozenset({"name", "noun", "measure"})
_SORTS = {"company": "company", "person": "person", **dict.fromkeys(THINGS, "thing")}
_NAMES, _EACH, _LONGEST = 16, 2, 24


@dataclass
class Offer:
    """What a value may be about, ``key`` its text to compare; its sort is thing, company, person, other (names), noun, or measure; ``signs`` speak for it or against."""

    key: str
    subject: Subject
    sort: str
    name: Name | None = None
    signs: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Reading:
    """What a phrase, or a part of one, speaks of."""

    key: str
    subject: Subject
    sort: str
    name: Name | None
    signs: frozenset[str]


class Offers:
    """Finds what the values of one article may be about."""

    def __init__(self, names: Sequence[Name], referents: Referents, descriptions: Descriptions) -> None:
        self.names = names
        self.referents = referents
        self.describe = descriptions.describe
        self.counts = Counter(name.names[0] for name in names)
        self._starts = [name.start for name in names]
        self._read: dict[tuple[int, int], list[_Reading]] = {}
        self._named: dict[int, list[Offer]] = {}

    def find(self, near: Iterable[Standing], before: Iterable[Offer], start: int) -> dict[str, Offer]:
        """What phrases near a value, the offers of the sentences before, and the names before its offset speak of, by its text."""
        found = self.of_phrases(near)
        place = bisect_left(self._starts, start)
        if place not in self._named:
            self._named = {place: list(self._names_before(place))}
        for one in (*before, *self._named[place]):
            known = found.get(one.key)
            if known is None:
                found[one.key] = Offer(one.key, one.subject, one.sort, one.name, set(one.signs))
            else:
                known.signs |= one.signs
        return found

    def of_phrases(self, phrases: Iterable[Standing]) -> dict[str, Offer]:
        """What phrases speak of, by its text."""
        found: dict[str, Offer] = {}
        for words, signs in phrases:
            for one in self._readings(words):
                offer = found.get(one.key)
                if offer is None:
                    offer = found[one.key] = Offer(one.key, one.subject, one.sort, one.name)
                offer.signs |= signs
                offer.signs |= one.signs
        return found

    def _names_before(self, place: int) -> Iterator[Offer]:
        """The last names before a place among the names, and the main ones, as offers."""
        for name, sign in self._signed(place):
            subject = self.describe(name)
            yield Offer(key_of(subject.text), subject, _sort_of(name), name, {sign})

    def _signed(self, stop: int) -> Iterator[tuple[Name, str]]:
        """The last names of each sort before a place, and the one of each sort that comes most often."""
        seen: dict[str, list[str]] = {}
        for name in reversed(self.names[max(0, stop - _NAMES) : stop]):
            sort = _sort_of(name)
            known = seen.setdefault(sort, [])
            if len(known) < _EACH and name.names[0] not in known:
                known.append(name.names[0])
                yield name, f"last {sort} {len(known)}"
        for sort, name in self._most.items():
            yield name, f"main {sort}"

    @cached_property
    def _most(self) -> dict[str, Name]:
        """The name of each sort that comes most often, of several the first."""
        found: dict[str, Name] = {}
        for name in self.names:
            best = found.setdefault(_sort_of(name), name)
            if self.counts[name.names[0]] > self.counts[best.names[0]]:
                found[_sort_of(name)] = name
        found.pop("other", None)
        return found

    def often(self, offer: Offer) -> int:
        """How often the article names what is offered."""
        if offer.name:
            return self.counts[offer.name.names[0]]
        return self.referents.count(offer.subject.text)

    def _readings(self, words: Sequence[Word]) -> list[_Reading]:
        """What a phrase speaks of, read once."""
        key = words[0].start, words[-1].end
        if key not in self._read:
            found = self._parts(words)
            self._read[key] = [one for one in found if 0 < len(one.subject.text) <= _LONGEST]
        return self._read[key]

    def _parts(self, words: Sequence[Word]) -> Iterator[_Reading]:
        """What a phrase speaks of: the owner before its first 的 and what stands behind the last, or the whole."""
        marks = [at for at, word in enumerate(words) if word.sort == "of"]
        if not marks or not marks[0]:
            yield self._whole(words)
            return
        if words[marks[0] - 1].sort in _HEADS:
            yield self._whole(words[: marks[0]], "owner")
        if words[marks[-1] + 1 :]:
            yield self._whole(words[marks[-1] + 1 :], "owned")

    def _whole(self, words: Sequence[Word], *signs: str) -> _Reading:
        """What a phrase without 的 speaks of: the last name in it, else its nouns, else what is measured."""
        pure = without_measures(words)
        named = (one.name for one in reversed(pure) if one.name)
        name = next((one for one in named if one.kind not in NEVER_SUBJECTS), None)
        if name:
            return _reading(self.describe(name), _sort_of(name), name, signs)
        if not any(one.sort in _HEADS for one in pure):
            return _reading(Subject(self.referents.text(words)), "measure", None, signs)
        measured = self.referents.text(words) if len(pure) < len(words) else ""
        signs = (*signs, "measured") if measured else signs
        return _reading(self.referents.noun(pure, measured), "noun", None, signs)


def _reading(subject: Subject, sort: str, name: Name | None, signs: Iterable[str]) -> _Reading:
    return _Reading(key_of(subject.text), subject, sort, name, frozenset(signs))


def key_of(text: str) -> str:
    """A text by which two subjects are the same."""
    return text.replace(" ", "").casefold()


def _sort_of(name: Name) -> str:
    """What sort of thing a name names."""
    return _SORTS.get(name.kind, "other")
