"""What finished attempts lose for being late, kept before anything changes it, so that scores of a day can be told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.quizzes.penalty import Lateness, lateness
from quizapp.services.assignments.reckoning import Terms, refresh_assignment, terms_of_all, terms_of_attempt
from quizapp.storage.assigned_attempts import find_assigned_attempts
from quizapp.storage.assignments import AssignmentRow, find_class_assignments
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.classes import find_students
from quizapp.storage.score_history import keep_lateness


@contextmanager
def lateness_kept(
    session: Session, rows: Iterable[AssignmentRow], *, person_id: int | None = None, now: datetime
) -> Iterator[None]:
    """Keeps what the finished attempts on these assignments, of all or of one person, lost until the block changes it."""
    given = list(rows)
    before = _find(session, given, person_id)
    yield
    session.flush()
    after = _find(session, given, person_id)
    for attempt_id, held in before.items():
        if after[attempt_id] != held:
            keep_lateness(session, attempt_id, held, until=now)


@contextmanager
def students_moved(session: Session, class_id: int, *, now: datetime) -> Iterator[None]:
    """Lets other groups and labels, given in the block, reach the running attempts of a class; what was lost is kept."""
    given = find_class_assignments(session, class_id)
    with lateness_kept(session, given, now=now):
        yield
    for row in given:
        refresh_assignment(session, row)


def lateness_of(terms: Terms, row: AttemptRow) -> Lateness:
    """What an attempt loses for being late by these terms."""
    return lateness(terms.late_by(row.finished_at, row.extended_to), terms.settings.penalty)


def find_lateness(session: Session, rows: Sequence[AttemptRow]) -> Mapping[int, Lateness]:
    """What attempts on any assignments lose now, by their ids."""
    given = {row.assignment.id: row.assignment for row in rows if row.assignment is not None}
    found: dict[int, Lateness] = {}
    for id_, assignment in given.items():
        found |= _of_assignment(session, assignment, [row for row in rows if row.assignment_id == id_])
    return found


def _find(session: Session, rows: Sequence[AssignmentRow], person_id: int | None) -> Mapping[int, Lateness]:
    found: dict[int, Lateness] = {}
    for row in rows:
        attempts = find_assigned_attempts(session, row.id, person_id)
        found |= _of_assignment(session, row, [one for one in attempts if one.state == "finished"])
    return found


def _of_assignment(
    session: Session, row: AssignmentRow, attempts: Sequence[AttemptRow]
) -> dict[int, Lateness]:
    if not attempts:
        return {}
    members = find_students(session, row.class_id)
    terms = terms_of_all(session, row, members)
    by_person = {one.person_id: terms[one.id] for one in members}
    return {
        one.id: lateness_of(by_person.get(one.person_id or 0) or terms_of_attempt(session, one), one)
        for one in attempts
    }
