"""A bank put into the tables: new versions of what changed, nothing done to what did not."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.content import left_out_to_mapping, reading_to_mapping
from quizapp.core.banks.difference import Difference, difference
from quizapp.core.banks.search import plain_texts
from quizapp.core.banks.snapshot import digest_facts, digest_of, digest_questions, snapshot_of
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.plain import twin_to_mapping
from quizapp.core.questions.content import question_to_mapping
from quizapp.core.questions.question import Question
from quizapp.storage.banks import (
    ArticleRow,
    BankRow,
    Content,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionTagRow,
    QuestionVersionRow,
    ReadingRow,
    is_newest_fact,
    is_standing,
)


@dataclass(frozen=True)
class Change:
    """What a new state of a bank did to its facts and its questions."""

    facts: Difference
    questions: Difference


def find_bank_by_digest(session: Session, digest: str) -> str | None:
    """The key of the bank that was loaded from a folder with this digest."""
    return session.scalar(select(BankRow.key).where(BankRow.digest == digest))


def new_bank_id(title: str) -> str:
    """An id that no other bank has: the Latin words of the title, and chance."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].strip("-")
    return "-".join(filter(None, (words, secrets.token_hex(4))))


def put_bank(
    session: Session, bank: Bank, *, digest: str, origin: str, now: datetime, owner_id: int | None = None
) -> tuple[BankRow, Change]:
    """The row of a bank in its new state, and what changed; old versions stay as they are.

    A new bank is this owner's, or a shipped one; whose a bank is that is there already is settled by the caller.
    """
    row = session.scalar(select(BankRow).where(BankRow.key == bank.id))
    row = row or BankRow(key=bank.id, owner_id=owner_id)
    row.title, row.summary = _plain(bank.title), _plain(bank.summary)
    row.digest, row.version, row.licence, row.level = digest, bank.version, bank.licence, bank.level
    row.origin, row.loaded_at = origin, now
    row.left_out = [left_out_to_mapping(one) for one in bank.left_out]
    session.add(row)
    session.flush()
    _put_articles(session, row.id, bank)
    _put_reading(session, row.id, bank)
    facts = _put_facts(session, row.id, bank)
    questions = _put_questions(session, row.id, bank, now=now)
    return row, Change(facts, questions)


def put_grounds(session: Session, row: BankRow, bank: Bank) -> None:
    """Makes the articles, the reading, the facts and what is not asked what they are here; questions are left alone."""
    row.left_out = [left_out_to_mapping(one) for one in bank.left_out]
    _put_articles(session, row.id, bank)
    _put_reading(session, row.id, bank)
    _put_facts(session, row.id, bank)


def _put_articles(session: Session, bank_id: int, bank: Bank) -> None:
    rows = {row.key: row for row in session.scalars(select(ArticleRow).where(ArticleRow.bank_id == bank_id))}
    for position, article in enumerate(bank.articles):
        row = rows.pop(article.id, None) or ArticleRow(bank_id=bank_id, key=article.id)
        row.position, row.title = position, _plain(article.title)
        row.published, row.lang = article.published, article.lang
        session.add(row)
    for gone in rows.values():
        session.delete(gone)


def _put_reading(session: Session, bank_id: int, bank: Bank) -> None:
    content = reading_to_mapping(bank.reading)
    row = session.get(ReadingRow, bank_id) or ReadingRow(bank_id=bank_id)
    row.content, row.digest = content, digest_of(content)
    session.add(row)


def _put_facts(session: Session, bank_id: int, bank: Bank) -> Difference:
    rows = {row.key: row for row in session.scalars(select(FactRow).where(FactRow.bank_id == bank_id))}
    old, new = _fact_digests(session, bank_id), digest_facts(bank)
    change = difference({key: old[key] for key, row in rows.items() if row.position is not None}, new)
    for position, key in enumerate(new):
        row = rows.setdefault(key, FactRow(bank_id=bank_id, key=key, version=0))
        row.position, row.version = position, row.version + (old.get(key) != new[key])
        session.add(row)
    for key in change.gone:
        rows[key].position = None
    session.flush()
    for fact in bank.facts:
        if old.get(fact.id) != new[fact.id]:
            session.add(_fact_version(rows[fact.id], new[fact.id], snapshot_of(bank, fact)))
    session.flush()
    return change


def _put_questions(session: Session, bank_id: int, bank: Bank, *, now: datetime) -> Difference:
    rows = {
        row.key: row for row in session.scalars(select(QuestionRow).where(QuestionRow.bank_id == bank_id))
    }
    old, new = _question_digests(session, bank_id), digest_questions(bank)
    change = difference({key: old[key] for key, row in rows.items() if row.asked is not None}, new)
    fresh = {question.id: question for question in bank.questions if old.get(question.id) != new[question.id]}
    facts = {fact.id: fact for fact in bank.facts}
    for position, question in enumerate(bank.questions):
        row = rows.setdefault(question.id, QuestionRow(bank_id=bank_id, key=question.id, version=0))
        row.position = position
        session.add(row)
    for question in bank.questions:
        _ask(rows[question.id], question, fresh=question.id in fresh, words=words_of(facts, question))
    for key in change.gone:
        rows[key].status, rows[key].asked = "retired", None
    session.flush()
    _add_versions(session, bank_id, [(rows[id_], one, new[id_]) for id_, one in fresh.items()], now=now)
    return change


def _ask(row: QuestionRow, question: Question, *, fresh: bool, words: str) -> None:
    """Makes the question one that is asked; a draft that lies above an asked version stays."""
    if not fresh and row.asked is not None:
        return
    row.version += fresh
    row.kind, row.tags, row.words = question.kind, list(question.tags), words
    row.status, row.asked = "ready", row.version


def _add_versions(
    session: Session, bank_id: int, fresh: Sequence[tuple[QuestionRow, Question, str]], *, now: datetime
) -> None:
    versions = [_question_version(row, question, digest, now) for row, question, digest in fresh]
    session.add_all(versions)
    ids = [row.id for row, _, _ in fresh]
    session.execute(delete(QuestionTagRow).where(QuestionTagRow.question_id.in_(ids)))
    session.flush()
    facts = _newest_fact_versions(session, bank_id)
    for version, (row, question, _) in zip(versions, fresh, strict=True):
        session.add_all(QuestionTagRow(question_id=row.id, tag=tag) for tag in set(question.tags))
        session.add_all(
            QuestionFactRow(question_version_id=version.id, position=position, fact_version_id=facts[key])
            for position, key in enumerate(question.facts)
        )
    session.flush()


def _fact_version(row: FactRow, digest: str, content: Content) -> FactVersionRow:
    return FactVersionRow(fact_id=row.id, number=row.version, digest=digest, content=content)


def _question_version(row: QuestionRow, question: Question, digest: str, now: datetime) -> QuestionVersionRow:
    content = question_to_mapping(question)
    return QuestionVersionRow(question_id=row.id, number=row.version, digest=digest, content=content, at=now)


def _fact_digests(session: Session, bank_id: int) -> dict[str, str]:
    wanted = select(FactRow.key, FactVersionRow.digest).join(FactVersionRow, is_newest_fact())
    return {key: digest for key, digest in session.execute(wanted.where(FactRow.bank_id == bank_id))}


def _newest_fact_versions(session: Session, bank_id: int) -> dict[str, int]:
    wanted = select(FactRow.key, FactVersionRow.id).join(FactVersionRow, is_newest_fact())
    return {key: id_ for key, id_ in session.execute(wanted.where(FactRow.bank_id == bank_id))}


def _question_digests(session: Session, bank_id: int) -> dict[str, str]:
    wanted = select(QuestionRow.key, QuestionVersionRow.digest).join(QuestionVersionRow, is_standing())
    return {key: digest for key, digest in session.execute(wanted.where(QuestionRow.bank_id == bank_id))}


def words_of(facts: Mapping[str, Fact], question: Question) -> str:
    """What a search in the bank looks into, a line for each: every text of the question, its tags, its facts."""
    tested = [facts[id_] for id_ in question.facts if id_ in facts]
    twins = [twin for fact in tested for twin in (fact.subject, fact.attribute)]
    texts = [text for twin in twins for text in twin.sides().values()]
    aliases = [alias for fact in tested for alias in fact.aliases]
    return "\n".join(
        dict.fromkeys([*plain_texts(question_to_mapping(question)), *texts, *aliases])
    ).casefold()


def _plain(twin: Twin) -> Content:
    return dict(twin_to_mapping(twin) or {})
