"""What the lint says of the questions that a quiz may ask, before others take it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.draw import Candidate, matches
from quizapp.core.quizzes.quiz import Quiz, Slot
from quizapp.core.quizzes.reference import share_facts
from quizapp.core.writing.lint.flaw import Flaw
from quizapp.core.writing.lint.leaks import find_cues
from quizapp.core.writing.lint.rules import find_flaws
from quizapp.core.writing.lint.words import plain
from quizapp.storage.database import Database
from quizapp.storage.quiz_grounds import (
    Grounds,
    find_grounds,
    find_quiz_candidates,
    find_quiz_facts,
    find_quiz_questions,
    find_repeated_facts,
    grounds_of,
)
from quizapp.storage.quizzes import get_managed_quiz, quiz_of


@dataclass(frozen=True)
class QuestionFlaws:
    """A question with its flaws, errors first; ``id`` names it within its quiz, gaps of ``stem`` are lines."""

    id: str
    stem: Twin
    flaws: tuple[Flaw, ...]

    @property
    def is_faulty(self) -> bool:
        """Whether a flaw misleads or gives the key away."""
        return any(flaw.severity == "error" for flaw in self.flaws)

    def errors(self) -> "QuestionFlaws":
        """The same question with its errors alone."""
        return replace(self, flaws=tuple(flaw for flaw in self.flaws if flaw.severity == "error"))


def find_quiz_flaws(database: Database, visitor: Visitor, quiz_id: str) -> tuple[QuestionFlaws, ...]:
    """The questions with flaws that a quiz which the visitor manages may ask, faulty ones first. Raises NotFound."""
    with database.read() as session:
        row = get_managed_quiz(session, visitor, quiz_id)
        return find_flaws_of(session, grounds_of(row), quiz_of(row))


def find_flaws_of(session: Session, grounds: Grounds, quiz: Quiz) -> tuple[QuestionFlaws, ...]:
    """The questions with flaws that a quiz may ask, of all its banks, faulty ones first."""
    questions = _questions(session, grounds, quiz)
    banks = find_grounds(session, grounds, quiz)
    facts, repeated = find_quiz_facts(session, banks), find_repeated_facts(session, banks)
    known = fact_table(facts)
    flaws = [
        flaw for question in questions.values() for flaw in find_flaws(question, facts=facts, known=known)
    ]
    fixed = [questions[slot.question] for slot in quiz.slots if slot.question and slot.question in questions]
    meeting = [replace(one, facts=share_facts(one.facts, repeated)) for one in fixed]
    return _grouped(questions, [*flaws, *find_cues(meeting)])


def _questions(session: Session, grounds: Grounds, quiz: Quiz) -> Mapping[str, Question]:
    """Every question that a slot names or may draw, by its name in the quiz."""
    candidates = find_quiz_candidates(session, grounds, quiz)
    wanted = [version for one, version in candidates if _may_ask(quiz.slots, one)]
    found = find_quiz_questions(session, grounds.home, wanted)
    return {found[version].id: found[version] for version in wanted}


def _may_ask(slots: Iterable[Slot], candidate: Candidate) -> bool:
    return any(
        slot.question == candidate.id
        or (slot.question is None and slot.draw is not None and matches(slot.draw, candidate))
        for slot in slots
    )


def _grouped(questions: Mapping[str, Question], flaws: Sequence[Flaw]) -> tuple[QuestionFlaws, ...]:
    rows: dict[str, list[Flaw]] = defaultdict(list)
    for flaw in sorted(flaws, key=lambda one: one.severity != "error"):
        rows[flaw.where.partition(" ")[0]].append(flaw)
    grouped = [
        QuestionFlaws(id_, _readable(questions[id_].stem), tuple(rows[id_]))
        for id_ in questions
        if id_ in rows
    ]
    return tuple(sorted(grouped, key=lambda one: not one.is_faulty))


def _readable(stem: Twin) -> Twin:
    return Twin(**{language: plain(text) for language, text in stem.sides().items()})
