"""The form with which a teacher brings a file of questions: dropped, chosen or pasted."""

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import FileField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from quizapp.core.languages import Message
from quizapp.errors import Conflict, Invalid
from quizapp.formats.bank_file import LARGEST, TOO_LARGE
from quizapp.formats.formats import FORMATS
from quizapp.services.imports import review as imports
from quizapp.services.imports.review import Sent
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.imports.blueprint import bp
from quizapp.web.imports.words import format_title
from quizapp.web.languages import current_language, word
from quizapp.web.site import database, now
from quizapp.web.uploads import allow_upload, drain

MOST_PASTED = 4_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileForm(FlaskForm):
    """A file of questions, or its text; what it is, and where it goes."""

    file = FileField(lazy_gettext("File"))
    text = TextAreaField(lazy_gettext("Or its text"), [Length(max=MOST_PASTED)])
    bank = SelectField(lazy_gettext("Into"), validate_choice=False)
    title = StringField(lazy_gettext("Title of the new bank"), [Length(max=200)])
    format = SelectField(lazy_gettext("Format"), validate_choice=False)


@bp.url_value_preprocessor
def allow_file(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Lets the form of a file, and no other, send as much as a file may have."""
    if endpoint == "imports.new":
        allow_upload(LARGEST, MOST_PASTED)


@bp.route("/imports/new", methods=["GET", "POST"])
@needs("teach")
def new() -> ResponseReturnValue:
    """Bring a file of questions."""
    form = open_form()
    if form.validate_on_submit() and (job := _start(form)):
        return redirect(url_for("jobs.show", job_id=job), 303)
    return _page(form), 422 if form.is_submitted() else 200


@bp.get("/imports/template.xlsx")
@needs("teach")
def template() -> ResponseReturnValue:
    """An empty workbook with the columns of our own spreadsheets, explained."""
    # Loaded where it is needed: most web processes never write a workbook.
    from quizapp.formats.sheet.xlsx_format import template as write_template

    answer = Response(write_template(), mimetype=XLSX)
    answer.headers["Content-Disposition"] = "attachment; filename=template.xlsx"
    return answer


@bp.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The form again, with what it can take."""
    drain()
    flash(_too_large(), "error")
    return _page(open_form(empty=True)), 413


def open_form(*, empty: bool = False) -> FileForm:
    """The form with the banks and formats to choose from."""
    form = FileForm(formdata=None) if empty else FileForm()
    banks = imports.list_goals(database(), current_visitor())
    language = current_language()
    own = [(bank.id, bank.title.in_(language)) for bank in banks]
    form.bank.choices = choice_list([("", gettext("A new bank")), *own])
    readable = [(name, format_title(name)) for name, known in FORMATS.items() if known.reading]
    form.format.choices = choice_list(
        [("", gettext("Told by its content")), *sorted(readable, key=lambda one: one[1])]
    )
    if not form.is_submitted():
        form.bank.data = request.args.get("bank", "")
    return form


def _page(form: FileForm) -> str:
    titles = gettext(", ").join(format_title(name) for name, known in FORMATS.items() if known.reading)
    return render_template(
        "imports/new.html", form=form, largest=LARGEST, too_large=_too_large(), formats=titles
    )


def _too_large() -> str:
    return word(Message(TOO_LARGE, {"megabytes": str(LARGEST // 1_000_000)}))


def _start(form: FileForm) -> str | None:
    """The job that reads the file; None and the reason in the form where there is none."""
    sent = form.file.data
    file = (
        Sent(sent.read(), sent.filename) if sent and sent.filename else Sent((form.text.data or "").encode())
    )
    about = {"bank": form.bank.data or "", "title": form.title.data or "", "format": form.format.data or ""}
    try:
        return imports.start_import(database(), current_visitor(), file, **about, now=now())
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return None
