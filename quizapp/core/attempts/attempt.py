"""An attempt and its slots as they stand, read from storage and handed to the functions beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from quizapp.core.attempts.draft import Draft
from quizapp.core.attempts.layout import Layout, to_ids
from quizapp.core.attempts.ledger import MarkEntry
from quizapp.core.attempts.step import Step
from quizapp.core.attempts.view import AttemptState
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw
from quizapp.core.quizzes.deadline import Deadline
from quizapp.core.quizzes.page import count_pages
from quizapp.core.quizzes.quiz import Settings

# quiz: as the settings say; preview: a teacher's trial; mistakes: a learner's own practice.
Mode = Literal["quiz", "preview", "mistakes"]


@dataclass(frozen=True)
class AttemptSlot:
    """One slot of an attempt: its pinned question, how it is shown, its draft, and the step that counts.

    A ``heading`` stands above it where a section begins.

    ``entries`` are what its ledger says, oldest first; ``question`` and ``max_mark`` are those of the last one.
    """

    number: int
    version_id: int
    question: Question
    layout: Layout
    max_mark: float
    page: int
    heading: Twin | None = None
    flagged: bool = False
    hints_used: int = 0
    draft: Draft = field(default_factory=Draft)
    step: Step | None = None
    late: Step | None = None
    entries: tuple[MarkEntry, ...] = ()

    @property
    def given(self) -> bool:
        """True once the question has been answered for good."""
        return self.step is not None

    @property
    def asks(self) -> bool:
        """False for a text without a question."""
        return self.question.kind != "description"

    @property
    def response(self) -> Raw:
        """The draft with ids for tokens, as it would be given now."""
        return self.to_response(self.draft.raw)

    def to_response(self, raw: Raw) -> Raw:
        """Fields as the page posts them, with ids for tokens."""
        return to_ids(self.question.kind, self.layout, raw)


@dataclass(frozen=True)
class Attempt:
    """One attempt without its slots; ``furthest`` is the page that forward-only navigation has come to.

    ``page_count`` is None where it began before pages were counted at the start.

    ``quiz_id`` is empty where the quiz cannot be started by itself: for practice, and for what was assigned.
    """

    id: str
    quiz_id: str
    title: Twin
    settings: Settings
    mode: Mode
    language: Language
    number: int
    counts: bool
    state: AttemptState
    started_at: datetime
    deadline: Deadline
    finished_at: datetime | None
    slot_count: int
    furthest: int = 1
    assignment_id: str = ""
    page_count: int | None = None

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return self.page_count or count_pages(self.slot_count, self.settings.per_page)

    def reaches(self, page: int) -> bool:
        """True where navigation allows this page now."""
        forward = self.settings.navigation == "forward"
        return page == self.furthest if forward else 1 <= page <= self.pages


def key_of(question: Question) -> Mapping[str, list[str]]:
    """The fields of a fully right response."""
    return {name: list(values) for name, values in KINDS[question.kind].key(question).items()}
