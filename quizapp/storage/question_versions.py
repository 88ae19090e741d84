"""Versions of single questions: read, written one by one, and what became of a question on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from quizapp.core.banks.snapshot import digest_question, fact_from_snapshot
from quizapp.core.questions.content import question_from_mapping, question_to_mapping
from quizapp.core.questions.question import Question
from quizapp.errors import NotFound
from quizapp.storage.bank_versions import words_of
from quizapp.storage.banks import (
    BankRow,
    Content,
    FactRow,
    FactVersionRow,
    QuestionFactRow,
    QuestionRow,
    QuestionTagRow,
    QuestionVersionRow,
    is_newest_fact,
)
from quizapp.storage.people import Person


@dataclass(frozen=True)
class Version:
    """One version of a question; ``by`` is the name of who wrote it, empty where nobody here did."""

    number: int
    content: Content
    at: datetime | None
    by: str


def find_question_row(session: Session, bank: BankRow, key: str, *, hold: bool = False) -> QuestionRow | None:
    """The question of a bank, whatever its status; ``hold`` keeps others from changing it meanwhile."""
    wanted = select(QuestionRow).where(QuestionRow.bank_id == bank.id, QuestionRow.key == key)
    return session.scalar(wanted.with_for_update() if hold else wanted) if key.isprintable() else None


def get_question_row(session: Session, bank: BankRow, key: str, *, hold: bool = False) -> QuestionRow:
    """The question of a bank, as ``find_question_row`` finds it. Raises NotFound."""
    row = find_question_row(session, bank, key, hold=hold)
    if row is None:
        raise NotFound
    return row


def find_question_rows(
    session: Session, bank: BankRow, keys: Sequence[str], *, hold: bool = False
) -> Sequence[QuestionRow]:
    """The questions of a bank with these ids, in its order; ids that it does not have are left out."""
    wanted = select(QuestionRow).where(QuestionRow.bank_id == bank.id, QuestionRow.key.in_(keys))
    held = wanted.with_for_update() if hold else wanted
    return session.scalars(held.order_by(QuestionRow.position, QuestionRow.id)).all()


def get_version(session: Session, row: QuestionRow, number: int) -> QuestionVersionRow:
    """One version of a question. Raises NotFound."""
    wanted = select(QuestionVersionRow).where(QuestionVersionRow.question_id == row.id)
    found = session.scalar(wanted.where(QuestionVersionRow.number == number))
    if found is None:
        raise NotFound
    return found


def find_versions(session: Session, row: QuestionRow) -> Sequence[Version]:
    """All versions of a question, the newest first."""
    wanted = (
        select(QuestionVersionRow, Person.name)
        .outerjoin(Person, Person.id == QuestionVersionRow.by_id)
        .where(QuestionVersionRow.question_id == row.id)
        .order_by(QuestionVersionRow.number.desc())
    )
    return [Version(one.number, one.content, one.at, name or "") for one, name in session.execute(wanted)]


def question_of(version: QuestionVersionRow) -> Question:
    """The question that a version holds. Raises ValueError where nothing of ours wrote it."""
    return question_of_content(version.content)


def question_of_content(content: Content) -> Question:
    """The question of a stored plain form. Raises ValueError where nothing of ours wrote it."""
    question, faults = question_from_mapping(content, "a stored question")
    if question is None:
        raise ValueError(f"a stored question cannot be read: {faults[0]}")
    return question


def put_version(
    session: Session, bank: BankRow, question: Question, *, ready: bool, by_id: int | None, now: datetime
) -> QuestionRow:
    """The row of a question with this state as its newest version, asked from now on where it is ready.

    Facts that the bank does not have are left out of its proof. A state that is the newest already makes no version.
    """
    row = find_question_row(session, bank, question.id) or _new_row(session, bank, question)
    facts = _facts(session, bank, question)
    digest = digest_question(
        question, {id_: facts[id_].digest if id_ in facts else "" for id_ in question.facts}
    )
    newest = get_version(session, row, row.version) if row.version else None
    if newest is None or newest.digest != digest:
        row.version += 1
        version = QuestionVersionRow(
            question_id=row.id, number=row.version, digest=digest, by_id=by_id, at=now
        )
        _add(session, version, question, facts)
    row.status = "ready" if ready else "draft"
    row.asked = row.version if ready else row.asked
    _describe(session, row, question, facts)
    return row


def _describe(
    session: Session, row: QuestionRow, question: Question, facts: dict[str, FactVersionRow]
) -> None:
    row.kind, row.tags = question.kind, list(question.tags)
    row.words = words_of({id_: fact_from_snapshot(one.content)[0] for id_, one in facts.items()}, question)
    session.execute(delete(QuestionTagRow).where(QuestionTagRow.question_id == row.id))
    session.add_all(QuestionTagRow(question_id=row.id, tag=tag) for tag in sorted({*question.tags}))
    session.flush()


def _new_row(session: Session, bank: BankRow, question: Question) -> QuestionRow:
    last = select(func.max(QuestionRow.position)).where(QuestionRow.bank_id == bank.id)
    place = session.scalar(last)
    row = QuestionRow(bank_id=bank.id, key=question.id, kind=question.kind, status="draft", tags=[], words="")
    row.version, row.position = 0, 0 if place is None else place + 1
    session.add(row)
    session.flush()
    return row


def _facts(session: Session, bank: BankRow, question: Question) -> dict[str, FactVersionRow]:
    """The newest versions of the facts that a question tests, by id, without those that its bank does not have."""
    wanted = select(FactRow.key, FactVersionRow).join(FactVersionRow, is_newest_fact())
    rows = session.execute(wanted.where(FactRow.bank_id == bank.id, FactRow.key.in_(question.facts)))
    return {key: version for key, version in rows}


def _add(
    session: Session, version: QuestionVersionRow, question: Question, facts: dict[str, FactVersionRow]
) -> None:
    version.content = question_to_mapping(question)
    session.add(version)
    session.flush()
    proof = [facts[id_].id for id_ in dict.fromkeys(question.facts) if id_ in facts]
    session.add_all(
        QuestionFactRow(question_version_id=version.id, position=place, fact_version_id=id_)
        for place, id_ in enumerate(proof)
    )
