"""Where a slot stands: unanswered, answered, unreadable or graded."""

from quizapp.core.attempts.attempt import Attempt, AttemptSlot
from quizapp.core.attempts.view import SlotMark, SlotState
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import parse_response
from quizapp.core.questions.response import Raw, Unanswered, Unreadable


def slot_state(attempt: Attempt, slot: AttemptSlot) -> SlotState:
    """The state that the learner sees; grading that may not show yet is told as answered."""
    if slot.step is None:
        return response_state(slot.question, slot.response)
    if attempt.settings.behaviour == "immediate" or attempt.state == "finished":
        return "graded" if slot.step.fraction is not None else "answered"
    return response_state(slot.question, slot.step.raw)


def response_state(question: Question, raw: Raw) -> SlotState:
    """The state of a response that is not graded yet; parsing only, so it says nothing of right and wrong."""
    parsed = parse_response(question, raw)
    if isinstance(parsed, Unreadable):
        return "unreadable"
    return "unanswered" if isinstance(parsed, Unanswered) else "answered"


def slot_mark(attempt: Attempt, slot: AttemptSlot) -> SlotMark:
    """The entry of the slot in the list of questions."""
    state = slot_state(attempt, slot)
    return SlotMark(slot.number, slot.page, state, slot.flagged, attempt.reaches(slot.page), slot.asks)
