"""What a file of our own holds of a bank besides its questions: brought into the bank with them, and taken back."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.content import grounds_from_mapping
from quizapp.core.banks.joining import Joined, find_clashes, join, part
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import Invalid
from quizapp.storage.bank_contents import find_contents
from quizapp.storage.bank_versions import put_grounds
from quizapp.storage.banks import BankRow
from quizapp.storage.imports import ImportRow
from quizapp.storage.quizzes import QuizRow, put_quiz

ORIGIN = "import"


def head_of(row: ImportRow) -> Bank | None:
    """The bank that the file of an import holds, without its questions; None where it holds questions alone."""
    return grounds_from_mapping(row.grounds) if row.grounds else None


def bring_grounds(session: Session, row: ImportRow, bank: BankRow) -> None:
    """Puts articles, reading and facts beside those of the bank. Raises Invalid where an id stands for something else there."""
    brought = head_of(row)
    if brought is None:
        return
    held = find_contents(session, bank)
    for clash in find_clashes(held, brought):
        raise Invalid(clash)
    whole, joined = join(held, brought)
    put_grounds(session, bank, whole)
    row.joined = asdict(joined)


def bring_quizzes(session: Session, row: ImportRow, bank: BankRow, *, now: datetime) -> None:
    """Puts the quizzes of the file into the bank that was made of it, where all questions that they name were taken."""
    brought = head_of(row)
    if brought is None or not row.made_bank:
        return
    asked = {question.id for question in find_contents(session, bank).questions}
    for quiz in brought.quizzes:
        if asked.issuperset(_named(quiz)):
            id_ = put_quiz(
                session, bank_id=bank.id, quiz=quiz, owner_id=bank.owner_id, origin=ORIGIN, now=now
            )
            session.get_one(QuizRow, id_).archived_at = None


def take_grounds(session: Session, row: ImportRow, bank: BankRow, *, now: datetime) -> None:
    """Takes out again what the import brought, but for facts that questions of the bank stand on by now."""
    if row.joined is None:
        return
    held = find_contents(session, bank)
    joined = Joined(**{name: tuple(ids) for name, ids in row.joined.items()})
    put_grounds(session, bank, part(held, joined, {fact for one in held.questions for fact in one.facts}))
    row.joined = None
    # Only the import that made the bank brought quizzes.
    brought = select(QuizRow).where(QuizRow.bank_id == bank.id, QuizRow.origin == ORIGIN)
    for quiz in session.scalars(brought) if row.made_bank else ():
        quiz.archived_at = quiz.archived_at or now


def _named(quiz: Quiz) -> Collection[str]:
    return {slot.question for slot in quiz.slots if slot.question is not None}
