"""A list of students brought in, with a look at it before anything is done; and the roster as a file."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import FileStorage
from wtforms import FileField, TextAreaField
from wtforms.validators import Length

from quizapp.core.classes.enrolment import changes
from quizapp.core.classes.roster import MAX_STUDENTS, Line
from quizapp.errors import Conflict, Invalid
from quizapp.formats.delimited import SAID, parse_table, write_table
from quizapp.formats.imported import Unreadable
from quizapp.services import classes
from quizapp.services.classes.files import LARGEST, RosterFile, read_roster_file
from quizapp.services.sign_ins import Refused
from quizapp.web.access import current_visitor, needs
from quizapp.web.classes.blueprint import bp
from quizapp.web.classes.students import show_cards
from quizapp.web.downloads import csv_file, xlsx_file
from quizapp.web.languages import word
from quizapp.web.site import config, database, now

MOST_CHARACTERS = 200_000


class RosterForm(FlaskForm):
    """A list of students: pasted, or as a file."""

    text = TextAreaField(
        lazy_gettext("Names, one a line"),
        [Length(max=MOST_CHARACTERS, message=lazy_gettext("This is too long."))],
    )
    file = FileField(lazy_gettext("Or a file"))


@bp.route("/classes/<class_id>/import", methods=["GET", "POST"])
@needs("teach")
def bring(class_id: str) -> ResponseReturnValue:
    """A list, and what it would do."""
    form, page = RosterForm(), classes.class_page(database(), current_visitor(), class_id)
    found = _read(form) if form.validate_on_submit() else None
    if found is None:
        shown = render_template("classes/import.html", page=page, form=form, most=MAX_STUDENTS)
        return shown, 422 if form.is_submitted() else 200
    return _review(class_id, found)


@bp.post("/classes/<class_id>/import/enrol")
@needs("teach")
def enrol(class_id: str) -> ResponseReturnValue:
    """Do what the good lines of a list say."""
    lines = _pasted(request.form.get("lines", ""))
    try:
        cards = classes.enrol_roster(database(), config(), current_visitor(), class_id, lines, now=now())
    except (Refused, Conflict) as refused:
        flash(word(refused.message), "error")
        return redirect(url_for(".bring", class_id=class_id), 303)
    if cards.issued:
        return show_cards(class_id, cards)
    flash(gettext("The roster is as the list says."), "done")
    return redirect(url_for(".show", class_id=class_id), 303)


@bp.get("/classes/<class_id>/roster.csv")
@needs("teach")
def export(class_id: str) -> ResponseReturnValue:
    """The roster as CSV."""
    return csv_file(_roster(class_id), "roster")


@bp.get("/classes/<class_id>/roster.xlsx")
@needs("teach")
def export_workbook(class_id: str) -> ResponseReturnValue:
    """The roster as a workbook."""
    return xlsx_file(_roster(class_id), "roster", title=gettext("roster"))


def _roster(class_id: str) -> list[Sequence[object]]:
    """The lines of the roster, as a list of students can be read again."""
    rows = classes.export_roster(database(), current_visitor(), class_id)
    head = [
        gettext("name"),
        gettext("student number"),
        gettext("user name"),
        gettext("group"),
        gettext("labels"),
    ]
    return [head, *rows]


def _review(class_id: str, found: RosterFile) -> ResponseReturnValue:
    lines = found.lines
    review = classes.review_roster(database(), current_visitor(), class_id, lines)
    kept = SAID + write_table([line.cells for line in lines]).decode("utf-8-sig")
    faults = sorted([*review.roster.faults, *review.plan.faults], key=lambda fault: fault.line)
    cells = {line.number: ", ".join(filter(None, line.cells)) for line in lines}
    return render_template(
        "classes/review.html",
        class_id=class_id,
        review=review,
        faults=faults,
        cells=cells,
        kept=kept,
        others=found.others,
        changes=changes,
    )


def _read(form: RosterForm) -> RosterFile | None:
    """The lines of the file or of the pasted text; None and the reason in the form where there are none."""
    sent: FileStorage | None = form.file.data if isinstance(form.file.data, FileStorage) else None
    try:
        if sent is not None and sent.filename:
            found, field = read_roster_file(sent.read(LARGEST + 1), sent.filename), form["file"]
        else:
            found, field = RosterFile(_pasted(form.text.data or "")), form["text"]
    except Invalid as invalid:
        form.file.errors = [word(invalid.message)]
        return None
    if not found.lines:
        field.errors = [gettext("No list of students can be read here.")]
    return found if found.lines else None


def _pasted(text: str) -> list[Line]:
    try:
        return [Line(number, cells) for number, cells in parse_table(text)]
    except Unreadable:
        return []
