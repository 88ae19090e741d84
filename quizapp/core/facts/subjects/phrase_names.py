"""The name in the noun phrase of an English clause, or put beside it: the Atlas, version 3.1, the phone of a company, who joined."""

import re
from dataclasses import dataclass

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.english_words import PARTICIPLES
from quizapp.core.facts.subjects.counted import names_in
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.reference import COMPANY_NOUNS, References, is_thing_noun
from quizapp.core.facts.subjects.topics import Topics

_VERSION = re.compile(r"(?:^|(?<= on )|(?<= of )|(?<= for ))(?P<number>[0-9]+(?:\.[0-9]+)?)$")
_WHO = re.compile(r",? who (?:[a-z]+ly |has |had |was |then |later |also )*")
_CALLED = re.compile(
    r"(?:called|named|dubbed|nicknamed|(?:known|sold|marketed)(?: as| under the name(?: of)?)) (?P<name>.+)"
)
_PARTICIPLE = re.compile(
    rf"(?:[a-z]+ed|{'|'.join(sorted(PARTICIPLES))}) (?:in|on|by|from|at|with|for|to|as)\b"
)
_APPOSED = re.compile(r"(?:an?|the|its|another|one) ")
_THEIR_FIRM = re.compile(rf"['’]s? (?:[a-z-]+ )?(?:{'|'.join(sorted(COMPANY_NOUNS))})")
_OFFICE = 60
_NAMED_APART = re.compile(r" (?:[Tt]he |its )?")
_NOUN_ONLY = re.compile(r"(?: (?!of\b|in\b|by\b|from\b)[a-z-]+){0,2}")
_APART_BEGINS = re.compile(r" (?:[Tt]he |an? |its )?(?=[A-Za-z])")


@dataclass
class PhraseNames:
    """Finds the names of which the clauses of one English article tell."""

    article: ArticleText
    references: References
    topics: Topics

    def find(self, clause: Clause, kind: str) -> Name | None:
        """What a clause names as its subject, if it does."""
        return self._named(clause, kind) or self._who(clause, kind)

    def version(self, clause: Clause) -> Name | None:
        """The thing whose number alone ends the phrase of a clause: input on 3.2."""
        number = _VERSION.search(self.article.plain[slice(*clause.phrase)])
        return self.references.numbered(number["number"]) if number else None

    def _named(self, clause: Clause, kind: str) -> Name | None:
        """The name in the phrase, or in the words between commas behind it."""
        apart = self._apart(clause, kind)
        if apart:
            return apart
        beside = self._apposed(clause)
        if beside:
            return beside
        inside = [
            name
            for name in names_in(self.article, *clause.phrase)
            if name.start < clause.head[1] and not self._is_attribute(name, clause)
        ]
        if inside:
            name = inside[-1] if inside[-1].end >= clause.head[1] else inside[0]
            if self.topics.main_thing and self._is_its_thing(name, clause):
                return self.topics.main_thing
            if name.kind == "person" and _THEIR_FIRM.fullmatch(self.article.plain, name.end, clause.head[1]):
                return self.topics.company or self.topics.main_company
            return None if name.kind == "person" and not self._of_life(clause, kind) else name
        number = _VERSION.search(self.article.plain[slice(*clause.head)])
        if number:
            return self.references.numbered(number["number"])
        if clause.aside and _APART_BEGINS.match(self.article.plain, clause.aside[0]):
            words = self.article.plain[slice(*clause.aside)].strip()
            called = _CALLED.match(words)
            named = self.references.named(called["name"]) if called else None
            if named:
                return named
            if words.split(" ")[0].lower() in ("the", "a", "an") or words[:1].isupper():
                behind = [name for name in names_in(self.article, *clause.aside) if name.kind != "person"]
                ends = [name for name in behind if name.end >= clause.aside[1]]
                return ends[-1] if ends else None
        return None

    def _apposed(self, clause: Clause) -> Name | None:
        """The name beside which a phrase stands of which more is told: Reef, a set of pictures collected in May; Orrin, a firm that employs 90."""
        plain = self.article.plain
        participle = _PARTICIPLE.match(plain, clause.verb) and plain[clause.phrase[0]].lower() in "at"
        if not (clause.relative or participle) or not _APPOSED.match(plain, clause.phrase[0]):
            return None
        if any(not self._is_attribute(name, clause) for name in names_in(self.article, *clause.phrase)):
            return None
        near = self.article.names_in(max(0, clause.phrase[0] - _OFFICE), clause.phrase[0])
        return next(
            (name for name in near if plain[name.end : clause.phrase[0]] == ", " and name.kind != "person"),
            None,
        )

    def _is_attribute(self, name: Name, clause: Clause) -> bool:
        """Whether a place or a word with a capital only describes the noun behind it: a Cambridge spin-out."""
        plain = self.article.plain
        opens = plain[clause.head[0] : name.start].lower() in ("a ", "an ")
        return (
            opens and name.kind in ("place", "other", "term") and plain[name.end : clause.head[1]][:1] == " "
        )

    def _who(self, clause: Clause, kind: str) -> Name | None:
        """The person told of with "who" behind an office: Ada Reed, the head of research, who joined in 2023."""
        who = _WHO.match(self.article.plain, clause.phrase[1])
        if not who or who.end() != clause.verb or not self._of_life(clause, kind):
            return None
        near = names_in(self.article, max(0, clause.head[0] - _OFFICE), clause.head[0])
        return next((name for name in reversed(near) if name.kind == "person"), None)

    def _is_its_thing(self, name: Name, clause: Clause) -> bool:
        """Whether a phrase tells of the thing of a company that is named: Halden's new phone."""
        words = self.article.plain[name.end : clause.head[1]].split(" ")
        main = self.topics.main_company
        owned = main and name.names[0] == main.names[0] and words[0] in ("'s", "’s", "'", "’")
        return bool(owned) and len(words) > 1 and is_thing_noun(words[-1])

    def _apart(self, clause: Clause, kind: str) -> Name | None:
        """The one name that is put between commas behind the phrase, alone or with a noun: the Basalt 200, the Meridian saloon."""
        named = _NAMED_APART.match(self.article.plain, *clause.aside) if clause.aside else None
        inside = names_in(self.article, *clause.aside) if clause.aside else []
        person = inside and inside[0].kind == "person" and not self._of_life(clause, kind)
        if not named or len(inside) != 1 or person:
            return None
        begins = inside[0].start == named.end()
        rest = clause.aside and _NOUN_ONLY.fullmatch(self.article.plain, inside[0].end, clause.aside[1])
        return inside[0] if begins and rest else None

    def _of_life(self, clause: Clause, kind: str) -> bool:
        """Whether a clause about a person tells of the person's own life."""
        return kind == "date" or bool(
            bonds.OF_PEOPLE.search(self.article.plain, clause.verb, clause.verb + 40)
        )
