"""Answers that are typed, whatever their type: checked, read and graded."""

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Message
from quizapp.core.questions.question import Answer
from quizapp.core.questions.response import Part
from quizapp.core.questions.typed_text import check_text, grade_text

LONGEST = 500
MOST_ACCEPTED = 60


def check_answer(where: str, answer: Answer) -> list[Fault]:
    """Faults of a typed key."""
    faults = check_text(where, answer)
    if len(answer.accept) > MOST_ACCEPTED:
        text = N_("%(count)s further answers are too many: keep at most %(most)s")
        faults.append(fault(where, text, {"count": str(len(answer.accept)), "most": str(MOST_ACCEPTED)}))
    return faults


def why_unreadable(answer: Answer, text: str, unit: str) -> Message | None:
    """What to do about a typed answer that cannot be read; None where it can."""
    if len(text) > LONGEST:
        return Message(N_("This is longer than %(most)s characters: shorten it."), {"most": str(LONGEST)})
    return None


def grade_typed(answer: Answer, text: str, unit: str) -> Part:
    """The verdict on a typed answer, with how it was read."""
    return grade_text(answer, text)
