"""The clauses of an English sentence: every verb with the noun phrase that it speaks of, found from word lists alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    CHANGES,
    CONJUNCTIONS,
    DETERMINERS,
    EXPECTS,
    MARKS,
    MODALS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    PUTS,
    RELATIVES,
    SAYS,
    is_adverb,
    verbs,
)
from quizapp.core.facts.subjects.reference import CALENDAR
from quizapp.core.facts.subjects.verbs_en import Token, find_tokens, is_formed, is_verb

_LONGEST_PHRASE, _LONGEST_ASIDE = 9, 18
_ALL_OF_THEM = frozenset(("both", "all", "each"))
_NEAR = frozenset(("on", "in", "last", "this", "next"))


@dataclass(frozen=True)
class Clause:
    """A verb and its noun phrase: where the verb stands, the phrase and its head, and what is put between commas behind it."""

    verb: int
    phrase: tuple[int, int]
    head: tuple[int, int]
    aside: tuple[int, int] | None = None


def find_clauses(plain: str, start: int, end: int, names: Iterable[tuple[int, int]] = ()) -> list[Clause]:
    """The clauses of the sentence between two offsets, in order of their verbs; each of the ``names`` is one word."""
    tokens = find_tokens(plain, start, end, names)
    clauses: list[Clause] = []
    for place in range(len(tokens)):
        clause = _clause(tokens, place, clauses) if is_verb(tokens, place) else _expected(tokens, place)
        if clause:
            clauses.append(clause)
    return clauses


def _expected(tokens: Sequence[Token], place: int) -> Clause | None:
    """The clause of what is expected to do something, or put at some value: expects shipments to fall, puts sales at."""
    word = tokens[place].text
    if word not in ("to", "at", "from", "by", "down"):
        return None
    first = place
    governing = EXPECTS if word == "to" else PUTS if word == "at" else CHANGES
    while first > 0 and tokens[first - 1].low not in governing:
        first -= 1
        if (
            tokens[first].text in MARKS
            or (tokens[first].low == "to" and governing is not CHANGES)
            or place - first > _LONGEST_PHRASE
        ):
            return None
    if not 0 < first < place:
        return None
    head = next((at for at in range(first, place) if tokens[at].low in PREPOSITIONS | {"to"}), place)
    start = tokens[first].start
    return Clause(
        tokens[place].start, (start, tokens[place - 1].end), (start, tokens[max(first, head - 1)].end)
    )


def _clause(tokens: Sequence[Token], place: int, earlier: list[Clause]) -> Clause | None:
    """The clause of the verb at a place; None where the verb is the second half of one, or has no phrase."""
    at = _before_adverbs(tokens, place)
    if at < 0 or tokens[at].low in AUXILIARIES:
        return None
    verb, aside = tokens[place].start, None
    if tokens[at].low in RELATIVES and at > 0:
        return _before_relative(tokens, at, verb)
    if tokens[at].text == ",":
        opened = _aside(tokens, at)
        if opened is None:
            return _elided(tokens, at, place, earlier)
        aside = (tokens[opened].end, tokens[at].start)
        at = opened - 1
    return _phrase(tokens, at, verb, aside)


def _before_adverbs(tokens: Sequence[Token], place: int) -> int:
    """Where the words that only tell when or how a verb is done begin, the last word before them: on Tuesday also released."""
    at = place - 1
    while at >= 0:
        if is_adverb(tokens[at].low):
            at -= 1
        elif at >= 1 and tokens[at].low in CALENDAR and tokens[at - 1].low in _NEAR:
            at -= 2
        else:
            return at
    return 0 if place and tokens[0].low in _ALL_OF_THEM else at


def _elided(tokens: Sequence[Token], at: int, place: int, earlier: list[Clause]) -> Clause | None:
    """The clause of a participle right behind the first phrase of a sentence: The institute, founded in …"""
    if earlier or tokens[place].low not in PARTICIPLES:
        return None
    return _phrase(tokens, at - 1, tokens[place].start, None)


def _aside(tokens: Sequence[Token], at: int) -> int | None:
    """The comma that opens the aside which the comma at a place closes; None where it closes none."""
    for other in range(at - 1, max(-1, at - _LONGEST_ASIDE), -1):
        if tokens[other].text in (";", ":", '"', "“"):
            return None
        if tokens[other].text == ",":
            first = tokens[other + 1]
            opens = (
                first.low in DETERMINERS | RELATIVES | PREPOSITIONS | PARTICIPLES
                or first.text[0].isupper()
                or at - other == 2
            )
            return other if opens and other and tokens[other - 1].text not in MARKS else None
    return None


def _before_relative(tokens: Sequence[Token], at: int, verb: int) -> Clause | None:
    """The clause of a verb behind which, who or that: it speaks of the phrase right before."""
    last = at - 1
    while last >= 0 and tokens[last].text in (",", "of"):
        last -= 1
    first = _chunk(tokens, last)
    if first > last:
        return None
    span = tokens[first].start, tokens[last].end
    return Clause(verb, span, span)


def _phrase(tokens: Sequence[Token], last: int, verb: int, aside: tuple[int, int] | None) -> Clause | None:
    """The clause whose phrase ends at a place: walked leftwards over what belongs to it, to the noun that it is about."""
    first = _chunk(tokens, last)
    if first > last:
        return None
    head = first, last
    while first > 0:
        over = _over(tokens, first)
        further = _chunk(tokens, over) if over is not None else 0
        if over is None or further > over:
            break
        first, head = further, (further, over)
    span = tokens[head[0]].start, tokens[head[1]].end
    return Clause(verb, (span[0], tokens[last].end), span, aside)


def _over(tokens: Sequence[Token], first: int) -> int | None:
    """Where the phrase goes on to the left of a place, behind a preposition, a participle, a relative clause or "and"."""
    joint = tokens[first - 1].low
    over: int | None = None
    if joint in PREPOSITIONS or joint in PARTICIPLES:
        over = first - 2 - (first >= 2 and joint in PREPOSITIONS and tokens[first - 2].low in PARTICIPLES)
    elif first >= 2 and tokens[first - 2].low in RELATIVES and is_verb(tokens, first - 1):
        over = first - 3
    elif joint == "to" and first >= 2 and _is_noun(tokens[first - 2].low) and tokens[first].low not in BASES:
        over = first - 2
    elif joint == "and" and (between := _between(tokens, first - 2)):
        over = between - 1
    elif joint in ("and", "or") and _opens(tokens, first - 2):
        over = first - 2
    over = None if over is None else _before_told(tokens, over)
    return over if over is not None and over >= 0 and tokens[over].text not in MARKS else None


def _before_told(tokens: Sequence[Token], at: int) -> int:
    """The last word before the relative clause whose verb stands at a place: the frost that settled on; else the place itself."""
    first = at
    while first > 0 and (
        tokens[first].low in verbs() or is_adverb(tokens[first].low) or is_formed(tokens, first)
    ):
        first -= 1
    told = 0 < first < at + 1 and tokens[first].low in RELATIVES
    return first - 1 if told else at


def _between(tokens: Sequence[Token], last: int) -> int:
    """Where "between" stands before the phrase that ends at a place; 0 where it does not."""
    first = _chunk(tokens, last)
    return first - 1 if 1 < first <= last and tokens[first - 1].low == "between" else 0


def _is_noun(word: str) -> bool:
    """Whether a word may be the noun on which another depends with "to": time to first token."""
    return word.isalpha() and word not in verbs() and not is_adverb(word) and word not in PREPOSITIONS


def _opens(tokens: Sequence[Token], last: int) -> bool:
    """Whether nothing but a phrase stands between the beginning of the sentence, or a mark, and this place."""
    first = _chunk(tokens, last)
    return first <= last and (first == 0 or tokens[first - 1].text in MARKS)


def _chunk(tokens: Sequence[Token], last: int) -> int:
    """Where the noun phrase that ends at a place begins; behind the place when there is none. A pronoun is one by itself."""
    if last >= 0 and tokens[last].low in PRONOUNS:
        return last
    first = last + 1
    while first > 0:
        token = tokens[first - 1]
        inside = first <= last
        if (
            token.text in MARKS
            or (token.low == "to" and (first > last or tokens[first].text.islower()))
            or token.low in PREPOSITIONS
            or token.low in CONJUNCTIONS | SAYS
        ):
            break
        if inside and (
            (token.low in RELATIVES and first > 1) or (first > 1 and is_formed(tokens, first - 1))
        ):
            break
        if token.low in DETERMINERS:
            return first - 1
        verb = token.low in verbs() and token.low not in BASES and token.text.islower()
        adjective = first >= 2 and tokens[first - 2].low in DETERMINERS
        base = token.low in BASES and first >= 2 and tokens[first - 2].low in MODALS
        if (
            token.low in AUXILIARIES
            or base
            or (verb and inside and not adjective and not token.low.endswith("s"))
        ):
            break
        first -= 1
    return first
