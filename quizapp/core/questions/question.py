"""A question as its author wrote it: one key, two languages."""

from dataclasses import dataclass
from typing import Literal

from quizapp.core.languages import Twin

KindName = Literal[
    "single_choice",
    "multiple_choice",
    "true_false",
    "numeric",
    "short_text",
    "cloze",
    "matching",
    "ordering",
    "description",
    "open_answer",
]


@dataclass(frozen=True)
class Option:
    """One option of a choice; ``fraction`` (-1..1) is what picking it adds, ``fixed`` keeps its place."""

    id: str
    text: Twin
    fraction: float = 0.0
    feedback: Twin | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Tolerance:
    """How far a number may be off: absolute in the unit of the key, relative (0.01 = 1 %), or by significant digits."""

    abs: float | None = None
    rel: float | None = None
    digits: int | None = None


@dataclass(frozen=True)
class Other:
    """A further typed answer with a fraction (0..1) or a feedback of its own; ``*`` is any other answer."""

    value: str
    fraction: float = 0.0
    feedback: Twin | None = None
    tolerance: Tolerance | None = None


@dataclass(frozen=True)
class Answer:
    """A key that is typed: ``value`` as text, read by ``type``; ``accept`` lists further right answers.

    ``accept`` entries of a text may hold ``*`` for any text. ``unit`` is the unit of the key of a number;
    ``units`` are the units offered beside the field (the key's own first), empty where none is asked.
    ``others`` are tried in their order after these; ``feedback`` belongs to the right answers; ``exact_case``
    makes upper and lower case of a text count.
    """

    value: str
    type: Literal["number", "text", "date"] = "text"
    unit: str | None = None
    units: tuple[str, ...] = ()
    tolerance: Tolerance | None = None
    accept: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()
    feedback: Twin | None = None
    exact_case: bool = False


@dataclass(frozen=True)
class Blank:
    """One gap of a cloze, written ``{{id}}`` in the stem: typed by ``answer``, or a drop-down of ``options``.

    ``weight`` is its share of the question beside the other gaps, above 0.
    """

    id: str
    answer: Answer | None = None
    options: tuple[Option, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Pair:
    """One row of a matching question."""

    id: str
    left: Twin
    right: Twin


@dataclass(frozen=True)
class Item:
    """One row of an ordering question (listed in the right order), or an unused right side of a matching one."""

    id: str
    text: Twin


@dataclass(frozen=True)
class Criterion:
    """One thing that a person looks for in an open answer, and the most points (a whole number) that it gives."""

    id: str
    text: Twin
    points: int = 1


@dataclass(frozen=True)
class Question:
    """A question of a bank; which parts are filled depends on ``kind``. Immutable once attempted.

    ``title`` names it to its teacher, ``category`` is its place among them (``A/B``, a slash within a name ``\\/``),
    ``mark`` what it is worth where a quiz says nothing else. Without ``shuffle`` everything to pick from keeps the
    author's order; with ``all_or_nothing`` only a wholly right response is worth anything. By its ``rubric`` a person
    grades an open answer; without one they give a mark.
    """

    id: str
    kind: KindName
    stem: Twin
    facts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    answer: Answer | None = None
    blanks: tuple[Blank, ...] = ()
    pairs: tuple[Pair, ...] = ()
    extras: tuple[Item, ...] = ()
    items: tuple[Item, ...] = ()
    explanation: Twin | None = None
    hints: tuple[Twin, ...] = ()
    difficulty: float | None = None
    title: str = ""
    category: str = ""
    mark: float = 1.0
    shuffle: bool = True
    all_or_nothing: bool = False
    rubric: tuple[Criterion, ...] = ()
