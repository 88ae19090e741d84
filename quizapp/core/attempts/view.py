"""What a page of an attempt and a page of its review are made of.

``SlotView`` has no key, feedback, fraction or author's order in it: a running attempt is shown from it alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from quizapp.core.attempts.ledger import MarkEntry
from quizapp.core.facts.fact import Article, Fact
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade
from quizapp.core.quizzes.deadline import Reason
from quizapp.core.quizzes.quiz import BehaviourName, Navigation

SlotState = Literal["unanswered", "answered", "unreadable", "graded"]
AttemptState = Literal["running", "finished"]


@dataclass(frozen=True)
class Choice:
    """One thing to pick or move: ``token`` is random for each attempt and says nothing of the author's order."""

    token: str
    text: Twin


@dataclass(frozen=True)
class Gap:
    """One blank of a cloze: choices where it is a drop-down, units where it takes a number with a unit."""

    name: str
    choices: tuple[Choice, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlotView:
    """One question as a running attempt may show it.

    ``groups`` are the choices in the order of this attempt: ``options`` of a choice, ``left`` and ``right`` of a
    matching question, ``items`` of an ordering one. ``raw`` is the saved draft with tokens for ids, ``revision``
    counts its saves.
    """

    number: int
    kind: KindName
    stem: Twin
    max_mark: float
    heading: Twin | None = None
    groups: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    units: tuple[str, ...] = ()
    raw: Mapping[str, Sequence[str]] = field(default_factory=dict)
    revision: int = 0
    flagged: bool = False
    state: SlotState = "unanswered"
    hints: tuple[Twin, ...] = ()
    hints_left: int = 0


@dataclass(frozen=True)
class SlotMark:
    """One entry of the list of questions: its number, the page it is on, whether answered or flagged.

    ``asks`` is False for a text without a question, which nobody has to answer.
    """

    number: int
    page: int
    state: SlotState
    flagged: bool
    reachable: bool
    asks: bool = True


@dataclass(frozen=True)
class AttemptView:
    """One page of a running attempt; ``pages`` of them, numbered from 1. ``counts`` is False for a teacher's trial."""

    id: str
    quiz_id: str
    title: Twin
    behaviour: BehaviourName
    navigation: Navigation
    language: Language
    page: int
    pages: int
    slots: tuple[SlotView, ...]
    overview: tuple[SlotMark, ...]
    started_at: datetime
    deadline_at: datetime | None
    seconds_left: int | None
    grace: int
    counts: bool
    state: AttemptState = "running"
    deadline_reason: Reason | None = None


@dataclass(frozen=True)
class SourceView:
    """The proof of an answer: the fact, the passage it stands in with its printed value, and the articles.

    ``is_open`` is True where everybody may see the whole reading of the bank: that of a teacher's own is theirs.
    """

    fact: Fact
    passage: Twin
    articles: tuple[Article, ...]
    bank_id: str
    is_open: bool = True


@dataclass(frozen=True)
class SlotReview:
    """One question after the event. A part that may not be seen (yet) is None; see ``Review`` of the quiz.

    ``question`` is the version that was answered, there only where key or feedback may be seen; ``groups`` and
    ``raw`` are as on the page of the attempt but with ids for tokens. ``late`` is what arrived after the deadline
    and was kept without being graded. ``entries`` tell how its mark was changed afterwards, oldest first.
    """

    number: int
    kind: KindName
    stem: Twin
    max_mark: float
    groups: Mapping[str, tuple[Choice, ...]]
    flagged: bool
    state: SlotState
    raw: Mapping[str, Sequence[str]] | None
    grade: Grade | None
    mark: float | None
    key: Mapping[str, Sequence[str]] | None
    question: Question | None
    feedback: bool
    sources: tuple[SourceView, ...] | None
    gaps: tuple[Gap, ...] = ()
    question_ref: str = ""
    late: Mapping[str, Sequence[str]] | None = None
    entries: tuple[MarkEntry, ...] = ()


@dataclass(frozen=True)
class AttemptReview:
    """A finished attempt (or the graded part of a running one) as this person may see it now.

    ``own`` is False where a teacher looks at somebody else's; ``who`` is empty for a guest. ``is_open`` is False where the
    assignment is no longer this person's, who left the class or from whom it was withdrawn.
    """

    id: str
    quiz_id: str
    title: Twin
    behaviour: BehaviourName
    language: Language
    number: int
    who: str
    counts: bool
    state: AttemptState
    started_at: datetime
    finished_at: datetime | None
    slots: tuple[SlotReview, ...]
    mark: float | None
    max_mark: float
    ungraded: int
    open_from: datetime | None
    attempts_left: int | None
    own: bool = True
    assignment_id: str = ""
    is_open: bool = True
