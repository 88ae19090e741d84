"""A course as its student sees it: what is assigned, what it came to, what counts how much; nothing of anybody else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.config import Config
from quizapp.core.access import Visitor
from quizapp.core.attempts.visibility import may_see, open_from
from quizapp.core.classes.assignment import is_for
from quizapp.core.classes.membership import Member
from quizapp.core.grades.gradebook import Category, Cell, Course
from quizapp.core.grades.own_view import as_student_sees
from quizapp.core.quizzes.quiz import Settings
from quizapp.services.assignments.reckoning import terms_of_each
from quizapp.services.assignments.taking import AssignmentCard, card_of
from quizapp.services.attempts.closing import close_expired
from quizapp.services.grades.book import Book, Heading
from quizapp.services.grades.reckoning import find_found
from quizapp.storage.assigned_attempts import find_attempt_ids, find_attempts_of
from quizapp.storage.assignments import AssignmentRow, find_class_assignments, rules_of, targets_of
from quizapp.storage.attempts import taken_by
from quizapp.storage.classes import get_joined_class, member_of, teachers_of
from quizapp.storage.database import Database
from quizapp.storage.grades import find_decisions


@dataclass(frozen=True)
class OwnResult:
    """One assignment of a student's: ``cell`` is what it came to as far as that may be seen.

    ``attempt`` is the one that counts; ``hidden`` where its marks come later, from ``open_from`` on where that is
    known; ``reason`` is what a teacher wrote who decided the grade. ``category`` is the id of one of the course.
    """

    card: AssignmentCard
    cell: Cell
    attempt: str | None
    category: str
    points: float
    dropped: bool
    hidden: bool
    open_from: datetime | None
    reason: str


@dataclass(frozen=True)
class OwnCourse:
    """A class as one of its students sees it; ``results`` in the order in which they were assigned."""

    class_id: str
    name: str
    zone: str
    teachers: tuple[str, ...]
    archived: bool
    member: Member
    categories: tuple[Category, ...]
    course: Course
    letter: str
    results: tuple[OwnResult, ...]


def own_course(
    database: Database, config: Config, visitor: Visitor, class_id: str, *, now: datetime
) -> OwnCourse:
    """The course of a class in which the visitor is a student. Raises NotFound."""
    close_expired(database, taken_by(visitor), now=now)
    with database.read() as session:
        class_, row = get_joined_class(session, visitor, class_id)
        member = member_of(row)
        rows = find_assigned_to(session, class_.id, member)
        book = Book(session, class_, rows, now)
        headings, sights = book.headings(), _sights(session, rows, member, now=now)
        course, letter = book.grade([one.cell for one in sights])
        cards = _cards(session, config, rows, member, now=now)
        return OwnCourse(
            class_id=class_.public_id,
            name=class_.name,
            zone=class_.time_zone or config.time_zone,
            teachers=tuple(teachers_of(session, [class_.id]).get(class_.id, ())),
            archived=class_.archived_at is not None,
            member=member,
            categories=book.categories,
            course=course,
            letter=letter,
            results=tuple(
                _result(*one, dropped=one[1].id in course.dropped)
                for one in zip(cards, headings, sights, strict=True)
            ),
        )


def find_assigned_to(session: Session, class_id: int, member: Member) -> list[AssignmentRow]:
    """What a class has assigned to this student, the oldest first; what was withdrawn is left out."""
    rows = reversed(find_class_assignments(session, class_id))
    return [row for row in rows if row.withdrawn_at is None and is_for(targets_of(row), member)]


def seen_settings(row: AssignmentRow) -> Settings:
    """The settings that tell what students may see of an assignment; see ``settings_of`` of an attempt."""
    return replace(rules_of(row), close_at=row.closes_at, late_until=None)


@dataclass(frozen=True)
class _Sight:
    """What a student may see of one cell; see ``OwnResult``."""

    cell: Cell
    attempt: str | None
    hidden: bool
    open_from: datetime | None
    reason: str


def _sights(
    session: Session, rows: Sequence[AssignmentRow], member: Member, *, now: datetime
) -> list[_Sight]:
    found = find_found(session, rows, member, now=now)
    ids = find_attempt_ids(session, [attempt for _, attempt in filter(None, found) if attempt is not None])
    decisions = find_decisions(session, [row.id for row in rows], [member.person_id])
    reasons = {id_: one.reason for (id_, _), one in decisions.items() if one.decision != "none"}
    return [
        _sight(cell, ids.get(attempt or 0), seen_settings(row), reasons.get(row.id, ""), now=now)
        for row, (cell, attempt) in zip(rows, filter(None, found), strict=True)
    ]


def _sight(cell: Cell, attempt: str | None, settings: Settings, reason: str, *, now: datetime) -> _Sight:
    seen = as_student_sees(cell, marks="marks" in may_see(settings, "finished", now=now))
    hidden = seen.state != cell.state
    return _Sight(
        seen,
        None if cell.state == "running" else attempt,
        hidden,
        open_from(settings, now=now) if hidden else None,
        reason,
    )


def _cards(
    session: Session, config: Config, rows: Sequence[AssignmentRow], member: Member, *, now: datetime
) -> list[AssignmentCard]:
    attempts = find_attempts_of(session, member.person_id, [row.id for row in rows])
    terms = terms_of_each(session, rows, [member])
    return [card_of(config, row, terms[row.id][member.id], attempts.get(row.id, ()), now=now) for row in rows]


def _result(card: AssignmentCard, heading: Heading, sight: _Sight, *, dropped: bool) -> OwnResult:
    return OwnResult(
        card=card,
        cell=sight.cell,
        attempt=sight.attempt,
        category=heading.category,
        points=heading.points,
        dropped=dropped,
        hidden=sight.hidden,
        open_from=sight.open_from,
        reason=sight.reason,
    )
