"""What was given for good: the entries that grading and every statistic are computed from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS, grade_response, parse_response
from quizapp.core.questions.response import Grade, Raw, Response, Unreadable

# reopened: a teacher gave the slot back, so that what was given before does not count any more.
Event = Literal["answer", "navigation", "hand_in", "deadline", "late", "reopened"]


@dataclass(frozen=True)
class Step:
    """One response that was given, fields with ids; ``fraction`` is None while a person must grade it.

    A late step came after the deadline: kept, shown, never graded.
    """

    slot: int
    event: Event
    raw: Raw
    fraction: float | None
    at: datetime

    @property
    def late(self) -> bool:
        """True for what came after the deadline."""
        return self.event == "late"

    @property
    def graded(self) -> bool:
        """False for what counts nowhere: it came late, or only says that the slot was opened again."""
        return self.event not in {"late", "reopened"}


def grade_raw(question: Question, raw: Raw) -> Grade:
    """What the fields are worth when nothing more can be changed: unreadable or empty ones are worth 0."""
    parsed = parse_response(question, raw)
    if isinstance(parsed, Response):
        return grade_response(question, parsed) if KINDS[question.kind].graded else Grade(None)
    return Grade(0.0, (parsed.why,) if isinstance(parsed, Unreadable) else ())


def current_step(steps: Iterable[Step]) -> Step | None:
    """The step that counts: the last one in time that did not come late; None once the slot was opened again."""
    last = next((step for step in reversed(list(steps)) if not step.late), None)
    return last if last is not None and last.graded else None
