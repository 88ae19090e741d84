"""Students who join a class by code, link or QR code, and the classes that they are in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from quizapp.core.classes.join_code import parse_join_code
from quizapp.core.classes.roster import LONGEST
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import classes
from quizapp.web.access import current_visitor, needs
from quizapp.web.classes.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.security import limiter
from quizapp.web.site import database, now


class CodeForm(FlaskForm):
    """The code of a class."""

    code = StringField(
        lazy_gettext("Code of the class"),
        [InputRequired(lazy_gettext("Fill in this field.")), Length(max=40)],
    )


class JoinForm(FlaskForm):
    """How the class is to know its new student."""

    name = StringField(
        lazy_gettext("Your name in this class"),
        [InputRequired(lazy_gettext("Fill in this field.")), Length(max=LONGEST["name"])],
    )
    number = StringField(lazy_gettext("Student number"), [Length(max=LONGEST["number"])])


@bp.route("/join", methods=["GET", "POST"])
@needs("account")
@limiter.limit("600/minute", methods=["POST"])
def enter_code() -> ResponseReturnValue:
    """The code of a class, and the classes that one is in."""
    form = CodeForm()
    if form.validate_on_submit() and (code := _known(form)):
        return redirect(url_for(".join", code=code), 303)
    mine = classes.my_classes(database(), current_visitor())
    return render_template("classes/join.html", form=form, mine=mine), 422 if form.is_submitted() else 200


@bp.route("/join/<code>", methods=["GET", "POST"])
@needs("account")
@limiter.limit("1200/minute")
def join(code: str) -> ResponseReturnValue:
    """Join a class; the link and the QR code lead here."""
    visitor = current_visitor()
    found = classes.find_invitation(database(), visitor, code)
    form = JoinForm(data={"name": visitor.name})
    if form.validate_on_submit() and _join(code, form):
        flash(gettext("You are in the class %(name)s.", name=found.name), "done")
        return redirect(url_for(".enter_code"), 303)
    shown = render_template("classes/joining.html", form=form, invitation=found)
    return shown, 422 if form.is_submitted() else 200


@bp.post("/classes/<class_id>/leave")
@needs("account")
def leave(class_id: str) -> ResponseReturnValue:
    """Leave a class in which one is a student."""
    classes.leave_class(database(), current_visitor(), class_id, now=now())
    flash(gettext("You have left the class."), "done")
    return redirect(url_for(".enter_code"), 303)


def _known(form: CodeForm) -> str | None:
    code = parse_join_code(form.code.data or "")
    try:
        classes.find_invitation(database(), current_visitor(), code)
    except NotFound as missing:
        form.code.errors = [word(missing.message)]
        return None
    return code


def _join(code: str, form: JoinForm) -> bool:
    name, number = form.name.data or "", form.number.data or ""
    try:
        classes.join_class(database(), current_visitor(), code, name=name, number=number, now=now())
    except (Invalid, Conflict) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True
