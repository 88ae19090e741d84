"""What keeps a quiz from being saved, or from being opened to others."""

from dataclasses import replace

from sqlalchemy.orm import Session

from quizapp.core.banks.snapshot import digest_of
from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.check import check_quiz
from quizapp.core.quizzes.content import quiz_to_mapping, slots_to_list
from quizapp.core.quizzes.quiz import Quiz
from quizapp.errors import Conflict, Invalid
from quizapp.services.quiz_flaws import QuestionFlaws, find_flaws_of
from quizapp.storage.pins import find_candidates

MAX_QUESTIONS = 200
STALE = N_(
    "This quiz was changed in the meantime. Nothing of yours was saved yet: look at what is there now, and save again."
)
FAULTY = N_(
    "Questions of this quiz mislead or give their answer away (%(count)s): mend them first, or keep the quiz to yourself."
)


class FaultyQuestions(Invalid):
    """A quiz would be opened with questions whose writing has errors; ``questions`` are those, with their errors alone."""

    def __init__(self, questions: tuple[QuestionFlaws, ...]) -> None:
        super().__init__(Message(FAULTY, {"count": str(len(questions))}))
        self.questions = questions


class StaleQuiz(Conflict):
    """The quiz is another one by now than the one that was looked at."""

    def __init__(self) -> None:
        super().__init__(Message(STALE))


def rows_revision(quiz: Quiz) -> str:
    """The name of the slots as they are: another one after any change."""
    return digest_of(slots_to_list(quiz.slots))[:16]


def settings_revision(quiz: Quiz) -> str:
    """The name of title, settings and access as they are: another one after any change."""
    return digest_of(quiz_to_mapping(replace(quiz, slots=())))[:16]


def refuse_stale(revision: str, seen: str | None) -> None:
    """Raises StaleQuiz where another revision was seen than the one that is there; None has seen none."""
    if seen is not None and seen != revision:
        raise StaleQuiz


def refuse_faulty(session: Session, bank_id: int, quiz: Quiz) -> None:
    """Raises Invalid where a quiz has no title, asks too much or what is not there, or opens with errors of writing."""
    if not quiz.title.sides() or not all(text.strip() for text in quiz.title.sides().values()):
        raise Invalid(Message(N_("Give the quiz a title.")))
    if len(quiz.slots) > MAX_QUESTIONS:
        raise Invalid(Message(N_("A quiz has at most %(most)s questions."), {"most": str(MAX_QUESTIONS)}))
    _refuse_faults(session, bank_id, quiz)
    if quiz.access != "private":
        _refuse_errors(session, bank_id, quiz)


def refuse_unfit(session: Session, bank_id: int, quiz: Quiz) -> None:
    """Raises Invalid where others could not take a quiz, FaultyQuestions where it may ask with an error of writing."""
    _refuse_faults(session, bank_id, quiz)
    _refuse_errors(session, bank_id, quiz)


def _refuse_faults(session: Session, bank_id: int, quiz: Quiz) -> None:
    faults = check_quiz(quiz, [candidate for candidate, _ in find_candidates(session, bank_id)])
    if faults:
        raise Invalid(faults[0].message)


def _refuse_errors(session: Session, bank_id: int, quiz: Quiz) -> None:
    faulty = tuple(one.errors() for one in find_flaws_of(session, bank_id, quiz) if one.is_faulty)
    if faulty:
        raise FaultyQuestions(faulty)
