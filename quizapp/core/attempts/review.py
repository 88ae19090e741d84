"""A slot after the event, each part there only where it may be seen."""

from collections.abc import Callable, Sequence
from datetime import datetime

from quizapp.core.attempts.attempt import Attempt, AttemptSlot, key_of
from quizapp.core.attempts.layout import plain_layout, show_gaps, show_groups
from quizapp.core.attempts.mark import Total, Worth, add_up, mark_of
from quizapp.core.attempts.state import slot_state
from quizapp.core.attempts.step import grade_raw
from quizapp.core.attempts.view import AttemptReview, SlotReview, SourceView
from quizapp.core.attempts.visibility import PARTS, Moment, Part, may_see, open_from
from quizapp.core.questions.question import Question
from quizapp.core.questions.response import Grade

# The sources of a slot's question, asked for only where they may be shown.
FindSources = Callable[[AttemptSlot], tuple[SourceView, ...]]


def moment_of(attempt: Attempt, slot: AttemptSlot) -> Moment:
    """How far the slot has come."""
    if attempt.state == "finished":
        return "finished"
    return "given" if slot.given else "open"


def visible_parts(attempt: Attempt, slot: AttemptSlot, *, teaches: bool, now: datetime) -> frozenset[Part]:
    """What the one who looks may see; a teacher sees every part of what was given in an own quiz."""
    moment = moment_of(attempt, slot)
    if teaches:
        return frozenset() if moment == "open" else PARTS
    return may_see(attempt.settings, moment, now=now)


def review_slot(
    attempt: Attempt, slot: AttemptSlot, parts: frozenset[Part], find_sources: FindSources
) -> SlotReview:
    """The slot with the parts that may be seen."""
    question = slot.question
    return SlotReview(
        number=slot.number,
        kind=question.kind,
        stem=question.stem,
        max_mark=slot.max_mark,
        groups=show_groups(question, slot.layout, tokens=False),
        gaps=show_gaps(question, slot.layout, tokens=False),
        flagged=slot.flagged,
        state=slot_state(attempt, slot),
        raw=(slot.step.raw if slot.step else {}) if "response" in parts else None,
        late=slot.late.raw if slot.late and "response" in parts else None,
        grade=_grade(slot, parts),
        mark=mark_of(fraction_of(slot), slot.max_mark) if "marks" in parts and slot.asks else None,
        key=key_of(question) if "key" in parts else None,
        question=question if "key" in parts or "feedback" in parts else None,
        feedback="feedback" in parts,
        sources=find_sources(slot) if "source" in parts else None,
        question_ref=question.id,
        entries=slot.entries if "marks" in parts and slot.asks else (),
    )


def review_attempt(
    attempt: Attempt,
    slots: Sequence[tuple[AttemptSlot, frozenset[Part]]],
    *,
    who: str,
    find_sources: FindSources,
    attempts_left: int | None,
    own: bool,
    now: datetime,
) -> AttemptReview:
    """The attempt with the slots that were given, or all of them once it is finished."""
    over = attempt.state == "finished"
    total = total_of([slot for slot, _ in slots])
    return AttemptReview(
        id=attempt.id,
        quiz_id=attempt.quiz_id,
        assignment_id=attempt.assignment_id,
        title=attempt.title,
        behaviour=attempt.settings.behaviour,
        language=attempt.language,
        number=attempt.number,
        who=who,
        counts=attempt.counts,
        state=attempt.state,
        started_at=attempt.started_at,
        finished_at=attempt.finished_at,
        slots=tuple(
            review_slot(attempt, slot, parts, find_sources) for slot, parts in slots if over or slot.given
        ),
        mark=total.mark if over and all("marks" in parts for _, parts in slots) else None,
        max_mark=total.max_mark,
        ungraded=total.ungraded,
        open_from=open_from(attempt.settings, now=now),
        attempts_left=attempts_left,
        own=own,
    )


def review_question(question: Question, sources: tuple[SourceView, ...]) -> SlotReview:
    """The question with its key and proof as no attempt has it: in its author's order, without a response."""
    layout = plain_layout(question)
    return SlotReview(
        number=1,
        kind=question.kind,
        stem=question.stem,
        max_mark=1.0,
        groups=show_groups(question, layout, tokens=False),
        gaps=show_gaps(question, layout, tokens=False),
        flagged=False,
        state="unanswered",
        raw=None,
        grade=None,
        mark=None,
        key=key_of(question),
        question=question,
        feedback=True,
        sources=sources,
        question_ref=question.id,
    )


def total_of(slots: Sequence[AttemptSlot]) -> Total:
    """The marks of the attempt as its steps give them."""
    return add_up(Worth(slot.max_mark, fraction_of(slot), slot.asks) for slot in slots)


def fraction_of(slot: AttemptSlot) -> float | None:
    """What the slot is worth: what its ledger says last, else its step; nothing given is 0, None waits for a person."""
    if slot.entries:
        return slot.entries[-1].fraction
    return slot.step.fraction if slot.step else 0.0


def _grade(slot: AttemptSlot, parts: frozenset[Part]) -> Grade | None:
    # Why something counted can tell the key: it comes with the feedback, not with the verdict.
    if "right" not in parts or not slot.asks:
        return None
    grade = grade_raw(slot.question, slot.step.raw if slot.step else {})
    shown = Grade(fraction_of(slot))
    return Grade(shown.fraction, grade.why, grade.parts) if "feedback" in parts else shown
