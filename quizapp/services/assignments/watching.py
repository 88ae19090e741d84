"""An assignment as those see it who teach the class: who is where, with what result, and what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.classes.assignment import Override, is_for
from quizapp.core.classes.membership import CLASS_GRANTS, ClassPermission, Member
from quizapp.core.languages import Twin
from quizapp.core.quizzes.accommodation import Accommodation
from quizapp.core.quizzes.deadline import Deadline
from quizapp.core.quizzes.quiz import Settings
from quizapp.services.assignments.assigning import Rules
from quizapp.services.assignments.log import LogEntry, entry_of
from quizapp.services.assignments.reckoning import (
    Terms,
    find_counting_of,
    terms_of_all,
    worth_of,
)
from quizapp.services.attempts.closing import close_expired
from quizapp.storage.assigned_attempts import count_takers, find_assigned_attempts
from quizapp.storage.assignments import (
    AssignmentRow,
    accommodation_of,
    find_class_assignments,
    find_log,
    find_overrides,
    get_taught_assignment,
    override_of,
    rules_of,
    targets_of,
)
from quizapp.storage.attempts import AttemptRow
from quizapp.storage.classes import find_member_row, find_students, get_class, get_member_row
from quizapp.storage.database import Database
from quizapp.storage.quizzes import quiz_of


@dataclass(frozen=True)
class Overview:
    """One assignment in the list of a class: how many students it is for, how many work on it, how many are done."""

    id: str
    title: Twin
    settings: Settings
    students: int
    running: int
    done: int
    withdrawn: bool


@dataclass(frozen=True)
class WatchedAttempt:
    """One attempt of a student; ``number`` counts this student's on this assignment.

    ``worth`` is what the mark counts once late work has lost its part.
    """

    id: str
    number: int
    state: str
    started_at: datetime
    finished_at: datetime | None
    ended_by: str | None
    mark: float | None
    worth: float | None
    max_mark: float | None
    counts: bool
    is_counting: bool
    late: bool
    deadline: Deadline


@dataclass(frozen=True)
class StudentRow:
    """One student of an assignment with what holds for them."""

    member: Member
    settings: Settings
    accommodation: Accommodation
    attempts: tuple[WatchedAttempt, ...]


@dataclass(frozen=True)
class OverrideView:
    """One exception; ``name`` is whom it is for."""

    id: int
    name: str
    override: Override


@dataclass(frozen=True)
class Desk:
    """Everything about an assignment for those who teach the class."""

    id: str
    title: Twin
    quiz_id: str
    class_id: str
    class_name: str
    zone: str
    rules: Rules
    withdrawn: bool
    rows: tuple[StudentRow, ...]
    overrides: tuple[OverrideView, ...]
    students: tuple[Member, ...]
    log: tuple[LogEntry, ...]
    can: frozenset[ClassPermission]


def class_assignments(database: Database, visitor: Visitor, class_id: str) -> tuple[Overview, ...]:
    """What a class has been assigned, the newest first. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        members, given = find_students(session, row.id), find_class_assignments(session, row.id)
        takers = count_takers(session, [one.id for one in given])
        return tuple(_overview(one, members, takers.get(one.id, (0, 0))) for one in given)


def assignment_desk(
    database: Database, config: Config, visitor: Visitor, assignment_id: str, *, now: datetime
) -> Desk:
    """An assignment with its students, their attempts, the exceptions and the log. Raises NotFound."""
    with database.read() as session:
        id_ = get_taught_assignment(session, visitor, assignment_id).id
    close_expired(database, AttemptRow.assignment_id == id_, now=now)
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id)
        own = find_member_row(session, row.class_id, visitor.person_id or 0)
        students = find_students(session, row.class_id)
        return Desk(
            id=row.public_id,
            title=quiz_of(row.quiz).title,
            quiz_id=row.quiz.public_id,
            class_id=row.class_.public_id,
            class_name=row.class_.name,
            zone=row.class_.time_zone or config.time_zone,
            rules=Rules(rules_of(row), tuple(targets_of(row)), row.password),
            withdrawn=row.withdrawn_at is not None,
            rows=_rows(session, row, students),
            overrides=tuple(_overrides(session, row, students)),
            students=tuple(students),
            log=tuple(map(entry_of, find_log(session, row.class_id, row.id))),
            can=CLASS_GRANTS["teacher" if own and own.role == "teacher" else "assistant"],
        )


def get_accommodation(
    database: Database, visitor: Visitor, class_id: str, member_id: int
) -> tuple[Accommodation, tuple[LogEntry, ...]]:
    """What a student of one's class gets on top, and what the class's log says of it. Raises NotFound."""
    with database.read() as session:
        row = get_class(session, visitor, class_id)
        member = get_member_row(session, row.id, member_id, "student")
        log = [one for one in find_log(session, row.id) if one.member_id == member_id]
        return accommodation_of(session, member.person_id), tuple(map(entry_of, log))


def _overview(row: AssignmentRow, members: Sequence[Member], takers: tuple[int, int]) -> Overview:
    targets = targets_of(row)
    return Overview(
        id=row.public_id,
        title=quiz_of(row.quiz).title,
        settings=rules_of(row),
        students=sum(is_for(targets, one) for one in members),
        running=takers[0],
        done=takers[1],
        withdrawn=row.withdrawn_at is not None,
    )


def _rows(session: Session, row: AssignmentRow, students: Sequence[Member]) -> tuple[StudentRow, ...]:
    by_person: dict[int, list[AttemptRow]] = {}
    for attempt in find_assigned_attempts(session, row.id):
        by_person.setdefault(attempt.person_id or 0, []).append(attempt)
    targets = targets_of(row)
    members = [one for one in students if is_for(targets, one)]
    terms = terms_of_all(session, row, members)
    return tuple(
        StudentRow(
            one,
            terms[one.id].settings,
            terms[one.id].accommodation,
            _watched(by_person.get(one.person_id, []), terms[one.id]),
        )
        for one in members
    )


def _watched(rows: Sequence[AttemptRow], terms: Terms) -> tuple[WatchedAttempt, ...]:
    counting = find_counting_of(rows, terms)
    return tuple(
        WatchedAttempt(
            id=one.public_id,
            number=number,
            state=one.state,
            started_at=one.started_at,
            finished_at=one.finished_at,
            ended_by=one.ended_by,
            mark=one.mark,
            worth=worth_of(one, terms),
            max_mark=one.max_mark,
            counts=one.counts,
            is_counting=one.counts and one.number == counting,
            late=bool(terms.late_by(one.finished_at, one.extended_to)),
            deadline=terms.deadline(started_at=one.started_at, extended_to=one.extended_to),
        )
        for number, one in enumerate(rows, 1)
    )


def _overrides(session: Session, row: AssignmentRow, students: Sequence[Member]) -> list[OverrideView]:
    names = {one.id: one.name for one in students}
    return [
        OverrideView(one.id, names.get(one.member_id or 0, "") or one.value, override_of(one))
        for one in find_overrides(session, row.id)
    ]
