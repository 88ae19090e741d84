"""The signs by which a subject is chosen among those that are offered for a value of a Chinese article."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from quizapp.core.articles import word_table as table
from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.bearers_zh import find_bearer
from quizapp.core.facts.subjects.nearby_zh import Nearby, Place
from quizapp.core.facts.subjects.offers_zh import Offer, Offers, key_of

Rule = Literal["tied", "followed", "own", "told", "against", "named", "noun", "topic"]
"""Which rule said what a value is about: a bond of its words, the text as it is followed (surely, or less so, or outweighed by a
name), its own clause, the names of its sentence, a noun that heads it, the topic."""

_POINTS = re.compile(r"[我你您他她它这那谁]|什么|怎|[前后]者")
_WE = re.compile(r"我们?|咱们?")
_PLACES = (
    "head 0", "head 1", "nearest 0", "nearest 1", "clause 0", "after 0", "close 0", "close 1", "closes", "title",
    "sentence 1 first", "sentence 2 first", "last thing 1", "last company 1", "last person 1",
    "main thing", "main company", "main person", "rules",
)  # fmt: skip
_OFTEN = ((10, "10"), (5, "5"), (3, "3"), (2, "2"), (0, "1"))
_SOON, _LONG, _AGAIN = 250, 8, ("soon",)

Group = tuple[str, ...]
"""Signs that come together."""


@dataclass(frozen=True)
class Asked:
    """A value whose subject is asked for: where it stands, its kind and unit, what the rules found and which of them."""

    sentence: Sentence
    start: int
    end: int
    kind: str
    unit: str
    found: Subject
    rule: Rule


class Signs:
    """Offers what the values of one article may be about, each with its signs."""

    def __init__(self, article: ArticleText, nearby: Nearby, offers: Offers) -> None:
        self.article = article
        self.nearby = nearby
        self.offers = offers
        self._before: dict[int, list[Offer]] = {}
        self._always: dict[str, Group] = {}

    def offered(self, asked: Asked) -> Iterator[tuple[Offer, tuple[Group, ...]]]:
        """What a value may be about, what the rules found among it; with the groups of signs that do not say where it stands."""
        place = self.nearby.place(asked.sentence, asked.start, asked.end)
        found = self.offers.find(self.nearby.find(place), self._earlier(asked.sentence), asked.start)
        _mark(found, asked.found)
        about = tuple(self._about_value(asked, place))
        case = _state(found.values()), self._is_pointed(place), asked.rule
        behind = self.article.plain[asked.end : asked.end + _SOON]
        for offer in found.values():
            stands = tuple(one for one in _PLACES if one in offer.signs)
            soon = _AGAIN if offer.subject.text in behind else ()
            yield (
                offer,
                (
                    _of_value(about, offer.sort),
                    _of_places(stands, offer.sort, case),
                    self._itself(offer),
                    soon,
                ),
            )

    def _earlier(self, sentence: Sentence) -> list[Offer]:
        """What the sentences before one and the title offer; kept for all values of the sentence."""
        if sentence.start not in self._before:
            found = self.offers.of_phrases(self.nearby.find_before(sentence))
            self._before = {sentence.start: list(found.values())}
        return self._before[sentence.start]

    def _about_value(self, asked: Asked, place: Place) -> Iterator[str]:
        """What is known of a value: its kind, who must or can have it, whether 我们 is said of it."""
        plain = self.article.plain
        yield asked.kind
        needed = find_bearer(plain, asked.sentence, asked.start, asked.end, kind=asked.kind, unit=asked.unit)
        yield f"wants {needed[0]}{' only' if needed[1] else ''}" if needed else "wants any"
        words = self.nearby.clauses.words
        begin = words[place.begin].start if place.begin < len(words) else asked.start
        if _WE.search(plain, begin, asked.start):
            yield "we"

    def _itself(self, offer: Offer) -> Group:
        """What an offer is wherever it stands, looked at once."""
        key = f"{offer.key} {offer.sort}"
        if key not in self._always:
            self._always[key] = tuple(self._of_itself(offer))
        return self._always[key]

    def _of_itself(self, offer: Offer) -> Iterator[str]:
        """How often an offer comes, whether it stands in the title, only points, says no more than that something is, how long it is."""
        text = offer.subject.text
        count = self.offers.often(offer)
        yield f"often {next(name for least, name in _OFTEN if count >= least)} {offer.sort}"
        if text in self.nearby.title:
            yield "titled"
            yield f"titled {offer.sort}"
        if _POINTS.search(text):
            yield "points"
        if text in table.ABSTRACT:
            yield "abstract"
        if offer.sort == "noun":
            yield f"long {min(len(text), _LONG)}"

    def _is_pointed(self, place: Place) -> bool:
        """Whether the nearest clause up to a value that has a head begins with a pronoun."""
        heads = (self.nearby.clauses.head(*clause) for clause in reversed(place.clauses[-2:]))
        head = next((one for one in heads if one), None)
        return head is not None and head.words[0].sort == "pronoun"


@cache
def _of_value(about: Group, sort: str) -> Group:
    """What is known of a value, beside the sort of an offer."""
    return (sort, *(f"{one} {sort}" for one in about))


@cache
def _of_places(stands: Group, sort: str, case: tuple[str, bool, Rule]) -> Group:
    """Where an offer stands, beside its sort, what heads the value's clause, a pronoun there; and by which rule it was found."""
    state, pointed, rule = case
    found = [*(f"{state}: {one}" for one in stands), *(f"{one} {sort}" for one in stands)]
    if pointed:
        found += [f"pointed: {one}" for one in (*stands, sort)]
    if "rules" in stands:
        found += [f"by {rule}", f"by {rule} {sort}", f"rules {'too' if len(stands) > 1 else 'alone'}"]
    return tuple(found)


def _mark(found: dict[str, Offer], rules: Subject) -> None:
    """Marks what the rules found among what is offered, or offers it too."""
    key, others = key_of(rules.text), {key_of(alias) for alias in rules.aliases}
    offer = found.get(key) or next(
        (one for text, one in found.items() if text in others or _is_called(one, key)), None
    )
    if offer is None:
        offer = found[key] = Offer(key, rules, "noun", signs={"rules only"})
    offer.subject = rules
    offer.signs.add("rules")


def _is_called(offer: Offer, key: str) -> bool:
    """Whether a text is one of the other names of an offer."""
    return any(key_of(alias) == key for alias in offer.subject.aliases)


def _state(every: Collection[Offer]) -> str:
    """What heads the clause of a value: something of its own, only what is measured, nothing."""
    own = {one.sort for one in every if "head 0" in one.signs}
    return "measured" if own == {"measure"} else "own" if own else "none"
