"""Autosave: cheap, repeatable, and silent about right and wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.attempts.draft import (
    MAX_LATE,
    Draft,
    Outcome,
    Save,
    Saved,
    apply_save,
    check_save,
    decide_save,
    find_repeat,
    tidy,
)
from quizapp.core.attempts.step import Step
from quizapp.errors import Invalid
from quizapp.services.attempts.closing import is_over, refuse_finished
from quizapp.services.attempts.loading import take
from quizapp.storage.attempt_slots import (
    Place,
    add_steps,
    count_steps,
    get_place,
    get_slot_row,
    load_slots,
    put_draft,
    put_heard,
)
from quizapp.storage.attempts import AttemptRow, deadline_of, get_own_attempt
from quizapp.storage.database import Database


def save(
    database: Database,
    visitor: Visitor,
    attempt_id: str,
    slot: int,
    *,
    raw: Mapping[str, Sequence[str]],
    writer: str,
    seq: int,
    seen: int,
    now: datetime,
    time_ms: int | None = None,
) -> Saved:
    """What became of the save; the same call again changes nothing and hears the same.

    Raises NotFound for what is not the visitor's, Invalid for what no page sends.
    """
    wanted = read_save(raw, writer=writer, seq=seq, seen=seen, time_ms=time_ms)
    with database.write() as session:
        row = get_own_attempt(session, visitor, attempt_id, lock=True)
        return write_save(session, row, slot, wanted, now=now)


def read_save(
    raw: Mapping[str, Sequence[str]], *, writer: str, seq: int, seen: int, time_ms: int | None = None
) -> Save:
    """The save in these values. Raises Invalid."""
    wanted = Save(writer, seq, seen, tidy(raw), time_ms)
    complaint = check_save(wanted)
    if complaint is not None:
        raise Invalid(complaint)
    return wanted


def write_save(session: Session, row: AttemptRow, slot: int, wanted: Save, *, now: datetime) -> Saved:
    """Takes the save within a transaction that holds the attempt."""
    place = get_place(session, row, slot, wanted.writer)
    outcome = find_repeat(wanted, place.last)
    draft = place.draft
    if outcome is None:
        outcome = _judge(session, row, slot, place, wanted, now=now)
        draft = apply_save(draft, wanted) if outcome == "saved" else draft
        _store(session, row, slot, wanted, outcome, draft, now=now)
    left = deadline_of(row).seconds_left(now)
    return Saved(outcome, draft.revision, draft.raw if outcome == "elsewhere" else None, left)


def flag(
    database: Database, visitor: Visitor, attempt_id: str, slot: int, *, flagged: bool, now: datetime
) -> None:
    """Marks a question for later, or takes the mark away. Raises Conflict once the attempt is over."""
    with database.write() as session:
        row = take(session, visitor, attempt_id, now=now)
        refuse_finished(row)
        get_slot_row(session, row, slot).flagged = flagged


def _judge(
    session: Session, row: AttemptRow, slot: int, place: Place, wanted: Save, *, now: datetime
) -> Outcome:
    if is_over(row, now) or row.ended_by == "deadline":
        return "late" if count_steps(session, row, slot) < MAX_LATE else "closed"
    behind = row.settings["navigation"] == "forward" and place.page < row.furthest
    if row.state == "finished" or place.given or behind:
        return "closed"
    return decide_save(place.draft, wanted)


def _store(
    session: Session,
    row: AttemptRow,
    slot: int,
    wanted: Save,
    outcome: Outcome,
    draft: Draft,
    *,
    now: datetime,
) -> None:
    if outcome == "closed":
        return
    if outcome == "saved":
        put_draft(session, row, slot, draft, now=now)
    if outcome == "late":
        [late] = load_slots(session, row, only=[slot])
        add_steps(session, row, [(late, Step(slot, "late", late.to_response(wanted.raw), None, now))])
    put_heard(session, row, slot, wanted, outcome)
