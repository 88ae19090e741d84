"""The end of an attempt: drafts become steps, steps are graded, nothing changes afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import SQLColumnExpression
from sqlalchemy.orm import Session

from quizapp.core.attempts.attempt import AttemptSlot
from quizapp.core.attempts.review import total_of
from quizapp.core.attempts.state import response_state
from quizapp.core.attempts.step import Event, Step, grade_raw
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict
from quizapp.storage.attempt_slots import add_steps, load_slots
from quizapp.storage.attempts import AttemptRow, deadline_of, find_overdue, lock_attempt
from quizapp.storage.database import Database


def is_over(row: AttemptRow, now: datetime) -> bool:
    """True for an attempt that still runs although its deadline and grace have passed."""
    return row.state == "running" and deadline_of(row).is_over(now)


def close_expired(database: Database, *conditions: SQLColumnExpression[bool], now: datetime) -> int:
    """Closes the attempts whose time is up with what was saved, each by itself; says how many.

    One that cannot be closed does not keep the others open. Raises ExceptionGroup for all of these at the end.
    """
    with database.read() as session:
        overdue = find_overdue(session, now, *conditions)
    closed, failed = 0, list[Exception]()
    for attempt_id in overdue:
        try:
            closed += _close_one(database, attempt_id, now=now)
        except Exception as error:  # noqa: BLE001  # all of them are raised below, after the others were closed
            error.add_note(f"while closing attempt {attempt_id}")
            failed.append(error)
    if failed:
        raise ExceptionGroup("some attempts could not be closed", failed)
    return closed


def close_if_over(session: Session, row: AttemptRow, *, now: datetime) -> bool:
    """Closes the attempt if its time is up; it ended at its deadline, whenever that is noticed."""
    if not is_over(row, now) or row.deadline_at is None:
        return False
    finish(session, row, event="deadline", at=row.deadline_at)
    return True


def refuse_finished(row: AttemptRow) -> None:
    """Raises Conflict where nothing can be changed any more."""
    if row.state == "finished":
        raise Conflict(Message(N_("This attempt is over: its answers can be looked at, not changed.")))


def finish(
    session: Session, row: AttemptRow, *, event: Event, at: datetime, by_teacher: bool = False
) -> None:
    """Turns the drafts into steps and ends the attempt with the marks they give."""
    total = total_of(give(session, row, load_slots(session, row), event=event, at=at))
    row.state, row.finished_at = "finished", at
    row.ended_by = "teacher" if by_teacher else "deadline" if event == "deadline" else "learner"
    row.mark, row.max_mark, row.ungraded = total.mark, total.max_mark, total.ungraded


def give(
    session: Session, row: AttemptRow, slots: Sequence[AttemptSlot], *, event: Event, at: datetime
) -> list[AttemptSlot]:
    """Makes steps of the drafts of these slots and gives the slots back with them.

    What holds nothing or was given before makes no step.
    """
    given = [_given(slot, event, at) for slot in slots]
    fresh = [
        (slot, slot.step) for slot, before in zip(given, slots, strict=True) if slot.step and not before.step
    ]
    add_steps(session, row, fresh)
    return given


def _close_one(database: Database, attempt_id: int, *, now: datetime) -> bool:
    with database.write() as session:
        return close_if_over(session, lock_attempt(session, attempt_id), now=now)


def _given(slot: AttemptSlot, event: Event, at: datetime) -> AttemptSlot:
    if slot.given or response_state(slot.question, slot.response) == "unanswered":
        return slot
    fraction = grade_raw(slot.question, slot.response).fraction
    return replace(slot, step=Step(slot.number, event, slot.response, fraction, at))
