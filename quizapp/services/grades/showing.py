"""The gradebook of a class: a window of it, the whole as a table, one cell with its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.access import Visitor
from quizapp.core.classes.membership import Member
from quizapp.core.grades.gradebook import Category, Cell, Column, Course, grade_course
from quizapp.core.grades.scale import SCALES, letter_of
from quizapp.core.languages import N_, Twin
from quizapp.errors import NotFound
from quizapp.services.assignments.reckoning import students_of
from quizapp.services.grades.reckoning import Found, find_cells
from quizapp.storage.assignments import AssignmentRow, find_class_assignments, get_taught_assignment
from quizapp.storage.classes import ClassRow, find_students, get_class
from quizapp.storage.database import Database
from quizapp.storage.grades import (
    find_assignment_grading,
    find_categories,
    find_decision_history,
    find_scale,
)
from quizapp.storage.quizzes import quiz_of

STUDENTS, ASSIGNMENTS = 50, 20
# Assignments without a category of their own count together.
OTHERS = "others"
OTHERS_TITLE = N_("Without a category")


@dataclass(frozen=True)
class Heading:
    """One assignment at the head of the gradebook."""

    id: str
    title: Twin
    category: str
    points: float
    withdrawn: bool


@dataclass(frozen=True)
class Line:
    """One student: a cell for each heading (None where it is not for them), the grade of the course, its letter."""

    member: Member
    cells: tuple[Found | None, ...]
    course: Course
    letter: str


@dataclass(frozen=True)
class Gradebook:
    """A window of the gradebook; ``students`` and ``assignments`` count all that fit the filter."""

    class_id: str
    name: str
    scale: str
    categories: tuple[Category, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    students: int
    assignments: int
    groups: tuple[str, ...]


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


@dataclass(frozen=True)
class Wanted:
    """Which part: students from the ``student``-th, assignments from the ``assignment``-th on, of a group, by name."""

    student: int = 0
    assignment: int = 0
    text: str = ""
    group: str = ""
    sort: str = "name"


def gradebook(
    database: Database, visitor: Visitor, class_id: str, wanted: Wanted, *, now: datetime, whole: bool = False
) -> Gradebook:
    """A window of the gradebook of a class that the visitor teaches, or the ``whole``. Raises NotFound."""
    with database.read() as session:
        class_ = get_class(session, visitor, class_id)
        rows = [
            row for row in reversed(find_class_assignments(session, class_.id)) if row.withdrawn_at is None
        ]
        everybody = find_students(session, class_.id)
        members = [one for one in everybody if _fits(one, wanted)]
        book = Book(session, class_, rows, now)
        if wanted.sort == "name":
            shown = members if whole else members[wanted.student : wanted.student + STUDENTS]
            lines = book.lines(shown)
        else:
            lines = sorted(book.lines(members), key=lambda line: _by_course(line, wanted.sort))
            lines = lines if whole else lines[wanted.student : wanted.student + STUDENTS]
        columns = slice(None) if whole else slice(wanted.assignment, wanted.assignment + ASSIGNMENTS)
        return Gradebook(
            class_id=class_.public_id,
            name=class_.name,
            scale=book.scale,
            categories=book.categories,
            headings=book.headings[columns],
            lines=tuple(Line(one.member, one.cells[columns], one.course, one.letter) for one in lines),
            students=len(members),
            assignments=len(rows),
            groups=tuple(sorted({one.group for one in everybody if one.group})),
        )


def get_cell(
    database: Database, visitor: Visitor, assignment_id: str, member_id: int, *, now: datetime
) -> CellPage:
    """One student at one assignment of a class that the visitor teaches. Raises NotFound."""
    with database.read() as session:
        row = get_taught_assignment(session, visitor, assignment_id)
        member = next((one for one in students_of(session, row) if one.id == member_id), None)
        if member is None:
            raise NotFound
        cell, attempt = find_cells(session, [row], [member], now=now)[row.id, member.id]
        history = find_decision_history(session, row.id, member.person_id)
        return CellPage(
            class_id=row.class_.public_id,
            assignment_id=row.public_id,
            title=quiz_of(row.quiz).title,
            member=member,
            cell=cell,
            attempt=attempt,
            history=tuple(Decision(one.decision, one.share, one.reason, by, one.at) for one, by in history),
        )


class Book:
    """What is the same for every line: the assignments with what they count, the categories, the scale."""

    def __init__(
        self, session: Session, class_: ClassRow, rows: Sequence[AssignmentRow], now: datetime
    ) -> None:
        self.session, self.rows, self.now = session, rows, now
        self.scale = find_scale(session, class_.id)
        grading = find_assignment_grading(session, class_.id)
        self.columns = [_column(row, grading) for row in rows]
        own = find_categories(session, class_.id)
        lost = any(column.category == OTHERS for column in self.columns)
        self.categories = (*own, *((Category(OTHERS, OTHERS_TITLE),) if lost or not own else ()))
        self.headings = tuple(
            Heading(row.public_id, quiz_of(row.quiz).title, column.category, column.points, withdrawn=False)
            for row, column in zip(rows, self.columns, strict=True)
        )

    def lines(self, members: Sequence[Member]) -> list[Line]:
        """The lines of these students, in their order."""
        cells = find_cells(self.session, self.rows, members, now=self.now)
        return [self._line(member, cells) for member in members]

    def _line(self, member: Member, cells: Mapping[tuple[int, int], Found]) -> Line:
        mine = [cells.get((row.id, member.id)) for row in self.rows]
        course, letter = self.grade([found[0] if found else None for found in mine])
        return Line(member, tuple(mine), course, letter)

    def grade(self, cells: Sequence[Cell | None]) -> tuple[Course, str]:
        """The grade of one student with its letter; a cell for each assignment, None where it is not for them."""
        by_column = {
            column.id: cell for column, cell in zip(self.columns, cells, strict=True) if cell is not None
        }
        course = grade_course(self.columns, self.categories, by_column)
        return course, "" if course.share is None else letter_of(course.share, SCALES[self.scale])


def _column(row: AssignmentRow, grading: Mapping[int, tuple[int | None, float]]) -> Column:
    category, points = grading.get(row.id, (None, 1.0))
    return Column(row.public_id, OTHERS if category is None else str(category), points)


def _fits(member: Member, wanted: Wanted) -> bool:
    text = wanted.text.strip().casefold()
    found = any(text in one.casefold() for one in (member.name, member.number, member.username))
    return found and (not wanted.group or member.group == wanted.group)


def _by_course(line: Line, sort: str) -> float:
    """Who has no grade comes last, whichever way it is sorted."""
    if line.course.share is None:
        return 2.0
    return line.course.share if sort == "lowest" else -line.course.share
