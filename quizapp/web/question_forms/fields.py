"""The texts that a form sent, read piece by piece, with a fault for each that cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import LANGUAGES, N_, Twin

T = TypeVar("T")
Texts = Mapping[str, object]
NO_NUMBER = N_("“%(value)s” is not a number: write one such as 0.5")


@dataclass(frozen=True)
class Fields:
    """The fields of a form or of one of its rows; ``where`` of a fault is the name that the field has in the form.

    An empty field, and one with nothing but blanks, stands for a part that is not there.
    """

    texts: Texts
    name: str = ""
    faults: list[Fault] = field(default_factory=list)

    def text(self, key: str) -> str:
        """The text as sent, with the line ends of this system; empty where nothing is there."""
        value = self.texts.get(key)
        text = value.replace("\r\n", "\n") if isinstance(value, str) else ""
        return text if text.strip() else ""

    def flag(self, key: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.texts.get(key))

    def twin(self, key: str) -> Twin:
        """The text in the languages in which there is one."""
        inner = self.inner(key)
        return Twin(**{language: inner.text(language) or None for language in LANGUAGES})

    def find_twin(self, key: str) -> Twin | None:
        """The text in two languages, None where it is empty in both."""
        twin = self.twin(key)
        return twin if twin.sides() else None

    def lines(self, key: str) -> tuple[str, ...]:
        """The lines of a text that say something."""
        return tuple(line for line in self.text(key).split("\n") if line.strip())

    def number(self, key: str, find: Callable[[str], T | None]) -> T | None:
        """The number in a field as ``find`` reads it, None where it is empty; a fault where it cannot be read."""
        text = self.text(key)
        found = find(text) if text else None
        if text and found is None:
            self.faults.append(fault(self._path(key), NO_NUMBER, {"value": text.strip()}))
        return found

    def number_or_one(self, key: str, find: Callable[[str], float | None]) -> float:
        """The number in a field, 1 where it is empty or cannot be read."""
        found = self.number(key, find)
        return 1.0 if found is None else found

    def rows(self, key: str) -> "Sequence[Fields]":
        """The rows of a list."""
        value = self.texts.get(key)
        rows = value if isinstance(value, list | tuple) else ()
        return [self._at(f"{key}-{number}", row) for number, row in enumerate(rows)]

    def inner(self, key: str) -> "Fields":
        """The fields of a part."""
        return self._at(key, self.texts.get(key))

    def _at(self, key: str, value: object) -> "Fields":
        return Fields(value if isinstance(value, Mapping) else {}, self._path(key), self.faults)

    def _path(self, key: str) -> str:
        return f"{self.name}-{key}" if self.name else key
