"""The gradebook as a table on a page, a window at a time, and as a whole in files."""

from collections.abc import Callable, Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.classes.membership import Member
from quizapp.core.grades.choosing import Sort, Wanted
from quizapp.core.grades.gradebook import Cell, CellState
from quizapp.core.languages import N_
from quizapp.services import classes, grades
from quizapp.services.grades import Gradebook
from quizapp.services.grades.showing import ASSIGNMENTS, STUDENTS
from quizapp.web.access import current_visitor, needs
from quizapp.web.downloads import csv_file, xlsx_file
from quizapp.web.grades.blueprint import bp
from quizapp.web.languages import current_language, format_share, word
from quizapp.web.question_forms.number_text import find_number
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number

STATE_WORDS: Mapping[CellState, str] = {
    "open": N_("still open"),
    "running": N_("goes on"),
    "waiting": N_("waits for a grade"),
    "missing": N_("missing"),
    "excused": N_("excused"),
    "graded": N_("graded"),
}
SORTS: Mapping[Sort, str] = {
    "name": N_("by name"),
    "number": N_("by number"),
    "highest": N_("best first"),
    "lowest": N_("lowest first"),
}


@bp.get("/classes/<class_id>/grades")
@needs("teach")
def table(class_id: str) -> ResponseReturnValue:
    """A window of the gradebook of a class."""
    wanted = read_wanted()
    book = grades.gradebook(database(), current_visitor(), class_id, wanted, now=now())
    shown = {"book": book, "wanted": wanted, "sorts": SORTS, "say": say, "name_of": _names(book)}
    shown["can"] = classes.class_rights(database(), current_visitor(), class_id)
    usual = Wanted(wanted.student, wanted.assignment, hidden=wanted.hidden)
    return render_template(
        "grades/table.html", **shown, usual=usual, students=STUDENTS, assignments=ASSIGNMENTS
    )


@bp.get("/classes/<class_id>/grades.csv")
@needs("teach")
def as_csv(class_id: str) -> ResponseReturnValue:
    """The whole gradebook as CSV."""
    return csv_file(_rows(_whole(class_id)), "grades")


@bp.get("/classes/<class_id>/grades.xlsx")
@needs("teach")
def as_xlsx(class_id: str) -> ResponseReturnValue:
    """The whole gradebook as a workbook."""
    book = _whole(class_id)
    return xlsx_file(_rows(book), "grades", title=book.name)


def read_wanted() -> Wanted:
    """Which part of the gradebook the address asks for."""
    below = find_number(request.args.get("below", ""))
    return Wanted(
        student=max(0, request.args.get("student", 0, type=whole_number)),
        assignment=max(0, request.args.get("assignment", 0, type=whole_number)),
        text=request.args.get("q", "")[:100],
        group=request.args.get("group", ""),
        label=request.args.get("label", ""),
        of=request.args.get("of", ""),
        missing=request.args.get("missing") == "1",
        below=None if below is None else below / 100,
        sort=next((sort for sort in SORTS if sort == request.args.get("sort")), "name"),
        hidden=request.args.get("names") == "hidden",
    )


def say(cell: Cell) -> str:
    """A cell in a word or a percentage."""
    if cell.state == "graded" and cell.share is not None:
        return format_share(cell.share)
    return word(STATE_WORDS[cell.state])


def _whole(class_id: str) -> Gradebook:
    return grades.gradebook(database(), current_visitor(), class_id, read_wanted(), now=now(), whole=True)


def _names(book: Gradebook) -> Callable[[Member], str]:
    """What a student is called: by a number that tells nothing where names are hidden."""

    def name(member: Member) -> str:
        alias = book.aliases.get(member.id)
        return member.name if alias is None else gettext("Student %(number)s", number=alias)

    return name


def _rows(book: Gradebook) -> list[list[object]]:
    """Per cent as numbers; what counts nowhere in words, what was missed as 0."""
    language = current_language()
    head = [gettext("name"), gettext("student number"), gettext("group")]
    titles = [heading.title.in_(language) for heading in book.headings]
    rows: list[list[object]] = [[*head, *titles, gettext("course"), gettext("letter")]]
    name_of = _names(book)
    for line in book.lines:
        cells = [_plain(cell) if cell else None for cell in line.cells]
        course = None if line.course.share is None else round(line.course.share * 100, 2)
        about = [name_of(line.member), "" if book.aliases else line.member.number, line.member.group]
        rows.append([*about, *cells, course, line.letter])
    return rows


def _plain(cell: Cell) -> object:
    return word(STATE_WORDS[cell.state]) if cell.counted is None else round(cell.counted * 100, 2)
