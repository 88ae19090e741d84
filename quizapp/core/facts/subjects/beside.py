"""What stands right beside an English value or pronoun: the company that is founded, the thing that is counted, who says it."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.articles.presented_en import is_presented
from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.reference import References, is_company_noun
from quizapp.core.facts.subjects.topics import THINGS, Topics

_FOUNDED = re.compile(r"(?:co-)?(?:founded|established|set up|started) ")
_PRICE_FOR = re.compile(
    r"(?: and [$€£][0-9.,]+[0-9])?(?: (?:per|an?|each|every) (?:[a-z]+ ){0,3}?[a-z]+)? for (?:its |the |an? )?(?:[a-z-]+ )?"
)
_IT = re.compile(r"[a-z-]+(?: up)? it\b")
_THE_COMPANY = re.compile(r"\b(?:the|a) (?P<noun>[a-z-]+)")
_PLURAL = re.compile(r" (?P<name>[A-Z][a-z]+(?: [A-Z0-9][\w-]*)*?)s(?= [a-z]|[,.;])")
_SAID = re.compile(
    r" (?:said|says|announced|added|expects|claimed|claims|confirmed|denied)(?: (?:that|on [A-Z][a-z]+))* $"
)
_SAYS = re.compile(
    r"(?:, [^,.;]{3,60},)? (?:says|said|claims|claimed|expects|reckons|estimates|adds|added)\b"
)
_WHO_LIVED = re.compile(
    r"(?:, [1-9][0-9])?,(?: (?:an?|the|its|their) [^,.;\n]{3,50}?)? who (?:[a-z]+ (?:the |an? |its )?[a-z-]+(?: [a-z-]+)? and )?(?:had |has |once |previously |later |first )*"
    r"(?:spent|worked|taught|joined|studied|led|ran|left|served|lived|began|started|became|graduated|grew) ?[^,;.]*"
)
_IN_OFFICE = re.compile(r",(?: (?:the|its|an?))? [^,.;0-9]{3,50} since(?: [A-Z][a-z]+)? ")
_OPENS_WITH = re.compile(r"(?P<who>He|She) (?!said|says|expects|thinks|added|adds|hopes|believes)[a-z]+ ")
_OF_OTHERS = re.compile(r"\b(?:that|which|who|whose|said|says|when|while|but|model|company|firm)\b|[;:]")
_WENT_TO = re.compile(
    r"\b(?:round|investment|grant|prize|award|contract|order|cheque|check|sum)\b[^.;]{0,40} went to (?:the )?"
)
_SELLS = re.compile(
    r"\b(?:sell|rent|leas|offer|price|list|ship|licens)(?:s|es|ed|e|ing)? (?:the |its )?$|\bsold (?:the |its )?$"
)
_FOR_SALE = re.compile(r"(?: [a-z]+)? (?:for|at|from) (?:about |only |just )?")
_OTHER_DEED = re.compile(
    r"\b(?!releas|launch|unveil|introduc|publish|present|announc|ship|debut|open-)[a-z]+ed(?: up)?(?: (?:in|on|at|since|back in))? $"
)
_APART = re.compile(r"[0-9;:()]|\b(?:and|but|while|which|who|that|when|after|before|since|until)\b")
_REACH = 80


def find_sold(article: ArticleText, start: int) -> Name | None:
    """The thing that is sold, rented or offered at a price: rents Kelp out for $3,200."""
    near = article.names_in(max(0, start - _REACH), start)
    return next(
        (
            one
            for one in near
            if one.kind in THINGS
            and _FOR_SALE.fullmatch(article.plain, one.end, start)
            and _SELLS.search(article.plain, max(0, one.start - 24), one.start)
        ),
        None,
    )


def find_recipient(article: ArticleText, start: int, end: int) -> Name | None:
    """To whom a sum went: The biggest round, $9.3 billion, went to Orrin in June."""
    before = article.plain.rfind(".", 0, start) + 1
    went = _WENT_TO.search(article.plain, before, end + _REACH)
    near = article.names_in(went.end(), went.end() + 1) if went else ()
    return next((one for one in near if went and went.start() < max(end + 2, start)), None)


def find_priced(article: ArticleText, end: int, kind: str) -> Name | None:
    """The thing right behind its price or size, or behind "for": its $71,000 Model S, charges $5 a month for Harrow."""
    for name in article.names_in(end, end + _REACH):
        between = article.plain[end : name.start]
        if name.kind in (*THINGS, "other") and (
            between == " " or (kind == "price" and _PRICE_FOR.fullmatch(between))
        ):
            return name
    return None


def find_dated(article: ArticleText, start: int) -> Name | None:
    """The thing right behind which its year stands: the Kelp 6 of 2023, Kelp 6 (2023)."""
    near = article.names_in(max(0, start - _REACH), start)
    return next(
        (one for one in near if one.kind in THINGS and article.plain[one.end : start] in (" of ", " (")), None
    )


def find_shown(article: ArticleText, sentence: Sentence, start: int, end: int) -> Name | None:
    """The thing that a clause with this day in it presents: Orrin Mills on May 3 put Kelp on the web."""
    if _OTHER_DEED.search(article.plain, sentence.start, start):
        return None
    for name in article.names_in(max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)):
        between = article.plain[name.end : start] if name.end <= start else article.plain[end : name.start]
        if name.kind in THINGS and not _APART.search(between) and is_presented(article.plain, name):
            return name
    return None


def find_founded(article: ArticleText, clause: Clause, start: int, topics: Topics) -> Name | None:
    """The company that somebody is said to have founded: Oduya founded the lab in 2021."""
    plain = article.plain
    if not _FOUNDED.match(plain, clause.verb):
        return None
    names = [
        name for name in article.names_in(clause.verb, start) if name.kind in ("company", "product", "other")
    ]
    named = _THE_COMPANY.search(plain, clause.verb, start)
    company = topics.company or topics.main_company
    it = _IT.match(plain, clause.verb)
    return names[0] if names else company if it or (named and is_company_noun(named["noun"])) else None


def find_of_life(article: ArticleText, sentence: Sentence, start: int) -> Name | None:
    """The person of whose life a relative clause tells, or a sentence that begins with he or she: Ada Reed, who taught for 12 years."""
    plain = article.plain
    for person in article.names_in(sentence.start, start):
        if person.kind == "person" and (
            _WHO_LIVED.fullmatch(plain, person.end, start) or _IN_OFFICE.fullmatch(plain, person.end, start)
        ):
            return person
    opens = _OPENS_WITH.match(plain, sentence.body, start)
    if (
        not opens
        or _OF_OTHERS.search(plain, opens.end(), start)
        or article.names_in(opens.end(), opens.end() + 1)
    ):
        return None
    return article.person_meant(sentence.body, opens["who"])


def find_counted(plain: str, references: References, end: int) -> Name | None:
    """The thing of which a value that ends here counts pieces: 22,000 Solaces."""
    found = _PLURAL.match(plain, end)
    return references.named(found["name"]) if found else None


def find_right_before(article: ArticleText, at: int) -> Name | None:
    """The company that says it of itself, or the thing named right before a pronoun: Corvane said it, on the Atlas it."""
    first = max(0, at - _REACH)
    said = _SAID.search(article.plain, first, at)
    for name in article.names_in(first, at):
        if said and name.kind == "company" and name.end == said.start():
            return name
        if name.end == at - 1 and name.kind not in ("person", "place", "benchmark", "term"):
            return name
    return None


def find_speaker(article: ArticleText, since: int, at: int) -> Name | None:
    """The company that opens a sentence and says what follows, in which "it" and "its" are its own: Orrin, a mill, says …"""
    first = next(iter(article.names_in(since, at)), None)
    if first is None or first.kind != "company" or "." in article.plain[since : first.start]:
        return None
    return first if _SAYS.match(article.plain, first.end, at) else None


def find_named_before(article: ArticleText, at: int) -> Name | None:
    """Whose it is that a relative clause beginning here tells of: Joris Haddad, whose daughter; the Atlas, whose range."""
    near = article.names_in(max(0, at - _REACH), at)
    return next((name for name in near if article.plain[name.end : at] in (" ", ", ")), None)
