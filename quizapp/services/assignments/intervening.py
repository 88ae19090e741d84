"""What a teacher does about one attempt, with a reason that the log keeps: more time, reopen, close, void."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.step import Step
from quizapp.core.languages import N_, Message
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services.assignments.log import need_reason, write_log
from quizapp.services.assignments.reckoning import refresh_assignment
from quizapp.services.attempts.closing import close_if_over, finish
from quizapp.storage.assigned_attempts import find_assigned_attempts
from quizapp.storage.assignments import AssignmentRow, get_taught_assignment
from quizapp.storage.attempt_slots import add_steps, load_slots
from quizapp.storage.attempts import AttemptRow, lock_attempt
from quizapp.storage.classes import find_member_row
from quizapp.storage.database import Database

MAX_MINUTES = 14 * 24 * 60


def extend_attempt(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    attempt_id: str,
    *,
    minutes: int,
    reason: str,
    now: datetime,
) -> datetime | None:
    """Puts the end of a running attempt off by minutes and gives the new one. Raises NotFound, Conflict, Invalid."""
    _check_minutes(minutes)
    with database.write() as session:
        assignment, row = _take(session, visitor, assignment_id, attempt_id, now=now)
        if row.state != "running" or row.deadline_at is None:
            raise Conflict(Message(N_("Only a running attempt that has an end can be put off.")))
        row.extended_to = max(row.deadline_at, now) + timedelta(minutes=minutes)
        refresh_assignment(session, assignment)
        _log(session, assignment, visitor, row, "extend", reason, now=now)
        return row.deadline_at


def reopen_attempt(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    attempt_id: str,
    *,
    minutes: int,
    reason: str,
    now: datetime,
) -> None:
    """Lets a finished attempt go on for at least so many minutes, its answers as they were handed in.

    What was answered for good while it ran stays given. Raises NotFound, Invalid; Conflict where another attempt runs
    or its marks have been changed since.
    """
    _check_minutes(minutes)
    with database.write() as session:
        assignment, row = _take(session, visitor, assignment_id, attempt_id, now=now)
        _refuse_reopening(session, assignment, row)
        slots = load_slots(session, row)
        if any(slot.entries for slot in slots):
            raise Conflict(Message(N_("Its marks were changed since: undo the regrade first.")))
        back = [slot for slot in slots if slot.step and slot.step.event in ("hand_in", "deadline")]
        add_steps(
            session, row, [(slot, Step(slot.number, "reopened", slot.response, None, now)) for slot in back]
        )
        row.state, row.finished_at, row.ended_by = "running", None, None
        row.mark = row.max_mark = row.ungraded = None
        row.extended_to = now + timedelta(minutes=minutes)
        refresh_assignment(session, assignment)
        _log(session, assignment, visitor, row, "reopen", reason, now=now)


def close_attempt(
    database: Database, visitor: Visitor, assignment_id: str, attempt_id: str, *, reason: str, now: datetime
) -> None:
    """Ends a running attempt now with what was saved. Raises NotFound, Conflict, Invalid."""
    with database.write() as session:
        assignment, row = _take(session, visitor, assignment_id, attempt_id, now=now)
        if row.state != "running":
            raise Conflict(Message(N_("This attempt is over already.")))
        finish(session, row, event="hand_in", at=now, by_teacher=True)
        _log(session, assignment, visitor, row, "close", reason, now=now)


def void_attempt(
    database: Database,
    visitor: Visitor,
    assignment_id: str,
    attempt_id: str,
    *,
    void: bool,
    reason: str,
    now: datetime,
) -> None:
    """Lets an attempt count nowhere, so that another may be started, or lets it count again. Raises NotFound, Invalid."""
    with database.write() as session:
        assignment, row = _take(session, visitor, assignment_id, attempt_id, now=now)
        if row.state != "finished":
            raise Conflict(Message(N_("This attempt still goes on: close it first.")))
        row.counts = not void
        _log(session, assignment, visitor, row, "void" if void else "count", reason, now=now)


def _take(
    session: Session, visitor: Visitor, assignment_id: str, attempt_id: str, *, now: datetime
) -> tuple[AssignmentRow, AttemptRow]:
    """The attempt of a class in which the visitor may do that, held and closed if its time is up. Raises NotFound."""
    assignment = get_taught_assignment(session, visitor, assignment_id, "intervene")
    attempts = find_assigned_attempts(session, assignment.id)
    found = next((one for one in attempts if one.public_id == attempt_id), None)
    if found is None:
        raise NotFound
    row = lock_attempt(session, found.id)
    close_if_over(session, row, now=now)
    return assignment, row


def _refuse_reopening(session: Session, assignment: AssignmentRow, row: AttemptRow) -> None:
    if row.state != "finished":
        raise Conflict(Message(N_("This attempt still goes on: give it more time instead.")))
    others = find_assigned_attempts(session, assignment.id, row.person_id)
    if any(one.state == "running" for one in others):
        raise Conflict(Message(N_("Another attempt of this student goes on: close it first.")))


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MAX_MINUTES:
        raise Invalid(Message(N_("Give between 1 and %(most)s minutes."), {"most": str(MAX_MINUTES)}))


def _log(
    session: Session,
    assignment: AssignmentRow,
    visitor: Visitor,
    row: AttemptRow,
    action: str,
    reason: str,
    *,
    now: datetime,
) -> None:
    member = find_member_row(session, assignment.class_id, row.person_id or 0)
    about = member.name if member else ""
    detail = {"deadline_at": row.deadline_at.isoformat() if row.deadline_at else None}
    write_log(
        session,
        assignment,
        visitor,
        action,
        about=about,
        reason=need_reason(reason),
        now=now,
        attempt=row.public_id,
        detail=detail,
    )
