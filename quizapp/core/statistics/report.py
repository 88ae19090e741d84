"""The statistics of a quiz as they are stored and shown; plain numbers, so that pages need no numpy to read them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Basis = Literal["first", "last", "best"]
BASES: tuple[Basis, ...] = ("first", "last", "best")
Interval = tuple[float, float]


@dataclass(frozen=True)
class OptionReport:
    """One option: ``count`` picked it, a ``share`` (0..1) of all and of the ``thirds``, weakest first.

    ``correlation`` is the point-biserial of picking it with the rest of the quiz.
    """

    id: str
    is_key: bool
    count: int
    share: float
    thirds: tuple[float | None, ...]
    correlation: float | None
    functions: bool | None


@dataclass(frozen=True)
class ItemReport:
    """One question after ``n`` learners, of whom ``ungraded`` wait for a person; fractions 0..1, correlations -1..1.

    ``version_id`` is the newest version that counts here. Weights and ``alpha_if_deleted`` are None where not every
    learner was asked the same. ``difficulty`` is b of the Rasch model, ``slope`` a of the model with two parameters; ``harder_for`` the language of the group for
    which it is clearly harder at equal strength.
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
    harder_for: str | None = None
    slope: float | None = None
    slope_error: float | None = None
    discriminative_efficiency_interval: Interval | None = None
    effective_weight_interval: Interval | None = None
    alpha_if_deleted_interval: Interval | None = None
    options: tuple[OptionReport, ...] = ()
    flags: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class QuizReport:
    """A quiz after ``n`` learners, each with one attempt: ``basis`` says which of several.

    ``firmness`` says how much so many allow to say. ``same`` is False where learners were asked different questions:
    then there is no reliability. ``mean``, ``sd`` and ``sem`` are fractions of the maximum.
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


def report_to_mapping(report: QuizReport) -> dict[str, Any]:
    """The report as plain values; ``report_from_mapping`` gives it back."""
    return asdict(report)


def report_from_mapping(mapping: Mapping[str, Any]) -> QuizReport:
    """The report that ``report_to_mapping`` wrote, also after its way through JSON."""
    items = tuple(_item(item) for item in mapping["items"])
    return QuizReport(**{**_frozen(mapping), "items": items})


def _item(mapping: Mapping[str, Any]) -> ItemReport:
    options = tuple(OptionReport(**_frozen(option)) for option in mapping["options"])
    flags = tuple((name, option) for name, option in mapping["flags"])
    return ItemReport(**{**_frozen(mapping), "options": options, "flags": flags})


def _frozen(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping with tuples for the lists that JSON made of them."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in mapping.items()}
