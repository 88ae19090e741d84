"""What the noun phrase of an English clause stands for: a name, what a noun or pronoun means, or the phrase itself."""

import re
from dataclasses import replace

from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.english_words import BASES, verbs
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.beside import find_named_before, find_right_before, find_speaker
from quizapp.core.facts.subjects.counted import ASKED, DETERMINED, names_in, phrase_subject
from quizapp.core.facts.subjects.english import Clause, find_clauses
from quizapp.core.facts.subjects.nouns_en import OF, OF_OR_FOR, Nouns
from quizapp.core.facts.subjects.reference import (
    CALENDAR,
    COMPANY_NOUNS,
    GROUPS,
    PEOPLE_NOUNS,
    QUANTIFIERS,
    is_person,
    is_thing_noun,
)
from quizapp.core.facts.subjects.topics import THINGS

OF_PRODUCTS = frozenset(("benchmark_score", "parameter_count", "context_size", "hardware_spec"))
_DEVICE_PARTS = frozenset(("battery", "screen", "display", "camera", "charger", "motor", "engine", "boot"))
_OPENING = re.compile(r"(?:On|In|At|For|With|Under|From|By|Among) [^,]{2,40}, $")
_CUSTOMERS = frozenset(
    ["customers", "users", "buyers", "subscribers", "clients", "developers", "you", "everyone", "anyone"]
)
_SHARE_OF = re.compile(
    r"(?:[a-z]+ ){0,2}(?:[0-9.]+%|half|most|a third|a quarter|two-thirds|three-quarters|one in [a-z]+)"
)
_OF_A_LIFE = frozenset(("date", "quantity", "ratio"))
_OF_THAT_AGE = re.compile(r"the [1-9][0-9]-year-old")
_COUNTED = re.compile(
    r"(?:an? |(?:the|its) (?:first |last |next |other )?|only |just |some |about |nearly |almost |roughly |over |another |more than |fewer than )?(?:[$€£]?[0-9]|(?:million|billion|thousand|hundred|dozen)\b)"
)
_IS_A = re.compile(r"\b(is|was|are|were) $")
_PAST_VERBS = frozenset(word for word in verbs() - BASES if not word.endswith("s")) | {"goes", "comes"}
_PRONOUNS = frozenset(("it", "they", "this", "that", "those", "them", "we", "he", "she"))
_POINTING = frozenset(("it", "they", "this", "its", "their", "he", "she", "his", "her"))
MANY_PEOPLE = re.compile(
    r"(?:[Aa]bout |[Rr]oughly |[Ss]ome |[Mm]ore than |[Nn]early |[Oo]ver )?[0-9][0-9.,]*(?: (?:million|billion|thousand))? [a-z]+$"
)
OBJECT = re.compile(
    r"[a-z]+ (?P<what>(?:an?|the|its) [a-z-]+(?: [a-z-]+)?)(?= (?:in|on|at|by|with|from|last|this|between|across|every|each|for|during)\b|[,.;])"
)


class Phrases(Nouns):
    """Finds what the phrases of one English article stand for."""

    def clauses(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses of a sentence, kept until the next is asked for."""
        if sentence.start != self._at:
            self._at = sentence.start
            names = [(name.start, name.end) for name in self.article.names_in(sentence.body, sentence.end)]
            self._clauses = tuple(find_clauses(self.article.plain, sentence.body, sentence.end, names))
        return self._clauses

    def resolve(self, clause: Clause, kind: str) -> Name | Subject | None:
        """What the phrase of a clause stands for; None where it is people, a part or a measure of what was spoken of."""
        plain = self.article.plain
        text = plain[slice(*clause.head)]
        low = text.lower()
        if low in _PRONOUNS or low.startswith("whose ") or _OF_THAT_AGE.fullmatch(low):
            return self._meant(clause, low, kind)
        named = self._said_to_be(clause, kind) or self.naming.find(clause, kind)
        if named or (kind in OF_PRODUCTS and self._tells_of_person(clause)):
            return named
        taken = OBJECT.match(plain, clause.verb) if MANY_PEOPLE.fullmatch(text) else None
        if taken:
            span = taken.span("what")
            return self.resolve(replace(clause, phrase=span, head=span, aside=None), kind)
        if not clause.relative and any(
            one.kind == "person" and one.end == clause.head[1] for one in names_in(self.article, *clause.head)
        ):
            return None
        if low.startswith("version ") and (self.topics.thing or self.topics.main_thing):
            return self.topics.thing or self.topics.main_thing
        if low.rsplit(" ", 1)[-1] in _CUSTOMERS and self.topics.main_thing:
            return self.topics.main_thing
        of = OF.match(plain, clause.head[1], clause.phrase[1]) if self.is_share(clause) else None
        if of and plain[of.end()].islower():
            asked = ASKED.match(plain, clause.phrase[1])
            whole = (of.end(), asked.end()) if asked else None
            return phrase_subject(self.article, of.end(), clause.phrase[1], whole)
        known = self.references.named(text) if text[0].isupper() and " " not in text else None
        return known or self._of_phrase(clause, text, kind)

    def is_share(self, clause: Clause) -> bool:
        """Whether a clause tells of a share of some: 11% of the bakers had …"""
        return _SHARE_OF.fullmatch(self.article.plain[slice(*clause.head)].lower()) is not None

    def _of_phrase(self, clause: Clause, text: str, kind: str) -> Name | Subject | None:
        """What a phrase without a name stands for by its last word, and by the word that it begins with."""
        low = text.lower()
        determiner = DETERMINED.match(text)
        noun = low.rsplit(" ", 1)[-1]
        if noun in GROUPS and not self.topics.main_thing:
            return phrase_subject(self.article, *clause.head, whole=clause.phrase)
        if (
            noun in PEOPLE_NOUNS | QUANTIFIERS | CALENDAR
            or not noun.isascii()
            or not noun.replace("-", "").isalpha()
        ):
            return None
        if noun in _DEVICE_PARTS and self.topics.main_thing:
            return self.topics.main_thing
        if _COUNTED.match(low) or noun in _PAST_VERBS:
            return None
        ours = low.startswith("our ") and noun not in bonds.PARTS | bonds.MEASURES and not is_thing_noun(noun)
        company = self.topics.company or self.topics.main_company
        if determiner and determiner["own"] and noun in COMPANY_NOUNS:
            employer = self.firm_named(clause, noun, employs=True)
            if employer or company:
                return employer or company
        if determiner and determiner["own"] and not ours:
            return self._spoken_before(clause, kind)
        return self.of_noun(
            noun, clause, definite=bool(determiner) and low.startswith(("the ", "this ", "that "))
        )

    def _said_to_be(self, clause: Clause, kind: str) -> Name | Subject | None:
        """What is said to be the thing of which a relative clause tells: FP4 is a number format that spends four bits."""
        is_a = _IS_A.search(self.article.plain, max(0, clause.phrase[0] - 8), clause.phrase[0])
        if not clause.relative or not is_a or self.article.plain[clause.phrase[0]] != "a":
            return None
        told = next((one for one in self._clauses if one.verb == is_a.start(1) and not one.relative), None)
        if told is None:
            return None
        return self.resolve(told, kind) or phrase_subject(self.article, *told.head, whole=told.phrase)

    def _meant(self, clause: Clause, low: str, kind: str) -> Name | Subject | None:
        """Who or what a pronoun stands for: that of X, whose, it, we, she, the 41-year-old."""
        if low in ("that", "those") and (measured := self.of_which(clause, OF_OR_FOR)):
            return measured
        if low.startswith("whose "):
            return find_named_before(self.article, clause.head[0]) or self._spoken_before(clause, kind)
        if low == "we" and (kind in OF_PRODUCTS or self._quoted(clause.verb)):
            return None
        if low == "we":
            return self.topics.company or self.topics.main_company
        company = self.topics.company or self.topics.main_company
        spoken = self.topics.spoken
        if low == "they" and kind in ("finance", "funding") and company and spoken and is_person(spoken):
            return company
        if low == "it" and kind in ("ratio", "date") and self.topics.share:
            return self.topics.share
        if low in ("it", "they", "them", "this", "that"):
            return self._spoken_before(clause, kind)
        told = low != "those" and kind in _OF_A_LIFE and not self._quoted(clause.verb)
        return self.article.person_meant(clause.head[0], low) if told else None

    def _tells_of_person(self, clause: Clause) -> bool:
        """Whether a clause speaks of somebody by name, who has no scores or parameters."""
        return any(name.kind == "person" for name in names_in(self.article, *clause.head))

    def _quoted(self, at: int) -> bool:
        """Whether a place lies between the quotation marks of its paragraph."""
        begin = self.article.plain.rfind("\n", 0, at) + 1
        marks = sum(self.article.plain.count(mark, begin, at) for mark in '"“”')
        return marks % 2 == 1

    def _spoken_before(self, clause: Clause, kind: str) -> Name | Subject | None:
        """Who says it, what an earlier clause of the same sentence spoke of, or else the sentence before."""
        plain_text = self.article.plain[slice(*clause.head)].lower().split(" ")[0]
        neuter = plain_text in ("it", "its")
        near = find_right_before(self.article, clause.head[0]) or (
            find_speaker(self.article, self._at, clause.head[0]) if neuter else None
        )
        if near:
            return near
        for one in self._clauses if plain_text != "them" else ():
            said = self.article.plain[slice(*one.head)].lower()
            if (
                one.head[0] < clause.head[0]
                and one.verb < clause.verb
                and not self._explains(one)
                and said.split(" ")[0] not in _POINTING
            ):
                found = self.resolve(one, kind)
                if found and not (neuter and is_person(found)):
                    return found
        plural = plain_text in ("they", "their", "them")
        spoken = self.topics.spoken
        if neuter and (spoken is None or is_person(spoken)):
            spoken = self.topics.neuter
        thing = isinstance(spoken, Name) and spoken.kind in THINGS
        if kind in OF_PRODUCTS and not thing and (self.topics.thing or self.topics.main_thing):
            return self.topics.thing or self.topics.main_thing
        many = isinstance(spoken, Subject) and spoken.text.endswith("s") and not spoken.text.endswith("ss")
        if not many or plural:
            return spoken
        return self.topics.last or self.topics.company or self.topics.main_company or spoken

    def _explains(self, clause: Clause) -> bool:
        """Whether a clause only says what a name before it is that the sentence opens with: On Gale, a test built from …"""
        opening = self.article.plain[self._at : clause.phrase[0]]
        beside = opening.endswith(", ") and _OPENING.match(opening) is not None
        return beside and self.article.plain[clause.phrase[0]] in "at"
