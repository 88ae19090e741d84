"""Known names, and the finding of any of them in one pass; it grows with the facts and with the article itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from quizapp.core.articles.name_table import NAMES, NameKind
from quizapp.core.articles.script import simplify


@dataclass(frozen=True)
class Entry:
    """A thing with a name: the first of its names is the one to show."""

    kind: NameKind
    names: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Entries by each of their names, simplified."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def find(self, name: str) -> Entry | None:
        """The entry with this name."""
        return self.entries.get(key_of(name))

    def matches(self, plain: str) -> Iterator[tuple[int, int, Entry]]:
        """Where the names of any entry stand in a simplified text, the longest first at each place."""
        if not self.entries:
            return
        for found in _pattern(tuple(self.entries)).finditer(plain):
            entry = self.find(found[0])
            if entry:
                yield found.start(), found.end(), entry


def key_of(name: str) -> str:
    """The form under which a name is looked up."""
    return simplify(name)


_BEGINS = r"(?<![A-Za-z0-9.].)"
_ENDS = r"(?![A-Za-z0-9]|-[A-Za-z0-9]|\.[0-9])"


@cache
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
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
    grown = dict(gazetteer.entries)
    for entry in entries:
        for name in entry.names:
            if name.strip():
                grown.setdefault(key_of(name), entry)
    return Gazetteer(grown)


@cache
def benchmarks() -> Gazetteer:
    """The names of tests alone."""
    tests = (Entry(kind, tuple(names.split("|"))) for kind, names in NAMES if kind == "benchmark")
    return grow(Gazetteer(), tests)


@cache
def shipped() -> Gazetteer:
    """The names that come with the project."""
    return grow(Gazetteer(), (Entry(kind, tuple(names.split("|"))) for kind, names in NAMES))
