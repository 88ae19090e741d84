"""One fact with its sources, its questions and what other banks say; a fact that is out of date, and its questions."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.view import SourceView
from quizapp.core.banks.filter import Filter
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.relation import FactRelation, relate
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.draw import Candidate, matches
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.workbench.loading import BankHead, get_bank_to_change, head_of
from quizapp.storage.bank_contents import find_facts, find_questions
from quizapp.storage.banks import BankRow, find_banks, get_bank, may_edit
from quizapp.storage.database import Database
from quizapp.storage.fact_versions import put_standing
from quizapp.storage.quiz_grounds import (
    find_grounds,
    find_quiz_candidates,
    find_quiz_facts,
    find_quiz_questions,
    grounds_of,
)
from quizapp.storage.quizzes import get_managed_quiz, quiz_of

SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Relative:
    """A fact about the same attribute of the same subject, the bank that holds it, and what it is to the first."""

    relation: FactRelation
    fact: Fact
    bank_id: str
    bank_title: Twin


@dataclass(frozen=True)
class FactPage:
    """A fact with its proof, the questions that test it, and its relatives in all banks that the visitor sees."""

    bank: BankHead
    source: SourceView
    questions: tuple[Question, ...]
    relatives: tuple[Relative, ...]
    editable: bool


def get_fact_page(database: Database, visitor: Visitor, bank: str, fact: str) -> FactPage:
    """One fact of a bank. Raises NotFound, Forbidden for those who do not teach."""
    refuse_learner(visitor)
    with database.read() as session:
        row = get_bank(session, visitor, bank)
        proof = next((one for one in find_facts(session, row.id) if one[0].id == fact), None)
        if proof is None:
            raise NotFound
        editable = may_edit(session, row, visitor)
        wanted = Filter(fact=fact, status="all" if editable else None)
        questions = tuple(one for _, one in find_questions(session, row.id, wanted))
        relatives = _relatives(session, visitor, row, proof[0])
        return FactPage(head_of(row), SourceView(*proof, row.key), questions, relatives, editable)


def supersede_fact(database: Database, visitor: Visitor, bank: str, fact: str) -> None:
    """Says that a fact of an own bank is out of date: its questions need review. Raises NotFound, Forbidden."""
    _set_standing(database, visitor, bank, fact, superseded=True)


def reinstate_fact(database: Database, visitor: Visitor, bank: str, fact: str) -> None:
    """Says that a fact of an own bank holds after all. Raises NotFound, Forbidden."""
    _set_standing(database, visitor, bank, fact, superseded=False)


def find_outdated(database: Database, visitor: Visitor, quiz_id: str) -> tuple[Question, ...]:
    """The questions that a managed quiz asks by name or may draw and that rest on a fact out of date.

    Raises NotFound.
    """
    with database.read() as session:
        row = get_managed_quiz(session, visitor, quiz_id)
        quiz, grounds = quiz_of(row), grounds_of(row)
        facts = find_quiz_facts(session, find_grounds(session, grounds, quiz))
        stale = {fact.id for fact in facts if fact.standing == SUPERSEDED}
        candidates = find_quiz_candidates(session, grounds, quiz) if stale else []
        wanted = [version for one, version in candidates if _may_rest(quiz, one, stale)]
        found = find_quiz_questions(session, row.bank_id, wanted)
    return tuple(found[version] for version in wanted)


def _may_rest(quiz: Quiz, candidate: Candidate, stale: AbstractSet[str]) -> bool:
    """Whether a quiz may ask a question that rests on one of these facts."""
    asked = any(
        slot.question == candidate.id or (slot.draw is not None and matches(slot.draw, candidate))
        for slot in quiz.slots
    )
    return asked and not stale.isdisjoint(candidate.facts)


def _set_standing(database: Database, visitor: Visitor, bank: str, key: str, *, superseded: bool) -> None:
    with database.write() as session:
        row = get_bank_to_change(session, visitor, bank)
        if not put_standing(session, row, key, superseded=superseded):
            raise NotFound


def _relatives(session: Session, visitor: Visitor, bank: BankRow, fact: Fact) -> tuple[Relative, ...]:
    found = [
        Relative(relation, other, row.key, Twin(**row.title))
        for row in find_banks(session, visitor)
        for other, _, _ in find_facts(session, row.id)
        if (row.id, other.id) != (bank.id, fact.id) and (relation := relate(fact, other))
    ]
    order = ("contradiction", "newer", "older", "same")
    return tuple(sorted(found, key=lambda one: order.index(one.relation)))
