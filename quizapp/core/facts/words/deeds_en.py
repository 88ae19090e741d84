"""Who founded, made, led or wrote what in English prose, and where people studied and worked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.patterns import Sought

_NAME_EN = r"[A-Z][\w&'’-]*(?:(?: (?:of|the|for|de|von|van|di|and the))* [A-Z][\w&'’-]*)*"
_BY = Sought(
    rf"\b(?P<did>(?:co-?)?founded|developed|built|made|created|designed|trained|released|written|proposed|headed|led|run|produced)(?: jointly| together| in [0-9]{{4}}| last year| in [A-Z][a-z]+)? by (?P<who>(?:the |an? )?(?:[a-z][\w-]* ){{0,4}}?{_NAME_EN}(?:, {_NAME_EN})*(?:,? and (?:the |an? )?{_NAME_EN})?)"
)
_ATTRIBUTES = {
    "fo": ("创始人", "founder"),
    "he": ("负责人", "leader"),
    "le": ("负责人", "leader"),
    "ru": ("负责人", "leader"),
    "wr": ("作者", "author"),
    "pr": ("提出者", "proposed by"),
}
_SHOWN, _FAR = 40, 400
_MAKER = ("开发者", "developer")
_MONEY = re.compile(r"\b(?:round|funding|investments?|investors|financing|backers)\b")
_AND = re.compile(r",? and (?:the |an? )?|, (?:and )?")
_TOGETHER = Sought(
    rf"\b(?:co-?)?founded (?P<thing>[^.;,]{{2,50}}?) (?:in [0-9]{{4}} )?(?:together )?with (?P<who>{_NAME_EN})"
)
_FOUNDED = Sought(rf"\b(?:co-?)?founded (?P<v>(?:the )?{_NAME_EN})")
_FOUNDERS = Sought(
    r"(?:(?P<of>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)['’]s? )?(?:[Cc]o-?)?[Ff]ounders,? (?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, [A-Z][\w'’-]+ [A-Z][\w'’-]+)*,? and [A-Z][\w'’-]+ [A-Z][\w'’-]+)"
)
_TO_VERB = re.compile(
    r",? ?(?:(?:which|that|who) )?(?:is|was|are|were|has been|had been|being)?(?: jointly)? *$"
)
_LIVES: tuple[tuple[Sought, tuple[str, str]], ...] = (
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished) (?P<v>(?:an?|her|his|two) (?:[a-z’'-]+ ){0,2}degrees?(?: in [a-z][a-z -]{2,30})?(?: (?:from|at) [A-Z][^,.;]{3,50})?)"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished) (?P<v>(?:an?|her|his) (?:PhD|doctorate|master['’]s|bachelor['’]s|MBA)(?: degree)?(?: in [a-z][a-z -]{2,30}?)?(?: (?:from|at) [A-Z][^,.;]{2,50})?)(?=[,.;]| and | before | in [0-9])"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(rf"\bstud(?:ied|ying) (?:[a-z -]{{3,30}} )?at (?P<v>(?:the )?{_NAME_EN})"),
        ("学校", "school"),
    ),
    (Sought(rf"\bgraduated? (?:from|of) (?P<v>(?:the )?{_NAME_EN})"), ("学校", "school")),
    (
        Sought(
            rf"\b(?:previously|formerly|earlier|once|had|who|and) work(?:ed|ing) (?:at|for) (?P<v>(?:the )?{_NAME_EN})"
        ),
        ("曾任职", "former employers"),
    ),
    (
        Sought(rf"\bspent (?:[a-z0-9-]+ ){{1,4}}(?:years?|decades?|months) at (?P<v>(?:the )?{_NAME_EN})"),
        ("曾任职", "former employers"),
    ),
    (
        Sought(rf"\bformerly (?:of|at|with) (?P<v>(?:the )?{_NAME_EN})"),
        ("曾任职", "former employers"),
    ),
)


class Deed(NamedTuple):
    """Whom or what it is told of, where the other stands, and what they are to each other."""

    subject: str
    value: tuple[int, int]
    attribute: tuple[str, str]


def find_deeds(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """What an English sentence tells of founders, makers and leaders, and of the schools and employers of people."""
    plain, start, end = article.plain, sentence.start, sentence.end
    people = [one for one in article.names_in(start, end) if one.kind == "person"]
    yield from _by(article, sentence)
    for found in _TOGETHER.finditer(plain, start, end):
        yield Deed(found["thing"], found.span("who"), _ATTRIBUTES["fo"])
    for pattern, attribute in ((_FOUNDED, ("创立", "founded")), *_LIVES):
        for found in pattern.finditer(plain, start, end):
            who = _before(people, found.start())
            if who:
                yield Deed(who.text, found.span("v"), attribute)


def _before(people: list[Name], at: int) -> Name | None:
    """The last of the people named before an offset, or the first behind it: before joining X, Y spent…"""
    return next((one for one in reversed(people) if one.start < at), people[0] if people else None)


def _by(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """Those by whom something was founded, made or led; who leads a round of funding is none of them."""
    for found in _BY.finditer(article.plain, sentence.start, sentence.end):
        before = article.text[sentence.start : found.start()]
        if _MONEY.search(before):
            continue
        named = article.names_in(sentence.start, found.start())
        thing = named[-1].text if named else _TO_VERB.sub("", before).strip()[:_SHOWN]
        attribute = _ATTRIBUTES.get(found["did"].removeprefix("co").removeprefix("-")[:2], _MAKER)
        if thing:
            yield from (Deed(thing, span, attribute) for span in _each(found))
    for found in _FOUNDERS.finditer(article.plain, sentence.start, sentence.end):
        named = [
            one
            for one in article.names_in(max(0, sentence.start - _FAR), found.start())
            if one.kind == "company"
        ]
        thing = found["of"] or (named[-1].text if named else "")
        if thing:
            yield from (Deed(thing, span, _ATTRIBUTES["fo"]) for span in _each(found))


def _each(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each of those stands who are named one after another."""
    begin = found.start("who")
    for joint in [*_AND.finditer(found.string, *found.span("who")), None]:
        stop = joint.start() if joint else found.end("who")
        if begin < stop:
            yield begin, stop
        begin = joint.end() if joint else stop
