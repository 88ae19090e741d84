"""Answers over time: added up by topic, fact, question, quiz, version, language or form, each sum with its answers behind it.

Plain and without numpy, so that pages compute it from the answers that they lead to.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from statistics import fmean, median
from typing import Literal, NamedTuple

from quizapp.core.statistics.share import Interval, share_interval

Dimension = Literal["topic", "fact", "question", "quiz", "version", "language", "form", "time"]
DIMENSIONS: tuple[Dimension, ...] = (
    "topic",
    "fact",
    "question",
    "quiz",
    "version",
    "language",
    "form",
    "time",
)
# The groups of each kind that an answer is in.
PLACES: Mapping[Dimension, Callable[["Given"], tuple[str, ...]]] = {
    "topic": lambda one: one.topics,
    "fact": lambda one: tuple(f"{one.bank}/{fact}" for fact in one.facts),
    "question": lambda one: (f"{one.bank}/{one.question}",),
    "quiz": lambda one: (one.quiz,),
    "version": lambda one: (str(one.number),),
    "language": lambda one: (one.language,),
    "form": lambda one: (one.form,),
    "time": lambda one: (),
}
# From the third time on a fact is met it is one group.
MANY_TIMES = 3


class Given(NamedTuple):
    """One question in one finished attempt: what it got (0..1, None while a person must grade), when and how fast.

    ``number`` is that of the version that was shown, ``version_id`` the one that graded it; ``facts`` and ``topics``
    are those of the version that was shown. ``attempt_number`` counts the taker's attempts on the quiz.
    """

    attempt: str
    attempt_number: int
    slot: int
    quiz_slot: int
    taker: str
    person_id: int | None
    bank: str
    question: str
    quiz: str
    version_id: int
    number: int
    form: str
    language: str
    fraction: float | None
    max_mark: float
    seconds: float | None
    at: datetime
    picks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tally:
    """Answers added up: ``n`` graded ones of ``takers`` learners, ``right`` of them wholly, worth ``share`` (0..1).

    ``waiting`` ones have no grade yet and count nowhere else; ``seconds`` is the median of the known times.
    """

    n: int
    right: int
    waiting: int
    takers: int
    share: float | None
    interval: Interval | None
    seconds: float | None


@dataclass(frozen=True)
class Line:
    """The answers of one group, ``in_order`` of time: all of them added up, and where it is asked for each half."""

    name: str
    in_order: Sequence[Given] = field(repr=False)

    @cached_property
    def whole(self) -> Tally:
        """All of them."""
        return add_up_answers(self.in_order)

    @cached_property
    def earlier(self) -> Tally:
        """The earlier half; of an odd number the one in the middle is early."""
        return add_up_answers(self.in_order[: (len(self.in_order) + 1) // 2])

    @cached_property
    def later(self) -> Tally:
        """The later half."""
        return add_up_answers(self.in_order[(len(self.in_order) + 1) // 2 :])


@dataclass(frozen=True)
class Wanted:
    """Which answers: those in all of these groups, and of a learner's several answers to a question the first alone."""

    places: Mapping[Dimension, str] = field(default_factory=dict)
    first: bool = False


def add_up_answers(answers: Sequence[Given]) -> Tally:
    """The sum of these answers."""
    fractions = [one.fraction for one in answers if one.fraction is not None]
    share = fmean(fractions) if fractions else None
    times = [one.seconds for one in answers if one.seconds is not None]
    return Tally(
        n=len(fractions),
        right=sum(fraction >= 1 for fraction in fractions),
        waiting=len(answers) - len(fractions),
        takers=len({one.taker for one in answers if one.fraction is not None}),
        share=share,
        interval=None if share is None else share_interval(min(1.0, max(0.0, share)), len(fractions)),
        seconds=median(times) if times else None,
    )


def compare_with_past(name: str, answers: Iterable[Given]) -> Line:
    """The sum, and beside it the earlier and the later half."""
    return Line(name, in_time(answers))


def lines_by(
    dimensions: Iterable[Dimension], answers: Iterable[Given], *, first: bool = False
) -> Mapping[Dimension, tuple[Line, ...]]:
    """For each of these kinds of groups a line for each group that has answers; an answer may be in several or in none.

    Versions and times stand in their order, of others the group with the most answers first.

    With ``first`` a learner's several answers to a question are in each group by the first of them alone; by time
    it is always all answers.
    """
    # Once in order they stay so: sorting thousands anew for each group would take the most of the time.
    in_order = in_time(answers)
    return {one: _lines(one, in_order, first=first and one != "time") for one in dimensions}


def _lines(dimension: Dimension, in_order: Sequence[Given], *, first: bool) -> tuple[Line, ...]:
    groups: dict[str, list[Given]] = {}
    every = _times(in_order) if dimension == "time" else map(PLACES[dimension], in_order)
    for one, places in zip(in_order, every, strict=True):
        for place in places:
            if place in groups:
                groups[place].append(one)
            else:
                groups[place] = [one]
    lines = [Line(name, _first(group) if first else group) for name, group in groups.items()]
    if dimension in ("time", "version"):
        return tuple(sorted(lines, key=lambda line: int(line.name)))
    return tuple(sorted(lines, key=lambda line: (-line.whole.n - line.whole.waiting, line.name)))


def places_of(one: Given, dimension: Dimension) -> tuple[str, ...]:
    """The groups of this kind that an answer is in; what it is of by time only all answers together tell."""
    return PLACES[dimension](one)


def select_answers(answers: Sequence[Given], wanted: Wanted) -> list[Given]:
    """The answers that are wanted, the oldest first."""
    known = [one for one in wanted.places if one != "time"]
    found = in_time(answers)
    if "time" in wanted.places:
        time = wanted.places["time"]
        found = [one for one, places in zip(found, _times(found), strict=True) if time in places]
    found = [one for one in found if all(wanted.places[kind] in places_of(one, kind) for kind in known)]
    return _first(found) if wanted.first else found


def first_answers(answers: Iterable[Given]) -> list[Given]:
    """Of each learner's answers to a question the first, oldest first: what repeating taught is not in them."""
    return _first(in_time(answers))


def _first(in_order: Iterable[Given]) -> list[Given]:
    """``first_answers`` of answers that are in order."""
    found: dict[tuple[str, str, str], Given] = {}
    for one in in_order:
        found.setdefault((one.taker, one.bank, one.question), one)
    return list(found.values())


def in_time(answers: Iterable[Given]) -> list[Given]:
    """The answers by time, those of one moment by attempt and place."""
    return sorted(answers, key=attrgetter("at", "attempt", "slot"))


def _times(in_order: Iterable[Given]) -> Iterator[tuple[str, ...]]:
    """For each answer how often its learner had been asked by then: 1, 2, 3 for three times or more."""
    met: dict[str, int] = {}
    for one in in_order:
        met[one.taker] = met.get(one.taker, 0) + 1
        yield (str(min(met[one.taker], MANY_TIMES)),)
