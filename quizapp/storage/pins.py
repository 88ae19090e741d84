"""Questions as attempts and quizzes pin them: candidates for draws, the versions that were drawn.

A quiz that a teacher made here keeps the version of each question that its first attempt on that question got.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import ForeignKey, SQLColumnExpression, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

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
    is_asked,
)
from quizapp.storage.database import Base


class QuizPinRow(Base):
    """The version of a question that a quiz asks, from the first attempt on it that counts."""

    __tablename__ = "quiz_pins"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    question_version_id: Mapped[int] = mapped_column(
        ForeignKey("question_versions.id", ondelete="CASCADE"), index=True
    )


def find_candidates(session: Session, bank_id: int) -> list[tuple[Candidate, int]]:
    """The questions of a bank that are asked, each with the id of the version that is, in the author's order."""
    # The tags of the version: those of the row may be of a draft above it.
    content = QuestionVersionRow.content
    said = (content["tags"], content["difficulty"])
    wanted = (
        select(QuestionRow.key, QuestionRow.kind, QuestionVersionRow.id, *said)
        .join(QuestionVersionRow, is_asked())
        .where(QuestionRow.bank_id == bank_id)
        .order_by(QuestionRow.position)
    )
    facts = find_facts_of(session, FactRow.bank_id == bank_id)
    return [
        (Candidate(key, kind, tuple(tags or ()), tuple(facts.get(version, ())), difficulty), version)
        for key, kind, version, tags, difficulty in session.execute(wanted)
    ]


def put_pins(session: Session, quiz_id: int, versions: Iterable[int]) -> None:
    """Makes a quiz keep to these versions, where it does not keep to another one of the question yet."""
    held = select(QuizPinRow.question_id).where(QuizPinRow.quiz_id == quiz_id)
    wanted = select(QuestionVersionRow.id, QuestionVersionRow.question_id).where(
        QuestionVersionRow.id.in_(set(versions)), QuestionVersionRow.question_id.not_in(held)
    )
    session.add_all(
        QuizPinRow(quiz_id=quiz_id, question_id=question, question_version_id=version)
        for version, question in session.execute(wanted)
    )
    session.flush()


def move_pin(session: Session, quiz_id: int, question_id: int, version_id: int) -> None:
    """Makes a quiz that keeps to a version of a question keep to this one instead."""
    mine = (QuizPinRow.quiz_id == quiz_id, QuizPinRow.question_id == question_id)
    session.execute(update(QuizPinRow).where(*mine).values(question_version_id=version_id))


def count_outdated_pins(session: Session, quiz_id: int) -> int:
    """How many questions of a quiz have a newer version that is ready."""
    wanted = (
        select(func.count())
        .select_from(QuizPinRow)
        .join(QuestionVersionRow, QuestionVersionRow.id == QuizPinRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuizPinRow.question_id)
    )
    newer = QuestionRow.asked != QuestionVersionRow.number
    return session.scalar(wanted.where(QuizPinRow.quiz_id == quiz_id, newer)) or 0


def drop_pins(session: Session, quiz_id: int) -> None:
    """Lets a quiz follow the newest versions again."""
    session.execute(delete(QuizPinRow).where(QuizPinRow.quiz_id == quiz_id))


def find_question_versions(session: Session, ids: Iterable[int]) -> Mapping[int, Question]:
    """The questions of these versions, whatever has become of them since."""
    wanted = select(QuestionVersionRow.id, QuestionVersionRow.content)
    rows = session.execute(wanted.where(QuestionVersionRow.id.in_(set(ids))))
    return {id_: _question_of(id_, content) for id_, content in rows}


def find_newest(session: Session, ids: Iterable[int]) -> list[int]:
    """The version now asked of the question of each of these versions, without those that are asked no more."""
    given, newest = aliased(QuestionVersionRow), aliased(QuestionVersionRow)
    wanted = (
        select(newest.id)
        .join(QuestionRow, (newest.question_id == QuestionRow.id) & (newest.number == QuestionRow.asked))
        .join(given, given.question_id == QuestionRow.id)
        .where(given.id.in_(set(ids)))
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


def find_facts_of(session: Session, *conditions: SQLColumnExpression[bool]) -> Mapping[int, list[str]]:
    """The facts that versions of questions test, by the ids of those that test any, in the author's order."""
    tested = (
        select(QuestionFactRow.question_version_id, FactRow.key)
        .join(FactVersionRow, FactVersionRow.id == QuestionFactRow.fact_version_id)
        .join(FactRow, FactRow.id == FactVersionRow.fact_id)
        .where(*conditions)
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
