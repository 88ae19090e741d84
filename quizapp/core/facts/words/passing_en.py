"""Terms that English prose explains right behind them: X, the growth of …; X (XY), that is, …; X, which turns …; called X: …"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quizapp.core.facts.grammar.english_words import (
    AUXILIARIES,
    BASES,
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    verbs,
)
from quizapp.core.facts.grammar.initials import find_initials
from quizapp.core.facts.grammar.terms_en import Term, find_term
from quizapp.core.facts.words.definition_patterns import COMPANY_EN, FUNCTION, MEANING, TYPE
from quizapp.core.facts.words.offices_en import HOLDER
from quizapp.core.patterns import Sought

BODY = r"(?:[^,;:.()\n—–]|[.,:](?=[0-9]))"
END = r"(?=[,;:.!?)\n]|$| -| –| —|—|–)"
_ABBREVIATION = r"(?: \((?P<abbr>[A-Z][A-Za-z0-9-]{1,9}(?: [a-z]+)?)\))?"
_NO_ASIDE = (
    r"(?!(?:[a-z]+ ){0,2}?(?:figure|number|sum|move|sign|level|decision|claim|result|rise|fall|change|record|feat|step|drop|increase|jump|gain|reduction|"
    r"day|week|month|year|bit|few|lot|third|half|quarter|fraction|price|total|pace|deal|first|latest|only|same|most|biggest|largest|[a-z]{3,}est|second|last|next|former|heads?|members?|rest|equivalent)\b)"
)
_TIED = r"(?:that|which|whose|of|in which|by which|at which|for which|where|when|used|made|left|with|for|from|to|between|among|behind|it|they|you|we|[a-z]{3,}ed|[a-z]{3,}ing)"
_STRONG = re.compile(r"\b(?:that|it|they|you|which|whose|where|when|used|made|called)\b")
_ASIDE = Sought(
    rf"{_ABBREVIATION}, (?:essentially |basically |roughly |in effect |in essence |simply )?(?P<v>(?:the|an?) {_NO_ASIDE}(?:[A-Za-z0-9][\w'’-]* ){{1,5}}?{_TIED}\b{BODY}{{4,130}}?(?:, [a-z]+(?: [a-z]+)?,? and [a-z]+ {BODY}{{4,80}})?){END}"
)
_THAT_IS = Sought(
    rf"{_ABBREVIATION}(?:,| \()(?: which is)? ?(?:that is(?: to say)?,?|i\.e\.,?|in other words,?|or(?= (?:the|an?|[a-z]+ing) (?:[\w'’-]+ ){{2}})|meaning|which means(?: that)?|short for(?= [a-z]+ing)) (?P<v>{BODY}{{8,130}}){END}"
)
_IN_WHICH = Sought(
    rf"{_ABBREVIATION}, (?P<how>(?:in|under|by|with|through|for|on|during) which|where|whereby|when) (?P<v>{BODY}{{10,130}}){END}"
)
_OR_ABBREVIATED = Sought(
    rf", or (?P<abbr>[A-Z][A-Za-z0-9-]{{1,9}}), (?P<v>(?P<verb>[a-z]+) {BODY}{{8,130}}){END}"
)
_WHICH = Sought(rf"{_ABBREVIATION}, which (?P<v>(?P<verb>[a-z]+) {BODY}{{8,130}}){END}")
_ONE_THAT = Sought(rf", (?P<v>one (?:that|which|whose|in which|for which|with)\b{BODY}{{8,110}}){END}")
_WHICH_IS = Sought(
    rf"{_ABBREVIATION}, which (?:are|is) (?P<v>(?:an? |the )?[a-z]{BODY}{{4,50}}? (?:that|which|whose|who|of|for|made|used)\b{BODY}{{6,110}}){END}"
)
_DASHED = Sought(
    r"(?: - | – | — |—)(?:that is, )?(?P<v>(?:an? |the |[a-z]+ing |[a-z]+s )[^;.\n–—]{10,110}?)(?: - | – | — |—)(?=[a-z])"
)
_COLON = Sought(
    rf"(?::| -| –| —|—) ?(?P<v>(?:it|they|an?|the|one|each|many|several|[a-z]+ing) {BODY}{{10,130}}){END}"
)
_BRACKET = Sought(
    r" \((?:that is,? |i\.e\.,? )?(?P<v>(?:how|what|whether|when|the|an?|[a-z]+ing|[a-z]+ [a-z]+s) [^()\n]{8,120})\)"
)
_NAMING = frozenset({"as", "called", "dubbed", "termed", "“", "named"})
_INDEFINITE = frozenset({"a", "an", ""}) | _NAMING
_DEFINITE_WORDS = "the its their this that his her these those our every each such any"
_DEFINITE = frozenset(_DEFINITE_WORDS.split())
_COPULAS = frozenset({"is", "was", "are"})
_EXPLAINS = re.compile(rf"(?:an?|the) (?:[\w’'-]+ ){{1,5}}?{_TIED}\b|[a-z]+ing ")
_HEAD = re.compile(rf"(?:an?|the) (?:[\w'’-]+ ){{0,4}}?(?P<head>[\w'’-]+)(?= {_TIED}\b)")
_FINITE = verbs() - BASES - PARTICIPLES
_PAST = re.compile(
    r"(?:an?|the) (?:[\w'’-]+ ){1,4}(?!called|named|dubbed)[a-z]{3,}ed (?:the|an?|its|their|up|[0-9$€£])"
)
_RELATIVE = re.compile(r" (?:that|which|who|whose|where|when|how|what|whether|in which) ")
_COUNTED = re.compile(r"first|second|third|fourth|next|last|final|[0-9]+(?:st|nd|rd|th)?")
_MADE = re.compile(
    r"an? (?:[\w’'-]+ ){1,4}?(?:introduced|invented|developed|proposed|designed|built|trained|used|meant) "
)
_PERSON = re.compile(rf"{HOLDER}s?")
_SOMEBODY = re.compile(
    rf"(?:an?|the) (?:[\w'’-]+ ){{0,3}}?{HOLDER}(?= (?:who|at|of|on|in|for|with|from|by)\b)"
)
_COMPANY = re.compile(
    rf"(?:{COMPANY_EN}|group|agency|ministry|team|committee|council|club|union|government|party|country|city|town|vote|meeting|election)s?"
)
_CALLED = re.compile(
    r"(?P<v>an? .{3,60}?),? (?:called|named|dubbed|known as) (?:the )?(?P<s>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*)"
)
_FIGURE = re.compile(r" (?:of|with|from|for|in|on|at) (?:[a-z]+ ){0,2}?[$€£]?[0-9]")
_SHORTEST = 10
_POINTS = Sought(
    rf"(?:(?P<term>The (?:term|word|phrase|expression|name))|It|This|That) (?:here |simply |just |only )?(?:means|refers to|describes|denotes|stands for) (?:that )?(?P<v>{BODY}{{10,130}}(?:, [a-z]+ of {BODY}+)?){END}"
)
_QUOTED = re.compile(r"[“\"](?P<s>[A-Za-z][\w -]{2,36}?)[,.]?[”\"]")
_OPENERS = PREPOSITIONS | {"to", "as", "when", "while", "if", "because"}
_BREAK = re.compile(r".*[;:”\"—]", re.DOTALL)
_FAR = 160
_LISTED = re.compile(r" and (?:an?|the|some|its|her|his|their) ")
_FACTLESS_WORDS = "is was are were has had have does did do says say said means comes come goes takes take costs cost begins starts opens closes ends remains remain includes include employs counts will would can could may might must should also now then still already"
_FACTLESS = frozenset(_FACTLESS_WORDS.split())


class Passing(NamedTuple):
    """A term, its explanation and what that says, by offsets of the reading; the other name of the term."""

    subject: tuple[int, int]
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...]


def find_passing(plain: str, start: int, end: int) -> Iterator[Passing]:
    """The terms of an English sentence that are explained right behind them, the surest ways first."""
    for pattern, fits, attribute in _WAYS:
        for found in pattern.finditer(plain, start, end):
            term = find_term(plain, start, found.start())
            if (
                term
                and _is_concept(plain, term)
                and not _opens(plain, start, term, found)
                and fits(plain, term, found)
            ):
                one = _explained(plain, term, found, attribute)
                if one.value[1] - one.value[0] > _SHORTEST:
                    yield one


def _explained(plain: str, term: Term, found: re.Match[str], attribute: tuple[str, str]) -> Passing:
    """What a match says of a term: of its abbreviation, where one stands behind it; of what a thing is called in the end."""
    called = _CALLED.fullmatch(found["v"])
    if called:
        begin = found.start("v")
        return Passing(
            (begin + called.start("s"), begin + called.end("s")), (begin, begin + called.end("v")), TYPE, ()
        )
    abbreviation = found.groupdict().get("abbr")
    if not abbreviation:
        return Passing((term.start, term.end), _without_figure(found), attribute, ())
    begin = max(0, term.end - 80)
    initials = find_initials(plain[begin : term.end], abbreviation)
    whole = plain[begin + initials if initials is not None else term.start : term.end]
    return Passing(found.span("abbr"), found.span("v"), attribute, (whole,))


def _without_figure(found: re.Match[str]) -> tuple[int, int]:
    """Where an explanation stands without the figures that it ends with: a model of 14 billion parameters trained on …"""
    start, end = found.span("v")
    figure = _FIGURE.search(found["v"])
    return start, start + figure.start() if figure else end


def _opens(plain: str, start: int, term: Term, found: re.Match[str]) -> bool:
    """Whether the words up to a comma only open the sentence, and what follows does not explain them: At the start, the boat …"""
    if found.groupdict().get("abbr") or "," in (
        plain[found.end() : found.end() + 1],
        *plain[start : term.start],
    ):
        return False
    words = _BREAK.sub("", plain[start : term.start]).split()
    if not words or words[0].lower() not in _OPENERS:
        return False
    told = (
        word in _FINITE and before.lower() not in _OPENERS | DETERMINERS for before, word in pairwise(words)
    )
    return PRONOUNS.isdisjoint(words) and not any(told)


def _is_concept(plain: str, term: Term) -> bool:
    """Whether a term may need an explanation: no sort of company or gathering."""
    last = plain[term.start : term.end].rsplit(" ", 1)[-1]
    return term.before != "such" and not _COMPANY.fullmatch(last)


def _fits_aside(plain: str, term: Term, found: re.Match[str]) -> bool:
    """Whether a noun phrase behind a comma explains the term, and is no further thing of a list, nobody and no event."""
    value = found["v"]
    head = _HEAD.match(value)
    strong = _STRONG.search(value)
    words = _RELATIVE.split(value, maxsplit=1)[0].split(" ")
    if _is_told(words) or (head and head["head"][0].isupper()) or _PAST.match(" ".join(words)):
        return False
    named = not plain[term.start].islower() and not found["abbr"]
    if named and " " in plain[term.start : term.end] and _SOMEBODY.match(value):
        return False
    people = (
        head
        and _PERSON.fullmatch(head["head"])
        and _PERSON.fullmatch(plain[term.start : term.end].rsplit(" ", 1)[-1])
    )
    listed = _LISTED.search(value)
    if people or (listed and not (strong and strong.start() < listed.start())):
        return False
    if found["abbr"] or not plain[term.start].islower():
        return True
    words = plain[term.start : term.end].count(" ") + plain[term.start : term.end].count("-")
    if term.before in _DEFINITE:
        return bool(strong or _MADE.match(value)) and (words > 0 or value.startswith("a"))
    return bool(words or strong or value.startswith("the "))


def _is_told(words: Sequence[str]) -> bool:
    """Whether words hold a finite verb; one in -ed right before a preposition is a participle: a model trained on …"""
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        participle = word.endswith("ed") and (after in PREPOSITIONS or is_adverb(after))
        plural = word.endswith("s") and word not in AUXILIARIES
        if word in _FINITE and before not in DETERMINERS and not participle and not plural:
            return True
    return False


def _fits_which(plain: str, term: Term, found: re.Match[str]) -> bool:
    """Whether a relative clause says what a term does in general: in the present, without a figure."""
    verb, text = found["verb"], plain[term.start : term.end]
    present = (
        (verb in BASES or not verb.endswith(("s", "ed", "ing")))
        if text.endswith("s") and text.islower()
        else verb.endswith("s") and (verb in verbs() or len(verb) > 4)
    )
    if verb in _FACTLESS or not present or re.search(r"[0-9]", found["v"]):
        return False
    return bool(found["abbr"]) or " " in text or "-" in text or (term.before in _INDEFINITE)


def _always(plain: str, term: Term, found: re.Match[str]) -> bool:
    return (
        bool(found.groupdict().get("abbr"))
        or term.before not in _DEFINITE
        or " " in plain[term.start : term.end]
    )


def _fits_in_which(plain: str, term: Term, found: re.Match[str]) -> bool:
    """Whether a clause with in which says how a term goes on, and no clause with where or when tells of a place."""
    return (
        _always(plain, term, found)
        and not _COUNTED.fullmatch(term.before)
        and (bool(found["abbr"]) or found["how"] not in ("where", "when") or plain[term.start].islower())
    )


def _is_called(plain: str, term: Term, found: re.Match[str]) -> bool:
    """Whether what follows a colon explains a term that is named there, or a kind of thing that the article brings in."""
    return term.before in _NAMING or (term.before in _COPULAS and bool(_EXPLAINS.match(found["v"])))


def _is_bare(plain: str, term: Term, found: re.Match[str]) -> bool:
    whole = " " in plain[term.start : term.end] and found["v"].startswith(("a ", "an "))
    return (term.before not in _DEFINITE or whole) and not re.search(r"[0-9]", found["v"])


def find_pointed(plain: str, start: int, end: int) -> Iterator[Passing]:
    """What a sentence says that the term means with which the one before ends, or which it has in quotes: It means that …"""
    points = _POINTS.match(plain, start, end)
    if not points:
        return
    behind = plain.rfind("\n", 0, start) + 1
    before = max(behind, start - _FAR)
    quoted = [found for found in _QUOTED.finditer(plain, before, start)]
    if quoted:
        yield Passing(quoted[-1].span("s"), points.span("v"), MEANING, ())
    elif points["term"]:
        term = find_term(plain, before, len(plain[:start].rstrip(" .")))
        if term:
            yield Passing((term.start, term.end), points.span("v"), MEANING, ())


_WAYS = (
    (_THAT_IS, _always, MEANING),
    (_ONE_THAT, _always, MEANING),
    (_WHICH_IS, _always, MEANING),
    (_DASHED, _is_bare, MEANING),
    (_ASIDE, _fits_aside, MEANING),
    (_IN_WHICH, _fits_in_which, MEANING),
    (_OR_ABBREVIATED, _fits_which, FUNCTION),
    (_WHICH, _fits_which, FUNCTION),
    (_COLON, _is_called, MEANING),
    (_BRACKET, _is_bare, MEANING),
)
