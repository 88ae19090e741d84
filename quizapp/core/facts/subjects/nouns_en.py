"""What the common noun that heads an English clause stands for: the firm, the project, its price, a part that is told of for itself."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.facts.grammar import bonds
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.counted import DETERMINED, names_in, phrase_subject
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.phrase_names import PhraseNames
from quizapp.core.facts.subjects.reference import (
    PEOPLE_NOUNS,
    QUANTIFIERS,
    References,
    is_company_noun,
    is_thing_noun,
)
from quizapp.core.facts.subjects.topics import Topics

_SHELLS_WORDS = (
    "phase step stage process effort work approach method technique move change result figure number amount total rise increase drop "
    "fall gain"
)
_SHELLS = frozenset(_SHELLS_WORDS.split())
_DEPENDENT_WORDS = (
    "production deliveries delivery shipments orders launch rollout attempt founders draft edition talks offer comments breaches "
    "objections preorders bookings timetable schedule support advantage savings saving"
)
_DEPENDENT = frozenset(_DEPENDENT_WORDS.split())
_SAVED = frozenset(("saving", "savings", "founders"))
_ANY_FIRM = frozenset(("company", "firm", "startup", "start-up", "group"))
_EMPLOYED_BY = re.compile(r"\b(?:of|at|from|with|by|for)(?: (?:the|an?)(?: [a-z-]+){1,2})? $")
_FIGURES = frozenset(("share", "figure", "rate", "proportion"))
_OF_MODELS = frozenset(("tokens", "token", "window", "experts", "layers"))
_GOODS_WORDS = (
    "licence license licences version deal bill bills cost costs price prices training charging storage"
)
_GOODS = frozenset(_GOODS_WORDS.split())
OF = re.compile(r" of (?:the |all |its |their )?")
OF_OR_FOR = re.compile(r" (?:of|for) (?:the |all |its |their )?")


@dataclass
class Nouns(ABC):
    """Finds what the common nouns of one English article stand for."""

    article: ArticleText
    references: References
    topics: Topics
    naming: PhraseNames
    _at: int = -1
    _clauses: tuple[Clause, ...] = ()

    @abstractmethod
    def resolve(self, clause: Clause, kind: str) -> Name | Subject | None:
        """What the phrase of a clause stands for."""

    def of_noun(self, noun: str, clause: Clause, *, definite: bool) -> Name | Subject | None:
        """What a common noun stands for."""
        words = self.article.plain[slice(*clause.head)].lower().split(" ")
        if definite and is_company_noun(noun) and (firm := self.firm_named(clause, noun)):
            return firm
        reference = self.references.find(noun, words[:-1], self.topics.since)
        if reference and reference.kind == "company" and noun in _ANY_FIRM and self._is_passing(reference):
            reference = None
        if reference and (definite or reference.kind == "product"):
            return reference
        if words[0] in ("this", "that") and noun in _SHELLS and self.topics.spoken:
            return self.topics.spoken
        if definite and is_company_noun(noun):
            return self.topics.company or self.topics.main_company
        if definite and is_thing_noun(noun):
            return self.topics.main_thing or self.topics.thing
        if noun in bonds.MEASURES and (measured := self.of_which(clause)):
            return measured
        alone = noun in bonds.MEASURES and (definite or len(words) == 1)
        if noun in bonds.PARTS or alone or words == ["prices"]:
            names = [
                name
                for name in names_in(self.article, *clause.phrase)
                if name.kind not in ("person", "place")
            ]
            named = names[0] if names else self.naming.version(clause) or self.of_which(clause)
            return named or self._own_part(clause, words) or self._owner(words[-1])
        if noun in _DEPENDENT and clause.head[1] == clause.phrase[1] and self.topics.has_main():
            thing, company = self.topics.main_thing, self.topics.main_company
            return company or thing if noun in _SAVED else thing or company
        return phrase_subject(self.article, *clause.head, whole=clause.phrase)

    def firm_named(self, clause: Clause, noun: str, *, employs: bool = False) -> Name | None:
        """The company that the same sentence names before it says "the firm", or "his firm", where it is somebody's employer."""
        for one in self.article.names_in(self._at, clause.head[0]) if noun in _ANY_FIRM else ():
            before = self.article.plain[max(0, one.start - 30) : one.start]
            if one.kind == "company" and employs == bool(_EMPLOYED_BY.search(before)):
                return one
        return None

    def _is_passing(self, firm: Name) -> bool:
        """Whether a firm is not the one of which the text speaks now, nor the article's own."""
        own = self.topics.main_company
        near = self.topics.company
        return bool(
            own and firm.names[0] != own.names[0] and (near is None or firm.names[0] != near.names[0])
        )

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

    def _owner(self, noun: str) -> Name | Subject | None:
        """The thing whose part or measure is told without a name of its own: the one spoken of, or the article's."""
        spoken = self.topics.spoken
        if noun in _FIGURES and isinstance(spoken, Subject):
            return spoken
        known = isinstance(spoken, Name) and spoken.kind in ("product", "model", "chip", "company")
        return spoken if known and isinstance(spoken, Name) else None

    def of_which(self, clause: Clause, ties: re.Pattern[str] = OF) -> Name | Subject | None:
        """The thing of which a phrase names a measure: the average age of the volunteers."""
        of = ties.match(self.article.plain, clause.head[1], clause.phrase[1])
        if not of or not self.article.plain[of.end()].isalpha() or of[0].endswith(("its ", "their ")):
            return None
        rest = (of.end() if ties is OF_OR_FOR else of.start() + 4, clause.phrase[1])
        return self.resolve(
            replace(clause, phrase=rest, head=rest, aside=None), "quantity"
        ) or phrase_subject(self.article, of.end(), clause.phrase[1], whole=clause.phrase)
