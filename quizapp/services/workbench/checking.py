"""The writing of a bank's questions looked over, so that flawed ones can be found."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.banks.filter import Filter
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import FactTable, fact_table
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.services.workbench.loading import get_bank_to_change
from quizapp.storage.bank_contents import count_questions, find_facts, find_questions
from quizapp.storage.banks import BankRow, QuestionRow
from quizapp.storage.database import Database
from quizapp.storage.question_checks import find_unchecked_banks, put_check
from quizapp.storage.question_versions import find_question_rows

UNCHECKED = Filter(status="all", flag="unchecked")
AT_ONCE = 200
BANKS_AT_ONCE = 3


@dataclass(frozen=True)
class Checked:
    """How many questions were looked over, how many of them have flaws, and how many are still unchecked."""

    questions: int
    flawed: int
    left: int


@dataclass(frozen=True)
class Ground:
    """What the lint knows beside the question: the facts of its bank."""

    facts: tuple[Fact, ...]
    known: FactTable


def check_bank_questions(database: Database, visitor: Visitor, bank: str, *, now: datetime) -> Checked:
    """Looks over the next questions of an own bank that nobody looked over yet. Raises NotFound, Forbidden."""
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        questions = [one for _, one in find_questions(session, row.id, UNCHECKED, limit=AT_ONCE)]
        rows = {held.key: held for held in find_question_rows(session, row, [one.id for one in questions])}
        ground = ground_of(session, row)
        flawed = sum(check(session, rows[one.id], one, ground, now=now) > 0 for one in questions)
        return Checked(len(questions), flawed, count_questions(session, row.id, UNCHECKED))


def check_unchecked(database: Database, *, now: datetime) -> int:
    """Looks over some questions of teachers' banks that nobody looked over yet; says how many.

    The worker calls it every minute, so that a large import gets its flags without anybody waiting for them.
    """
    with database.read() as session:
        banks = find_unchecked_banks(session, most=BANKS_AT_ONCE)
    return sum(_check_some(database, bank_id, now=now) for bank_id in banks)


def _check_some(database: Database, bank_id: int, *, now: datetime) -> int:
    """Looked over on a reader, so that nobody's writing waits; what has changed since is left for the next time."""
    with database.read() as session:
        bank = session.get_one(BankRow, bank_id)
        questions = [one for _, one in find_questions(session, bank_id, UNCHECKED, limit=AT_ONCE)]
        rows = find_question_rows(session, bank, [one.id for one in questions])
        versions = {row.key: row.version for row in rows}
        ground = ground_of(session, bank)
    found = {one.id: tuple(find_flaws(one, facts=ground.facts, known=ground.known)) for one in questions}
    with database.write() as session:
        held = find_question_rows(session, session.get_one(BankRow, bank_id), list(found))
        same = [row for row in held if row.version == versions.get(row.key)]
        for row in same:
            put_check(session, row, found[row.key], now=now)
        return len(same)


def check(session: Session, row: QuestionRow, question: Question, ground: Ground, *, now: datetime) -> int:
    """Keeps what the lint says of the newest version of a question; how many flaws that are."""
    flaws = tuple(find_flaws(question, facts=ground.facts, known=ground.known))
    put_check(session, row, flaws, now=now)
    return len(flaws)


def ground_of(session: Session, bank: BankRow) -> Ground:
    """The facts of a bank."""
    facts = tuple(fact for fact, _, _ in find_facts(session, bank.id))
    return Ground(facts, fact_table(facts))
