"""What a number is about: the name in its clause that fits it best, or what the text was speaking of."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.names import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts import bonds
from quizapp.core.facts.kind import is_technical
from quizapp.core.facts.nouns import Subject, find_head, find_market, opening_words

_THINGS = frozenset({"model", "chip", "product"})
_OF_COMPANIES = frozenset({"finance", "funding"})
_OF_ANYTHING = frozenset({"finance", "funding", "date", "quantity", "ratio"})
_NEVER = frozenset({"benchmark", "term"})
_TOPIC_WEIGHT, _LED_WEIGHT, _SURE = 2.0, 1.4, 3.0
_OF_THEIR_LIFE = 0.7
_DOMINANT, _OPENING = 4, 250


@dataclass
class Topics:
    """What an article has been speaking of: the last thing and company, and the most frequent of each."""

    main_thing: Name | None
    main_company: Name | None
    last: Name | None = None
    person: Name | None = None
    thing: Name | None = None
    company: Name | None = None
    names: list[Name] = field(default_factory=list)

    def turn_to(self, name: Name) -> None:
        """Remembers a name that a sentence was about."""
        self.last = name
        if name.kind in _THINGS:
            self.thing = name
        elif name.kind == "company":
            self.company = name


class Binder:
    """Finds subjects in one article, sentence after sentence."""

    def __init__(self, article: ArticleText) -> None:
        self.article = article
        self.names = [name for name in article.names if name.kind not in _NEVER]
        self.starts = [name.start for name in self.names]
        self._known: dict[str, tuple[Name, list[str]]] = {}
        self.technical = is_technical(article.plain)
        self.topics = Topics(self._frequent(_THINGS), self._frequent({"company"}))

    def _frequent(self, kinds: frozenset[str] | set[str]) -> Name | None:
        """The most frequent name of these kinds; of several, the first."""
        counts = Counter(name.names[0] for name in self.names if name.kind in kinds)
        fitting = [
            name
            for name in self.names
            if name.kind in kinds and counts[name.names[0]] >= min(_DOMINANT, max(counts.values()))
        ]
        fitting = [name for name in fitting if counts[name.names[0]] >= _DOMINANT or name.start < _OPENING]
        return max(fitting, key=lambda name: (counts[name.names[0]], -name.start), default=None)

    def inside(self, start: int, end: int) -> list[Name]:
        """The names between two offsets."""
        return self.names[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]

    def find(self, sentence: Sentence, start: int, end: int, kind: str) -> Subject:
        """The subject of the value at these offsets."""
        names = self._candidates(sentence, start, end)
        best = max(names, key=lambda name: self._weight(name, sentence, start, end, kind), default=None)
        weight = self._weight(best, sentence, start, end, kind) if best else 0.0
        topic = self._topic(kind)
        spoken_of = find_market(self.article, sentence, start, kind) or find_head(
            self.article, sentence, start
        )
        if spoken_of and weight < _SURE:
            return spoken_of
        fitting = (
            name for name in names if name.end <= start and (name.kind in _THINGS or kind in _OF_ANYTHING)
        )
        leads = any(self._leads(self.article.plain, name, sentence) for name in fitting)
        if best and weight > (_LED_WEIGHT if leads else _TOPIC_WEIGHT if topic else 0):
            return self.describe(best)
        return self.describe(topic) if topic else opening_words(self.article, sentence, start)

    def _candidates(self, sentence: Sentence, start: int, end: int) -> list[Name]:
        """The names of the sentence, and the words that stand for the last ones."""
        found = [
            name
            for name in self.inside(sentence.start, sentence.end)
            if name.end <= start or name.start >= end
        ]
        plain = self.article.plain[sentence.start : start]
        for pattern, name in (
            (bonds.COMPANY_AGAIN, self.topics.company or self.topics.main_company),
            (bonds.THING_AGAIN, self.topics.thing or self.topics.main_thing),
            (bonds.AGAIN, self.topics.last),
            (bonds.PERSON_AGAIN, self.topics.person),
        ):
            for again in pattern.finditer(plain):
                at = sentence.start + again.start()
                if name and not any(one.start <= at < one.end for one in found):
                    found.append(Name(at, sentence.start + again.end(), name.text, name.kind, name.names))
        return found

    def _weight(self, name: Name, sentence: Sentence, start: int, end: int, kind: str) -> float:
        """How well a name fits as the subject of a value."""
        plain = self.article.plain
        weight = 3.0 + _liking(name, kind)
        if kind == "date" and bonds.FOUNDED.search(plain, max(sentence.start, start - 12), end):
            weight += 1.2 if name.kind == "company" else -0.6
        if (
            name.kind == "person"
            and kind == "date"
            and bonds.OF_PEOPLE.search(plain, name.end, min(sentence.end, end + 12))
        ):
            weight += 3.0
        if name.kind == "person" and kind in ("date", "quantity"):
            weight += _OF_THEIR_LIFE
        before = plain[max(sentence.start, name.start - 16) : name.start]
        if name.start >= end:
            between = plain[end : name.start]
            return weight + self._bond_after(between, before, kind)
        between = plain[name.end : start]
        if (
            kind == "ratio"
            and bonds.IS_MULTIPLE.search(plain, start, end)
            and bonds.MULTIPLE_OF.fullmatch(between)
        ):
            weight -= 2.2
        elif bonds.OWN_BEFORE.fullmatch(between):
            weight += 1.5
        elif (
            bonds.SPEAKS.match(plain, name.end)
            or _bracketed(plain, name, sentence)
            or bonds.COMPARED.search(before)
        ):
            weight -= 2.2
        elif bonds.MEANS.search(before):
            weight -= 1.4
        return weight - 0.25 * len(bonds.CLAUSE.findall(between)) - 0.006 * len(between)

    @staticmethod
    def _bond_after(between: str, before: str, kind: str) -> float:
        """How well a name behind the value goes with it: "840 for the original Harrow", "5月14日…开源了Wan2.1"."""
        if bonds.OWN_AFTER.fullmatch(between):
            return 1.0
        if kind == "date" and bonds.EVENT.search(between) and not bonds.COMPARED.search(before):
            return 0.8 - 0.006 * len(between)
        return -0.9 - 0.006 * len(between) if kind == "date" else -4.0

    def _topic(self, kind: str) -> Name | None:
        """What the text was speaking of when no name stands near."""
        topics = self.topics
        if kind in _OF_COMPANIES:
            return topics.company or topics.main_company or topics.thing or topics.main_thing
        if kind in ("date", "ratio", "quantity") and topics.last:
            return topics.last
        return topics.thing or topics.main_thing or topics.company or topics.main_company

    def describe(self, name: Name) -> Subject:
        """A name as a subject: its full form where it is the end of another's, with its aliases."""
        full, aliases = self._described(name)
        text = full.text
        before = self.article.plain[max(0, name.start - 9) : name.start]
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
        if name.kind not in _THINGS or len(name.names) > 1:
            return name
        tail = re.compile(rf"(?:[ -]|(?<=[\u4e00-\u9fff])){re.escape(name.text)}$")
        wholes = [one for one in self.names if len(one.text) > len(name.text) and tail.search(one.text)]
        distinct = {one.names[0] for one in wholes}
        return wholes[0] if len(distinct) == 1 else name

    def _twins(self, name: Name) -> list[str]:
        """The names in brackets behind any mention of this one: “澜石4”（LanStone-4）."""
        twins = []
        for one in self.names:
            if one.names[0] == name.names[0]:
                twin = re.match(
                    r"[”」』\"]? ?[（(]([A-Za-z][\w .-]{1,20})[）)]",
                    self.article.plain[one.end : one.end + 26],
                )
                twins += [twin[1]] if twin else []
        return twins

    def close(self, sentence: Sentence) -> None:
        """Remembers what the sentence was about, for those that follow."""
        plain = self.article.plain
        inside = self.inside(sentence.start, sentence.end)
        self.topics.person = next((name for name in inside if name.kind == "person"), self.topics.person)
        about = [name for name in inside if self._leads(plain, name, sentence)]
        things = [name for name in about if name.kind in _THINGS]
        companies = [name for name in about if name.kind == "company"]
        for name in (*companies[:1], *things[:1]):
            self.topics.turn_to(name)
        again = bonds.THING_AGAIN.search(plain, sentence.start, sentence.end)
        if again and self.topics.main_thing and not (things and things[0].start < again.start()):
            self.topics.thing = self.topics.thing if not things else self.topics.main_thing
        company = bonds.COMPANY_AGAIN.search(plain, sentence.start, sentence.end)
        if about:
            self.topics.last = (*things, *about)[0]
        elif company:
            self.topics.last = self.topics.company or self.topics.main_company

    @staticmethod
    def _leads(plain: str, name: Name, sentence: Sentence) -> bool:
        """Whether a name is what its sentence is about, not only used, compared or quoted in it."""
        before = plain[max(sentence.start, name.start - 16) : name.start]
        used = bonds.COMPARED.search(before) or bonds.MEANS.search(before)
        return (
            name.kind in (*_THINGS, "company")
            and not used
            and not _bracketed(plain, name, sentence)
            and not bonds.SPEAKS.match(plain, name.end)
        )


def _bracketed(plain: str, name: Name, sentence: Sentence) -> bool:
    """Whether a name stands in brackets."""
    opened = max(plain.rfind(mark, sentence.start, name.start) for mark in "（(")
    return (
        opened >= 0
        and not re.search(r"[）)]", plain[opened : name.start])
        and bool(re.match(r"[^（(]{0,20}[）)]", plain[name.end : name.end + 21]))
    )


def _liking(name: Name, kind: str) -> float:
    """How well a kind of thing suits a kind of fact."""
    if name.kind == "person":
        return -1.2
    if name.kind == "place":
        return -1.5
    if name.kind == "other":
        return -0.8
    if kind in _OF_COMPANIES:
        return 0.8 if name.kind == "company" else 0.0
    if kind in ("date", "quantity"):
        return 0.2 if name.kind in _THINGS else 0.0
    return 0.9 if name.kind in _THINGS else -0.3
