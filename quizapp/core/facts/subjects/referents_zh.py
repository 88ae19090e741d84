"""The things that a Chinese article speaks of: its names, and noun phrases, with the nouns that stand for them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from quizapp.core.articles import word_table as table
from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.words import Word
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.grammar.phrases_zh import Clauses, Phrase
from quizapp.core.facts.subjects.officers_zh import find_officers_firm
from quizapp.core.facts.subjects.sources_zh import Sources
from quizapp.core.facts.subjects.titles_zh import find_opening
from quizapp.core.facts.subjects.topics import NEVER_SUBJECTS, THINGS

Referent = Name | Subject

_FIRM = re.compile(r"(?:[0-9]{4}年)?[^，。]{0,6}(?:成立|创立|创办|董事长|首席执行官|创始人|总经理|员工|营收)")
_BRACKET = re.compile(r"[（(][^）)]*$")
_QUOTES = frozenset("“”「」《》『』")
SCHOOL = re.compile(r"(?:大学|学院|研究院|研究所|医院|实验室)$")
_STOPS = "。！？\n"
_FIRM_NOUNS = ("公司", "企业", "集团")
_BEHIND = frozenset({"verb", "adverb", "mark", "time", "number", "of"})
_NAMED = (*THINGS, "company")
_TRADES = frozenset(("行业", "产业"))
_LATEST = 8
_WEAK = 7
_MENTION, _PROPER_WEIGHT = 0.5, 3


class Referents:
    """The things of one article, how often they head a clause, and the nouns that were seen beside them."""

    def __init__(self, article: ArticleText, names: Sequence[Name], clauses: Clauses) -> None:
        self.article = article
        self.names = names
        self.clauses = clauses
        self.sources = Sources(article.plain)
        self.told: defaultdict[str, float] = defaultdict(float)
        self.proper: set[str] = set()
        self.people: set[str] = set()
        self._classes: dict[str, list[tuple[int, Referent]]] = {}
        self._first: dict[str, Referent] = {}
        self.occurrences = Occurrences(article.plain)
        self._firms: dict[str, bool] = {}
        self._starts = [name.start for name in names]
        for at, word in enumerate(clauses.words):
            if word.name and word.name.kind not in NEVER_SUBJECTS and word.name.kind != "place":
                self._introduce(at, word, word.name)

    def inside(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin between two offsets."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def bracketed(self, begin: int, start: int) -> Name | None:
        """The name before the bracket in which a value stands, in a sentence that begins at an offset."""
        bracket = _BRACKET.search(self.article.plain, begin, start)
        if not bracket:
            return None
        near = self.inside(max(0, bracket.start() - 40), bracket.start())
        fitting = (one for one in near if one.end in (bracket.start(), bracket.start() - 1))
        return next((one for one in fitting if one.kind not in NEVER_SUBJECTS), None)

    def right_before(self, start: int) -> Name | None:
        """The name with 的 right before a value: 上一代车型E5的71.0."""
        if self.article.plain[start - 1 : start] != "的":
            return None
        near = self.inside(max(0, start - 40), start)
        return next((one for one in near if one.end == start - 1 and one.kind in (*THINGS, "company")), None)

    def firm_before(self, at: int) -> Name | None:
        """The company whose officer speaks in a sentence before an offset."""
        begin = max(self.article.plain.rfind(mark, 0, at) for mark in _STOPS)
        return find_officers_firm(self.article.plain, self.inside(begin + 1, at))

    def count(self, text: str) -> int:
        """How often a text stands in the article."""
        return self.occurrences.count(text)

    def text(self, words: Sequence[Word]) -> str:
        """Words as they are printed."""
        text = self.article.text
        return "".join([text[word.start : word.end] for word in words])

    def _introduce(self, at: int, word: Word, name: Name) -> None:
        """Keeps the nouns right before and behind a name, and the last of its own, which say what it is."""
        if name.kind == "company" and not SCHOOL.search(name.text):
            for noun in _FIRM_NOUNS:
                self.call(noun, word.start, name)
        if name.kind != "person" and word.tail != name.text:
            self.call(word.tail, word.start, name)
        words = self.clauses.words
        before = at - 1 - (at > 0 and words[at - 1].text in _QUOTES)
        behind = at + 1 + (at + 1 < len(words) and words[at + 1].text in _QUOTES)
        if before >= 0 and _is_class(words[before]):
            self.call(words[before].text, word.start, name)
            if before and words[before - 1].sort == "noun" and not words[before - 1].proper:
                self.call(words[before - 1].text + words[before].text, word.start, name)
        if behind + 1 < len(words) and _is_class(words[behind]) and words[behind + 1].sort in _BEHIND:
            self.call(words[behind].text, word.start, name)

    def call(self, noun: str, at: int, referent: Referent) -> None:
        """Keeps a noun that stands for a thing from an offset on."""
        if len(noun) > 1:
            self._classes.setdefault(noun, []).append((at, referent))

    def is_called(self, noun: str) -> bool:
        """Whether anything was introduced with a noun."""
        return noun in self._classes

    def called(self, noun: str, at: int) -> Referent | None:
        """What a noun stands for at an offset: the last name that was introduced with it, or the thing that is told of most."""
        every = self._classes.get(noun)
        if every is None:
            return None
        before = bisect_left(every, at, key=lambda one: one[0])
        found = [one for _, one in every[max(0, before - _LATEST) : before]]
        named = next((one for one in reversed(found) if isinstance(one, Name)), None)
        proper = next((one for one in reversed(found) if self.is_proper(one)), None)
        if named or (proper and any(isinstance(one, Name) for one in found)):
            return proper or named
        return max(found, key=lambda one: self.count(one.text), default=None)

    def learn(self, phrase: Phrase) -> None:
        """Keeps the nouns of a phrase, which stand for it later: 江豚 for 长江江豚."""
        pure = [word for word in without_measures(phrase.words) if word.sort == "noun"]
        if not pure or any(word.name for word in pure):
            return
        noun = self.noun(pure)
        if pure[-1].tag[:2] == "nr" and len(noun.text) < 5:
            self.people.add(noun.text)
        if len(pure) > 1 and (any(word.proper for word in pure) or self.count(noun.text) > 1):
            for word in pure:
                if word.text != noun.text and not word.proper:
                    self.call(word.text, pure[0].start, noun)

    def tell(self, referent: Referent, weight: float) -> None:
        """Counts a clause that speaks of something which comes again."""
        if self.is_source(referent):
            return
        key = self.key(referent)
        self._first.setdefault(key, referent)
        self.told[key] += weight if self.count(referent.text) > 1 else 0

    def key(self, referent: Referent) -> str:
        """By what a thing is counted: a name that ends one other name is the same."""
        return self._keys.get(referent.names[0], "") if isinstance(referent, Name) else referent.text

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The names by which things are counted."""
        every = {name.names[0] for name in self.names}
        keys = {}
        for text in every:
            longer = [one for one in every if one.endswith(text)]
            keys[text] = max(longer, key=len) if len(longer) == 2 else text
        return keys

    def settle(self) -> None:
        """Counts mentions, and what is told of a phrase for the name that it begins with."""
        for name in self.names:
            if name.kind in _NAMED:
                self.tell(name, _MENTION)
        for longer, told in list(self.told.items()):
            for end in range(2, len(longer)):
                if longer[:end] in self.proper and longer[:end] in self.told:
                    self.told[longer[:end]] += told

    @cached_property
    def main(self) -> Referent | None:
        """What the article speaks of most."""
        weights = {
            key: self.told[key] * (_PROPER_WEIGHT if self.is_proper(one) else 1)
            for key, one in self._first.items()
        }
        best = max(weights, key=lambda key: weights[key], default=None)
        if best is None or weights[best] < _WEAK:
            return find_opening(self.article, self.clauses) or (None if best is None else self._first[best])
        return self._first[best]

    @cached_property
    def main_thing(self) -> Name | None:
        """The product of which the article speaks most."""
        return self._most([name for name in self.names if name.kind in THINGS])

    @cached_property
    def main_company(self) -> Name | None:
        """The company of which the article speaks most."""
        firms = [name for name in self.names if name.kind == "company" and not SCHOOL.search(name.text)]
        return self._most(firms) or self._most([name for name in self.names if name.kind == "company"])

    def _most(self, fitting: Sequence[Name]) -> Name | None:
        """The name of which is told most, of several the first."""
        return max(fitting, key=lambda name: self.told[self.key(name)], default=None)

    def noun(self, words: Sequence[Word], measured: str = "") -> Subject:
        """A noun phrase as a subject: the name in it where it has one, and its other forms; ``measured`` is it with its measure."""
        kept = list(words)
        while len(kept) > 1 and kept[0].text == "的":
            kept = kept[1:]
        whole, size = self.text(kept), len(kept)
        while len(kept) > 1 and kept[0].sort in ("adjective", "mark", "of") and _is_dropped(kept[0]):
            kept = kept[1:]
        named = whole if len(kept) == size else self.text(kept)
        core = self._core(kept)
        text = named if len(core) == len(kept) else self.text(core)
        if any(word.proper for word in core):
            self.proper.add(text)
        others = [named, measured, whole]
        if core[0].text in table.SCOPES and len(core) > 1:
            others.append(self.text(core[1:]))
        return Subject(text, tuple(dict.fromkeys(one for one in others if one and one != text)))

    def _core(self, words: list[Word]) -> list[Word]:
        """The name in a phrase, without the nouns before it that say what it is, nor those behind where it comes alone too."""
        if len(words) == 1:
            return words
        if words[-1].tag == "nr" and 1 < len(words[-1].text) < 4:
            return words[-1:]
        first = next((at for at, word in enumerate(words) if _opens_name(words, at)), None)
        if first is None or not all(_says_what(word) for word in words[:first]):
            return words
        core = words[first:]
        if core[0].text.endswith("版"):
            return core[:1]
        last = max((at for at, word in enumerate(core) if word.proper), default=len(core) - 1)
        alone = core[: last + 1]
        again = self.count(self.text(alone)) > self.count(self.text(core)) + 1
        return alone if len(alone) < len(core) and again else core

    def is_proper(self, referent: Referent) -> bool:
        """Whether something has a name of its own."""
        return isinstance(referent, Name) or referent.text in self.proper

    def is_strong(self, referent: Referent) -> bool:
        """Whether something is spoken of for more than a clause."""
        if isinstance(referent, Name) or self.told[referent.text] > 1:
            return True
        return self.is_proper(referent) and self.count(referent.text) > 1

    def is_source(self, referent: Referent) -> bool:
        """Whether something is only quoted, as the publisher of a report is."""
        company = not isinstance(referent, Name) or referent.kind == "company"
        return company and self.sources.is_source(referent.text)

    def is_firm(self, referent: Referent) -> bool:
        """Whether something is a company, by its name or by what is told of it."""
        if isinstance(referent, Name):
            return referent.kind == "company"
        text = referent.text
        if text not in self._firms:
            ends = (at + len(text) for at in self.occurrences.places(text))
            self._firms[text] = any(_FIRM.match(self.article.plain, end) for end in ends)
        return self._firms[text]


def without_measures(words: Sequence[Word]) -> list[Word]:
    """The words of a phrase without what is measured at its end: 长江江豚 of 长江江豚数量."""
    rest = list(words)
    last = max((at for at, word in enumerate(rest) if word.sort == "measure"), default=-1)
    if last >= 0 and all(word.tag in ("v", "vn") for word in rest[last + 1 :]):
        del rest[last + 1 :]
    while rest and (
        rest[-1].sort in ("measure", "adjective", "of")
        or (
            rest[-1].text in table.ABSTRACT
            and not (len(rest) > 1 and rest[-1].text in _TRADES and rest[-2].sort in ("noun", "name"))
        )
    ):
        rest.pop()
    return rest


def _is_class(word: Word) -> bool:
    """Whether a word can say what kind of thing another names."""
    return word.sort == "noun" and word.text not in table.ABSTRACT


def _is_dropped(word: Word) -> bool:
    """Whether a word before a noun tells nothing that sets it apart."""
    return len(word.text) > 1 and word.text not in table.OTHERS


def _opens_name(words: list[Word], at: int) -> bool:
    """Whether a name begins at a place of a phrase, other than one of a place."""
    word = words[at]
    surname = word.tag[:2] == "nr" and at + 1 < len(words)
    return (word.proper or surname) and not word.tag.startswith("ns")


def _says_what(word: Word) -> bool:
    """Whether a word before a name can say what kind of thing it names."""
    return word.tag[:1] in "nb" and not word.tag.startswith("ns") and word.text not in table.SCOPES
