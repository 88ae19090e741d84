"""The noun phrase that heads an English clause in the present, stepped over brackets and asides, and where its verb begins."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    MODALS,
    PARTICIPLES,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
    verbs,
)

WORD = re.compile(r"[A-Za-z0-9][\w’'&+./-]*|[^\w\s]")
_BRACKET = re.compile(r" \((?P<abbr>[A-Z][A-Za-z0-9-]{1,9})\)")
_ASIDE = re.compile(
    r", (?:(?:or|called|named|dubbed|known as|also known as|(?:usually |often |commonly )?(?:abbreviated|shortened)(?: to| as)?) (?:the )?[“\"]?(?P<called>[A-Za-z][\w-]*(?: [A-Z0-9][\w.-]*)*)[”\"]?(?: for short)?|or [a-z][\w-]*(?: [a-z][\w-]*){0,4}|(?:the )?(?P<bare>[A-Z][\w.+-]*(?: [A-Z0-9][\w.+-]*)*)|(?!(?:and|or|but|which|who|whose|where)\b)(?:[^,;:.\n]|[.,](?=[0-9])){2,80}),"
)
_MADE_VERB = re.compile(r"[a-z]{3,}(?:is|iz|at|ifi|ys|yz)es")
_CALLED = re.compile(r".* (?:called|named|dubbed) (?=[A-Z])")
_OPENS_OBJECT_WORDS = (
    "the a an each every its their all any some only whether how what which when both one several many no"
)
OPENS_OBJECT = frozenset(_OPENS_OBJECT_WORDS.split())
_NO_HEAD_WORDS = "it this that there he she they we you i which what who one here and but nor so neither both all some many most few others else today then now if when while as because each every another such last next these those not in on at to for from with by of how why where after before since until let take consider once more much two three four five six nobody everyone someone nothing everything yesterday"
_NO_HEAD = frozenset(_NO_HEAD_WORDS.split())
_LONGEST, _FAR = 6, 9


class ClauseHead(NamedTuple):
    """The noun phrase that heads a clause: where it and its other name stand, the determiner, and where the verb begins."""

    span: tuple[int, int]
    other: tuple[int, int] | None
    det: str
    verb: int


def find_clause_head(plain: str, start: int, end: int, det: str) -> ClauseHead | None:
    """The head of a clause that begins at an offset, stepped over what stands in brackets and between commas."""
    words: list[re.Match[str]] = []
    at, other, stop, quoted = start, None, start, plain[start] in '“"'
    at += quoted
    aside = None
    begin = at
    while at < end and len(words) < _FAR:
        word = WORD.match(plain, at, end)
        if word is None or not (word[0][0].isalnum() or word[0] in '”"'):
            return None
        closes = word[0] in '”"'
        if closes or not (words and _is_verb(plain, words, word, det, bool(aside))):
            if words and len(words) >= _LONGEST or (not words and word[0].lower() in _NO_HEAD):
                return None
            if not closes and _breaks(plain, words, word):
                return None
            if not closes:
                words.append(word)
                stop = word.end()
            at = word.end()
            bracket = _BRACKET.match(plain, at, end)
            other = bracket.span("abbr") if bracket else other
            at = bracket.end() if bracket else at
            aside = _ASIDE.match(plain, at, end)
            if aside:
                name = "called" if aside["called"] else "bare"
                other = aside.span(name) if aside[name] else other
                at = aside.end()
            at += plain.startswith(" ", at)
            continue
        called = _CALLED.match(plain[begin:stop])
        if called:
            other = (begin + called.end(), stop)
        if quoted and plain[stop] not in '”"':
            return None
        return ClauseHead((begin, stop), other, "“" if quoted else det, word.start())
    return None


def _breaks(plain: str, words: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether a word can stand in no noun phrase that heads a clause: a preposition but "of", a verb in the past, a figure."""
    low = word[0].lower()
    past = low in _PAST and plain[word.start()].islower()
    return low in _BREAKS or past or (low[0].isdigit() and not (words and words[-1][0][0].isupper()))


_PAST = (PASTS | {form for form in verbs() if form.endswith("ed")}) - PARTICIPLES - BASES
_BREAKS = (PREPOSITIONS - {"of"}) | RELATIVES | PRONOUNS | CONJUNCTIONS | MODALS | {"who", "whose", "n't"}


def _is_verb(
    plain: str, words: Sequence[re.Match[str]], word: re.Match[str], det: str, behind_aside: bool
) -> bool:
    """Whether a word is the finite verb of what the words before it head, or an adverb right before that."""
    low, last = word[0].lower(), words[-1][0].lower()
    if word[0][0].isupper() or last in ("of", "and"):
        return False
    if is_adverb(low):
        following = WORD.match(plain, word.end() + 1)
        return following is not None and _is_finite(plain, following, last, det)
    closed = behind_aside and low.endswith("s") and not low.endswith(("ss", "us", "ics"))
    return closed or _is_finite(plain, word, last, det)


def _is_finite(plain: str, word: re.Match[str], last: str, det: str) -> bool:
    """Whether a word is a verb in the present that agrees with the noun before it."""
    low = word[0]
    if low in AUXILIARIES:
        return True
    following = WORD.match(plain, word.end() + 1)
    behind = following[0].lower() if following else ""
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is", "ics"))
    if plural and det not in ("a", "an") and low in BASES:
        return behind not in _BREAKS and not behind.startswith(("is", "are"))
    if not low.endswith("s") or low.endswith(("ss", "us", "ics")) or plural:
        return False
    if low in verbs():
        return behind not in verbs() and behind != "("
    return (
        behind in OPENS_OBJECT or _MADE_VERB.fullmatch(low) is not None or behind.endswith("ing")
    ) and low not in ("its", "this")
