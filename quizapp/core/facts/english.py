"""The clauses of an English sentence: every verb with the noun phrase that it speaks of, found from word lists alone."""

import re
from dataclasses import dataclass

from quizapp.core.facts.english_words import (
    AUXILIARIES,
    BASES,
    CHANGES,
    CONJUNCTIONS,
    DETERMINERS,
    EXPECTS,
    MANY,
    MARKS,
    MODALS,
    NUMBERS,
    PARTICIPLES,
    PASTS,
    POINTING,
    PREPOSITIONS,
    PRONOUNS,
    PUTS,
    RELATIVES,
    SAYS,
    is_adverb,
    verbs,
)

_TOKEN = re.compile(
    r"[A-Za-z][\w'’&+./-]*[\w']|[A-Za-z]|[$€£]?[0-9][\w.,%-]*\w%?|[0-9]%?|[,;:()\"“”]|[–—-]|\S"
)
_LONGEST_PHRASE, _LONGEST_ASIDE, _LONGEST_COUNTED = 9, 18, 3


@dataclass(frozen=True)
class Clause:
    """A verb and its noun phrase: where the verb stands, the phrase and its head, and what is put between commas behind it."""

    verb: int
    phrase: tuple[int, int]
    head: tuple[int, int]
    aside: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Token:
    text: str
    low: str
    start: int
    end: int


def find_clauses(plain: str, start: int, end: int) -> list[Clause]:
    """The clauses of the sentence between two offsets, in order of their verbs."""
    tokens = [
        _Token(found[0], found[0].lower(), *found.span()) for found in _TOKEN.finditer(plain, start, end)
    ]
    clauses: list[Clause] = []
    for place in range(len(tokens)):
        clause = _clause(tokens, place, clauses) if _is_verb(tokens, place) else _expected(tokens, place)
        if clause:
            clauses.append(clause)
    return clauses


def _expected(tokens: list[_Token], place: int) -> Clause | None:
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


def _is_verb(tokens: list[_Token], place: int) -> bool:
    """Whether a token is a finite verb here, or a participle that opens an aside."""
    word = tokens[place].low
    before = tokens[place - 1].low if place else ""
    if word not in verbs() or not before or before == "to" or tokens[place].text[0].isupper():
        return False
    if word in AUXILIARIES:
        return True
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    told = word in PASTS and (before in PRONOUNS or tokens[place - 1].text[0].isupper())
    if word in BASES and not told and not _is_plural(tokens, place - 1):
        return False
    noun = word.endswith("s") and (
        _is_counted(tokens, place, after)
        or after == "of"
        or after in AUXILIARIES
        or (after.endswith("ed") and after in verbs())
    )
    if before in DETERMINERS or before in PREPOSITIONS:
        return before in POINTING and word.endswith(("s", "ed"))
    return not noun and (after != "of" or word.endswith("ed"))


def _is_counted(tokens: list[_Token], place: int, after: str) -> bool:
    """Whether a word in -s is the noun that a number counts (20 sleeper trains), or heads a sentence (Night trains have)."""
    at = place - 1
    while (
        at > 0
        and tokens[at].text.isalpha()
        and tokens[at].text.islower()
        and tokens[at].low not in PREPOSITIONS
    ):
        at -= 1
    counted = tokens[at].text[0].isdigit() or tokens[at].low in NUMBERS
    bare = place == 1 and tokens[place].low[:-1] in BASES and (is_adverb(after) or after in AUXILIARIES)
    return (counted and place - at <= _LONGEST_COUNTED) or bare


def _is_plural(tokens: list[_Token], place: int) -> bool:
    """Whether the word at a place is many, or you and I, so that a verb behind it has no ending."""
    while place > 0 and is_adverb(tokens[place].low):
        place -= 1
    word = tokens[place].low if place >= 0 else ""
    listed = place >= 2 and tokens[place - 1].low == "and"
    return (
        listed or word in MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
    )


def _clause(tokens: list[_Token], place: int, earlier: list[Clause]) -> Clause | None:
    """The clause of the verb at a place; None where the verb is the second half of one, or has no phrase."""
    at = place - 1
    while at >= 0 and is_adverb(tokens[at].low):
        at -= 1
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


def _elided(tokens: list[_Token], at: int, place: int, earlier: list[Clause]) -> Clause | None:
    """The clause of a participle right behind the first phrase of a sentence: The institute, founded in …"""
    if earlier or tokens[place].low not in PARTICIPLES:
        return None
    return _phrase(tokens, at - 1, tokens[place].start, None)


def _aside(tokens: list[_Token], at: int) -> int | None:
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


def _before_relative(tokens: list[_Token], at: int, verb: int) -> Clause | None:
    """The clause of a verb behind which, who or that: it speaks of the phrase right before."""
    last = at - 1
    while last >= 0 and tokens[last].text in (",", "of"):
        last -= 1
    first = _chunk(tokens, last)
    if first > last:
        return None
    span = tokens[first].start, tokens[last].end
    return Clause(verb, span, span)


def _phrase(tokens: list[_Token], last: int, verb: int, aside: tuple[int, int] | None) -> Clause | None:
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


def _over(tokens: list[_Token], first: int) -> int | None:
    """Where the phrase goes on to the left of a place, behind a preposition, a participle, a relative clause or "and"."""
    joint = tokens[first - 1].low
    over: int | None = None
    if joint in PREPOSITIONS or joint in PARTICIPLES:
        over = first - 2 - (first >= 2 and joint in PREPOSITIONS and tokens[first - 2].low in PARTICIPLES)
    elif first >= 2 and tokens[first - 2].low in RELATIVES and joint in verbs():
        over = first - 3
    elif joint in ("and", "or") and _opens(tokens, first - 2):
        over = first - 2
    return over if over is not None and over >= 0 and tokens[over].text not in MARKS else None


def _opens(tokens: list[_Token], last: int) -> bool:
    """Whether nothing but a phrase stands between the beginning of the sentence, or a mark, and this place."""
    first = _chunk(tokens, last)
    return first <= last and (first == 0 or tokens[first - 1].text in MARKS)


def _chunk(tokens: list[_Token], last: int) -> int:
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
        if token.low in RELATIVES and inside:
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
