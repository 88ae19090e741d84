"""What may be seen when: the one matrix behind review, feedback, history and results."""

from dataclasses import fields
from datetime import datetime
from typing import Literal

from quizapp.core.quizzes.deadline import all_closed, own_window
from quizapp.core.quizzes.quiz import Review, Settings, When

Part = Literal["response", "right", "marks", "key", "feedback", "source"]
PARTS: frozenset[Part] = frozenset({"response", "right", "marks", "key", "feedback", "source"})

# open: may still be answered; given: answered for good while the attempt runs on; finished: handed in or closed.
Moment = Literal["open", "given", "finished"]


def may_see(settings: Settings, moment: Moment, *, now: datetime) -> frozenset[Part]:
    """The parts that the learner may see of a slot at this moment."""
    if moment == "open":
        return frozenset()
    released = _released(settings, moment, now=now)
    return frozenset(part for part in PARTS if getattr(settings.review, part) in released)


def open_from(settings: Settings, *, now: datetime) -> datetime | None:
    """When more of a finished attempt will be shown than now; None where nothing is to come."""
    waits = any(getattr(settings.review, field.name) == "closed" for field in fields(Review))
    return own_window(settings).end_at if waits and not all_closed(settings, now=now) else None


def _released(settings: Settings, moment: Moment, *, now: datetime) -> frozenset[When]:
    # With feedback after each answer the answer is the event that "after" speaks of.
    events: list[When] = ["during"]
    if moment == "finished" or settings.behaviour == "immediate":
        events.append("after")
    if moment == "finished" and all_closed(settings, now=now):
        events.append("closed")
    return frozenset(events)
