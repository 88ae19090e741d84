"""Questions as attempts pin them: candidates for draws, and the versions that were drawn."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from quizapp.core.attempts.view import SourceView
from quizapp.core.banks.snapshot import fact_from_snapshot
from quizapp.core.questions.content import question_from_mapping
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.draw import Candidate
from quizapp.storage.banks import (
    BankRow,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionVersionRow,
    is_newest,
)


def find_candidates(session: Session, bank_id: int) -> list[tuple[Candidate, int]]:
    """The questions of a bank that are ready, each with the id of its newest version, in the author's order."""
    wanted = (
        select(QuestionRow.key, QuestionRow.kind, QuestionRow.tags, QuestionVersionRow.id)
        .join(QuestionVersionRow, is_newest())
        .where(QuestionRow.bank_id == bank_id, QuestionRow.status == "ready")
        .order_by(QuestionRow.position)
    )
    facts = _facts_by_version(session, bank_id)
    return [
        (Candidate(key, kind, tuple(tags), tuple(facts.get(version, ()))), version)
        for key, kind, tags, version in session.execute(wanted)
    ]


def find_question_versions(session: Session, ids: Iterable[int]) -> Mapping[int, Question]:
    """The questions of these versions, whatever has become of them since."""
    wanted = select(QuestionVersionRow.id, QuestionVersionRow.content)
    rows = session.execute(wanted.where(QuestionVersionRow.id.in_(set(ids))))
    return {id_: _question_of(id_, content) for id_, content in rows}


def find_newest(session: Session, ids: Iterable[int]) -> list[int]:
    """The newest version of the question of each of these versions, without those that are asked no more."""
    asked, newest = aliased(QuestionVersionRow), aliased(QuestionVersionRow)
    wanted = (
        select(newest.id)
        .join(QuestionRow, (newest.question_id == QuestionRow.id) & (newest.number == QuestionRow.version))
        .join(asked, asked.question_id == QuestionRow.id)
        .where(asked.id.in_(set(ids)), QuestionRow.status == "ready")
        .order_by(newest.id)
        .distinct()
    )
    return list(session.scalars(wanted))


def find_sources(session: Session, ids: Iterable[int]) -> Mapping[int, tuple[SourceView, ...]]:
    """The proof of what these versions test: their facts, with passages and articles as they were then."""
    wanted = (
        select(QuestionFactRow.question_version_id, FactVersionRow.content, BankRow.key, BankRow.owner_id)
        .join(FactVersionRow, FactVersionRow.id == QuestionFactRow.fact_version_id)
        .join(FactRow, FactRow.id == FactVersionRow.fact_id)
        .join(BankRow, BankRow.id == FactRow.bank_id)
        .where(QuestionFactRow.question_version_id.in_(set(ids)))
        .order_by(QuestionFactRow.question_version_id, QuestionFactRow.position)
    )
    sources: dict[int, tuple[SourceView, ...]] = {}
    for version, content, bank, owner in session.execute(wanted):
        source = SourceView(*fact_from_snapshot(content), bank, is_open=owner is None)
        sources[version] = (*sources.get(version, ()), source)
    return sources


def _facts_by_version(session: Session, bank_id: int) -> Mapping[int, list[str]]:
    tested = (
        select(QuestionFactRow.question_version_id, FactRow.key)
        .join(FactVersionRow, FactVersionRow.id == QuestionFactRow.fact_version_id)
        .join(FactRow, FactRow.id == FactVersionRow.fact_id)
        .where(FactRow.bank_id == bank_id)
        .order_by(QuestionFactRow.question_version_id, QuestionFactRow.position)
    )
    facts: dict[int, list[str]] = {}
    for version, key in session.execute(tested):
        facts.setdefault(version, []).append(key)
    return facts


def _question_of(id_: int, content: Mapping[str, object]) -> Question:
    question, faults = question_from_mapping(content, f"version {id_}")
    if question is None:
        raise ValueError(f"the stored question version {id_} cannot be read: {faults[0]}")
    return question
