"""What is in a bank, for its pages: counts, articles, facts, questions by filter, the reading."""

from collections.abc import Mapping

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm import Session

from quizapp.core.banks.bank import Bank, LeftOut, Reading
from quizapp.core.banks.content import NO_READING, left_out_from_mapping, reading_from_mapping
from quizapp.core.banks.filter import Filter
from quizapp.core.banks.snapshot import Proof, fact_from_snapshot
from quizapp.core.facts.fact import Article
from quizapp.core.languages import Twin
from quizapp.core.questions.content import question_from_mapping
from quizapp.core.questions.picture import NAME
from quizapp.core.questions.question import Question
from quizapp.storage.banks import (
    ArticleRow,
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionTagRow,
    QuestionVersionRow,
    ReadingRow,
    is_asked,
    is_newest_fact,
)
from quizapp.storage.question_drafts import QuestionDraftRow
from quizapp.storage.question_filter import conditions, shown_version
from quizapp.storage.question_statistics import in_order


def find_articles(session: Session, bank_id: int) -> tuple[Article, ...]:
    """The articles of a bank, in its order."""
    wanted = select(ArticleRow).where(ArticleRow.bank_id == bank_id).order_by(ArticleRow.position)
    return tuple(
        Article(row.key, Twin(**row.title), row.published, row.lang) for row in session.scalars(wanted)
    )


def find_reading(session: Session, bank_id: int) -> Reading:
    """The reading of a bank."""
    row = session.get(ReadingRow, bank_id)
    return reading_from_mapping(row.content) if row else NO_READING


def find_left_out(row: BankRow) -> tuple[LeftOut, ...]:
    """What a bank deliberately does not ask, in its order."""
    found = (left_out_from_mapping(one, "a stored bank")[0] for one in row.left_out or ())
    return tuple(one for one in found if one is not None)


def find_facts(session: Session, bank_id: int) -> list[Proof]:
    """The facts of a bank, each with its passage and its articles."""
    wanted = (
        select(FactVersionRow.content)
        .join(FactRow, is_newest_fact())
        .where(FactRow.bank_id == bank_id, FactRow.position.is_not(None))
        .order_by(FactRow.position)
    )
    return [fact_from_snapshot(content) for content in session.scalars(wanted)]


def facts_of(session: Session, question_version_id: int) -> list[Proof]:
    """The facts that a version of a question tests, each with its passage and articles as they were then."""
    wanted = (
        select(FactVersionRow.content)
        .join(QuestionFactRow, QuestionFactRow.fact_version_id == FactVersionRow.id)
        .where(QuestionFactRow.question_version_id == question_version_id)
        .order_by(QuestionFactRow.position)
    )
    return [fact_from_snapshot(content) for content in session.scalars(wanted)]


def find_questions(
    session: Session, bank_id: int, wanted: Filter, *, limit: int | None = None, offset: int = 0
) -> list[tuple[int, Question]]:
    """The questions that are wanted, each with the id of the version that is looked at, in the order that is wanted."""
    query = select(QuestionVersionRow.id, QuestionVersionRow.content)
    query = query.join(QuestionRow, shown_version(wanted))
    order = (*in_order(wanted.order), QuestionRow.position, QuestionRow.id)
    query = query.where(*conditions(session, bank_id, wanted)).order_by(*order)
    rows = session.execute(query.limit(limit).offset(offset))
    return [(id_, _question_of(content)) for id_, content in rows]


def find_contents(session: Session, row: BankRow) -> Bank:
    """The bank of a row as it stands: its facts, and its questions that are ready, in the languages of its title."""
    return Bank(
        id=row.key,
        title=Twin(**row.title),
        summary=Twin(**row.summary),
        level=row.level,
        licence=row.licence,
        version=row.version,
        reading=find_reading(session, row.id),
        articles=find_articles(session, row.id),
        facts=tuple(fact for fact, _, _ in find_facts(session, row.id)),
        questions=tuple(question for _, question in find_questions(session, row.id, Filter())),
        left_out=find_left_out(row),
        languages=tuple(Twin(**row.title).sides()),
    )


def count_questions(session: Session, bank_id: int, wanted: Filter) -> int:
    """How many questions the filter lets through."""
    query = select(func.count()).select_from(QuestionRow).where(*conditions(session, bank_id, wanted))
    return session.scalar(query) or 0


def count_facts(session: Session, bank_id: int) -> int:
    """How many facts a bank has."""
    query = select(func.count()).select_from(FactRow)
    return session.scalar(query.where(FactRow.bank_id == bank_id, FactRow.position.is_not(None))) or 0


def count_by_kind(session: Session, bank_id: int) -> Mapping[str, int]:
    """How many questions there are of each kind, most first."""
    query = select(QuestionRow.kind, func.count()).where(*conditions(session, bank_id, Filter()))
    return _counts(session, query.group_by(QuestionRow.kind))


def count_by_tag(session: Session, bank_id: int) -> Mapping[str, int]:
    """How many questions have each tag, most first."""
    query = select(QuestionTagRow.tag, func.count()).join(
        QuestionRow, QuestionRow.id == QuestionTagRow.question_id
    )
    return _counts(session, query.where(*conditions(session, bank_id, Filter())).group_by(QuestionTagRow.tag))


def count_by_status(session: Session, bank_id: int) -> Mapping[str, int]:
    """How many questions have each status, most first."""
    query = select(QuestionRow.status, func.count()).where(QuestionRow.bank_id == bank_id)
    return _counts(session, query.group_by(QuestionRow.status))


def count_by_fact(session: Session, bank_id: int) -> Mapping[str, int]:
    """How many questions test each fact, most first."""
    query = (
        select(FactRow.key, func.count())
        .join(FactVersionRow, FactVersionRow.fact_id == FactRow.id)
        .join(QuestionFactRow, QuestionFactRow.fact_version_id == FactVersionRow.id)
        .join(QuestionVersionRow, QuestionVersionRow.id == QuestionFactRow.question_version_id)
        .join(QuestionRow, is_asked())
    )
    return _counts(session, query.where(*conditions(session, bank_id, Filter())).group_by(FactRow.key))


def _counts(session: Session, query: Select[str, int]) -> Mapping[str, int]:
    counts = [(name, count) for name, count in session.execute(query)]
    return dict(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _question_of(content: Mapping[str, object]) -> Question:
    question, faults = question_from_mapping(content, "a stored question")
    if question is None:
        raise ValueError(f"a stored question cannot be read: {faults[0]}")
    return question


def find_named_media(session: Session, bank_id: int) -> frozenset[str]:
    """The media that any version of a question of the bank names, a draft of one, or its reading."""
    versions = select(cast(QuestionVersionRow.content, Text)).join(QuestionRow)
    texts = (
        versions.where(QuestionRow.bank_id == bank_id),
        select(cast(QuestionDraftRow.texts, Text)).where(QuestionDraftRow.bank_id == bank_id),
        select(cast(ReadingRow.content, Text)).where(ReadingRow.bank_id == bank_id),
    )
    return frozenset(
        name for wanted in texts for text in session.scalars(wanted) for name in NAME.findall(text or "")
    )
