"""A name as the subject of a fact: its full form, and its other names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizapp.core.articles.name import Name
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.topics import THINGS, Topics

_TWIN = re.compile(r"[”」』\"]? ?[（(]([A-Za-z][\w .-]{1,20})[）)]")
_REACH = 26


class Descriptions:
    """The names of one text as subjects."""

    def __init__(self, plain: str, names: Sequence[Name], topics: Topics) -> None:
        self.plain = plain
        self.names = names
        self.topics = topics
        self._known: dict[str, tuple[Name, list[str]]] = {}
        self._alike: dict[str, list[Name]] = {}
        self._ending: dict[str, list[Name]] = {}
        for name in names:
            self._alike.setdefault(name.names[0], []).append(name)
            for end in _ends(name.text):
                self._ending.setdefault(end, []).append(name)

    def describe(self, name: Name) -> Subject:
        """A name as a subject: its full form where it is the end of another's, with its aliases."""
        full, aliases = self._described(name)
        text = full.text
        before = self.plain[max(0, name.start - 9) : name.start]
        if before.endswith("original "):
            text = "original " + text
        return Subject(
            text, tuple(alias for alias in dict.fromkeys([*aliases, name.text, full.text]) if alias != text)
        )

    def _described(self, name: Name) -> tuple[Name, list[str]]:
        """The full name and the other names of a name, looked up once for each."""
        key = name.names[0]
        if key not in self._known:
            full = self._full(name)
            self._known[key] = full, [*full.names, *self._twins(full)]
        return self._known[key]

    def _full(self, name: Name) -> Name:
        """The whole name of which this is the last word: Large for Harrow 2 Large, Lite for 澜石4-Lite."""
        if name.kind not in THINGS or len(name.names) > 1:
            return name
        wholes = self._ending.get(name.text, [])
        main = self.topics.main_thing.names[0] if self.topics.main_thing else ""
        ranked = Counter(one.names[0] for one in wholes).most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        key = main if main in dict(ranked) else ranked[0][0] if clear else ""
        return next((one for one in wholes if one.names[0] == key), name)

    def _twins(self, name: Name) -> list[str]:
        """The names in brackets behind any mention of this one: “澜石4”（LanStone-4）."""
        alike = self._alike.get(name.names[0], [])
        twins = (_TWIN.match(self.plain, one.end, one.end + _REACH) for one in alike)
        return [twin[1] for twin in twins if twin]


def _ends(text: str) -> Iterator[str]:
    """The ends of a name that are words of their own: behind a space, a hyphen, or a Chinese character."""
    for at in range(1, len(text)):
        if text[at - 1] in " -" or "\u4e00" <= text[at - 1] <= "\u9fff":
            yield text[at:]
