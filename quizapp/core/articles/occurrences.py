"""Where words stand in a text, and how often: found by their first two characters, at a cost that does not grow with the text."""

import re
from collections import defaultdict
from functools import cached_property
from operator import add


class Occurrences:
    """The places of any word of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counts: dict[str, int] = {}

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Where each two characters that follow each other stand."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            places[pair].append(at)
        return dict(places)

    def places(self, word: str) -> list[int]:
        """Where a word begins, each place behind the end of the one before."""
        if len(word) < 2:
            return [found.start() for found in re.finditer(re.escape(word), self.text)]
        found: list[int] = []
        end = 0
        for at in self._pairs.get(word[:2], ()):
            if at >= end and self.text.startswith(word, at):
                found.append(at)
                end = at + len(word)
        return found

    def count(self, word: str) -> int:
        """How often a word stands in the text."""
        if word not in self._counts:
            self._counts[word] = len(self.places(word))
        return self._counts[word]
