"""One student at one assignment: what counts, why, and what a teacher decides about it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField, TextAreaField

from quizapp.errors import Conflict, Invalid
from quizapp.services import grades
from quizapp.services.grades import CellPage
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.grades.blueprint import bp
from quizapp.web.grades.table import STATE_WORDS, say
from quizapp.web.languages import word
from quizapp.web.question_forms.number_text import find_number
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number

DECISIONS = [
    ("share", lazy_gettext("This grade, in percent")),
    ("excused", lazy_gettext("Excused: it counts nowhere")),
    ("none", lazy_gettext("What the attempts say")),
]


class DecisionForm(FlaskForm):
    """What is to count, and why."""

    decision = RadioField(
        lazy_gettext("What counts"), choices=choice_list(DECISIONS), default="share", validate_choice=False
    )
    percent = StringField(lazy_gettext("Percent"))
    reason = TextAreaField(
        lazy_gettext("Why? It stands in the history of the grade, and the student reads it.")
    )


@bp.get("/assignments/<assignment_id>/students/<int:member_id>/grade")
@needs("teach")
def cell(assignment_id: str, member_id: int) -> ResponseReturnValue:
    """One cell of the gradebook with its history."""
    return _show(_page(assignment_id, member_id), DecisionForm())


@bp.post("/assignments/<assignment_id>/students/<int:member_id>/grade")
@needs("teach")
def decide(assignment_id: str, member_id: int) -> ResponseReturnValue:
    """Decides about one cell."""
    page, form = _page(assignment_id, member_id), DecisionForm()
    if not _decide(page, form):
        return _show(page, form), 422
    flash(gettext("Decided. What held before stays in the history."), "done")
    return redirect(url_for(".cell", assignment_id=assignment_id, member_id=member_id), 303)


def _decide(page: CellPage, form: DecisionForm) -> bool:
    """Whether it was decided; why not stands in the form."""
    try:
        grades.decide_grade(
            database(),
            current_visitor(),
            page.assignment_id,
            page.member.id,
            decision=form.decision.data or "",
            share=_share(form.percent.data or ""),
            reason=form.reason.data or "",
            now=now(),
            seen=request.form.get("seen", type=whole_number),
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True


def _page(assignment_id: str, member_id: int) -> CellPage:
    return grades.get_cell(database(), current_visitor(), assignment_id, member_id, now=now())


def _show(page: CellPage, form: DecisionForm) -> str:
    return render_template("grades/cell.html", page=page, form=form, say=say, state_words=STATE_WORDS)


def _share(text: str) -> float | None:
    """Per cent as a share; with or without the sign."""
    number = find_number(text.strip().removesuffix("%").removesuffix("％"))
    return None if number is None else number / 100
