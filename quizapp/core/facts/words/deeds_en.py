"""Who founded, made, led or wrote what in English prose, and where people studied and worked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.patterns import Sought

_NAME_EN = r"[A-Z][\w&'’-]*(?:(?: (?:of|the|for|de|von|van|di|and the))* [A-Z][\w&'’-]*)*"
# A name that ends here: not the nationality of what is named behind it, nor the first part of a longer one.
_WHOLE = (
    r"(?![\w'’-])(?! [A-Z])(?! (?!(?:and|in|at|of|for|to|on|with|by|from|before|after|as)\b)[a-z-]+ [A-Z])"
)
_WHOSE = r"(?:the |an? |its |their )?(?:(?:[a-z][\w-]*,? |[A-Z][a-z]+(?:an|ish|ese|ch|ss) (?=[a-z])){0,4}?)"
_BY = Sought(
    rf"\b(?P<did>(?:co-?)?founded|started|set up|established|developed|built|made|created|designed|trained|released|written|proposed|headed|led|run|produced|compiled|maintained|owned)(?: jointly| together| in [0-9]{{4}}| last year| in [A-Z][a-z]+)? by {_WHOSE}(?P<who>{_NAME_EN}{_WHOLE}(?:, {_NAME_EN})*(?:,? and (?:the |an? )?{_NAME_EN})?)(?:, (?:an?|the|who|now|its|then|both|formerly) [^.;\n]{{3,90}}?,? and (?P<also>{_NAME_EN})(?=[,.]| who\b| in\b))?"
)
_ATTRIBUTES = {
    "fou": ("创始人", "founder"),
    "sta": ("创始人", "founder"),
    "set": ("创始人", "founder"),
    "est": ("创始人", "founder"),
    "hea": ("负责人", "leader"),
    "led": ("负责人", "leader"),
    "run": ("负责人", "leader"),
    "wri": ("作者", "author"),
    "prop": ("提出者", "proposed by"),
    "own": ("所有者", "owner"),
    "com": ("编制者", "compiled by"),
    "mai": ("维护者", "maintained by"),
}
_FOUNDER = _ATTRIBUTES["fou"]
_CO = re.compile(r"^co-?(?=founded)")
_SHOWN, _FAR = 40, 400
_MAKER = ("开发者", "developer")
_MONEY = re.compile(r"\b(?:round|funding|investments?|investors|financing|backers)\b")
_AND = re.compile(r",? and (?:the |an? )?|, (?:and )?")
_TOGETHER = Sought(
    rf"\b(?:co-?)?founded (?P<thing>[^.;,]{{2,50}}?) (?:in [0-9]{{4}} )?(?:together )?with (?:(?:her|his|an?|the) [a-z]+(?: [a-z]+)?,? )?(?P<who>{_NAME_EN})"
)
_FIRM = r"(?:company|firm|institute|lab|laboratory|start-?up|group|charity|bank|insurer|agency|studio|school|foundation|publisher|brewery|yard|business|maker|brand|magazine)"
_FOUNDED = Sought(
    rf"\b(?:(?:co-?)?founded|to (?:co-?found|found|start|set up|launch)) (?P<v>(?:the )?{_NAME_EN}|the (?:[a-z-]+ )?{_FIRM}\b)"
)
_STARTED = Sought(
    rf"(?: and [A-Z][\w'’-]+ [A-Z][\w'’-]+)? (?:started|set up|founded|co-?founded|launched) (?P<v>(?:the )?{_NAME_EN})(?=[.,;]| in\b| with\b)"
)
_ROUND = Sought(
    rf"\b(?P<thing>(?:[Ss]eries [A-Z] |seed |[Tt]he |funding )*(?:round|funding|deal|financing|investment)),? (?:which was |was |is |were )?(?:co-)?led by (?P<who>{_NAME_EN}(?: and {_NAME_EN})?)"
)
_INVESTOR = ("领投方", "lead investor")
_FOUNDERS = Sought(
    r"(?:(?P<of>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)['’]s? )?(?:[Cc]o-?)?[Ff]ounders,? (?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, [A-Z][\w'’-]+ [A-Z][\w'’-]+)*,? and [A-Z][\w'’-]+ [A-Z][\w'’-]+)"
)
_TO_THE = re.compile(r"^(?:[Tt]he |[Aa]n? )")
_THINGS = frozenset({"model", "chip", "product"})
_SHOWS = re.compile(
    r"(?:, [^,.;\n]{3,90},)? (?:on [A-Z][a-z]+ |last [a-z]+ |this [a-z]+ |today |yesterday |has |also |in [A-Z][a-z]+ |quietly |now )*"
    r"(?:unveil|releas|launch|introduc|open-sourc|debut)(?:ed|es|s) (?:the (?:[a-z-]+ ){0,3}?|its (?:[a-z-]+ ){0,4}?|an? (?:[a-z-]+ ){0,4}?)?(?=[A-Z])"
)
_FIRST = re.compile(r"(?:Before|After|Having|Since|While|When|Until|Once|Formerly|Previously|A former|Now)\b")
_AGAIN = re.compile(rf"(?:[Ii]t|[Tt]he {_FIRM})")
_IS_SORT = re.compile(r" (?:is|was) (?:an?|the) [^,;]*$")
_TO_VERB = re.compile(
    r",? ?(?:(?:which|that|who) )?(?:is|was|are|were|has been|had been|being)?(?: jointly)? *$"
)
_EMPLOYERS = ("曾任职", "former employers")
_PLACE = rf"{_NAME_EN}(?:(?<=['’]s)(?: (?!(?:before|and|in|where|as|until|for|to|then|when|after)\b)[a-z]+){{1,3}})?(?<!['’]s){_WHOLE}"
_PRONOUN = Sought(r"\b(?:[Hh]e|[Ss]he|[Tt]he [2-9][0-9]-year-old)\b")
_LIVES: tuple[tuple[Sought, tuple[str, str]], ...] = (
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished) (?P<v>(?:an?|her|his|two) (?:[a-z’'-]+ ){0,2}degrees?(?: in [a-z][a-z -]{2,30})?(?: (?:from|at) [A-Z][^,.;]{3,50})?)"
        ),
        ("学位", "degree"),
    ),
    (
        Sought(
            r"(?:holds?|has|had|earned|received|completed|got|took|finished|did|with) (?P<v>(?:an?|her|his) (?:PhD|doctorate|master['’]s|bachelor['’]s|MBA)(?: degree)?(?: (?:in|on) [a-z][a-z -]{2,40}?)?(?: (?:from|at) (?:the )?[A-Z][^,.;]{2,50}?)?)(?=[,.;]| and | before | in [0-9]| after | with )"
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
            rf"\b(?:previously |formerly |earlier |once |had |who |and )?work(?:ed|ing) (?:at|for) (?P<v>(?:the )?{_PLACE})"
        ),
        _EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:spent|after) (?:[a-z0-9-]+ ){{1,4}}(?:years?|decades?|months) (?:at|with|in) (?P<v>(?:the )?{_PLACE})"
        ),
        _EMPLOYERS,
    ),
    (Sought(rf"\bformerly (?:of|at|with) (?P<v>(?:the )?{_PLACE})"), _EMPLOYERS),
    (
        Sought(
            rf"\b(?:joined|joins|came|comes|arrived|moved over|hired|poached)(?: [a-z]+ [a-z]+)? from (?:the )?(?:[A-Z]?[a-z-]+ ){{0,3}}?(?P<v>{_PLACE})"
        ),
        _EMPLOYERS,
    ),
    (
        Sought(
            rf"\b(?:left|quit) (?P<v>{_PLACE})(?= (?:in [0-9]{{4}} |last year |that year )?to (?:found|start|set up|join|launch|co-found)\b)"
        ),
        _EMPLOYERS,
    ),
    (Sought(rf"\b(?:was )?born (?:and raised )?in (?P<v>{_NAME_EN})"), ("出生地", "birthplace")),
    (
        Sought(r"\btrained as (?P<v>an? [a-z][a-z -]{3,30}?)(?=[,.;]| and\b| before\b| in\b| at\b)"),
        ("职业", "profession"),
    ),
    (
        Sought(
            rf"\b(?:her|his) (?:PhD |doctoral |thesis )?(?:supervisor|adviser|advisor|mentor|tutor) was (?P<v>{_NAME_EN})"
        ),
        ("导师", "supervisor"),
    ),
    (
        Sought(
            rf"\b(?:thesis|doctorate|PhD|dissertation)\b[^.;\n]{{0,60}}? under (?:the (?:[a-z-]+ ){{1,3}})?(?P<v>{_NAME_EN})"
        ),
        ("导师", "supervisor"),
    ),
    (
        Sought(rf"\b(?P<v>(?:teaches|taught|lectures) (?:[a-z]+ ){{0,3}}?(?:at|in) (?:the )?{_NAME_EN})"),
        ("教学", "teaches"),
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
    meant = _PRONOUN.search(plain, start, people[0].start if people else end)
    pointed = article.person_meant(meant.start(), meant[0]) if meant else None
    people = [pointed, *people] if pointed else people
    for found in _ROUND.finditer(plain, start, end):
        yield from (Deed(_TO_THE.sub("", found["thing"]), span, _INVESTOR) for span in _each(found))
    yield from _by(article, sentence)
    yield from _shown(article, sentence)
    for found in _TOGETHER.finditer(plain, start, end):
        thing = _again(article, sentence, found["thing"]) or found["thing"]
        yield Deed(thing, found.span("who"), _FOUNDER)
    for one in people:
        started = _STARTED.match(plain, one.end, end)
        if started:
            yield Deed(started["v"], (one.start, one.end), _FOUNDER)
    for pattern, attribute in ((_FOUNDED, ("创立", "founded")), *_LIVES):
        for found in pattern.finditer(plain, start, end):
            who = _before(article, people, found.start())
            if who:
                yield Deed(who.text, found.span("v"), attribute)


def _shown(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """The companies that a sentence says to have brought out a thing: Murmur, a Finnish start-up, on Tuesday released Wren 2."""
    for company in article.names_in(sentence.start, sentence.end):
        found = _SHOWS.match(article.plain, company.end, sentence.end) if company.kind == "company" else None
        named = article.names_in(found.end(), found.end() + 1) if found else ()
        if named and named[0].kind in _THINGS:
            yield Deed(named[0].text, (company.start, company.end), _MAKER)


def _before(article: ArticleText, people: list[Name], at: int) -> Name | None:
    """The last of the people named before an offset, or the first behind it: before joining X, Y spent…"""
    earlier = next((one for one in reversed(people) if one.start < at), None)
    begins = article.plain.rfind("\n", 0, at) + 1
    begins = max(
        begins, article.plain.rfind(". ", begins, at) + 2 if ". " in article.plain[begins:at] else begins
    )
    return earlier or (people[0] if people and _FIRST.match(article.plain, begins) else None)


def _by(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """Those by whom something was founded, made or led; who leads a round of funding is none of them."""
    for found in _BY.finditer(article.plain, sentence.start, sentence.end):
        before = article.text[sentence.start : found.start()]
        if _MONEY.search(before):
            continue
        thing = _made(article, sentence, found) or _TO_VERB.sub("", before).strip()[:_SHOWN]
        thing = (
            _again(article, sentence, thing) or thing or _named_behind(article, sentence, found.end()) or ""
        )
        attribute = _attribute(_CO.sub("", found["did"]))
        if thing:
            yield from (Deed(thing, span, attribute) for span in _each(found))
            if found["also"]:
                yield Deed(thing, found.span("also"), attribute)
    for found in _FOUNDERS.finditer(article.plain, sentence.start, sentence.end):
        thing = found["of"] or _company_before(article, sentence, found.start())
        if thing:
            yield from (Deed(thing, span, _FOUNDER) for span in _each(found))


def _attribute(did: str) -> tuple[str, str]:
    """What those are by whom something was founded, led or made."""
    return _ATTRIBUTES.get(did[:3]) or _ATTRIBUTES.get(did[:4]) or _MAKER


def _made(article: ArticleText, sentence: Sentence, found: re.Match[str]) -> str | None:
    """The name of what is made: the one that its sort is told of, or the one right before the verb; Wren is a model for Dutch built by …"""
    named = [
        one
        for one in article.names_in(sentence.start, found.start())
        if one.kind not in ("person", "place", "term")
    ]
    first = named[0] if named else None
    sorted_first = first and _IS_SORT.match(article.plain[first.end : found.start()])
    return named[0].text if named and sorted_first else named[-1].text if named else None


def _named_behind(article: ArticleText, sentence: Sentence, at: int) -> str | None:
    """The name with which the clause goes on: Started by two friends, Quanta …"""
    named = [one for one in article.names_in(at, min(sentence.end, at + 4)) if one.kind != "person"]
    return named[0].text if named else None


def _again(article: ArticleText, sentence: Sentence, thing: str) -> str:
    """The company that was named last, where a thing is only called it, the company or the lab."""
    return _company_before(article, sentence, sentence.start) if _AGAIN.fullmatch(thing) else ""


def _company_before(article: ArticleText, sentence: Sentence, at: int) -> str:
    """The company that is named last before an offset; nothing where none is."""
    named = [one for one in article.names_in(max(0, sentence.start - _FAR), at) if one.kind == "company"]
    return named[-1].text if named else ""


def _each(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each of those stands who are named one after another."""
    begin = found.start("who")
    for joint in [*_AND.finditer(found.string, *found.span("who")), None]:
        stop = joint.start() if joint else found.end("who")
        if begin < stop:
            yield begin, stop
        begin = joint.end() if joint else stop
