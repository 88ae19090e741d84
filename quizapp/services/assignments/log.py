"""The log of what those who teach a class decided for students: written with each decision, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.storage.assignments import AssignmentRow, ClassLogRow
from quizapp.storage.classes import ClassRow

MAX_REASON = 500


@dataclass(frozen=True)
class LogEntry:
    """One decision: who, when, what, about whom, why; ``attempt`` is the one that it was about."""

    at: datetime
    by: str
    action: str
    about: str
    reason: str
    attempt: str | None
    member_id: int | None


def write_log(
    session: Session,
    place: AssignmentRow | ClassRow,
    visitor: Visitor,
    action: str,
    *,
    about: str,
    reason: str,
    now: datetime,
    attempt: str | None = None,
    member_id: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Adds an entry about an assignment, or about a class as a whole."""
    assigned = isinstance(place, AssignmentRow)
    row = ClassLogRow(class_id=place.class_id if isinstance(place, AssignmentRow) else place.id)
    row.assignment_id, row.attempt, row.about = place.id if assigned else None, attempt, about[:100]
    row.by_id, row.action, row.reason = visitor.person_id or 0, action, reason.strip()[:MAX_REASON]
    row.detail, row.at, row.member_id = dict(detail or {}), now, member_id
    session.add(row)


def need_reason(reason: str) -> str:
    """The reason, tidied. Raises Invalid where there is none."""
    if not reason.strip():
        raise Invalid(Message(N_("Say why: the reason stands in the log.")))
    return reason.strip()


def entry_of(row: ClassLogRow) -> LogEntry:
    """What is told of a row."""
    return LogEntry(row.at, row.by.name, row.action, row.about, row.reason, row.attempt, row.member_id)
