"""Of whose attempts on a quiz a teacher may grade a question again: all where the quiz is theirs, else their classes'."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.errors import NotFound
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.classes import MemberRow, teaches
from quizapp.storage.quizzes import QuizRow, has_public_id, is_managed


@dataclass(frozen=True)
class Charge:
    """A quiz and the condition of the attempts on it that are in a teacher's charge; none where ``whole``."""

    quiz: QuizRow
    within: tuple[ColumnElement[bool], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all attempts on the quiz are."""
        return not self.within


def get_charge(session: Session, visitor: Visitor, quiz_id: str, *, hold: bool = False) -> Charge:
    """What of a quiz is this teacher's: everything, or what classes of theirs were assigned. Raises NotFound.

    ``hold`` keeps others from changing the quiz meanwhile.
    """
    wanted = has_public_id(QuizRow.public_id, quiz_id)
    if hold:
        session.execute(select(QuizRow.id).where(wanted).with_for_update())
    quiz = session.scalar(select(QuizRow).where(wanted))
    if quiz is None:
        raise NotFound
    if is_managed(quiz, visitor):
        return Charge(quiz)
    taught = select(MemberRow.class_id).where(*teaches(visitor))
    given = select(AssignmentRow.id).where(
        AssignmentRow.quiz_id == quiz.id, AssignmentRow.class_id.in_(taught)
    )
    if session.scalar(given.limit(1)) is None:
        raise NotFound
    return Charge(quiz, (AttemptRow.assignment_id.in_(given),))
