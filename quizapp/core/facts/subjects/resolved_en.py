"""What the noun phrase of an English clause stands for: a name, what a noun or pronoun means, or the phrase itself."""

import re
from dataclasses import dataclass, replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.english_words import BASES, verbs
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.beside import find_named_before, find_right_before
from quizapp.core.facts.subjects.counted import DETERMINED, names_in, phrase_subject
from quizapp.core.facts.subjects.english import Clause, find_clauses
from quizapp.core.facts.subjects.phrase_names import PhraseNames
from quizapp.core.facts.subjects.reference import (
    CALENDAR,
    COMPANY_NOUNS,
    GROUPS,
    PEOPLE_NOUNS,
    QUANTIFIERS,
    References,
    is_company_noun,
    is_person,
    is_thing_noun,
)
from quizapp.core.facts.subjects.topics import THINGS, Topics

OF_PRODUCTS = frozenset(("benchmark_score", "parameter_count", "context_size", "hardware_spec"))
_DEVICE_PARTS = frozenset(("battery", "screen", "display", "camera", "charger", "motor", "engine", "boot"))
_SHELLS = frozenset(
    [
        "phase",
        "step",
        "stage",
        "process",
        "effort",
        "work",
        "approach",
        "method",
        "technique",
        "move",
        "change",
        "result",
        "figure",
        "number",
        "amount",
        "total",
        "rise",
        "increase",
        "drop",
        "fall",
        "gain",
    ]
)
_CUSTOMERS = frozenset(
    ["customers", "users", "buyers", "subscribers", "clients", "developers", "you", "everyone", "anyone"]
)
_OF_MODELS = frozenset(("tokens", "token", "window", "experts", "layers"))
_GOODS = frozenset(
    [
        "licence",
        "license",
        "licences",
        "version",
        "deal",
        "bill",
        "bills",
        "cost",
        "costs",
        "price",
        "prices",
        "training",
        "charging",
        "storage",
    ]
)
_OF_A_LIFE = frozenset(("date", "quantity", "ratio"))
_OF_THAT_AGE = re.compile(r"the [1-9][0-9]-year-old")
_COUNTED = re.compile(
    r"(?:an? |the |only |just |some |about |nearly |almost |roughly |over |another |more than |fewer than )?(?:[$€£]?[0-9]|(?:million|billion|thousand|hundred|dozen)\b)"
)
_PAST_VERBS = frozenset(word for word in verbs() - BASES if not word.endswith("s")) | {"goes", "comes"}
_PRONOUNS = frozenset(("it", "they", "this", "that", "those", "them", "we", "he", "she"))
_POINTING = frozenset(("it", "they", "this", "its", "their", "he", "she", "his", "her"))
_OF = re.compile(r" of (?:the |all |its |their )?")
_OF_OR_FOR = re.compile(r" (?:of|for) (?:the |all |its |their )?")
MANY_PEOPLE = re.compile(
    r"(?:[Aa]bout |[Rr]oughly |[Ss]ome |[Mm]ore than |[Nn]early |[Oo]ver )?[0-9][0-9.,]*(?: (?:million|billion|thousand))? [a-z]+$"
)
OBJECT = re.compile(
    r"[a-z]+ (?P<what>(?:an?|the|its) [a-z-]+(?: [a-z-]+)?)(?= (?:in|on|at|by|with|from|last|this|between|across|every|each|for|during)\b|[,.;])"
)


@dataclass
class Phrases:
    """Finds what the phrases of one English article stand for."""

    article: ArticleText
    references: References
    topics: Topics
    naming: PhraseNames
    _at: int = -1
    _clauses: tuple[Clause, ...] = ()

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
        named = self.naming.find(clause, kind)
        if named or (kind in OF_PRODUCTS and self._tells_of_person(clause)):
            return named
        taken = OBJECT.match(plain, clause.verb) if MANY_PEOPLE.fullmatch(text) else None
        if taken:
            span = taken.span("what")
            return self.resolve(replace(clause, phrase=span, head=span, aside=None), kind)
        if low.startswith("version ") and (self.topics.thing or self.topics.main_thing):
            return self.topics.thing or self.topics.main_thing
        if low.rsplit(" ", 1)[-1] in _CUSTOMERS and self.topics.main_thing:
            return self.topics.main_thing
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
        if determiner and determiner["own"] and noun in COMPANY_NOUNS and company:
            return company
        if determiner and determiner["own"] and not ours:
            return self._spoken_before(clause, kind)
        return self._of_noun(
            noun, clause, definite=bool(determiner) and low.startswith(("the ", "this ", "that "))
        )

    def _meant(self, clause: Clause, low: str, kind: str) -> Name | Subject | None:
        """Who or what a pronoun stands for: that of X, whose, it, we, she, the 41-year-old."""
        if low in ("that", "those") and (measured := self._of_which(clause, _OF_OR_FOR)):
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
        near = find_right_before(self.article, clause.head[0])
        if near:
            return near
        for one in self._clauses if plain_text != "them" else ():
            said = self.article.plain[slice(*one.head)].lower()
            if (
                one.head[0] < clause.head[0]
                and one.verb < clause.verb
                and said.split(" ")[0] not in _POINTING
            ):
                found = self.resolve(one, kind)
                if found and not (neuter and is_person(found)):
                    return found
        plural = plain_text in ("they", "their", "them")
        spoken = self.topics.spoken
        if neuter and spoken and is_person(spoken):
            spoken = self.topics.neuter
        thing = isinstance(spoken, Name) and spoken.kind in THINGS
        if kind in OF_PRODUCTS and not thing and (self.topics.thing or self.topics.main_thing):
            return self.topics.thing or self.topics.main_thing
        many = isinstance(spoken, Subject) and spoken.text.endswith("s") and not spoken.text.endswith("ss")
        if not many or plural:
            return spoken
        return self.topics.last or self.topics.company or self.topics.main_company or spoken

    def _of_noun(self, noun: str, clause: Clause, *, definite: bool) -> Name | Subject | None:
        """What a common noun stands for."""
        words = self.article.plain[slice(*clause.head)].lower().split(" ")
        reference = self.references.find(noun, words[:-1], self.topics.since)
        if reference and (definite or reference.kind == "product"):
            return reference
        if words[0] in ("this", "that") and noun in _SHELLS and self.topics.spoken:
            return self.topics.spoken
        if definite and is_company_noun(noun):
            return self.topics.company or self.topics.main_company
        if definite and is_thing_noun(noun):
            return self.topics.main_thing or self.topics.thing
        if noun in bonds.MEASURES and (measured := self._of_which(clause)):
            return measured
        alone = noun in bonds.MEASURES and (definite or len(words) == 1)
        if noun in bonds.PARTS or alone or words == ["prices"]:
            names = [
                name
                for name in names_in(self.article, *clause.phrase)
                if name.kind not in ("person", "place")
            ]
            named = names[0] if names else self.naming.version(clause) or self._of_which(clause)
            return named or self._own_part(clause, words) or self._owner()
        return phrase_subject(self.article, *clause.head, whole=clause.phrase)

    def _own_part(self, clause: Clause, words: list[str]) -> Subject | None:
        """A part or measure that is told of for itself: a typical licence, and where no thing is spoken of, licences."""
        if words[-1] in _OF_MODELS:
            return None
        generic = words[0] in ("a", "an", "each", "every", "no")
        bare = not DETERMINED.match(" ".join(words)) and not self.topics.main_thing
        if not (generic and words[-1] not in PEOPLE_NOUNS | QUANTIFIERS) and not (
            bare and words[-1] in _GOODS
        ):
            return None
        return phrase_subject(self.article, *clause.head, whole=clause.phrase)

    def _owner(self) -> Name | None:
        """The thing whose part or measure is told without a name of its own: the one spoken of, or the article's."""
        spoken = self.topics.spoken
        known = isinstance(spoken, Name) and spoken.kind in ("product", "model", "chip", "company")
        return spoken if known and isinstance(spoken, Name) else None

    def _of_which(self, clause: Clause, ties: re.Pattern[str] = _OF) -> Name | Subject | None:
        """The thing of which a phrase names a measure: the average age of the volunteers."""
        of = ties.match(self.article.plain, clause.head[1], clause.phrase[1])
        if not of or not self.article.plain[of.end()].isalpha() or of[0].endswith(("its ", "their ")):
            return None
        rest = (of.end() if ties is _OF_OR_FOR else of.start() + 4, clause.phrase[1])
        return self.resolve(
            replace(clause, phrase=rest, head=rest, aside=None), "quantity"
        ) or phrase_subject(self.article, of.end(), clause.phrase[1], whole=clause.phrase)
