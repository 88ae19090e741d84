"""A quiz: its slots and its settings."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from quizapp.core.languages import Twin
from quizapp.core.quizzes.penalty import Penalty

BehaviourName = Literal["deferred", "immediate"]
Navigation = Literal["free", "forward"]
Counts = Literal["first", "last", "best"]
When = Literal["during", "after", "closed", "never"]
Access = Literal["private", "signed_in", "public"]


@dataclass(frozen=True)
class Draw:
    """How a slot finds its question: one of these ids, or any question with a tag or fact, or any at all.

    It looks into the quiz's own bank, or into the ``banks`` that it names. A question that states no difficulty fits no
    draw that asks for one.
    """

    questions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_difficulty: float | None = None
    max_difficulty: float | None = None
    banks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """One place of a quiz: a fixed ``question`` or a ``draw``, and the marks that it is worth.

    A ``heading`` begins a section; questions are shuffled within theirs.
    """

    number: int
    question: str | None = None
    draw: Draw | None = None
    max_mark: float = 1.0
    heading: Twin | None = None


@dataclass(frozen=True)
class Review:
    """From when a learner may see each thing: during the attempt, after it, after the close, or never."""

    response: When = "after"
    right: When = "after"
    marks: When = "after"
    key: When = "after"
    feedback: When = "after"
    source: When = "after"


@dataclass(frozen=True)
class Settings:
    """How a quiz is taken. Limits are seconds, ``per_page`` 0 means all questions on one page.

    With ``section_pages`` each section begins a page.

    Work is taken after the close until ``late_until``, and counts as late; None takes none. ``penalty`` is what late
    work loses.
    """

    behaviour: BehaviourName = "deferred"
    shuffle_questions: bool = False
    shuffle_options: bool = True
    per_page: int = 1
    section_pages: bool = False
    navigation: Navigation = "free"
    time_limit: int | None = None
    grace: int = 30
    open_at: datetime | None = None
    close_at: datetime | None = None
    late_until: datetime | None = None
    penalty: Penalty | None = None
    attempts: int | None = None
    counts: Counts = "best"
    review: Review = field(default_factory=Review)


@dataclass(frozen=True)
class Quiz:
    """A quiz over the questions of its bank, and of other banks where it names them (``reference``)."""

    id: str
    title: Twin
    slots: tuple[Slot, ...]
    settings: Settings = field(default_factory=Settings)
    access: Access = "private"
    intro: Twin | None = None
