"""One student of a class, and cards with which students sign in for the first time."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from quizapp.core.classes.roster import LONGEST, split_labels
from quizapp.errors import Conflict, Invalid
from quizapp.services import classes
from quizapp.services.classes.students import Cards, StudentFields
from quizapp.web.access import current_visitor, needs
from quizapp.web.classes.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.learners import sign_in_url
from quizapp.web.qr import draw_qr
from quizapp.web.site import config, database, now
from quizapp.web.whole_number import whole_number


class StudentForm(FlaskForm):
    """What teachers write of a student."""

    name = StringField(
        lazy_gettext("Name in this class"),
        [InputRequired(lazy_gettext("Fill in this field.")), Length(max=LONGEST["name"])],
    )
    number = StringField(lazy_gettext("Student number"), [Length(max=LONGEST["number"])])
    group = StringField(lazy_gettext("Group"), [Length(max=LONGEST["group"])])
    labels = StringField(lazy_gettext("Labels"), [Length(max=LONGEST["labels"])])


@bp.route("/classes/<class_id>/students/<int:member_id>", methods=["GET", "POST"])
@needs("teach")
def student(class_id: str, member_id: int) -> ResponseReturnValue:
    """Change a student's name, number, group and labels."""
    page = classes.class_page(database(), current_visitor(), class_id)
    member = classes.get_student(database(), current_visitor(), class_id, member_id)
    kept = {"name": member.name, "number": member.number, "group": member.group}
    form = StudentForm(data={**kept, "labels": ", ".join(member.labels)})
    if form.validate_on_submit() and _change(class_id, member_id, form):
        flash(gettext("The student is changed."), "done")
        return redirect(url_for(".show", class_id=class_id), 303)
    shown = render_template("classes/student.html", page=page, member=member, form=form)
    return shown, 422 if form.is_submitted() else 200


@bp.post("/classes/<class_id>/students/<int:member_id>/remove")
@needs("teach")
def remove_student(class_id: str, member_id: int) -> ResponseReturnValue:
    """Take a student out of the class."""
    name = classes.remove_student(database(), current_visitor(), class_id, member_id, now=now())
    flash(gettext("%(name)s is not in the class any more.", name=name), "done")
    return redirect(url_for(".show", class_id=class_id), 303)


@bp.post("/classes/<class_id>/cards")
@needs("teach")
def cards(class_id: str) -> ResponseReturnValue:
    """New sign-in cards for one student, or for all who have no password yet."""
    only = request.form.getlist("student", type=whole_number)
    made = classes.issue_cards(database(), config(), current_visitor(), class_id, only=only, now=now())
    if not made.issued:
        flash(
            gettext("There is no card to make: nobody waits whose account was made by a teacher here."),
            "done",
        )
        return redirect(url_for(".show", class_id=class_id), 303)
    return show_cards(class_id, made)


def show_cards(class_id: str, made: Cards) -> ResponseReturnValue:
    """The cards as a page to print; their codes are shown this once."""
    url = sign_in_url()
    return render_template("classes/cards.html", class_id=class_id, cards=made, url=url, qr=draw_qr(url, url))


def _change(class_id: str, member_id: int, form: StudentForm) -> bool:
    fields = StudentFields(
        form.name.data or "",
        form.number.data or "",
        form.group.data or "",
        split_labels(form.labels.data or ""),
    )
    try:
        classes.change_student(database(), current_visitor(), class_id, member_id, fields, now=now())
    except (Invalid, Conflict) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True
