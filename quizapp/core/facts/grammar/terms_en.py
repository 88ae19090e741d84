"""The term with which a stretch of English prose ends: the noun phrase without its determiner, or a name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quizapp.core.articles.latin_names import may_begin_name
from quizapp.core.facts.grammar.english_words import (
    ADVERBS,
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NUMBERS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
    verbs,
)

_WORD = re.compile(r"[^\W_][\w’'&+./-]*|\S")
_NAMING = frozenset(
    {"as", "called", "call", "calls", "named", "dubbed", "termed", "dub", "dubs", "say", "says"}
)
_WEAK_WORDS = "new old own main key big small large clever simple first second third last next latest other same such so-called whole entire real true further final various certain different early late modern"
_WEAK = frozenset(_WEAK_WORDS.split())
_MEASURED_WORDS = "kind type sort form number pair group set series piece lot team class part share half amount range variety list family version bit host network collection total majority maker supplier provider user owner city university"
_MEASURED = frozenset(_MEASURED_WORDS.split())
_NO_TERM_WORDS = "it this that there he she they we you i which what who one here and but nor so neither both all some many most few others else today yesterday tomorrow now then example instance result consequence rule whole end start beginning way course year month week day time fact turn practice short ago dollars euros pounds percent cent addition contrast theory total all however meanwhile instead"
_NO_TERM = frozenset(_NO_TERM_WORDS.split())
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
)
_STOPS = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | RELATIVES
    | PRONOUNS
    | ADVERBS
    | MODALS
    | NUMBERS
    | _NAMING
)
_LONGEST = 4


class Term(NamedTuple):
    """Where a term stands, and the word before it in lower case; that is empty where the sentence begins or behind a mark."""

    start: int
    end: int
    before: str


def find_term(plain: str, start: int, end: int) -> Term | None:
    """The term that ends at an offset of a sentence which begins at ``start``; None where the words end in none."""
    words = [found for found in _WORD.finditer(plain, max(start, end - 120), end)]
    if not words:
        return None
    if words[-1][0] in '”"':
        opened = max(plain.rfind(mark, start, end - 1) for mark in '“"')
        return Term(opened + 1, end - 1, "“") if 0 <= opened and end - opened < 48 else None
    last = len(words) - 1
    if words[last][0][0].isdigit() and last and words[last - 1][0][0].isupper():
        return Term(words[_named(words, last)].start(), end, "")
    first = _named(words, last) if words[last][0][0].isupper() and last else _phrase(words, last)
    if first is None:
        return None
    low = words[last][0].lower()
    if (
        low in _NO_TERM
        or low in _STOPS
        or not low[0].isalpha()
        or is_adverb(low)
        or _MONTH.match(words[last][0])
    ):
        return None
    before = words[first - 1][0].lower() if first else ""
    if first == last and low.endswith("ed") and before in AUXILIARIES:
        return None
    return Term(words[first].start(), end, before if before[:1].isalpha() or before in ("“", '"') else "")


def _named(words: Sequence[re.Match[str]], last: int) -> int:
    """Where the name begins that ends with a word in capitals."""
    first = last
    while first and (words[first - 1][0][0].isupper() or words[first - 1][0][0].isdigit()):
        first -= 1
    while first < last and (words[first][0][0].isdigit() or not may_begin_name(words[first][0])):
        first += 1
    return first


def _phrase(words: Sequence[re.Match[str]], last: int) -> int | None:
    """Where the noun phrase begins that ends with a word in small letters."""
    first = last + 1
    while first and last - first < _LONGEST and not _ends(words, first - 1, last):
        first -= 1
    first = _behind_plural(words, first, last)
    while first < last and words[first][0].lower() in _WEAK:
        first += 1
    if first > last or last - first >= _LONGEST:
        return None
    return _over_of(words, first, last)


def _ends(words: Sequence[re.Match[str]], place: int, last: int) -> bool:
    """Whether a word stands before the noun phrase that ends with the last word, and not in it."""
    text = words[place][0]
    low = text.lower()
    if not low[0].isalpha() or low in _STOPS or text.endswith(("'s", "’s", "s'", "s’")) or is_adverb(low):
        return True
    if place == last or text[0].isupper() or "-" in low:
        return False
    before = words[place - 1][0].lower() if place else ""
    if before in DETERMINERS or (before in PREPOSITIONS and low in PARTICIPLES):
        return False
    if low in BASES:
        return before in PRONOUNS | MODALS or _is_plural(before) or before in RELATIVES
    return low in verbs() or (low.endswith("ed") and before not in PREPOSITIONS | verbs() and len(low) > 4)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "'s", "’s"))


def _behind_plural(words: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Where the phrase begins behind a plural that heads the sentence and the verb it has, or behind a verb in -s: Growers fear frost heave."""
    for place in range(last - 1, first, -1):
        if _is_plural(words[place][0].lower()):
            return place + 1
    opens = first == 0 or words[first - 1][0].lower() in ("the", "many", "some", "most", "all", ",")
    return first + 2 if opens and last - first >= 2 and _is_plural(words[first][0].lower()) else first


def _over_of(words: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Where a term begins that goes on to the left over "of": a mixture of experts, contracts of affreightment."""
    if first != last or first < 2 or words[first - 1][0].lower() != "of":
        return first
    head = words[first - 2][0]
    before = words[first - 3][0].lower() if first > 2 else ""
    bare = head.isalpha() and head.islower() and head not in _MEASURED and head not in verbs() - BASES
    opens = (
        before in {"a", "an", ""} or before in PREPOSITIONS or before in verbs() or not before[0].isalpha()
    )
    return first - 2 if bare and opens else first
