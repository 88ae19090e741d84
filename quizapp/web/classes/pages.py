"""The pages of a class for those who teach it: the list, a class with its people, its settings."""

from functools import cache
from zoneinfo import available_timezones

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from quizapp.core.classes.join_code import show_join_code
from quizapp.core.people import NAME_LONGEST
from quizapp.errors import Invalid
from quizapp.services import assignments, classes
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.classes.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.once import once_id
from quizapp.web.qr import draw_qr
from quizapp.web.site import config, database, now

NAME = [InputRequired(lazy_gettext("Give the class a name.")), Length(max=NAME_LONGEST)]


class ClassForm(FlaskForm):
    """A class: its name, and its time zone where it is not the site's."""

    name = StringField(lazy_gettext("Name of the class"), NAME)
    time_zone = SelectField(lazy_gettext("Time zone"), default="")


class CopyForm(FlaskForm):
    """A copy for the next term."""

    new_name = StringField(lazy_gettext("Name of the new class"), NAME)


@cache
def zones() -> list[str]:
    """The time zones that a class can have."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


@bp.get("/classes")
@needs("teach")
def index() -> ResponseReturnValue:
    """The classes in which one teaches."""
    return render_template("classes/index.html", classes=classes.list_classes(database(), current_visitor()))


@bp.route("/classes/new", methods=["GET", "POST"])
@needs("teach")
def new() -> ResponseReturnValue:
    """Make a class."""
    form = _offer(ClassForm())
    if form.validate_on_submit() and (class_id := _make(form)):
        return redirect(url_for(".show", class_id=class_id), 303)
    return render_template("classes/new.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/classes/<class_id>")
@needs("teach")
def show(class_id: str) -> ResponseReturnValue:
    """A class with its people; only one group or those with one label if asked."""
    page = classes.class_page(database(), current_visitor(), class_id)
    group, label = request.args.get("group", ""), request.args.get("label", "")
    shown = [
        one
        for one in page.students
        if group in ("", one.member.group) and (not label or label in one.member.labels)
    ]
    given = assignments.class_assignments(database(), current_visitor(), class_id)
    return render_template(
        "classes/show.html", page=page, students=shown, group=group, label=label, given=given
    )


@bp.get("/classes/<class_id>/invitation")
@needs("teach")
def invitation(class_id: str) -> ResponseReturnValue:
    """The code, the link and the QR code by which students join, to be shown or printed."""
    page = classes.class_page(database(), current_visitor(), class_id)
    url = f"{config().url}/join/{page.join_code}"
    shown = {"code": show_join_code(page.join_code), "qr": draw_qr(url, url)} if page.join_code else {}
    return render_template("classes/invitation.html", page=page, url=url, site=config().url, **shown)


@bp.post("/classes/<class_id>/invitation")
@needs("teach")
def change_invitation(class_id: str) -> ResponseReturnValue:
    """A new code in place of the old one, or none at all."""
    change = classes.close_code if request.form.get("go") == "close" else classes.renew_code
    change(database(), current_visitor(), class_id)
    return redirect(url_for(".invitation", class_id=class_id), 303)


@bp.route("/classes/<class_id>/settings", methods=["GET", "POST"])
@needs("teach")
def settings(class_id: str) -> ResponseReturnValue:
    """Name and zone, who teaches, a copy, and the way into the archive."""
    page = classes.class_page(database(), current_visitor(), class_id)
    form = _offer(ClassForm(data={"name": page.card.name, "time_zone": page.card.time_zone or ""}))
    if form.validate_on_submit() and _change(class_id, form):
        flash(gettext("The class is changed."), "done")
        return redirect(url_for(".show", class_id=class_id), 303)
    shown = render_template("classes/settings.html", page=page, form=form, copying=CopyForm(formdata=None))
    return shown, 422 if form.is_submitted() else 200


@bp.post("/classes/<class_id>/archive")
@needs("teach")
def archive(class_id: str) -> ResponseReturnValue:
    """Put a class away."""
    classes.archive_class(database(), current_visitor(), class_id, now=now())
    flash(gettext("The class is put away. Everything in it stays to be read."), "done")
    return redirect(url_for(".show", class_id=class_id), 303)


@bp.post("/classes/<class_id>/restore")
@needs("teach")
def restore(class_id: str) -> ResponseReturnValue:
    """Bring a class back."""
    classes.restore_class(database(), current_visitor(), class_id)
    flash(gettext("The class is back."), "done")
    return redirect(url_for(".show", class_id=class_id), 303)


@bp.post("/classes/<class_id>/copy")
@needs("teach")
def copy(class_id: str) -> ResponseReturnValue:
    """A copy without the students."""
    name = CopyForm().new_name.data or ""
    made = classes.copy_class(database(), current_visitor(), class_id, name=name, id_=once_id(), now=now())
    flash(gettext("The new class has the same teachers and no students yet."), "done")
    return redirect(url_for(".show", class_id=made), 303)


def _offer(form: ClassForm) -> ClassForm:
    site = gettext("As the site: %(zone)s", zone=config().time_zone)
    form.time_zone.choices = choice_list([("", site), *((zone, zone) for zone in zones())])
    return form


def _make(form: ClassForm) -> str | None:
    name, zone = form.name.data or "", form.time_zone.data or None
    try:
        return classes.make_class(
            database(), current_visitor(), name=name, time_zone=zone, id_=once_id(), now=now()
        )
    except Invalid as invalid:
        form.name.errors = [word(invalid.message)]
        return None


def _change(class_id: str, form: ClassForm) -> bool:
    name, zone = form.name.data or "", form.time_zone.data or None
    try:
        classes.change_class(database(), current_visitor(), class_id, name=name, time_zone=zone)
    except Invalid as invalid:
        form.name.errors = [word(invalid.message)]
        return False
    return True
