"""What stands right beside an English value or pronoun: the company that is founded, the thing that is counted, who says it."""

import re

from quizapp.core.articles.article import ArticleText
from quizapp.core.articles.name import Name
from quizapp.core.facts.subjects.english import Clause
from quizapp.core.facts.subjects.reference import References, is_company_noun
from quizapp.core.facts.subjects.topics import Topics

_FOUNDED = re.compile(r"(?:co-)?(?:founded|established|set up|started) ")
_THE_COMPANY = re.compile(r"\b(?:the|a) (?P<noun>[a-z-]+)")
_PLURAL = re.compile(r" (?P<name>[A-Z][a-z]+(?: [A-Z0-9][\w-]*)*?)s(?= [a-z]|[,.;])")
_SAID = re.compile(
    r" (?:said|says|announced|added|expects|claimed|claims|confirmed|denied)(?: (?:that|on [A-Z][a-z]+))* $"
)
_REACH = 80


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
    return names[0] if names else company if named and is_company_noun(named["noun"]) else None


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
