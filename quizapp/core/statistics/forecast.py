"""What a quiz will probably give and take, from what is stored of its questions; nothing is said that was not seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.questions.question import KindName
from quizapp.core.statistics.flag import FEWEST
from quizapp.core.statistics.report import ItemReport
from quizapp.core.statistics.share import Interval, share_interval

# Seconds for one question of which no times are known: half a minute to read and pick, more where something is worked
# out or written. They stand in for data and are named as such wherever they are shown.
USUAL_SECONDS: Mapping[KindName, float] = {
    "single_choice": 45,
    "multiple_choice": 60,
    "true_false": 25,
    "numeric": 60,
    "short_text": 45,
    "cloze": 75,
    "matching": 90,
    "ordering": 75,
    "description": 30,
    "open_answer": 240,
}


@dataclass(frozen=True)
class Past:
    """One version of a question over all quizzes: ``n`` learners, their mean fraction, the usual seconds where known."""

    n: int = 0
    facility: float | None = None
    seconds: float | None = None

    @property
    def is_enough(self) -> bool:
        """True where there were enough learners to say how hard it is."""
        return self.n >= FEWEST and self.facility is not None

    @property
    def interval(self) -> Interval | None:
        """The interval of 95 % of the facility; None where too few."""
        return share_interval(self.facility, self.n) if self.is_enough and self.facility is not None else None


@dataclass(frozen=True)
class Outlook:
    """One slot: its marks, and the kind and past of every question that it may ask."""

    max_mark: float
    may_ask: Sequence[tuple[KindName, Past]]


@dataclass(frozen=True)
class Forecast:
    """What is to be expected of a quiz of ``slots`` slots.

    ``score`` (0..1) and its interval are there only where every question that may come has enough of a past;
    ``known`` counts the slots of which that holds, ``fewest`` the learners of the least known question among those.
    ``seconds`` is the sum of usual times, of which ``timed`` slots rest on data and the others on what is usual for
    their kind.
    """

    slots: int
    known: int
    fewest: int
    score: float | None
    interval: Interval | None
    seconds: float
    timed: int


def pool_past(items: Iterable[ItemReport]) -> Mapping[int, Past]:
    """What several quizzes know of the same versions, by version: means over all learners, seconds weighted alike."""
    rows: dict[int, list[ItemReport]] = {}
    for item in items:
        rows.setdefault(item.version_id, []).append(item)
    return {version: _pool(found) for version, found in rows.items()}


def forecast(slots: Sequence[Outlook]) -> Forecast:
    """What is to be expected of these slots.

    The interval adds those of the questions, weighted by marks: the same learners may have answered all of them, so
    their errors cannot be taken as independent, and the sum of standard errors bounds the error of a sum.
    """
    known = [slot for slot in slots if slot.may_ask and all(past.is_enough for _, past in slot.may_ask)]
    total = sum(slot.max_mark for slot in slots)
    whole = len(known) == len(slots) and total > 0
    ends = [_mean_of(slot) for slot in known] if whole else []
    weigh = (
        [sum(slot.max_mark * end[at] for slot, end in zip(known, ends, strict=True)) for at in range(3)]
        if whole
        else []
    )
    times = [_seconds_of(slot) for slot in slots]
    return Forecast(
        slots=len(slots),
        known=len(known),
        fewest=min((past.n for slot in known for _, past in slot.may_ask), default=0),
        score=weigh[1] / total if whole else None,
        interval=(weigh[0] / total, weigh[2] / total) if whole else None,
        seconds=sum(seconds for seconds, _ in times),
        timed=sum(seen for _, seen in times),
    )


def _pool(items: Sequence[ItemReport]) -> Past:
    graded = [(item.n - item.ungraded, item.facility) for item in items if item.facility is not None]
    n = sum(count for count, _ in graded)
    timed = [(item.n, item.seconds) for item in items if item.seconds is not None]
    return Past(n, _mean(graded), _mean(timed))


def _mean(rows: Sequence[tuple[int, float]]) -> float | None:
    n = sum(count for count, _ in rows)
    return sum(count * value for count, value in rows) / n if n else None


def _mean_of(slot: Outlook) -> tuple[float, float, float]:
    """The low end, the mean and the high end over all that the slot may ask."""
    ends = [(past.interval, past.facility) for _, past in slot.may_ask]
    rows = [(found[0], facility, found[1]) for found, facility in ends if found and facility is not None]
    return tuple(sum(row[at] for row in rows) / len(rows) for at in range(3))  # type: ignore[return-value]  # three


def _seconds_of(slot: Outlook) -> tuple[float, bool]:
    """The mean time over all that the slot may ask, and whether all of it was seen."""
    seen = [past.seconds if past.n >= FEWEST else None for _, past in slot.may_ask]
    times = [
        USUAL_SECONDS[kind] if known is None else known
        for (kind, _), known in zip(slot.may_ask, seen, strict=True)
    ]
    return (sum(times) / len(times) if times else 0.0), bool(seen) and None not in seen
