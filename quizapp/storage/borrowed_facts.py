"""Facts of other banks taken into a bank: as rows of its own, with the passage in its reading and the articles in its list."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.core.banks.borrowing import borrowed, with_passage
from quizapp.core.banks.content import reading_to_mapping
from quizapp.core.banks.snapshot import Proof, digest_of, proof_to_snapshot
from quizapp.core.facts.fact import Article
from quizapp.core.plain import twin_to_mapping
from quizapp.storage.bank_contents import find_articles, find_facts, find_reading
from quizapp.storage.banks import ArticleRow, BankRow, FactRow, FactVersionRow, ReadingRow


def find_proof(session: Session, bank: BankRow, fact: str) -> Proof | None:
    """A fact of a bank with its passage and articles."""
    return next((proof for proof in find_facts(session, bank.id) if proof[0].id == fact), None)


def put_borrowed(session: Session, bank: BankRow, origin: str, proof: Proof) -> str:
    """The id that a fact of the bank ``origin`` has in this bank, which takes it over where it does not have it yet."""
    fact = borrowed(origin, proof[0])
    row = session.scalar(select(FactRow).where(FactRow.bank_id == bank.id, FactRow.key == fact.id))
    if row is not None and row.position is not None:
        return fact.id
    reading = reading_to_mapping(with_passage(find_reading(session, bank.id), fact, proof))
    read = session.get(ReadingRow, bank.id) or ReadingRow(bank_id=bank.id)
    read.content, read.digest = reading, digest_of(reading)
    session.add(read)
    _put_articles(session, bank, proof[2])
    _put_fact(session, bank, row, fact.id, proof_to_snapshot((fact, *proof[1:])))
    return fact.id


def _put_articles(session: Session, bank: BankRow, articles: tuple[Article, ...]) -> None:
    known = {article.id for article in find_articles(session, bank.id)}
    for place, article in enumerate(one for one in articles if one.id not in known):
        row = ArticleRow(bank_id=bank.id, key=article.id, position=len(known) + place, text=None)
        row.title, row.published, row.lang = (
            dict(twin_to_mapping(article.title) or {}),
            article.published,
            article.lang,
        )
        session.add(row)
    session.flush()


def _put_fact(
    session: Session, bank: BankRow, row: FactRow | None, key: str, content: dict[str, object]
) -> None:
    last = session.scalar(select(func.max(FactRow.position)).where(FactRow.bank_id == bank.id))
    row = row or FactRow(bank_id=bank.id, key=key, version=0)
    row.position, row.version = 0 if last is None else last + 1, row.version + 1
    session.add(row)
    session.flush()
    session.add(
        FactVersionRow(fact_id=row.id, number=row.version, digest=digest_of(content), content=content)
    )
    session.flush()
