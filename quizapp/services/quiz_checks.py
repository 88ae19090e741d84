"""What keeps a quiz from being saved, or from being opened to others."""

from dataclasses import replace

from sqlalchemy.orm import Session

from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.content import quiz_to_mapping, slots_to_list
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import Invalid
from quizapp.services.quiz_flaws import QuestionFlaws, find_flaws_of
from quizapp.services.stale import revision_of
from quizapp.storage.quiz_grounds import Grounds, find_quiz_candidates

MAX_QUESTIONS = 200
FAULTY = N_(
    "Questions of this quiz mislead or give their answer away (%(count)s): mend them first, or keep the quiz to yourself."
)


class FaultyQuestions(Invalid):
    """A quiz would be opened with questions whose writing has errors; ``questions`` are those, with their errors alone."""

    def __init__(self, questions: tuple[QuestionFlaws, ...]) -> None:
        super().__init__(Message(FAULTY, {"count": str(len(questions))}))
        self.questions = questions


def rows_revision(quiz: Quiz) -> str:
    """The name of the slots as they are: another one after any change."""
    return revision_of(slots_to_list(quiz.slots))


def settings_revision(quiz: Quiz) -> str:
    """The name of title, settings and access as they are: another one after any change."""
    return revision_of(quiz_to_mapping(replace(quiz, slots=())))


def refuse_faulty(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    """Raises Invalid where a quiz has no title, asks too much or what is not there, or opens with errors of writing."""
    if not quiz.title.sides() or not all(text.strip() for text in quiz.title.sides().values()):
        raise Invalid(Message(N_("Give the quiz a title.")))
    if len(quiz.slots) > MAX_QUESTIONS:
        raise Invalid(Message(N_("A quiz has at most %(most)s questions."), {"most": str(MAX_QUESTIONS)}))
    _refuse_faults(session, grounds, quiz)
    if quiz.access != "private":
        _refuse_errors(session, grounds, quiz)


def refuse_unfit(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    """Raises Invalid where others could not take a quiz, FaultyQuestions where it may ask with an error of writing."""
    _refuse_faults(session, grounds, quiz)
    _refuse_errors(session, grounds, quiz)


def _refuse_faults(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    faults = check_quiz(quiz, [candidate for candidate, _ in find_quiz_candidates(session, grounds, quiz)])
    if faults:
        raise Invalid(faults[0].message)


def _refuse_errors(session: Session, grounds: Grounds, quiz: Quiz) -> None:
    faulty = tuple(one.errors() for one in find_flaws_of(session, grounds, quiz) if one.is_faulty)
    if faulty:
        raise FaultyQuestions(faulty)
