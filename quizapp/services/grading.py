"""Answers that a person reads and grades: which wait, one after the other, and what is decided about each."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.review import fraction_of
from quizapp.core.languages import N_, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw
from quizapp.core.questions.rubric import grade_by_rubric
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.access import refuse_learner
from quizapp.services.attempts.closing import close_expired
from quizapp.services.attempts.marking import add_up_again
from quizapp.storage.attempt_slots import find_slots
from quizapp.storage.attempts import AttemptRow, lock_attempt, names_of
from quizapp.storage.database import Database
from quizapp.storage.ledger import MarkEntryRow
from quizapp.storage.quizzes import QuizRow, get_managed_quiz, quiz_of
from quizapp.storage.regrading import Asked, find_asked, find_taken, last_entries

LONGEST_COMMENT = 500
OUT_OF_RANGE = N_("Give a mark from 0 to %(most)s.")
NO_POINTS = N_("Give each criterion its points.")
LONG_COMMENT = N_("The comment is longer than %(most)s characters: shorten it.")
GRADED_SINCE = N_("Somebody graded this answer while you read it: look at their mark first.")


@dataclass(frozen=True)
class ToGrade:
    """A question whose answers a person grades: how many there are, and how many still wait."""

    question: Question
    answers: int
    waiting: int


@dataclass(frozen=True)
class GradingPage:
    """The questions of a quiz that a person grades."""

    quiz_id: str
    title: Twin
    questions: tuple[ToGrade, ...]


@dataclass(frozen=True)
class OpenAnswer:
    """One answer to grade. ``who`` is empty for a guest; ``seen`` counts what its ledger says already.

    ``mark`` is what it has got, None while it waits, and ``points`` what each criterion gave where a rubric was used.
    """

    attempt_id: str
    slot: int
    who: str
    question: Question
    raw: Raw
    max_mark: float
    mark: float | None
    comment: str
    seen: int
    points: Mapping[str, int]


@dataclass(frozen=True)
class Given:
    """What a grader gives: a ``mark``, or where the question has a rubric the ``points`` of each criterion instead."""

    mark: float | None
    points: Mapping[str, int]
    comment: str = ""


@dataclass(frozen=True)
class Queue:
    """All answers to one question, in an order that tells nothing of who wrote them; ``at`` is the one that is shown."""

    quiz_id: str
    title: Twin
    question: Question
    answers: tuple[OpenAnswer, ...]
    at: int

    @property
    def current(self) -> OpenAnswer | None:
        """The answer that is shown."""
        return self.answers[self.at] if self.answers else None

    @property
    def waiting(self) -> int:
        """How many still wait."""
        return sum(answer.mark is None for answer in self.answers)


def grading_page(database: Database, visitor: Visitor, quiz_id: str, *, now: datetime) -> GradingPage:
    """What of a quiz of the visitor's is graded by a person. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        row_id = get_managed_quiz(session, visitor, quiz_id).id
    close_expired(database, AttemptRow.quiz_id == row_id, now=now)
    with database.read() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        queues = [(one, _answers(session, quiz, one)) for one in _find_open(session, quiz)]
        return GradingPage(
            quiz.public_id,
            quiz_of(quiz).title,
            tuple(
                ToGrade(one.newest, len(found), sum(a.mark is None for a in found)) for one, found in queues
            ),
        )


def grading_queue(
    database: Database, visitor: Visitor, quiz_id: str, question: str, *, at: int | None = None
) -> Queue:
    """The answers to one question: at the ``at``-th, or at the first that waits. Raises NotFound, Forbidden."""
    refuse_learner(visitor)
    with database.read() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        asked = _get_open(session, quiz, question)
        answers = tuple(_answers(session, quiz, asked))
        first = next((place for place, one in enumerate(answers) if one.mark is None), 0)
        place = first if at is None else min(max(at, 0), max(len(answers) - 1, 0))
        return Queue(quiz.public_id, quiz_of(quiz).title, asked.newest, answers, place)


def grade_answer(
    database: Database,
    visitor: Visitor,
    quiz_id: str,
    question: str,
    *,
    attempt_id: str,
    slot: int,
    given: Given,
    seen: int,
    now: datetime,
) -> None:
    """Gives an answer its mark, or the points of a rubric, with a comment for the one who wrote it.

    Raises NotFound, Forbidden, Invalid, and Conflict where somebody else graded it since it was ``seen``.
    """
    refuse_learner(visitor)
    with database.write() as session:
        quiz = get_managed_quiz(session, visitor, quiz_id)
        answer, row = _get_answer(session, quiz, _get_open(session, quiz, question), attempt_id, slot)
        if answer.seen != seen:
            raise Conflict(Message(GRADED_SINCE))
        if len(given.comment) > LONGEST_COMMENT:
            raise Invalid(Message(LONG_COMMENT, {"most": str(LONGEST_COMMENT)}))
        session.add(_entry(row, answer, _fraction(answer, given), given, by=visitor, now=now))
        session.flush()
        add_up_again(session, [attempt_id])


def _fraction(answer: OpenAnswer, given: Given) -> float:
    """What the answer is worth (0..1). Raises Invalid."""
    if answer.question.rubric:
        fraction = grade_by_rubric(answer.question.rubric, given.points)
        if fraction is None:
            raise Invalid(Message(NO_POINTS))
        return fraction
    if given.mark is None or not 0 <= given.mark <= answer.max_mark:
        raise Invalid(Message(OUT_OF_RANGE, {"most": f"{answer.max_mark:g}"}))
    return given.mark / answer.max_mark if answer.max_mark else 0.0


def _entry(
    row: AttemptRow, answer: OpenAnswer, fraction: float, given: Given, *, by: Visitor, now: datetime
) -> MarkEntryRow:
    most = answer.max_mark
    return MarkEntryRow(
        attempt_id=row.id,
        slot=answer.slot,
        number=answer.seen + 1,
        fraction=fraction,
        max_mark=most,
        before=None if answer.mark is None else answer.mark / most if most else 0.0,
        before_max=most,
        question_version_id=None,
        cause="person",
        regrade_id=None,
        by_id=by.person_id or 0,
        reason=given.comment.strip(),
        at=now,
        points=dict(given.points) if answer.question.rubric else None,
    )


def _get_answer(
    session: Session, quiz: QuizRow, asked: Asked, attempt_id: str, slot: int
) -> tuple[OpenAnswer, AttemptRow]:
    """The answer as it stands, its attempt held until the transaction ends."""
    rows = find_taken(session, quiz.id, asked.question_id)
    row = next((one for one in rows if one.public_id == attempt_id and one.state == "finished"), None)
    if row is None:
        raise NotFound
    lock_attempt(session, row.id)
    found = next((one for one in _answers_of(session, [row], asked, {}) if one.slot == slot), None)
    if found is None:
        raise NotFound
    return found, row


def _answers(session: Session, quiz: QuizRow, asked: Asked) -> list[OpenAnswer]:
    rows = [row for row in find_taken(session, quiz.id, asked.question_id) if row.state == "finished"]
    names = names_of(session, rows)
    in_order = sorted(rows, key=lambda row: _shuffled(row.public_id))
    return _answers_of(session, in_order, asked, names)


def _answers_of(
    session: Session, rows: Sequence[AttemptRow], asked: Asked, names: Mapping[int, str]
) -> list[OpenAnswer]:
    found = find_slots(session, rows, versions=asked.version_ids)
    last = last_entries(session, [row.id for row in rows])
    return [
        _answer(row, slot, names.get(row.person_id or 0, ""), last.get((row.id, slot.number)))
        for row in rows
        for slot in found[row.id]
        if slot.step
    ]


def _answer(row: AttemptRow, slot: AttemptSlot, who: str, last: MarkEntryRow | None) -> OpenAnswer:
    fraction = fraction_of(slot)
    by_person = last is not None and last.cause == "person"
    return OpenAnswer(
        attempt_id=row.public_id,
        slot=slot.number,
        who=who,
        question=slot.question,
        raw=slot.step.raw if slot.step else {},
        max_mark=slot.max_mark,
        mark=None if fraction is None else fraction * slot.max_mark,
        comment=last.reason if last is not None and by_person else "",
        seen=last.number if last else 0,
        points=(last.points or {}) if last is not None and by_person else {},
    )


def _shuffled(public_id: str) -> str:
    """An order that stays and says nothing of names or times."""
    return hashlib.sha256(public_id.encode()).hexdigest()


def _find_open(session: Session, quiz: QuizRow) -> Sequence[Asked]:
    asked = find_asked(session, quiz.id)
    return [one for one in asked if not KINDS[one.newest.kind].graded]


def _get_open(session: Session, quiz: QuizRow, question: str) -> Asked:
    asked = next((one for one in _find_open(session, quiz) if one.newest.id == question), None)
    if asked is None:
        raise NotFound
    return asked
