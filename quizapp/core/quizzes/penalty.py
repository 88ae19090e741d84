"""What late work loses: the one place that computes it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from quizapp.core.languages import N_, Message

Unit = Literal["hour", "day"]
UNITS: Mapping[Unit, timedelta] = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


@dataclass(frozen=True)
class Penalty:
    """``percent`` points of all marks for each begun ``per``, never below ``floor`` percent of all marks."""

    percent: float
    per: Unit = "day"
    floor: float = 0.0


def after_penalty(share: float, penalty: Penalty | None, late: timedelta) -> float:
    """What a share of the marks (0..1) counts when it was handed in so much too late.

    It is never raised, and never lowered below the floor: what was below the floor already stays as it is.
    """
    if penalty is None or late <= timedelta():
        return share
    begun = math.ceil(late / UNITS[penalty.per])
    return max(min(share, penalty.floor / 100), share - begun * penalty.percent / 100)


@dataclass(frozen=True)
class Lateness:
    """How late an attempt is, and what the rule takes for it; ``ON_TIME`` where it takes nothing."""

    late: timedelta = timedelta()
    penalty: Penalty | None = None

    def worth(self, mark: float, most: float) -> float:
        """What a mark out of so many counts; the mark itself where nothing is lost."""
        share = mark / most if most else 0.0
        counted = after_penalty(share, self.penalty, self.late)
        return mark if counted == share else counted * most


ON_TIME = Lateness()


def lateness(late: timedelta, penalty: Penalty | None) -> Lateness:
    """The two together: one and the same for everything that loses nothing."""
    return ON_TIME if penalty is None or late <= timedelta() else Lateness(late, penalty)


def check_penalty(penalty: Penalty) -> Message | None:
    """What is wrong with it, or None."""
    if not 0 < penalty.percent <= 100:
        return Message(N_("Late work loses more than 0 and at most 100 percent of the marks at a time."))
    if not 0 <= penalty.floor <= 100:
        return Message(N_("What late work keeps at least is between 0 and 100 percent of the marks."))
    return None
