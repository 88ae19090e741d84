"""The clauses of an English sentence: every verb with the noun phrase that it speaks of, found from word lists alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    CHANGES,
    CONJUNCTIONS,
    DETERMINERS,
    ENDINGS_OF_CHANGE,
    EXPECTS,
    MANY,
    MARKS,
    PARTICIPLES,
    PREPOSITIONS,
    PUTS,
    RELATIVES,
    SAYS,
    is_adverb,
)
from quizapp.core.facts.subjects.phrases_en import (
    after_source,
    before_bracket,
    chunk,
    go_on,
    opens,
    opens_clause,
)
from quizapp.core.facts.subjects.reference import CALENDAR
from quizapp.core.facts.subjects.verbs_en import SPANS, Token, find_tokens, is_verb

_LONGEST_PHRASE, _LONGEST_ASIDE = 9, 18
_ALL_OF_THEM = frozenset(("both", "all", "each"))
OPENING = frozenset(
    (
        "whose",
        "whom",
        "where",
        "when",
        "long",
        "once",
        "now",
        "then",
        "also",
        "formerly",
        "previously",
        "already",
    )
)
_TELLING = RELATIVES | {"whose"}
_JOINING = frozenset(("and", "but", "or"))
_TAKING = frozenset(
    [
        "bought",
        "acquired",
        "launched",
        "released",
        "published",
        "built",
        "made",
        "sold",
        "sells",
        "founded",
        "opened",
        "unveiled",
        "introduced",
        "shipped",
        "developed",
        "trained",
    ]
)
_EACH = frozenset(("a", "an", "per", "each", "every", "last", "this", "next"))
_OF_ONE = frozenset(("is", "was", "has", "does"))
_OF_MANY = frozenset(("are", "were", "have", "do"))
_NEAR = frozenset(("on", "in", "last", "this", "next"))


@dataclass(frozen=True)
class Clause:
    """A verb and its noun phrase: where the verb stands, the phrase and its head, and what is put between commas behind it."""

    verb: int
    phrase: tuple[int, int]
    head: tuple[int, int]
    aside: tuple[int, int] | None = None
    relative: bool = False


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
    if word not in ENDINGS_OF_CHANGE and word not in ("to", "at"):
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
        return _before_relative(tokens, at, place)
    if tokens[at].low in _JOINING:
        return _joined(tokens, at, place, earlier)
    told = _told(tokens, at, place)
    whole = _phrase(tokens, told - 1, verb, None) if told else None
    if whole and not _is_governed(tokens, whole):
        return whole
    if tokens[at].text == ",":
        opened = _aside(tokens, at)
        if opened is None:
            return _elided(tokens, at, place, earlier)
        aside = (tokens[opened].end, tokens[at].start)
        at = before_bracket(tokens, opened - 1)
    return _phrase(tokens, at, verb, aside)


def _before_adverbs(tokens: Sequence[Token], place: int) -> int:
    """Where the words that only tell when or how a verb is done begin, the last word before them: on Tuesday also released."""
    at = place - 1
    while at >= 0:
        if is_adverb(tokens[at].low):
            at -= 1
        elif at >= 1 and tokens[at].low in CALENDAR and tokens[at - 1].low in _NEAR:
            at -= 2
        elif (first := after_source(tokens, at)) is not None:
            at = first
        else:
            return at
    return 0 if place and tokens[0].low in _ALL_OF_THEM else at


def _elided(tokens: Sequence[Token], at: int, place: int, earlier: list[Clause]) -> Clause | None:
    """The clause of a participle right behind the first phrase of a sentence: The institute, founded in …"""
    if not opens_aside(tokens, place) or (earlier and not opens(tokens, at - 1)):
        return None
    return _phrase(tokens, at - 1, tokens[place].start, None)


def opens_aside(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a participle behind a phrase: , founded in 2021; , described in a paper; , cited by many."""
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    formed = tokens[place].low.endswith("ed") and tokens[place].text.islower() and after in PREPOSITIONS
    return tokens[place].low in PARTICIPLES or formed


def _aside(tokens: Sequence[Token], at: int) -> int | None:
    """The comma that opens the aside which the comma at a place closes; None where it closes none."""
    for other in range(at - 1, max(-1, at - _LONGEST_ASIDE), -1):
        if tokens[other].text in (";", ":", '"', "“"):
            return None
        if tokens[other].text == ",":
            first = tokens[other + 1]
            begins = (
                first.low in DETERMINERS | RELATIVES | PREPOSITIONS | OPENING
                or opens_aside(tokens, other + 1)
                or first.text[0].isupper()
                or at - other == 2
                or first.low.endswith("-cooled")
                or (first.low.endswith("ed") and "-" in first.low)
                or (tokens[other + 2].low in _TELLING and first.low.endswith("s"))
            )
            return other if begins and other and tokens[other - 1].text not in MARKS else None
    return None


def _before_relative(tokens: Sequence[Token], at: int, place: int) -> Clause | None:
    """The clause of a verb behind which, who or that: it speaks of the phrase before, or of the one on which that depends."""
    last = at - 1
    while last >= 0 and tokens[last].text in (",", "of"):
        last -= 1
    if last >= 1 and tokens[last].low in SPANS and tokens[last - 1].low in _EACH:
        last -= 2
    if last >= 2 and tokens[last].text.isdigit() and tokens[last - 1].text == ",":
        last -= 2
    first = chunk(tokens, last)
    if first > last or tokens[first].text[0].isdigit():
        return None
    found = first, last
    while first > 1 and not _goes_with(tokens, last, at, place) and tokens[first - 1].low in PREPOSITIONS:
        last = first - 2
        first = chunk(tokens, last)
        if first > last:
            break
        if _goes_with(tokens, last, at, place):
            found = first, last
    span = tokens[found[0]].start, tokens[found[1]].end
    return Clause(tokens[place].start, span, span, relative=True)


def _goes_with(tokens: Sequence[Token], last: int, at: int, place: int) -> bool:
    """Whether the noun at a place may be what a relative clause tells of: not many things with "is", and no name right before "that"."""
    noun, verb = tokens[last], tokens[place].low
    if (noun.named or noun.text[0].isupper()) and at == last + 1 and last:
        return False
    many = noun.low.endswith("s") and not noun.named and not noun.low.endswith(("ss", "us", "is"))
    if verb in _OF_ONE or (verb.endswith("s") and verb not in AUXILIARIES):
        return not many
    return many or noun.low in MANY or (verb not in _OF_MANY and verb not in BASES)


def _joined(tokens: Sequence[Token], at: int, place: int, earlier: Sequence[Clause]) -> Clause | None:
    """The clause of a verb behind "and": it speaks of what the verb before does, behind a comma of what heads the sentence."""
    stop = max((one.end for one in tokens[:at] if one.text in (";", ":", "“", '"')), default=0)
    near = [one for one in earlier if one.verb >= stop]
    if at and tokens[at - 1].text == ",":
        near = [one for one in near if not one.relative and one.phrase[0] < one.verb][:1] or near
    return replace(near[-1], verb=tokens[place].start) if near else None


def _lacks_object(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb that takes an object is followed by none: bought in 2025."""
    at = next(place for place, one in enumerate(tokens) if one.start == verb)
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low in _TAKING and after in ("in", "for", "on", "at", "from", "last")


def _is_governed(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a preposition stands before the phrase of a clause, which then cannot be its subject: In the year that begins in April …"""
    at = next(place for place, one in enumerate(tokens) if one.start == clause.phrase[0])
    return at > 0 and tokens[at - 1].low in PREPOSITIONS


def _told(tokens: Sequence[Token], at: int, place: int) -> int:
    """Where the relative clause begins that stands between a verb and its phrase: a file that took hours is done; 0 where none does."""
    verbs_between = 0
    for other in range(at, 0, -1):
        if tokens[other].text in MARKS or tokens[other].low in CONJUNCTIONS:
            return 0
        if is_verb(tokens, other) and tokens[other - 1].low not in AUXILIARIES:
            verbs_between += 1
        if tokens[other].low in RELATIVES:
            first = other + 1
            while first < at and is_adverb(tokens[first].low):
                first += 1
            one = verbs_between == 1 and is_verb(tokens, first) and first < place
            return other if one and chunk(tokens, other - 1) < other else 0
    return 0


def _phrase(tokens: Sequence[Token], last: int, verb: int, aside: tuple[int, int] | None) -> Clause | None:
    """The clause whose phrase ends at a place: walked leftwards over what belongs to it, to the noun that it is about."""
    first = chunk(tokens, last)
    if first > last:
        return None
    head = first, last
    while first > 0:
        over = None if opens_clause(tokens, first - 1) else go_on(tokens, first)
        further = chunk(tokens, over) if over is not None else 0
        if over is None or further > over:
            break
        first, head = further, (further, over)
    span = tokens[head[0]].start, tokens[head[1]].end
    within = tokens[head[0]].low == "whose" or (first > 0 and tokens[first - 1].low in RELATIVES)
    if within and first and tokens[first - 1].low in ("that", "which") and _lacks_object(tokens, verb):
        whose = first - 2 - (first >= 2 and tokens[first - 2].text == ",")
        begin = chunk(tokens, whose)
        if begin <= whose and tokens[whose].low not in SAYS and not is_verb(tokens, whose):
            told = tokens[begin].start, tokens[whose].end
            return Clause(verb, told, told, relative=True)
    return Clause(verb, (span[0], tokens[last].end), span, aside, relative=within)
