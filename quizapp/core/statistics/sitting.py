"""What statistics are computed from: attempts with what each question got, plain and without numpy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.attempts.mark import Sitting as Share
from quizapp.core.attempts.mark import find_counting
from quizapp.core.statistics.report import Basis, Grouping


@dataclass(frozen=True)
class Answered:
    """One question in one attempt: the fraction that counts (None while a person must grade), of how many marks.

    ``picks`` are the ids of the options that were chosen; ``seconds`` None where the time is not known.
    """

    question: str
    version_id: int
    fraction: float | None
    max_mark: float
    picks: tuple[str, ...] = ()
    seconds: float | None = None


@dataclass(frozen=True)
class Sitting:
    """One finished attempt of one taker: the ``number``-th, worth ``share`` (0..1) of its marks.

    ``class_name`` and ``group`` say for which class it was taken and in which of its groups the taker is, "" for none.
    """

    taker: str
    number: int
    share: float | None
    language: str
    seconds: float | None
    answers: tuple[Answered, ...]
    class_name: str = ""
    group: str = ""

    @property
    def sides(self) -> dict[Grouping, str]:
        """Where its taker stands when groups are compared."""
        return {"language": self.language, "class": self.class_name, "group": self.group}


def choose(sittings: Iterable[Sitting], basis: Basis) -> list[Sitting]:
    """One attempt of each taker: the first, the last or the best, in the order of takers."""
    by_taker: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        by_taker.setdefault(sitting.taker, []).append(sitting)
    return [_one(several, basis) for several in by_taker.values()]


def _one(several: Sequence[Sitting], basis: Basis) -> Sitting:
    number = find_counting([Share(one.number, one.share) for one in several], basis)
    return next(one for one in several if one.number == number)
