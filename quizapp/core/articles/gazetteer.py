"""Known names, and the finding of any of them in one pass; it grows with the facts and with the article itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from quizapp.core.articles.name_table import NAMES, NameKind
from quizapp.core.articles.script import simplify


@dataclass(frozen=True)
class Entry:
    """A thing with a name: the first of its names is the one to show."""

    kind: NameKind
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Entries by each of their names, simplified; ``base`` is what it has grown from, whose names are not among them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    base: "Gazetteer | None" = None

    def find(self, name: str) -> Entry | None:
        """The entry with this name."""
        return self._of_key(key_of(name))

    def _of_key(self, key: str) -> Entry | None:
        """The entry with a name that is in the form under which it is looked up."""
        own = self.entries.get(key)
        return self.base._of_key(key) if own is None and self.base else own

    def matches(self, plain: str) -> Iterator[tuple[int, int, Entry]]:
        """Where the names of any entry stand in a simplified text, the longest first at each place."""
        patterns = list(self._patterns())
        ahead = [pattern.search(plain) for pattern in patterns]
        while found := min(filter(None, ahead), key=_place, default=None):
            entry = self._of_key(found[0])
            if entry:
                yield found.start(), found.end(), entry
            end = found.end()
            ahead = [
                pattern.search(plain, end) if one and one.start() < end else one
                for pattern, one in zip(patterns, ahead, strict=True)
            ]

    def _patterns(self) -> Iterator[re.Pattern[str]]:
        """The patterns of these entries and of those that it has grown from: what many articles share is compiled once."""
        if self.entries:
            yield self._pattern
        if self.base:
            yield from self.base._patterns()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _any_of(self.entries)


def _place(found: re.Match[str]) -> tuple[int, int]:
    """Sorts what is found by where it begins, the longest first."""
    return found.start(), -found.end()


def key_of(name: str) -> str:
    """The form under which a name is looked up."""
    return simplify(name)


_BEGINS = r"(?<![A-Za-z0-9.].)"
_ENDS = r"(?![A-Za-z0-9]|-[A-Za-z0-9]|\.[0-9])"


def _any_of(keys: Iterable[str]) -> re.Pattern[str]:
    """Any of the names; Latin ones end at a word's end. Names are put together by their first letter, so that few are tried at a place."""
    kin: dict[str, list[str]] = {}
    for key in sorted(keys, key=len, reverse=True):
        kin.setdefault(key[0], []).append(key)
    initials = "".join(sorted(map(re.escape, kin)))
    return re.compile(f"(?=[{initials}])(?:{'|'.join(_of_letter(letter, kin[letter]) for letter in kin)})")


def _of_letter(letter: str, keys: Sequence[str]) -> str:
    """The pattern of the names that begin with a letter."""
    rests = "|".join(re.escape(key[1:]) + (_ENDS if key[-1].isascii() else "") for key in keys)
    return f"{re.escape(letter)}{_BEGINS if letter.isascii() else ''}(?:{rests})"


def grow(gazetteer: Gazetteer, entries: Iterable[Entry]) -> Gazetteer:
    """The gazetteer with more entries; a name that is known keeps its entry."""
    added: dict[str, Entry] = {}
    for entry in entries:
        for name in entry.names:
            if name.strip() and gazetteer.find(name) is None:
                added.setdefault(key_of(name), entry)
    return Gazetteer(added, gazetteer) if added else gazetteer


@cache
def benchmarks() -> Gazetteer:
    """The names of tests alone."""
    tests = (Entry(kind, tuple(names.split("|"))) for kind, names in NAMES if kind == "benchmark")
    return grow(Gazetteer(), tests)


@cache
def shipped() -> Gazetteer:
    """The names that come with the project."""
    return grow(Gazetteer(), (Entry(kind, tuple(names.split("|"))) for kind, names in NAMES))
