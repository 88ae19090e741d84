"""When an attempt may start and when it ends: the one place that computes it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from quizapp.core.languages import N_, Message
from quizapp.core.quizzes.accommodation import NONE, Accommodation
from quizapp.core.quizzes.quiz import Settings

# limit: the time for one attempt; close, late: the window, or the time for late work; extension: a teacher's.
Reason = Literal["limit", "close", "late", "extension"]


@dataclass(frozen=True)
class Window:
    """From when to when one person may work: late work counts as late from ``close_at`` until ``late_until``.

    ``close_for_all`` is the close without what this person gets on top.
    """

    open_at: datetime | None
    close_at: datetime | None
    late_until: datetime | None
    close_for_all: datetime | None

    @property
    def end_at(self) -> datetime | None:
        """The last instant of the window, late work included; None where it never closes."""
        if self.close_at is None or self.late_until is None:
            return self.close_at
        return max(self.close_at, self.late_until)

    @property
    def is_extended(self) -> bool:
        """True where it closes later for this person than for others."""
        return self.close_at != self.close_for_all


@dataclass(frozen=True)
class Account:
    """How a deadline came about: the limit for all in seconds, the factor, what it makes, and the person's window."""

    limit: int | None
    factor: float
    own_limit: float | None
    window: Window


@dataclass(frozen=True)
class Deadline:
    """The end of an attempt: ``at`` is shown, ``grace`` is what a slow connection gets on top.

    ``reason`` says which setting decided; ``at`` and ``reason`` are None where nothing ends the attempt. ``account``
    is None where only the end is known.
    """

    at: datetime | None
    reason: Reason | None
    grace: timedelta
    account: Account | None = field(default=None, compare=False)

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


def compute_deadline(
    settings: Settings,
    *,
    started_at: datetime,
    accommodation: Accommodation = NONE,
    extended_to: datetime | None = None,
) -> Deadline:
    """The end of an attempt that starts then, and why.

    It is the person's own limit or the end of the person's own window, whichever is first; a teacher's extension of
    this attempt may put it off and never brings it forward. It is never before the start. ``settings`` are those
    that hold for this person: overrides are in them already, the standing accommodation is not.
    """
    window = own_window(settings, accommodation)
    limit = accommodation.limit(settings.time_limit)
    ends: list[tuple[datetime, Reason]] = []
    if limit is not None:
        ends.append((started_at.astimezone(UTC) + timedelta(seconds=limit), "limit"))
    if window.end_at is not None:
        late = window.late_until is not None and window.end_at == window.late_until
        ends.append((max(window.end_at, started_at), "late" if late else "close"))
    at, reason = min(ends, default=(None, None))
    if at is not None and extended_to is not None and extended_to > at:
        at, reason = extended_to, "extension"
    account = Account(settings.time_limit, accommodation.factor, limit, window)
    return Deadline(at, reason, timedelta(seconds=settings.grace), account)


def own_window(settings: Settings, accommodation: Accommodation = NONE) -> Window:
    """The window of one person: it closes later by the larger window and by all extra time that the person has.

    So the close of a class never cuts extra time: whoever starts at the same moment as a classmate has at least that
    much longer.
    """
    later = timedelta(seconds=accommodation.window) + accommodation.extra(settings.time_limit)
    # Hours are counted as they pass: a time in a zone would be added to by the clock on the wall.
    ends = (settings.close_at, settings.late_until)
    close, late = (None if at is None else at.astimezone(UTC) + later for at in ends)
    return Window(settings.open_at, close, late, settings.close_at)


def last_end(windows: Iterable[Window]) -> datetime | None:
    """The end of the last of these windows; None where one never closes."""
    ends = [window.end_at for window in windows]
    found = [at for at in ends if at is not None]
    return max(found) if found and len(found) == len(ends) else None


def late_by(
    settings: Settings, accommodation: Accommodation, *, at: datetime, extended_to: datetime | None = None
) -> timedelta:
    """How long after the person's own close work was handed in, 0 for what came in time.

    A teacher's extension of the attempt puts the close off. Within the grace nothing is late; after it the whole time
    since the close counts.
    """
    window = own_window(settings, accommodation)
    return late_for(window, settings.grace, at=at, extended_to=extended_to)


def late_for(window: Window, grace: int, *, at: datetime, extended_to: datetime | None = None) -> timedelta:
    """``late_by`` for a window at hand; ``grace`` in seconds."""
    close = window.close_at
    if close is None:
        return timedelta()
    due = close if extended_to is None else max(close, extended_to)
    return at - due if at > due + timedelta(seconds=grace) else timedelta()


def find_obstacle(
    settings: Settings, *, now: datetime, accommodation: Accommodation = NONE, zone: tzinfo = UTC
) -> Message | None:
    """Why the person's window keeps an attempt from starting now, in the times of a zone; None while it is open."""
    window = own_window(settings, accommodation)
    if window.open_at is not None and now < window.open_at:
        return Message(N_("This quiz opens at %(at)s."), {"at": _shown(window.open_at, zone)})
    if window.end_at is not None and now >= window.end_at:
        return Message(N_("This quiz closed at %(at)s."), {"at": _shown(window.end_at, zone)})
    return None


def all_closed(settings: Settings, *, now: datetime) -> bool:
    """True when the quiz has closed for everybody, late work and grace included; never without a close."""
    end = own_window(settings).end_at
    return end is not None and now > end + timedelta(seconds=settings.grace)


def _shown(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
