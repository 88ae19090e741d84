"""Who founded, made, led or wrote what in English prose, and where people studied and worked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.latin_names import may_begin_name
from quizapp.core.articles.name import Name
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.words.backers_en import each_named, find_backers
from quizapp.core.facts.words.lives_en import EMPLOYERS, LIVES, NAME_EN, PLACE, WHOLE
from quizapp.core.patterns import Sought

_WHOSE = r"(?:the |an? |its |their )?(?:(?:(?!(?:from|of|at|with|in|for|and|or|by)\b)[a-z][\w-]*(?:,(?= [a-z]))? |[A-Z][a-z]+(?:-based)? (?=[a-z])){0,4}?)"
_BY = Sought(
    rf"\b(?P<did>(?:[Cc]o-?)?(?:f|(?<![A-Za-z])F)ounded|started|set up|established|developed|built|made|created|designed|trained|released|written|proposed|headed|led|run|produced|compiled|maintained|owned|acquired|bought|backed|invented|introduced|published|edited|hosted|chaired|coined|run)(?: jointly| together| in [0-9]{{4}}| last year| in [A-Z][a-z]+)? by {_WHOSE}(?P<who>{NAME_EN}{WHOLE}(?! (?:employees|engineers|researchers|scientists|alumni|alums|executives|students|graduates|veterans|staff)\b)(?:, {NAME_EN})*(?:,? and (?:the |an? )?{NAME_EN})?)(?:, (?:an?|the|who|now|its|then|both|formerly) [^.;\n]{{3,90}}?,? and (?P<also>{NAME_EN})(?=[,.]| who\b| in\b))?"
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
    "acq": ("收购方", "acquired by"),
    "bou": ("收购方", "acquired by"),
    "bac": ("投资方", "backer"),
    "edi": ("编者", "editor"),
    "hos": ("主持人", "host"),
    "cha": ("主席", "chair"),
    "coi": ("提出者", "coined by"),
    "pub": ("发布方", "published by"),
    "com": ("编制者", "compiled by"),
    "mai": ("维护者", "maintained by"),
}
_FOUNDER = _ATTRIBUTES["fou"]
_CO = re.compile(r"^co-?(?=founded)")
_SHOWN, _FAR = 40, 400
_MAKER = ("开发者", "developer")
_MONEY = re.compile(r"\b(?:[Ss]eries [A-H]|round|funding|investments?|investors|financing|backers)\b")
_TOGETHER = Sought(
    rf"\b(?:(?:co-?)?founded|started|set up|launched|created|built up) (?P<thing>[^.;,]{{2,50}}?) (?:in [0-9]{{4}} )?(?:together )?with (?:(?:her|his|an?|the) [a-z]+(?: [a-z]+)?,? )?(?P<who>{NAME_EN})"
)
_FIRM = r"(?:company|firm|spin-?(?:out|off)|institute|lab|laboratory|start-?up|group|charity|bank|insurer|agency|studio|school|foundation|publisher|brewery|yard|business|maker|brand|magazine)"
_FOUNDED = Sought(
    rf"\b(?:(?:co-?)?founded|to (?:co-?found|found|start|set up|launch)) (?P<v>(?:the )?{NAME_EN}|(?:the (?:[a-z-]+ )?{_FIRM}|it)\b)"
)
_STARTED = Sought(
    rf",?(?: and [A-Z][\w'’-]+ [A-Z][\w'’-]+)? (?:started|set up|founded|co-?founded|launched) (?P<v>(?:the )?{NAME_EN})(?=[.,;]| in\b| with\b)"
)
_MAKER_OF = Sought(
    r", (?:the (?:[a-z-]+ )?(?:maker|makers|developer|creator|creators|company|firm|start-?up|lab|team|group|studio) (?:of|behind)|(?:maker|developer|creator) of|which (?:makes|develops|created|built|builds)) (?:the (?:[a-z-]+ ){0,3}?)?(?P<thing>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*)*)"
)
_FROM = re.compile(
    r"(?:,? (?:made |built )?(?:from|by) (?:the |its |their )?(?:[A-Za-z]+ )?(?:rivals?|company|firm|start-?up|lab|laboratory|group|maker|chipmaker|competitor|neighbour|studio|giant|outfit|team|university|institute|non-profit) |, (?:made |built |developed )?by )"
)
_OWN = re.compile(
    r"['’]s? (?:(?:own|new|latest|flagship|in-house|open|first|second|rival|forthcoming|free|popular) )*(?:[a-z][a-z-]* ){0,3}?(?:model|chip|product|assistant|agent|app|tool|system|platform|robot|service|family|phone|car|processor|accelerator|benchmark|framework|library|browser|software|device|language|algorithm|method|technique|network|engine|dataset|test)s?,? "
)
_OF_WORKS = frozenset({"wri", "edi", "pub", "pro", "com"})
_ITS = re.compile(
    r"\bits (?:(?!(?:under|of|for|in|on|with|to|and|from|at|by|the|as|than|over|against|into|a|an|or|is|was|that|which)\b)[a-z$€£‘'“\"][\w.,’'”\"-]* ){0,4}$"
)
_LURED = re.compile(r"\b(?:hired|hires|poached|recruited|lured|brought in|took on|signed) $")
_FOUNDERS = Sought(
    r"(?:(?P<of>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)['’]s? )?(?:[Cc]o-?)?[Ff]ounders(?:,| are| were)? (?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, [A-Z][\w'’-]+ [A-Z][\w'’-]+)*,? and [A-Z][\w'’-]+ [A-Z][\w'’-]+|(?<=are )[A-Z][\w'’-]+ [A-Z][\w'’-]+(?=, who))(?:, who [^,.;\n]{3,80}, and (?P<also>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))?"
)
_TO_THE = re.compile(r"^(?:[Tt]he |[Aa]n? )")
_THINGS = frozenset({"model", "chip", "product"})
_SHOWS = re.compile(
    r"(?:, [^,.;\n]{3,90},)? (?:on [A-Z][a-z]+ |last [a-z]+ |this [a-z]+ |today |yesterday |has |also |in [A-Z][a-z]+ |quietly |now )*"
    r"(?:unveil|releas|launch|introduc|open-sourc|debut)(?:ed|es|s) (?:the (?:[a-z-]+ ){0,3}?|its (?:[a-z-]+ ){0,4}?|an? (?:[a-z-]+ ){0,4}?)?(?=[A-Z])"
)
_FIRST = re.compile(r"(?:Before|After|Having|Since|While|When|Until|Once|Formerly|Previously|A former|Now)\b")
_LEADING = re.compile(r".*[,;:] |^(?:In|On|At|By|For|From|With|After|Since|And|But) ", re.DOTALL)
_EXPLAINED = re.compile(r"(?P<s>[A-Z][\w.-]*(?: [A-Z0-9][\w.-]*)*), (?:an?|the|its) [^,;]*$")
_ONE = re.compile(r"(?:[Aa]n?|[Ss]ome|[Aa]nother|[Oo]ne) ")
_MARKED = re.compile(
    r"[,;:()]|\b(?:is|was|has|had|that|which|who|when|while|where|if|as|it|they|he|she|sits?|says?|said|to)\b"
)
_AGAIN = re.compile(rf"(?:[Ii]t|[Tt]he {_FIRM})")
_FIRM_AGAIN = re.compile(rf"the (?:[a-z-]+ )?{_FIRM}|it")
_IS_SORT = re.compile(r" (?:is|was) (?:an?|the) [^,;]*$")
_TO_VERB = re.compile(
    r",? ?(?:(?:which|that|who) )?(?:is|was|are|were|has been|had been|being)?(?: jointly)? *$"
)
_WORKS_AT = Sought(
    rf" (?:at|of|from|with) (?P<v>(?:the )?{NAME_EN})(?: (?:also|now|later))? (?:says|said|thinks|reckons|argues|warns|warned|believes|expects|estimates|adds|added|notes|noted|disagrees|agrees|told|calls|called|doubts)\b"
)
_LED_TO = Sought(
    r"\b(?:team|group|researchers|scientists|engineers|effort|project|consortium) (?:[a-z]+ )?(?:led|headed|directed|co-led) by (?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)(?:,? [^;.\n]{2,80}?)? (?:has |have )?(?:developed|built|created|introduced|proposed|designed|trained|presented|devised|released|unveiled|made) (?P<thing>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*(?:\.[0-9]+)?)"
)
_FROM_EMPLOYER = Sought(rf"(?:, [^,.;\n]{{3,40}},)? (?:away )?from (?P<v>{PLACE})")
_PRONOUN = Sought(r"\b(?:[Hh]e|[Ss]he|[Tt]he [2-9][0-9]-year-old)\b")


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
    yield from (Deed(*one) for one in find_backers(article, sentence))
    yield from _by(article, sentence)
    yield from _makers(article, sentence)
    yield from _shown(article, sentence)
    for found in _LED_TO.finditer(plain, start, end):
        yield Deed(found["thing"], found.span("who"), ("团队负责人", "team leader"))
    for found in _TOGETHER.finditer(plain, start, end):
        thing = _again(article, sentence, found["thing"]) or found["thing"]
        yield Deed(thing, found.span("who"), _FOUNDER)
    for one in people:
        works = _WORKS_AT.match(plain, one.end, end)
        if works:
            yield Deed(one.text, works.span("v"), ("任职", "works at"))
        lured = _FROM_EMPLOYER.match(plain, one.end, end) if _LURED.search(plain, start, one.start) else None
        if lured:
            yield Deed(one.text, lured.span("v"), EMPLOYERS)
        started = _STARTED.match(plain, one.end, end)
        if started:
            yield Deed(started["v"], (one.start, one.end), _FOUNDER)
    for pattern, attribute in ((_FOUNDED, ("创立", "founded")), *LIVES):
        for found in pattern.finditer(plain, start, end):
            who = _before(article, people, found.start())
            if who and _FIRM_AGAIN.fullmatch(found["v"]):
                firm = _company_before(article, sentence, found.start())
                if firm and who.start >= start:
                    yield Deed(firm, (who.start, who.end), _FOUNDER)
            elif who and who.text != found["v"]:
                yield Deed(who.text, found.span("v"), attribute)


def _shown(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """The companies that a sentence says to have brought out a thing: Murmur, a Finnish start-up, on Tuesday released Wren 2."""
    for company in article.names_in(sentence.start, sentence.end):
        found = _SHOWS.match(article.plain, company.end, sentence.end) if company.kind == "company" else None
        named = article.names_in(found.end(), found.end() + 1) if found else ()
        if named and named[0].kind in _THINGS:
            yield Deed(named[0].text, (company.start, company.end), _MAKER)


def _makers(article: ArticleText, sentence: Sentence) -> Iterator[Deed]:
    """The firms that a sentence names as makers beside a thing, and those from which money came."""
    plain, end = article.plain, sentence.end
    names = article.names_in(sentence.start, end)
    for one in names:
        of = _MAKER_OF.match(plain, one.end, end) if one.kind in ("company", "other") else None
        if of:
            yield Deed(of["thing"], (one.start, one.end), _MAKER)
    yield from _owned(plain, names, sentence.start)
    for one, other in pairwise(names):
        between = plain[one.end : other.start]
        if (
            one.kind in _THINGS | {"other"}
            and other.kind in ("company", "other")
            and _FROM.fullmatch(between)
        ):
            yield Deed(one.text, (other.start, other.end), _MAKER)
        elif one.kind == "company" and other.kind in _THINGS | {"other"} and _OWN.fullmatch(between):
            yield Deed(other.text, (one.start, one.end), _MAKER)


def _owned(plain: str, names: Sequence[Name], start: int) -> Iterator[Deed]:
    """The firms of whose things a sentence speaks as theirs: Murmur's Wren 2, and its Wren 2 where one firm alone is named before."""
    for place, thing in enumerate(names):
        if thing.kind not in _THINGS or not thing.text[0].isupper():
            continue
        firms = {one.names[0]: one for one in names[:place] if one.kind == "company"}
        last = names[place - 1] if place else None
        if (
            last
            and last.kind == "company"
            and plain[last.end : thing.start] in (" ", "'s ", "’s ", "' ", "’ ")
        ):
            yield Deed(thing.text, (last.start, last.end), _MAKER)
        elif len(firms) == 1 and _ITS.search(plain, max(start, thing.start - 60), thing.start):
            firm = next(iter(firms.values()))
            yield Deed(thing.text, (firm.start, firm.end), _MAKER)


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
        if _MONEY.search(before) or not may_begin_name(found["who"].split(" ")[0]):
            continue
        thing = _made(article, sentence, found) or _noun(_TO_VERB.sub("", before))
        thing = (
            (_again(article, sentence, thing) if found["did"][:3] not in _OF_WORKS else "")
            or (thing if thing not in ("It", "it") else "")
            or _named_behind(article, sentence, found.end())
            or ""
        )
        attribute = _attribute(_CO.sub("", found["did"].lower()))
        if thing:
            yield from (Deed(thing, span, attribute) for span in each_named(found))
            if found["also"]:
                yield Deed(thing, found.span("also"), attribute)
    for found in _FOUNDERS.finditer(article.plain, sentence.start, sentence.end):
        thing = found["of"] or _company_before(article, sentence, found.start())
        if thing:
            yield from (Deed(thing, span, _FOUNDER) for span in each_named(found))
            if found["also"]:
                yield Deed(thing, found.span("also"), _FOUNDER)


def _noun(before: str) -> str:
    """The thing with which the words before a verb end; nothing where they are more than a noun phrase."""
    named = _EXPLAINED.match(before)
    noun = named["s"] if named else _LEADING.sub("", before).strip(' “”"')
    return "" if _ONE.match(noun) else noun if len(noun) <= _SHOWN and not _MARKED.search(noun) else ""


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
