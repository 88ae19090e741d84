"""What 该芯片 and 这款手机 point at in a Chinese article: the thing that was named last with that noun."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quizapp.core.articles.coined import CLASS_BEFORE, CLASS_BEHIND, CLASSES
from quizapp.core.articles.name import Name
from quizapp.core.facts.subjects.topics import THINGS
from quizapp.core.patterns import Sought

_POINTER = Sought(rf"(?:[该此]|[这此][款颗枚台部辆艘个种]|(?<!最)新)(?P<noun>{CLASSES})")
_ANY_POINTER = Sought(r"(?:该|此|这[座艘架条只辆台颗款枚栋部间种个支列项]?)(?P<words>[\u4e00-\u9fff]{2,6})")
_WORDS_BEFORE = re.compile(r"(?P<words>[\u4e00-\u9fff]{2,8})[“「]$")
_WORDS_BEHIND = re.compile(r"[”」](?P<words>[\u4e00-\u9fff]{2,8})")
_REACH = 9


class Pointing:
    """The names of one article by the nouns that stand beside them."""

    def __init__(self, plain: str, names: Sequence[Name]) -> None:
        self.plain = plain
        self._of: dict[str, list[Name]] = {}
        self._told: list[tuple[str, Name]] = []
        for name in names:
            if name.kind in THINGS:
                self._told += [(words, name) for words in self._quoted_beside(name)]
                for noun in self._beside(name):
                    self._of.setdefault(noun, []).append(name)

    def _beside(self, name: Name) -> list[str]:
        """The nouns that say what a thing is, right before or behind its name."""
        before = CLASS_BEFORE.search(self.plain, max(0, name.start - 8), name.start)
        behind = CLASS_BEHIND.match(self.plain, name.end)
        return [found["noun"] for found in (before, behind) if found]

    def _quoted_beside(self, name: Name) -> list[str]:
        """The words right before and behind a name in quotes: 海上换流站“听澜”, “望潮”海上风电场."""
        before = _WORDS_BEFORE.search(self.plain, max(0, name.start - _REACH), name.start)
        behind = _WORDS_BEHIND.match(self.plain, name.end)
        return [found["words"] for found in (before, behind) if found]

    def _quoted_as(self, at: int, words: str) -> Name | None:
        """The name that was last put in quotes before an offset beside the noun with which these words begin."""
        for length in range(len(words), 1, -1):
            noun = words[:length]
            told = [name for said, name in self._told if name.end <= at and noun in said]
            if told:
                return told[-1]
        return None

    def find(self, start: int, end: int) -> Iterator[Name]:
        """The things that the words between two offsets point at, each the last one before of which the noun was said."""
        for pointer in _POINTER.finditer(self.plain, start, end):
            told = self._of.get(pointer["noun"], [])
            before = bisect_right(told, pointer.start(), key=lambda name: name.end)
            if before:
                last = told[before - 1]
                yield Name(*pointer.span(), last.text, last.kind, last.names)
        for pointer in _ANY_POINTER.finditer(self.plain, start, end) if self._told else ():
            name = self._quoted_as(pointer.start(), pointer["words"])
            if name:
                yield Name(*pointer.span(), name.text, name.kind, name.names)
