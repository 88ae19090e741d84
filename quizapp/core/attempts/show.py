"""The page of a running attempt, made without a look at any key."""

from collections.abc import Sequence
from datetime import datetime

from quizapp.core.attempts.attempt import Attempt, AttemptSlot
from quizapp.core.attempts.layout import Layout, plain_layout, show_gaps, show_groups
from quizapp.core.attempts.state import slot_mark, slot_state
from quizapp.core.attempts.view import AttemptView, SlotView
from quizapp.core.languages import Twin
from quizapp.core.questions.order import units_offered
from quizapp.core.questions.question import Question


def show_page(attempt: Attempt, slots: Sequence[AttemptSlot], page: int, *, now: datetime) -> AttemptView:
    """One page, with the list of all questions beside it."""
    deadline = attempt.deadline
    return AttemptView(
        id=attempt.id,
        quiz_id=attempt.quiz_id,
        title=attempt.title,
        behaviour=attempt.settings.behaviour,
        navigation=attempt.settings.navigation,
        language=attempt.language,
        page=page,
        pages=attempt.pages,
        slots=tuple(show_slot(attempt, slot) for slot in slots if slot.page == page),
        overview=tuple(slot_mark(attempt, slot) for slot in slots),
        started_at=attempt.started_at,
        deadline_at=deadline.at,
        seconds_left=deadline.seconds_left(now),
        grace=attempt.settings.grace,
        deadline_reason=deadline.reason,
        counts=attempt.counts,
        state=attempt.state,
    )


def show_slot(attempt: Attempt, slot: AttemptSlot) -> SlotView:
    """One question with its draft, under the tokens of this attempt."""
    question = slot.question
    return SlotView(
        number=slot.number,
        kind=question.kind,
        stem=question.stem,
        max_mark=slot.max_mark,
        heading=slot.heading,
        groups=show_groups(question, slot.layout, tokens=True),
        gaps=show_gaps(question, slot.layout, tokens=True),
        units=units_offered(question.answer),
        raw=slot.draft.raw,
        revision=slot.draft.revision,
        flagged=slot.flagged,
        state=slot_state(attempt, slot),
        hints=question.hints[: slot.hints_used],
        hints_left=len(question.hints) - slot.hints_used,
    )


def show_question(question: Question) -> SlotView:
    """The question as an attempt would ask it, for its author: in the order as written, under its own ids."""
    return show_sample(question, plain_layout(question))


def show_sample(
    question: Question,
    layout: Layout,
    *,
    number: int = 1,
    max_mark: float = 1.0,
    heading: Twin | None = None,
) -> SlotView:
    """The question as an attempt with this layout would ask it, before anything is answered."""
    return SlotView(
        number=number,
        kind=question.kind,
        stem=question.stem,
        max_mark=max_mark,
        heading=heading,
        groups=show_groups(question, layout, tokens=True),
        gaps=show_gaps(question, layout, tokens=True),
        units=units_offered(question.answer),
    )
