"""The gradebook of a class: a window of it, the whole as a table, one cell with its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.membership import Member
from quizapp.core.grades.choosing import Wanted, aliases, choose
from quizapp.core.grades.gradebook import Category, Cell
from quizapp.core.languages import Twin
from quizapp.errors import NotFound
from quizapp.services.assignments.reckoning import students_of
from quizapp.services.grades.book import Book, Heading, Line, standing_of
from quizapp.services.grades.reckoning import find_found
from quizapp.storage.assigned_attempts import find_attempt_ids
from quizapp.storage.assignments import AssignmentRow, find_class_assignments, get_taught_assignment
from quizapp.storage.classes import find_students, get_class
from quizapp.storage.database import Database
from quizapp.storage.grades import find_decision_history
from quizapp.storage.quizzes import title_of

STUDENTS, ASSIGNMENTS = 50, 20


@dataclass(frozen=True)
class Gradebook:
    """A window of the gradebook; ``students`` and ``assignments`` count all that fit the filter.

    ``choices`` are all assignments; ``aliases`` what stands for a student, by the id of the membership, where names are
    hidden.
    """

    class_id: str
    name: str
    scale: str
    categories: tuple[Category, ...]
    headings: tuple[Heading, ...]
    choices: tuple[Heading, ...]
    lines: tuple[Line, ...]
    aliases: Mapping[int, int]
    students: int
    assignments: int
    groups: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Grading:
    """What counts how much in a class."""

    class_id: str
    name: str
    scale: str
    categories: tuple[Category, ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Decision:
    """One thing that a teacher decided about a cell."""

    decision: str
    share: float | None
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class CellPage:
    """One student at one assignment, with everything that was decided about it, newest first."""

    class_id: str
    assignment_id: str
    title: Twin
    member: Member
    cell: Cell
    attempt: str | None
    history: tuple[Decision, ...]


def gradebook(
    database: Database, visitor: Visitor, class_id: str, wanted: Wanted, *, now: datetime, whole: bool = False
) -> Gradebook:
    """A window of the gradebook of a class that the visitor teaches, or the ``whole``. Raises NotFound."""
    with database.read() as session:
        class_ = get_class(session, visitor, class_id)
        book = Book(session, class_, _assigned(session, class_.id), now)
        everybody = find_students(session, class_.id)
        students = slice(None) if whole else slice(wanted.student, wanted.student + STUDENTS)
        columns = slice(None) if whole else slice(wanted.assignment, wanted.assignment + ASSIGNMENTS)
        chosen, lines = _choose(book, everybody, wanted, students)
        return Gradebook(
            class_id=class_.public_id,
            name=class_.name,
            scale=book.scale,
            categories=book.categories,
            headings=book.headings(columns),
            choices=book.headings(),
            lines=tuple(replace(one, cells=one.cells[columns]) for one in lines),
            aliases=aliases(everybody) if wanted.hidden else {},
            students=len(chosen),
            assignments=len(book.rows),
            groups=tuple(sorted({one.group for one in everybody if one.group})),
            labels=tuple(sorted({label for one in everybody for label in one.labels})),
        )


def get_grading(database: Database, visitor: Visitor, class_id: str, *, now: datetime) -> Grading:
    """What counts how much in a class that the visitor teaches. Raises NotFound."""
    with database.read() as session:
        class_ = get_class(session, visitor, class_id)
        book = Book(session, class_, _assigned(session, class_.id), now)
        return Grading(class_.public_id, class_.name, book.scale, book.categories, book.headings())


def _assigned(session: Session, class_id: int) -> list[AssignmentRow]:
    """What a class has assigned, the oldest first; what was withdrawn is left out."""
    return [row for row in reversed(find_class_assignments(session, class_id)) if row.withdrawn_at is None]


def _choose(
    book: Book, everybody: Sequence[Member], wanted: Wanted, part: slice
) -> tuple[Sequence[Member], Sequence[Line]]:
    """All who are wanted in their order, and the lines of this part of them.

    Lines of everybody are reckoned only where the whole course decides who is shown.
    """
    if not wanted.needs_results:
        chosen = choose(everybody, wanted)
        return chosen, book.lines(chosen[part])
    if wanted.of:
        chosen = choose(everybody, wanted, book.standings_at(wanted.of, everybody))
        return chosen, book.lines(chosen[part])
    lines = {line.member.id: line for line in book.lines(everybody)}
    chosen = choose(everybody, wanted, {id_: standing_of(line) for id_, line in lines.items()})
    return chosen, [lines[one.id] for one in chosen[part]]


def get_cell(
    database: Database, visitor: Visitor, assignment_id: str, member_id: int, *, now: datetime
) -> CellPage:
    """One student at one assignment of a class that the visitor teaches. Raises NotFound."""
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id)
        member = next((one for one in students_of(session, row) if one.id == member_id), None)
        if member is None:
            raise NotFound
        (found,) = find_found(session, [row], member, now=now)
        if found is None:
            raise NotFound
        cell, attempt = found
        history = find_decision_history(session, row.id, member.person_id)
        return CellPage(
            class_id=row.class_.public_id,
            assignment_id=row.public_id,
            title=title_of(row.quiz),
            member=member,
            cell=cell,
            attempt=None if attempt is None else find_attempt_ids(session, [attempt])[attempt],
            history=tuple(Decision(one.decision, one.share, one.reason, by, one.at) for one, by in history),
        )
