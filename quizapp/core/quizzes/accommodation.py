"""What one person gets on top of every time limit and every window: set once, and it holds everywhere."""

from dataclasses import dataclass
from datetime import timedelta

from quizapp.core.languages import N_, Message

MAX_FACTOR = 5.0
MAX_WINDOW = 14 * 24 * 3600
# Without a limit an attempt ends at the latest so long after the close, and later than with the largest factor.
RUNS_ON = 24 * 3600


@dataclass(frozen=True)
class Accommodation:
    """``factor`` (1 to 5) times every limit, or no limit at all; every window closes ``window`` seconds later."""

    factor: float = 1.0
    unlimited: bool = False
    window: int = 0

    def __bool__(self) -> bool:
        """False where it gives nothing."""
        return self != NONE

    def limit(self, seconds: int | None) -> float | None:
        """The seconds that this person has where others have so many; None is no limit."""
        return None if seconds is None or self.unlimited else seconds * self.factor

    def extra(self, seconds: int | None) -> timedelta:
        """How much more than others, and so how much later the window closes that must not cut it."""
        if seconds is None:
            return timedelta()
        if self.unlimited:
            return timedelta(seconds=max(RUNS_ON, seconds * (MAX_FACTOR - 1)))
        return timedelta(seconds=seconds * (self.factor - 1))


NONE = Accommodation()


def check_accommodation(given: Accommodation) -> Message | None:
    """What is wrong with it, or None."""
    if not 1 <= given.factor <= MAX_FACTOR:
        return Message(N_("The factor must be between 1 and %(most)s."), {"most": f"{MAX_FACTOR:g}"})
    if not 0 <= given.window <= MAX_WINDOW:
        days = str(MAX_WINDOW // 86400)
        return Message(N_("A window can close at most %(days)s days later."), {"days": days})
    return None
