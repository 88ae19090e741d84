"""The noun phrases of an English sentence: where they begin, and how far they go on to the left."""

from collections.abc import Sequence

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    MARKS,
    MODALS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYS,
    is_adverb,
    verbs,
)
from quizapp.core.facts.subjects.verbs_en import Token, is_formed, is_verb

_OPENING_CLAUSES = frozenset(("after", "before", "since", "until"))
TIES_WITH_TO = frozenset(
    ("according", "due", "thanks", "owing", "next", "prior", "close", "contrary", "similar")
)


def go_on(tokens: Sequence[Token], first: int) -> int | None:
    """Where the phrase goes on to the left of a place, behind a preposition, a participle, a relative clause or "and"."""
    joint = tokens[first - 1].low
    over: int | None = None
    if joint in PREPOSITIONS or joint in PARTICIPLES:
        told = first >= 2 and joint in PREPOSITIONS and tokens[first - 2].low in PARTICIPLES
        over = first - 2 - (told and not _is_set(tokens, first - 2))
    elif first >= 2 and tokens[first - 2].low in RELATIVES and is_verb(tokens, first - 1):
        over = first - 3
    elif (
        joint == "to"
        and first >= 2
        and _is_noun(tokens[first - 2].low)
        and tokens[first - 2].low not in TIES_WITH_TO
        and tokens[first].low not in BASES
    ):
        over = first - 2
    elif joint == "and" and (between := _between(tokens, first - 2)):
        over = between - 1
    elif joint in ("and", "or") and opens(tokens, first - 2):
        over = first - 2
    over = None if over is None else _before_told(tokens, over)
    return over if over is not None and over >= 0 and tokens[over].text not in MARKS else None


def _is_set(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a participle is the noun here: a set of photographs."""
    return at > 0 and tokens[at - 1].low in DETERMINERS and tokens[at + 1].low == "of"


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
    first = chunk(tokens, last)
    return first - 1 if 1 < first <= last and tokens[first - 1].low == "between" else 0


def _is_noun(word: str) -> bool:
    """Whether a word may be the noun on which another depends with "to": time to first token."""
    return word.isalpha() and word not in verbs() and not is_adverb(word) and word not in PREPOSITIONS


def opens(tokens: Sequence[Token], last: int) -> bool:
    """Whether nothing but a phrase stands between the beginning of the sentence, or a mark, and this place."""
    first = chunk(tokens, last)
    return first <= last and (first == 0 or tokens[first - 1].text in MARKS)


def chunk(tokens: Sequence[Token], last: int) -> int:
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
        if token.low in DETERMINERS or token.low == "whose":
            return first - 1
        verb = token.low in verbs() and token.low not in BASES and token.text.islower()
        adjective = first >= 2 and tokens[first - 2].low in DETERMINERS | PREPOSITIONS
        base = token.low in BASES and first >= 2 and tokens[first - 2].low in MODALS
        if (
            token.low in AUXILIARIES
            or base
            or (verb and inside and not adjective and not token.low.endswith("s"))
        ):
            break
        first -= 1
    return first


def before_bracket(tokens: Sequence[Token], at: int) -> int:
    """The last word before the bracket that is closed at a place: The Speech Office (SO), a charity …; else the place itself."""
    opened = next((one for one in range(at, max(-1, at - 6), -1) if tokens[one].text == "("), 0)
    return opened - 1 if tokens[at].text == ")" and opened else at


def after_source(tokens: Sequence[Token], last: int) -> int | None:
    """The place before "according to somebody", where that ends at a place; None where it does not."""
    first = chunk(tokens, last)
    named = 1 < first <= last and tokens[first - 1].low == "to" and tokens[first - 2].low == "according"
    return first - 3 if named else None


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a preposition begins a clause here, behind the verb of another: fell after Kelp raised …"""
    return tokens[at].low in _OPENING_CLAUSES and any(is_verb(tokens, one) for one in range(at))
