"""The facts that a question can stand on, found by article and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.access import Visitor
from quizapp.core.attempts.view import SourceView
from quizapp.core.facts.fact import Article
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.bank_contents import find_articles, find_facts
from quizapp.storage.database import Database

MOST_SOURCES = 12


@dataclass(frozen=True)
class SourcePick:
    """The facts that are chosen, and further ones that fit; ``more`` are those beyond the list."""

    chosen: tuple[SourceView, ...]
    found: tuple[SourceView, ...]
    articles: tuple[Article, ...]
    more: int


def find_sources(
    database: Database,
    visitor: Visitor,
    bank: str,
    chosen: Sequence[str],
    *,
    words: str = "",
    article: str = "",
) -> SourcePick:
    """The chosen facts of an own bank, and those of an article with these words. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        views = [SourceView(*proof, row.key) for proof in find_facts(session, row.id)]
        articles = find_articles(session, row.id)
    known = {view.fact.id: view for view in views}
    wanted = words.casefold().split()
    found = [
        view
        for view in views
        if view.fact.id not in chosen
        and (not article or any(one.id == article for one in view.articles))
        and all(word in _text_of(view) for word in wanted)
    ]
    shown = tuple(found[:MOST_SOURCES])
    return SourcePick(
        tuple(known[id_] for id_ in chosen if id_ in known), shown, articles, len(found) - len(shown)
    )


def _text_of(view: SourceView) -> str:
    fact = view.fact
    twins = (fact.subject, fact.attribute, fact.statement, view.passage)
    texts = [text for twin in twins for text in twin.sides().values()]
    return "\n".join([fact.value, *fact.aliases, *texts]).casefold()
