"""Exceptions from an assignment, and what a student gets on top of every limit and window."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, DecimalField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quizapp.core.classes.assignment import Override, Target
from quizapp.core.quizzes.accommodation import MAX_FACTOR, MAX_WINDOW, Accommodation
from quizapp.errors import Invalid
from quizapp.services import assignments, classes
from quizapp.services.assignments.watching import Desk
from quizapp.web.access import current_visitor, needs
from quizapp.web.assignments.blueprint import bp
from quizapp.web.assignments.forms import TimesForm, read_target, some_of, times
from quizapp.web.choices import choice_list
from quizapp.web.languages import word
from quizapp.web.site import config, database, now

REASON = [InputRequired(lazy_gettext("Say why: the reason stands in the log.")), Length(max=500)]


class OverrideForm(TimesForm):
    """Other times, limit or attempts for some."""

    target = SelectField(lazy_gettext("For whom"))
    no_limit = BooleanField(lazy_gettext("No time limit"))
    reason = StringField(lazy_gettext("Reason"), REASON)


class AccommodationForm(FlaskForm):
    """What a student gets on top, everywhere."""

    factor = DecimalField(
        lazy_gettext("Time, times"), [Optional(), NumberRange(1, MAX_FACTOR)], render_kw={"step": "0.05"}
    )
    unlimited = BooleanField(lazy_gettext("No time limit at all"))
    window = IntegerField(
        lazy_gettext("Windows close later by minutes"), [Optional(), NumberRange(0, MAX_WINDOW // 60)]
    )
    reason = StringField(lazy_gettext("Reason"), REASON)


@bp.route("/assignments/<assignment_id>/exceptions/new", methods=["GET", "POST"])
@needs("teach")
def new_exception(assignment_id: str) -> ResponseReturnValue:
    """An exception for a student, a group or a label."""
    desk = assignments.assignment_desk(database(), config(), current_visitor(), assignment_id, now=now())
    form = OverrideForm()
    form.target.choices = choice_list(some_of(desk.students))
    if form.validate_on_submit() and _put(desk, form):
        flash(gettext("The exception holds, for a running attempt too."), "done")
        return redirect(url_for(".desk", assignment_id=assignment_id), 303)
    shown = render_template("assignments/exception.html", desk=desk, form=form, zone=desk.zone)
    return shown, 422 if form.is_submitted() else 200


@bp.post("/assignments/<assignment_id>/exceptions/<int:override_id>/remove")
@needs("teach")
def remove_exception(assignment_id: str, override_id: int) -> ResponseReturnValue:
    """Take an exception back."""
    assignments.remove_override(database(), current_visitor(), assignment_id, override_id, now=now())
    flash(gettext("The exception is taken back."), "done")
    return redirect(url_for(".desk", assignment_id=assignment_id), 303)


@bp.route("/classes/<class_id>/students/<int:member_id>/accommodation", methods=["GET", "POST"])
@needs("teach")
def accommodation(class_id: str, member_id: int) -> ResponseReturnValue:
    """What a student gets on top of every limit and window."""
    page = classes.class_page(database(), current_visitor(), class_id)
    member = classes.get_student(database(), current_visitor(), class_id, member_id)
    given, log = assignments.get_accommodation(database(), current_visitor(), class_id, member_id)
    kept = {"factor": given.factor, "unlimited": given.unlimited, "window": given.window // 60}
    form = AccommodationForm(data=kept)
    if form.validate_on_submit() and _accommodate(class_id, member_id, form):
        flash(gettext("It holds from now on, for running attempts too."), "done")
        return redirect(url_for("classes.student", class_id=class_id, member_id=member_id), 303)
    shown = render_template("assignments/accommodation.html", page=page, member=member, form=form, log=log)
    return shown, 422 if form.is_submitted() else 200


def _put(desk: Desk, form: OverrideForm) -> bool:
    told: dict[str, Any] = times(form, desk.zone)
    override = Override(read_target(form.target.data) or Target("label"), no_limit=form.no_limit.data, **told)
    reason = form.reason.data or ""
    try:
        assignments.put_override(database(), current_visitor(), desk.id, override, reason=reason, now=now())
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True


def _accommodate(class_id: str, member_id: int, form: AccommodationForm) -> bool:
    given = Accommodation(float(form.factor.data or 1), form.unlimited.data, (form.window.data or 0) * 60)
    reason = form.reason.data or ""
    try:
        assignments.set_accommodation(
            database(), current_visitor(), class_id, member_id, given, reason=reason, now=now()
        )
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True
