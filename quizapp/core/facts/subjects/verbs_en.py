"""The words and marks of an English sentence, and which of the words are verbs."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    MANY,
    MARKS,
    NUMBERS,
    PASTS,
    POINTING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
    verbs,
)

_TOKEN = re.compile(
    r"[A-Za-z][\w'’&+./-]*[\w']|[A-Za-z]|[$€£]?[0-9][\w.,%-]*\w%?|[0-9]%?|[,;:()\"“”]|[–—-]|\S"
)
SPANS = frozenset(
    (
        "hour",
        "week",
        "month",
        "quarter",
        "year",
        "season",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "night",
    )
)
QUANTIFYING = frozenset(
    ("most", "several", "few", "many", "some", "all", "other", "better", "best", "fewer", "new", "more")
)
_LONGEST_COUNTED, _SHORTEST_FORMED = 3, 5


class Token(NamedTuple):
    """A word, a mark or a whole name; ``low`` is its text in lower case."""

    text: str
    low: str
    start: int
    end: int
    named: bool = False


def find_tokens(plain: str, start: int, end: int, names: Iterable[tuple[int, int]]) -> list[Token]:
    """The words and marks between two offsets; a name is one word, whatever stands in it."""
    tokens: list[Token] = []
    for first, last in (*names, (end, end)):
        if start <= first and last <= end:
            tokens += [
                Token(found[0], found[0].lower(), found.start(), found.end())
                for found in _TOKEN.finditer(plain, start, first)
            ]
            start = last
            if first < last:
                tokens.append(Token(plain[first:last], plain[first:last].lower(), first, last, named=True))
    return tokens


def is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a finite verb here, or a participle that opens an aside."""
    word = tokens[place].low
    before = tokens[place - 1].low if place else ""
    if not before or before == "to" or tokens[place].text[0].isupper():
        return False
    if word not in verbs():
        return is_formed(tokens, place)
    if word in AUXILIARIES:
        return True
    after = tokens[place + 1].low if place + 1 < len(tokens) else ""
    told = word in PASTS and (before in PRONOUNS or tokens[place - 1].text[0].isupper())
    if word in BASES and not told and not _is_plural(tokens, place - 1):
        return False
    noun = word.endswith("s") and (
        _is_counted(tokens, place, after)
        or _is_placed(tokens, place)
        or after == "of"
        or after in AUXILIARIES
        or (after.endswith("ed") and after in verbs() and before != ",")
    )
    if word.endswith("ed") and before in verbs() and before not in AUXILIARIES and is_verb(tokens, place - 1):
        return False
    if word == "last" and after in SPANS or before in QUANTIFYING:
        return False
    if before in DETERMINERS or before in PREPOSITIONS:
        return before in POINTING and word.endswith(("s", "ed"))
    return not noun and (after != "of" or word.endswith("ed"))


def is_formed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that no list knows is a verb by its ending and its place: the model resolves 69%, a bug that inflated …"""
    word, before = tokens[place].low, tokens[place - 1]
    if not word.endswith(("s", "ed")):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if not word.isalpha() or len(word) < _SHORTEST_FORMED or after is None or word in PREPOSITIONS:
        return False
    if word.endswith("ed") and before.low in RELATIVES | PRONOUNS:
        return True
    told = before.named or before.low in RELATIVES | PRONOUNS
    said = word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
    return (
        told
        and said
        and (after.low in DETERMINERS or not after.text[0].isalpha())
        and after.text not in MARKS
    )


def _is_placed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word in -s ends what a clause opens with behind a preposition: In early tests, it …"""
    at = place - 1
    while at > 0 and tokens[at].low.isalpha() and tokens[at].text.islower() and _is_plain(tokens[at].low):
        at -= 1
    opened = at == 0 or tokens[at - 1].text in MARKS
    return at < place - 1 and opened and tokens[at].low in PREPOSITIONS


def _is_plain(word: str) -> bool:
    """Whether a word is none of the small ones."""
    return not any(
        word in one
        for one in (PREPOSITIONS, DETERMINERS, PRONOUNS, RELATIVES, MANY, CONJUNCTIONS, AUXILIARIES)
    )


def _is_counted(tokens: Sequence[Token], place: int, after: str) -> bool:
    """Whether a word in -s is the noun that a number counts (20 sleeper trains), or heads a sentence (Night trains have)."""
    at = place - 1
    while (
        at > 0
        and tokens[at].text.isalpha()
        and tokens[at].text.islower()
        and tokens[at].low not in PREPOSITIONS
        and not is_adverb(tokens[at].low)
    ):
        at -= 1
    many = tokens[place - 1].low.endswith("s") and at < place - 1
    counted = not many and (tokens[at].text[0].isdigit() or tokens[at].low in NUMBERS)
    goes_on = is_adverb(after) or after in AUXILIARIES or after in BASES
    bare = place == 1 and not tokens[0].named and tokens[place].low[:-1] in BASES and goes_on
    return (counted and place - at <= _LONGEST_COUNTED) or bare


def _is_plural(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at a place is many, or you and I, so that a verb behind it has no ending."""
    while place > 0 and is_adverb(tokens[place].low):
        place -= 1
    word = tokens[place].low if place >= 0 else ""
    listed = place >= 2 and tokens[place - 1].low == "and"
    return (
        listed or word in MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
    )
