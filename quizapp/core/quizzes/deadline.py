"""When an attempt may start and when it ends: the one place that computes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.quiz import Settings

Reason = Literal["limit", "close"]


@dataclass(frozen=True)
class Deadline:
    """The end of an attempt: ``at`` is shown, ``grace`` is what a slow connection gets on top.

    ``reason`` says which setting decided; ``at`` and ``reason`` are None where nothing ends the attempt.
    """

    at: datetime | None
    reason: Reason | None
    grace: timedelta

    @property
    def closes_at(self) -> datetime | None:
        """The last instant at which an answer counts."""
        return None if self.at is None else self.at + self.grace

    def is_over(self, now: datetime) -> bool:
        """True from when answers come too late."""
        return self.closes_at is not None and now > self.closes_at

    def seconds_left(self, now: datetime) -> int | None:
        """Whole seconds until the shown end, never below 0; None where there is no end."""
        return None if self.at is None else max(0, int((self.at - now).total_seconds()))


def compute_deadline(settings: Settings, *, started_at: datetime) -> Deadline:
    """The end of an attempt that starts then: its time limit or the close of the quiz, whichever is first."""
    ends: list[tuple[datetime, Reason]] = []
    if settings.time_limit is not None:
        ends.append((started_at + timedelta(seconds=settings.time_limit), "limit"))
    if settings.close_at is not None:
        ends.append((settings.close_at, "close"))
    at, reason = min(ends, default=(None, None))
    return Deadline(at, reason, timedelta(seconds=settings.grace))


def find_obstacle(settings: Settings, *, now: datetime) -> Message | None:
    """Why the window keeps an attempt from starting now; None while it is open."""
    if settings.open_at is not None and now < settings.open_at:
        return Message(N_("This quiz opens at %(at)s."), {"at": _shown(settings.open_at)})
    if settings.close_at is not None and now >= settings.close_at:
        return Message(N_("This quiz closed at %(at)s."), {"at": _shown(settings.close_at)})
    return None


def all_closed(settings: Settings, *, now: datetime) -> bool:
    """True when the quiz has closed for everybody, grace included; never without a close."""
    return settings.close_at is not None and now > settings.close_at + timedelta(seconds=settings.grace)


def _shown(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M %Z")
