"""What counts how much in a class: categories, points of assignments, the scale of letters."""

from collections.abc import Mapping, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from quizapp.core.grades.gradebook import Category
from quizapp.core.grades.scale import SCALES
from quizapp.core.languages import N_
from quizapp.errors import Invalid
from quizapp.services import classes, grades
from quizapp.services.grades import Counts, Grading
from quizapp.web.access import current_visitor, needs, require_in_class
from quizapp.web.grades.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.question_forms.number_text import find_number
from quizapp.web.site import database, now

ROWS = 8
SCALE_WORDS: Mapping[str, str] = {
    "none": N_("Percent alone"),
    "letters": N_("A to F"),
    "zh": N_("Excellent, good, fair, pass, fail (in Chinese)"),
}
NO_NUMBER = N_("A weight, a number to drop or points cannot be read: write numbers.")


class WeightsForm(FlaskForm):
    """The token of the form; its rows are read as they come."""


@bp.get("/classes/<class_id>/grading")
@needs("teach")
def weights(class_id: str) -> ResponseReturnValue:
    """The form with what counts how much."""
    require_in_class(classes.class_rights(database(), current_visitor(), class_id), "assign")
    return _show(_book(class_id), WeightsForm())


@bp.post("/classes/<class_id>/grading")
@needs("teach")
def weigh(class_id: str) -> ResponseReturnValue:
    """Keeps what counts how much."""
    book, form = _book(class_id), WeightsForm()
    if not _weigh(book, form):
        return _show(book, form), 422
    flash(gettext("Kept. Every grade is computed by it from now on."), "done")
    return redirect(url_for(".table", class_id=class_id), 303)


def _weigh(book: Grading, form: WeightsForm) -> bool:
    """Whether it was kept; why not stands in the form."""
    try:
        categories, places = _categories()
        grades.set_grading(
            database(),
            current_visitor(),
            book.class_id,
            scale=request.form.get("scale", "none"),
            categories=categories,
            counts=_counts(book, places),
        )
    except Invalid as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True


def _book(class_id: str) -> Grading:
    return grades.get_grading(database(), current_visitor(), class_id, now=now())


def _show(book: Grading, form: WeightsForm) -> str:
    own = [one for one in book.categories if one.id.isdecimal()]
    scales = [(name, word(SCALE_WORDS[name])) for name in SCALES]
    sent: Mapping[str, str] = request.form if form.form_errors else {}
    return render_template(
        "grades/weights.html", book=book, form=form, own=own, rows=ROWS, scales=scales, sent=sent
    )


def _categories() -> tuple[list[Category], Mapping[str, int]]:
    """The categories that were named, and the place of each row in their list."""
    found: list[Category] = []
    places: dict[str, int] = {}
    for row in range(ROWS):
        title = request.form.get(f"title-{row}", "").strip()
        if title:
            places[str(row)] = len(found)
            drop = _number(f"drop-{row}", 0)
            found.append(Category("", title, _number(f"weight-{row}", 1), int(drop)))
    return found, places


def _counts(book: Grading, places: Mapping[str, int]) -> Sequence[Counts]:
    return [
        Counts(one.id, places.get(request.form.get(f"category-{one.id}", "")), _number(f"points-{one.id}", 1))
        for one in book.headings
    ]


def _number(name: str, usual: float) -> float:
    text = request.form.get(name, "").strip()
    number = find_number(text) if text else usual
    if number is None:
        raise Invalid(word(NO_NUMBER))
    return number
