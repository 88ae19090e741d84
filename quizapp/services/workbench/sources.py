"""The facts that a question can stand on, found by bank, article and words; those of other banks are taken over when it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.view import SourceView
from quizapp.core.banks.borrowing import parse_ref, ref_of
from quizapp.core.facts.fact import Article
from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Question
from quizapp.errors import Invalid
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of
from quizapp.storage.bank_contents import find_articles, find_facts
from quizapp.storage.banks import BankRow, find_banks
from quizapp.storage.borrowed_facts import find_proof, put_borrowed
from quizapp.storage.database import Database

MOST_SOURCES = 12
# Stands for all banks that the visitor sees.
EVERYWHERE = "*"
GONE = N_("A fact that you picked is not there any more: pick another.")


@dataclass(frozen=True)
class SourcePick:
    """The facts that are chosen, and further ones that fit; ``more`` are those beyond the list.

    ``articles`` are those of the banks that are looked into, ``banks`` all others that may be. A fact of another bank is
    named ``bank/fact``.
    """

    chosen: tuple[SourceView, ...]
    found: tuple[SourceView, ...]
    articles: tuple[Article, ...]
    more: int
    banks: tuple[BankHead, ...] = ()


@dataclass(frozen=True)
class SourceWish:
    """Where and what is looked for: a bank by its id, empty for the question's own, an article there, words."""

    bank: str = ""
    article: str = ""
    words: str = ""


def find_sources(
    database: Database, visitor: Visitor, bank: str, chosen: Sequence[str], wish: SourceWish
) -> SourcePick:
    """The chosen facts, and those that fit a wish, of banks that the visitor sees. Raises NotFound, Forbidden."""
    with database.read() as session:
        row = get_bank_to_change(session, visitor, bank)
        others = [one for one in find_banks(session, visitor) if one.id != row.id]
        seen = [row, *others] if wish.bank == EVERYWHERE else [one for one in others if one.key == wish.bank]
        seen = seen or [row]
        wanted = wish.words.casefold().split()
        found = [
            view
            for view in _views(session, row, seen)
            if view.fact.id not in chosen
            and (not wish.article or any(one.id == wish.article for one in view.articles))
            and all(word in _text_of(view) for word in wanted)
        ]
        picked = _chosen(session, row, others, chosen)
        articles = {article.id: article for one in seen for article in find_articles(session, one.id)}
        heads = tuple(head_of(one) for one in others)
    shown = tuple(found[:MOST_SOURCES])
    return SourcePick(picked, shown, tuple(articles.values()), len(found) - len(shown), heads)


def with_own_facts(session: Session, visitor: Visitor, bank: BankRow, question: Question) -> Question:
    """The question on facts of its own bank: those of others are taken over. Raises Invalid where one is not to be seen."""
    if not any(parse_ref(id_)[0] for id_ in question.facts):
        return question
    seen = {one.key: one for one in find_banks(session, visitor)}
    facts = [_own_fact(session, bank, seen.get(parse_ref(id_)[0]), id_) for id_ in question.facts]
    return replace(question, facts=tuple(dict.fromkeys(facts)))


def _own_fact(session: Session, bank: BankRow, origin: BankRow | None, id_: str) -> str:
    key, fact = parse_ref(id_)
    if not key:
        return id_
    proof = find_proof(session, origin, fact) if origin is not None else None
    if proof is None or origin is None:
        raise Invalid(Message(GONE))
    return fact if origin.id == bank.id else put_borrowed(session, bank, key, proof)


def _views(session: Session, own: BankRow, banks: Iterable[BankRow]) -> Iterator[SourceView]:
    for row in banks:
        for fact, passage, articles in find_facts(session, row.id):
            shown = fact if row.id == own.id else replace(fact, id=ref_of(row.key, fact.id))
            yield SourceView(shown, passage, articles, row.key)


def _chosen(
    session: Session, own: BankRow, others: Sequence[BankRow], chosen: Sequence[str]
) -> tuple[SourceView, ...]:
    keys = {parse_ref(id_)[0] for id_ in chosen}
    known = {
        view.fact.id: view
        for view in _views(session, own, [own, *(one for one in others if one.key in keys)])
    }
    return tuple(known[id_] for id_ in chosen if id_ in known)


def _text_of(view: SourceView) -> str:
    fact = view.fact
    twins = (fact.subject, fact.attribute, fact.statement, view.passage)
    texts = [text for twin in twins for text in twin.sides().values()]
    return "\n".join([fact.value, *fact.aliases, *texts]).casefold()
