"""What may be seen of an attempt, by the one who took it and by the teacher of its quiz."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.review import review_attempt, visible_parts
from quizapp.core.attempts.review import review_slot as show_review
from quizapp.core.attempts.view import AttemptReview, SlotReview, SourceView
from quizapp.errors import NotFound
from quizapp.services.attempts.closing import close_if_over, is_over
from quizapp.services.attempts.loading import load
from quizapp.storage import assigned_attempts as storage
from quizapp.storage.assigned_attempts import find_taught_attempt, number_on_assignment
from quizapp.storage.assignments import find_own_assignments
from quizapp.storage.attempts import (
    AttemptRow,
    find_own_attempt,
    find_own_attempts,
    get_own_attempt,
    lock_attempt,
    names_of,
    settings_of,
)
from quizapp.storage.database import Database
from quizapp.storage.pins import find_sources


def review(database: Database, visitor: Visitor, attempt_id: str, *, now: datetime) -> AttemptReview:
    """The attempt as this visitor may see it now: the learner by the quiz's settings, its teacher in full.

    Of a running attempt there is only what was answered for good. Raises NotFound.
    """
    with database.read() as session:
        row, teaches = _get_attempt(session, visitor, attempt_id)
        if not is_over(row, now):
            return _review(session, row, teaches=teaches, now=now)
    with database.write() as session:
        row, teaches = _get_attempt(session, visitor, attempt_id)
        close_if_over(session, lock_attempt(session, row.id), now=now)
        return _review(session, row, teaches=teaches, now=now)


def review_slot(
    database: Database, visitor: Visitor, attempt_id: str, slot: int, *, now: datetime
) -> SlotReview | None:
    """One question of the visitor's own attempt with its feedback; None while it may not be seen.

    Raises NotFound.
    """
    with database.read() as session:
        loaded = load(session, get_own_attempt(session, visitor, attempt_id))
        place = next((place for place in loaded.slots if place.number == slot), None)
        if place is None:
            raise NotFound
        parts = visible_parts(loaded.attempt, place, teaches=False, now=now)
        return show_review(loaded.attempt, place, parts, _finder(session, [place])) if parts else None


def find_zone(database: Database, visitor: Visitor, attempt_id: str) -> str:
    """The time zone in which the times of an attempt are told; empty for the site's. Raises NotFound."""
    with database.read() as session:
        return storage.find_zone(session, _get_attempt(session, visitor, attempt_id)[0])


def _get_attempt(session: Session, visitor: Visitor, attempt_id: str) -> tuple[AttemptRow, bool]:
    own = find_own_attempt(session, visitor, attempt_id)
    row = own or find_taught_attempt(session, visitor, attempt_id)
    if row is None:
        raise NotFound
    return row, own is None


def _review(session: Session, row: AttemptRow, *, teaches: bool, now: datetime) -> AttemptReview:
    loaded = load(session, row)
    number = row.number if row.assignment_id is None else number_on_assignment(session, row)
    slots = [(slot, visible_parts(loaded.attempt, slot, teaches=teaches, now=now)) for slot in loaded.slots]
    review = review_attempt(
        replace(loaded.attempt, number=number),
        slots,
        who=names_of(session, [row]).get(row.person_id or 0, ""),
        find_sources=_finder(session, loaded.slots),
        own=not teaches,
        attempts_left=None if teaches else _attempts_left(session, row),
        now=now,
    )
    return replace(review, is_open=teaches or _is_still_theirs(session, row))


def _is_still_theirs(session: Session, row: AttemptRow) -> bool:
    """Whether the assignment of one's own attempt can still be opened."""
    return any(one.id == row.assignment_id for one, _ in find_own_assignments(session, row.person_id or 0))


def _attempts_left(session: Session, row: AttemptRow) -> int | None:
    most = settings_of(row).attempts
    if most is None or row.quiz_id is None or not row.counts:
        return None
    taker = Visitor(row.person_id, row.guest_id)
    of_these = (
        AttemptRow.quiz_id == row.quiz_id,
        AttemptRow.assignment_id.is_not_distinct_from(row.assignment_id),
    )
    used = find_own_attempts(session, taker, *of_these, AttemptRow.counts)
    return max(0, most - len(used))


def _finder(
    session: Session, slots: Iterable[AttemptSlot]
) -> Callable[[AttemptSlot], tuple[SourceView, ...]]:
    sources = find_sources(session, [slot.version_id for slot in slots])
    return lambda slot: sources.get(slot.version_id, ())
