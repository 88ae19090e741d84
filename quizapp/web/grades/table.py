"""The gradebook as a table on a page, a window at a time, and as a whole in files."""

from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.grades.gradebook import Cell, CellState
from quizapp.core.languages import N_
from quizapp.services import grades
from quizapp.services.grades import Gradebook, Wanted
from quizapp.services.grades.showing import ASSIGNMENTS, STUDENTS
from quizapp.web.access import current_visitor, needs
from quizapp.web.downloads import csv_file, xlsx_file
from quizapp.web.grades.blueprint import bp
from quizapp.web.languages import current_language, format_share, word
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
SORTS: Mapping[str, str] = {"name": N_("by name"), "highest": N_("best first"), "lowest": N_("lowest first")}


@bp.get("/classes/<class_id>/grades")
@needs("teach")
def table(class_id: str) -> ResponseReturnValue:
    """A window of the gradebook of a class."""
    wanted = read_wanted()
    book = grades.gradebook(database(), current_visitor(), class_id, wanted, now=now())
    shown = {"book": book, "wanted": wanted, "sorts": SORTS, "say": say, "state_words": STATE_WORDS}
    return render_template("grades/table.html", **shown, students=STUDENTS, assignments=ASSIGNMENTS)


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
    sort = request.args.get("sort", "name")
    return Wanted(
        student=max(0, request.args.get("student", 0, type=whole_number)),
        assignment=max(0, request.args.get("assignment", 0, type=whole_number)),
        text=request.args.get("q", "")[:100],
        group=request.args.get("group", ""),
        sort=sort if sort in SORTS else "name",
    )


def say(cell: Cell) -> str:
    """A cell in a word or a percentage."""
    if cell.state == "graded" and cell.share is not None:
        return format_share(cell.share)
    return word(STATE_WORDS[cell.state])


def _whole(class_id: str) -> Gradebook:
    return grades.gradebook(database(), current_visitor(), class_id, read_wanted(), now=now(), whole=True)


def _rows(book: Gradebook) -> list[list[object]]:
    """Per cent as numbers; what counts nowhere in words, what was missed as 0."""
    language = current_language()
    head = [gettext("name"), gettext("student number"), gettext("group")]
    titles = [heading.title.in_(language) for heading in book.headings]
    rows: list[list[object]] = [[*head, *titles, gettext("course"), gettext("letter")]]
    for line in book.lines:
        cells = [_plain(found[0]) if found else None for found in line.cells]
        course = None if line.course.share is None else round(line.course.share * 100, 2)
        member = line.member
        rows.append([member.name, member.number, member.group, *cells, course, line.letter])
    return rows


def _plain(cell: Cell) -> object:
    return word(STATE_WORDS[cell.state]) if cell.counted is None else round(cell.counted * 100, 2)
