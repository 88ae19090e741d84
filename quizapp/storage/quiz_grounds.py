"""What a quiz may ask: the questions of its own bank, and of the other banks that it names and its maker may see.

A bank that the maker sees no more gives what the quiz has asked in earnest before, in the versions that it keeps to, and
nothing else; attempts keep what they have.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.relation import find_repeated
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.draw import Candidate
from quizapp.core.quizzes.quiz import Quiz
from quizapp.core.quizzes.reference import find_banks_of, refer, refer_fact, refer_question, share_facts
from quizapp.storage.bank_contents import find_facts
from quizapp.storage.banks import BankRow, QuestionRow, QuestionVersionRow, is_visible
from quizapp.storage.people import Person, role_of
from quizapp.storage.pins import QuizPinRow, find_candidates, find_question_versions
from quizapp.storage.quizzes import QuizRow

NOBODY = Visitor()


@dataclass(frozen=True)
class Grounds:
    """Where a quiz may ask from: its own bank, who made it, None for the site, and the quiz where it is stored."""

    home: int
    owner_id: int | None
    quiz_id: int | None = None


@dataclass(frozen=True)
class Ground:
    """One bank of a quiz; ``is_open`` where its maker may see it."""

    row: BankRow
    is_foreign: bool
    is_open: bool


def grounds_of(row: QuizRow) -> Grounds:
    """Where a stored quiz may ask from."""
    return Grounds(row.bank_id, row.owner_id, row.id)


def find_grounds(session: Session, grounds: Grounds, quiz: Quiz) -> list[Ground]:
    """The banks of a quiz that are there, its own first, the others by key."""
    mine = (BankRow.id == grounds.home) | BankRow.key.in_(find_banks_of(quiz))
    seen = set(session.scalars(select(BankRow.id).where(mine, is_visible(_maker(session, grounds)))))
    rows = session.scalars(select(BankRow).where(mine))
    found = [Ground(row, row.id != grounds.home, row.id in seen) for row in rows]
    return sorted(found, key=lambda one: (one.is_foreign, one.row.key))


def find_quiz_candidates(session: Session, grounds: Grounds, quiz: Quiz) -> list[tuple[Candidate, int]]:
    """The questions that a quiz may ask under their names in it, each with the id of the version that is asked."""
    kept, banks = _kept_versions(session, grounds.quiz_id), find_grounds(session, grounds, quiz)
    repeated = find_repeated_facts(session, banks)
    return [
        (_shared(_named(candidate, ground), repeated), version)
        for ground in banks
        for candidate, version in find_candidates(session, ground.row.id)
        if ground.is_open or (ground.row.id, candidate.id) in kept
    ]


def find_quiz_pins(session: Session, row: QuizRow) -> Mapping[str, int]:
    """The versions that a quiz keeps to, by the names of their questions in it."""
    return {
        _name(row.bank_id, bank_id, bank, key): version
        for (bank_id, key), (bank, version) in _kept_versions(session, row.id).items()
    }


def find_quiz_questions(session: Session, home: int, versions: Iterable[int]) -> Mapping[int, Question]:
    """The questions of these versions under their names in a quiz over the bank ``home``."""
    ids = set(versions)
    wanted = (
        select(QuestionVersionRow.id, BankRow.key)
        .join(QuestionRow, QuestionRow.id == QuestionVersionRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .where(QuestionVersionRow.id.in_(ids), BankRow.id != home)
    )
    banks = {version: bank for version, bank in session.execute(wanted)}
    found = find_question_versions(session, ids)
    return {id_: refer_question(one, banks[id_]) if id_ in banks else one for id_, one in found.items()}


def find_quiz_facts(session: Session, grounds: Sequence[Ground]) -> list[Fact]:
    """The facts of the banks of a quiz under their names in it."""
    return [
        refer_fact(fact, ground.row.key) if ground.is_foreign else fact
        for ground in grounds
        for fact, _, _ in find_facts(session, ground.row.id)
    ]


def find_repeated_facts(session: Session, grounds: Sequence[Ground]) -> Mapping[str, str]:
    """The facts of a quiz's banks that an earlier one of them states too, each with the name of that one."""
    return find_repeated(find_quiz_facts(session, grounds)) if len(grounds) > 1 else {}


def name_in(quiz: QuizRow, bank: BankRow, key: str) -> str:
    """The name that a question of a bank has in a quiz."""
    return _name(quiz.bank_id, bank.id, bank.key, key)


def candidate_in(quiz: QuizRow, bank: BankRow, candidate: Candidate) -> Candidate:
    """A candidate of a bank as a quiz knows it."""
    return _named(candidate, Ground(bank, bank.id != quiz.bank_id, is_open=True))


def _shared(candidate: Candidate, repeated: Mapping[str, str]) -> Candidate:
    return replace(candidate, facts=share_facts(candidate.facts, repeated)) if repeated else candidate


def _named(candidate: Candidate, ground: Ground) -> Candidate:
    bank = ground.row.key
    if not ground.is_foreign:
        return replace(candidate, bank=bank)
    facts = tuple(refer(bank, fact) for fact in candidate.facts)
    return replace(candidate, id=refer(bank, candidate.id), facts=facts, bank=bank, is_foreign=True)


def _name(home: int, bank_id: int, bank: str, key: str) -> str:
    return key if bank_id == home else refer(bank, key)


def _kept_versions(session: Session, quiz_id: int | None) -> Mapping[tuple[int, str], tuple[str, int]]:
    """The versions that a quiz keeps to, with their banks' keys, by bank and key of the question."""
    wanted = (
        select(BankRow.id, QuestionRow.key, BankRow.key, QuizPinRow.question_version_id)
        .join(QuestionRow, QuestionRow.id == QuizPinRow.question_id)
        .join(BankRow, BankRow.id == QuestionRow.bank_id)
        .where(QuizPinRow.quiz_id == quiz_id)
    )
    rows = session.execute(wanted) if quiz_id is not None else ()
    return {(bank_id, key): (bank, version) for bank_id, key, bank, version in rows}


def _maker(session: Session, grounds: Grounds) -> Visitor:
    """The one who made the quiz, as the banks know them; of what came with a bank nobody."""
    if grounds.owner_id is None:
        return NOBODY
    return Visitor(grounds.owner_id, None, role_of(session.get_one(Person, grounds.owner_id)))
