"""The assignments of a class with what they count, and a line of grades for each student."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.core.classes.membership import Member
from quizapp.core.grades.choosing import Standing
from quizapp.core.grades.gradebook import Category, Cell, Column, Course, grade_course
from quizapp.core.grades.scale import SCALES, letter_of
from quizapp.core.languages import N_, Twin
from quizapp.services.grades.reckoning import find_cells
from quizapp.storage.assignments import AssignmentRow
from quizapp.storage.classes import ClassRow
from quizapp.storage.grades import find_assignment_grading, find_categories, find_scale
from quizapp.storage.quizzes import title_of

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


@dataclass(frozen=True)
class Line:
    """One student: a cell for each assignment (None where it is not for them), the grade of the course, its letter."""

    member: Member
    cells: tuple[Cell | None, ...]
    course: Course
    letter: str


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

    def headings(self, part: slice = slice(None)) -> tuple[Heading, ...]:
        """What stands above these assignments."""
        return tuple(
            Heading(row.public_id, title_of(row.quiz), column.category, column.points)
            for row, column in zip(self.rows[part], self.columns[part], strict=True)
        )

    def lines(self, members: Sequence[Member]) -> list[Line]:
        """The lines of these students, in their order."""
        cells = find_cells(self.session, self.rows, members, now=self.now)
        return [self._line(member, cells[member.id]) for member in members]

    def standings_at(self, assignment_id: str, members: Sequence[Member]) -> Mapping[int, Standing]:
        """What each of these students has at one assignment; nobody has anything at one that is not there."""
        rows = [row for row in self.rows if row.public_id == assignment_id]
        cells = find_cells(self.session, rows, members, now=self.now)
        return {id_: _standing(line) for id_, line in cells.items()}

    def grade(self, cells: Sequence[Cell | None]) -> tuple[Course, str]:
        """The grade of one student with its letter; a cell for each assignment, None where it is not for them."""
        course = grade_course(self.columns, self.categories, cells)
        return course, "" if course.share is None else letter_of(course.share, SCALES[self.scale])

    def _line(self, member: Member, cells: tuple[Cell | None, ...]) -> Line:
        course, letter = self.grade(cells)
        return Line(member, cells, course, letter)


def standing_of(line: Line) -> Standing:
    """How a student stands in the course."""
    return Standing(line.course.share, any(one is not None and one.state == "missing" for one in line.cells))


def _standing(cells: Sequence[Cell | None]) -> Standing:
    cell = cells[0] if cells else None
    return Standing(None, False) if cell is None else Standing(cell.counted, cell.state == "missing")


def _column(row: AssignmentRow, grading: Mapping[int, tuple[int | None, float]]) -> Column:
    category, points = grading.get(row.id, (None, 1.0))
    return Column(row.public_id, OTHERS if category is None else str(category), points)
