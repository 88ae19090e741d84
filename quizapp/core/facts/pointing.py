"""What 该芯片 and 这款手机 point at in a Chinese article: the thing that was named last with that noun."""

import re
from collections.abc import Iterator, Sequence

from quizapp.core.articles.coined import CLASS_BEFORE, CLASS_BEHIND, CLASSES
from quizapp.core.articles.name import Name
from quizapp.core.facts.topics import THINGS

_POINTER = re.compile(rf"(?:[该此]|[这此][款颗枚台部辆艘个种]|(?<!最)新)(?P<noun>{CLASSES})")


class Pointing:
    """The names of one article by the nouns that stand beside them."""

    def __init__(self, plain: str, names: Sequence[Name]) -> None:
        self.plain = plain
        self._of: dict[str, list[Name]] = {}
        for name in names:
            if name.kind in THINGS:
                for noun in self._beside(name):
                    self._of.setdefault(noun, []).append(name)

    def _beside(self, name: Name) -> list[str]:
        """The nouns that say what a thing is, right before or behind its name."""
        before = CLASS_BEFORE.search(self.plain, max(0, name.start - 8), name.start)
        behind = CLASS_BEHIND.match(self.plain, name.end)
        return [found["noun"] for found in (before, behind) if found]

    def find(self, start: int, end: int) -> Iterator[Name]:
        """The things that the words between two offsets point at, each the last one before of which the noun was said."""
        for pointer in _POINTER.finditer(self.plain, start, end):
            told = self._of.get(pointer["noun"], [])
            name = next((name for name in reversed(told) if name.end <= pointer.start()), None)
            if name:
                yield Name(*pointer.span(), name.text, name.kind, name.names)
