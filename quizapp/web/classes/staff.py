"""Who teaches a class: colleagues let in and taken out."""

from typing import cast

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.classes.membership import ClassRole
from quizapp.errors import Conflict, Invalid
from quizapp.services import classes
from quizapp.web.access import current_visitor, needs
from quizapp.web.classes.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.site import database, now


@bp.post("/classes/<class_id>/staff")
@needs("teach")
def add_staff(class_id: str) -> ResponseReturnValue:
    """Let a colleague teach the class too."""
    username, role = request.form.get("username", ""), cast(ClassRole, request.form.get("role", ""))
    try:
        classes.add_staff(database(), current_visitor(), class_id, username=username, role=role, now=now())
        flash(gettext("%(name)s teaches the class now.", name=username), "done")
    except (Invalid, Conflict) as refused:
        flash(word(refused.message), "error")
    return redirect(url_for(".settings", class_id=class_id), 303)


@bp.post("/classes/<class_id>/staff/<int:member_id>/remove")
@needs("teach")
def remove_staff(class_id: str, member_id: int) -> ResponseReturnValue:
    """Take a colleague out of the class."""
    try:
        classes.remove_staff(database(), current_visitor(), class_id, member_id, now=now())
        flash(gettext("They do not teach the class any more."), "done")
    except Conflict as refused:
        flash(word(refused.message), "error")
        return redirect(url_for(".settings", class_id=class_id), 303)
    return redirect(url_for(".index"), 303)
