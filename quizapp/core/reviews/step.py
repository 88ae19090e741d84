"""What a person does in a review: one value for each action, complete in itself, so that the log alone says all."""

from dataclasses import dataclass

from quizapp.core.reviews.draft import FactDraft, QuestionDraft


@dataclass(frozen=True)
class Accept:
    """Drafts accepted, each with the questions that were accepted along with it."""

    drafts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Reject:
    """A draft rejected with all its questions."""

    draft: str


@dataclass(frozen=True)
class EditFact:
    """A draft whose fact was changed; ``edited.questions`` are those that are written from it now."""

    edited: FactDraft


@dataclass(frozen=True)
class EditQuestion:
    """A question of a draft changed, or one added to it."""

    draft: str
    question: QuestionDraft


@dataclass(frozen=True)
class JudgeQuestion:
    """A single question accepted or rejected."""

    draft: str
    question: str
    accepted: bool


@dataclass(frozen=True)
class Merge:
    """Two drafts that say the same: ``merged`` holds both sources, ``other`` is gone into it."""

    merged: FactDraft
    other: str


@dataclass(frozen=True)
class Undo:
    """The last action that counts taken back."""


@dataclass(frozen=True)
class Redo:
    """The last action that was taken back done again."""


Action = Accept | Reject | EditFact | EditQuestion | JudgeQuestion | Merge
Step = Action | Undo | Redo
