"""Exceptions from an assignment, and what a student gets on top of every limit and window."""

from collections.abc import Sequence
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
from quizapp.services.assignments.log import LogEntry
from quizapp.services.assignments.watching import Desk
from quizapp.services.stale import Stale
from quizapp.web.access import current_visitor, needs
from quizapp.web.assignments.blueprint import bp
from quizapp.web.assignments.desk import desk_to_change, tell_change
from quizapp.web.assignments.forms import TimesForm, filled_times, read_target, some_of, times
from quizapp.web.choices import choice_list
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.stale import Reading, meet, reading_of, sent_reading

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
    desk = desk_to_change(assignment_id)
    form = _offer(OverrideForm(), desk)
    read = sent_reading() or Reading(_seen(desk))
    try:
        if form.validate_on_submit() and _put(desk, form, read.revision):
            flash(gettext("The exception holds, for a running attempt too."), "done")
            return redirect(url_for(".desk", assignment_id=assignment_id), 303)
    except Stale:
        return _overtaken_exception(desk, form), 409
    shown = render_template("assignments/exception.html", desk=desk, form=form, zone=desk.zone, read=read)
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
    given, log = assignments.get_accommodation(database(), current_visitor(), class_id, member_id)
    form = AccommodationForm(data=_kept(given))
    read = sent_reading() or reading_of(form, assignments.accommodation_revision(given))
    try:
        if form.validate_on_submit() and _accommodate(class_id, member_id, form, read.revision):
            flash(gettext("It holds from now on, for running attempts too."), "done")
            return redirect(url_for("classes.student", class_id=class_id, member_id=member_id), 303)
    except Stale:
        return _accommodation_page(class_id, member_id, form, log, **_overtaken(given, form, read)), 409
    page = _accommodation_page(class_id, member_id, form, log, read=read)
    return page, 422 if form.is_submitted() else 200


def _accommodation_page(
    class_id: str, member_id: int, form: AccommodationForm, log: Sequence[LogEntry], **more: object
) -> str:
    page = classes.class_page(database(), current_visitor(), class_id)
    member = classes.get_student(database(), current_visitor(), class_id, member_id)
    who = tell_change(log, "accommodation", page.card.time_zone or "")
    shown = {"page": page, "member": member, "form": form, "log": log, "who": who}
    return render_template("assignments/accommodation.html", **shown, **more)


def _overtaken(given: Accommodation, form: AccommodationForm, read: Reading) -> dict[str, object]:
    """What somebody gave meanwhile, beside what the form has."""
    theirs = AccommodationForm(formdata=None, data=_kept(given))
    revision = assignments.accommodation_revision(given)
    return {"differences": meet(form, theirs, read.fields), "read": reading_of(theirs, revision)}


def _kept(given: Accommodation) -> dict[str, object]:
    return {"factor": given.factor, "unlimited": given.unlimited, "window": given.window // 60}


def _offer(form: OverrideForm, desk: Desk) -> OverrideForm:
    """The form with whom an exception may be for."""
    form.target.choices = choice_list(some_of(desk.students))
    return form


def _seen(desk: Desk) -> str:
    """The exceptions that a page was made with, by their numbers."""
    return " ".join(str(one.id) for one in desk.overrides)


def _overtaken_exception(desk: Desk, form: OverrideForm) -> str:
    """The form beside the exception that somebody made for the same target meanwhile."""
    target = read_target(form.target.data)
    there = next(
        (one.override for one in desk.overrides if one.override.target == target), Override(Target("label"))
    )
    kept = {**filled_times(there, desk.zone), "no_limit": there.no_limit}
    theirs = _offer(OverrideForm(formdata=None, data=kept | {"target": form.target.data}), desk)
    told = {"differences": meet(form, theirs, {}), "who": tell_change(desk.log, "override", desk.zone)}
    read = Reading(_seen(desk))
    return render_template(
        "assignments/exception.html", desk=desk, form=form, zone=desk.zone, read=read, **told
    )


def _put(desk: Desk, form: OverrideForm, revision: str) -> bool:
    told: dict[str, Any] = times(form, desk.zone)
    override = Override(read_target(form.target.data) or Target("label"), no_limit=form.no_limit.data, **told)
    reason, seen = form.reason.data or "", [int(one) for one in revision.split() if one.isdecimal()]
    try:
        assignments.put_override(
            database(), current_visitor(), desk.id, override, reason=reason, seen=seen, now=now()
        )
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True


def _accommodate(class_id: str, member_id: int, form: AccommodationForm, revision: str) -> bool:
    given = Accommodation(float(form.factor.data or 1), form.unlimited.data, (form.window.data or 0) * 60)
    told: dict[str, Any] = {"reason": form.reason.data or "", "revision": revision, "now": now()}
    try:
        assignments.set_accommodation(database(), current_visitor(), class_id, member_id, given, **told)
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True
