"""The statistics of a quiz as they are stored and shown; plain numbers, so that pages need no numpy to read them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from quizapp.core.statistics.flag import Firmness, judge_firmness
from quizapp.core.statistics.share import Interval

Basis = Literal["first", "last", "best"]
BASES: tuple[Basis, ...] = ("first", "last", "best")
# By what learners are told apart when a question is compared between groups.
Grouping = Literal["language", "class", "group"]


@dataclass(frozen=True)
class OptionReport:
    """One option: ``count`` picked it, a ``share`` (0..1) of all and of the ``thirds``, weakest first.

    ``in_thirds`` counts them in each third, ``share_of_wrong`` (0..1) is among wrong answers where one option is picked.
    ``correlation`` is the point-biserial of picking it with the rest of the quiz. Intervals are of 95 %.
    """

    id: str
    is_key: bool
    count: int
    share: float
    thirds: tuple[float | None, ...]
    correlation: float | None
    functions: bool | None
    share_interval: Interval | None = None
    correlation_interval: Interval | None = None
    in_thirds: tuple[int, ...] = ()
    share_of_wrong: float | None = None


@dataclass(frozen=True)
class FairnessReport:
    """A question between learners of equal strength: those ``by`` which ``name`` holds, and ``other`` ("": all others).

    ``n`` counts both sides. ``odds_ratio`` above 1: easier for the first. ``level`` is A, B or C of ETS in words.
    """

    by: Grouping
    name: str
    other: str
    n: tuple[int, int]
    odds_ratio: float | None
    odds_ratio_interval: Interval | None
    delta: float | None
    p: float | None
    level: str | None

    @property
    def stands_out(self) -> bool:
        """Whether the difference is more than negligible."""
        return self.level in ("moderate", "large")

    @property
    def is_harder(self) -> bool:
        """Whether it is harder for the first side than for the other."""
        return self.odds_ratio is not None and self.odds_ratio < 1


@dataclass(frozen=True)
class ItemReport:
    """One question after ``n`` learners, of whom ``ungraded`` wait for a person; fractions 0..1, correlations -1..1.

    ``version_id`` is the newest version that counts here. Weights and ``alpha_if_deleted`` are None where not every
    learner was asked the same. ``difficulty`` is b of the Rasch model, ``slope`` a of the model with two parameters.
    ``right`` and ``wrong`` count who got all and nothing of it; ``in_fifths`` the learners of each of the ``quintiles``;
    ``option_n`` those whose version had the same ``options``. Intervals are of 95 %.
    """

    question: str
    version_id: int
    n: int
    ungraded: int
    max_mark: float
    facility: float | None
    facility_interval: Interval | None
    sd: float | None
    random_guess: float | None
    discrimination_index: float | None
    discrimination_index_interval: Interval | None
    discriminative_efficiency: float | None
    intended_weight: float | None = None
    effective_weight: float | None = None
    alpha_if_deleted: float | None = None
    quintiles: tuple[float | None, ...] = ()
    seconds: float | None = None
    difficulty: float | None = None
    difficulty_error: float | None = None
    slope: float | None = None
    slope_error: float | None = None
    discriminative_efficiency_interval: Interval | None = None
    effective_weight_interval: Interval | None = None
    alpha_if_deleted_interval: Interval | None = None
    options: tuple[OptionReport, ...] = ()
    flags: tuple[tuple[str, str | None], ...] = ()
    right: int = 0
    wrong: int = 0
    in_fifths: tuple[int, ...] = ()
    option_n: int = 0
    in_option_thirds: tuple[int, ...] = ()
    seconds_interval: Interval | None = None
    fairness: tuple[FairnessReport, ...] = ()

    @property
    def firmness(self) -> Firmness:
        """How much so many answers to this question allow to say."""
        return judge_firmness(self.n)

    @property
    def unfair(self) -> tuple[FairnessReport, ...]:
        """The groups between which it differs by more than is negligible at equal strength."""
        return tuple(one for one in self.fairness if one.stands_out)


@dataclass(frozen=True)
class QuizReport:
    """A quiz after ``n`` learners, each with one attempt: ``basis`` says which of several.

    ``firmness`` says how much so many allow to say. ``same`` is False where learners were asked different questions:
    then there is no reliability. ``mean``, ``sd`` and ``sem`` are fractions of the maximum. ``dichotomous`` where every
    answer is right or wrong: then ``alpha`` is KR-20. ``in_fifths`` counts the learners of each of the ``quintiles``.
    """

    basis: Basis
    n: int
    firmness: str
    same: bool
    mean: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None = None
    alpha_interval: Interval | None = None
    error_ratio: float | None = None
    sem: float | None = None
    minutes: float | None = None
    quintiles: tuple[float | None, ...] = ()
    items: tuple[ItemReport, ...] = ()
    dichotomous: bool = False
    mean_interval: Interval | None = None
    sd_interval: Interval | None = None
    skewness_interval: Interval | None = None
    kurtosis_interval: Interval | None = None
    error_ratio_interval: Interval | None = None
    sem_interval: Interval | None = None
    minutes_interval: Interval | None = None
    in_fifths: tuple[int, ...] = ()


def report_to_mapping(report: QuizReport) -> dict[str, Any]:
    """The report as plain values; ``report_from_mapping`` gives it back."""
    return asdict(report)


def report_from_mapping(mapping: Mapping[str, Any]) -> QuizReport:
    """The report that ``report_to_mapping`` wrote, also after its way through JSON; what an older one said besides is left out."""
    items = tuple(_item(item) for item in mapping["items"])
    return QuizReport(**{**_known(QuizReport, mapping), "items": items})


def _item(mapping: Mapping[str, Any]) -> ItemReport:
    options = tuple(OptionReport(**_known(OptionReport, option)) for option in mapping["options"])
    fairness = tuple(FairnessReport(**_known(FairnessReport, one)) for one in mapping.get("fairness", ()))
    flags = tuple((name, option) for name, option in mapping["flags"])
    found = {"options": options, "flags": flags, "fairness": fairness}
    return ItemReport(**{**_known(ItemReport, mapping), **found})


def _known(kind: type, mapping: Mapping[str, Any]) -> dict[str, Any]:
    """What of a mapping such a value has, with tuples for the lists that JSON made of them."""
    names = {one.name for one in fields(kind)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in mapping.items()
        if name in names
    }
