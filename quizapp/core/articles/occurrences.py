"""Where words stand in a text, and how often; of many words at a cost that does not grow with the text."""

from collections import defaultdict
from functools import cached_property
from operator import add

# As many words are looked for before an index is worth its making; the whole text is looked through as quickly as so many of its places.
_MANY, _EVERYWHERE = 200, 500


class Occurrences:
    """The places of any word of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0
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
        self._asked += 1
        near = self._pairs.get(word[:2], []) if self._asked > _MANY and len(word) > 1 else None
        found: list[int] = []
        if near is None or len(near) > _EVERYWHERE:
            at = self.text.find(word)
            while at >= 0:
                found.append(at)
                at = self.text.find(word, at + len(word))
            return found
        for at in near:
            if self.text.startswith(word, at) and not (found and at < found[-1] + len(word)):
                found.append(at)
        return found

    def count(self, word: str) -> int:
        """How often a word stands in the text."""
        if word not in self._counts:
            self._counts[word] = len(self.places(word))
        return self._counts[word]
