"""The owner's page: everybody with an account, their roles, who may sign in, and where they are signed in."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import BadRequest
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from quizapp.core.access import ROLES, Role
from quizapp.services import codes, people, sign_ins
from quizapp.services.codes import Issued, NewPerson
from quizapp.services.sign_ins import Refused
from quizapp.web import site
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.languages import word
from quizapp.web.learners import sign_in_url
from quizapp.web.whole_number import whole_number

bp = Blueprint("people", __name__)
PAGE = 100
FILLED = DataRequired(lazy_gettext("Fill in this field."))
SHORT = Length(max=300, message=lazy_gettext("This is too long."))
ROLE_CHOICES = [
    ("learner", lazy_gettext("Learner")),
    ("teacher", lazy_gettext("Teacher")),
    ("owner", lazy_gettext("Owner")),
]


class PersonForm(FlaskForm):
    """An account for somebody else."""

    username = StringField(lazy_gettext("User name"), [FILLED, SHORT])
    name = StringField(lazy_gettext("Name shown to others"), [SHORT])
    role = SelectField(lazy_gettext("Role"), choices=choice_list(ROLE_CHOICES), default="teacher")


@bp.get("/people")
@needs("own")
def index() -> ResponseReturnValue:
    """Everybody, or those who match."""
    return _page(PersonForm())


@bp.post("/people")
@needs("own")
def add() -> ResponseReturnValue:
    """Make an account with a one-time code."""
    form = PersonForm()
    if form.validate_on_submit() and (issued := _invite(form)):
        return render_template("learners/codes.html", issued=[issued], url=sign_in_url())
    return _page(form)


@bp.get("/people/<int:person_id>")
@needs("own")
def person(person_id: int) -> ResponseReturnValue:
    """One account."""
    found = people.get_person(site.database(), person_id, by=current_visitor())
    shown = sign_ins.list_sign_ins(site.database(), person_id)
    return render_template("people/person.html", person=found, sign_ins=shown, roles=ROLES)


@bp.post("/people/<int:person_id>/role")
@needs("own")
def change_role(person_id: int) -> ResponseReturnValue:
    """Give somebody another role."""
    people.set_role(
        site.database(), person_id, _role(request.form.get("role")), by=current_visitor(), now=site.now()
    )
    flash(_("The role is changed."), "done")
    return _back(person_id)


@bp.post("/people/<int:person_id>/active")
@needs("own")
def change_active(person_id: int) -> ResponseReturnValue:
    """Keep somebody out, or let them in again."""
    active = request.form.get("active") == "yes"
    people.set_active(site.database(), person_id, active, by=current_visitor(), now=site.now())
    flash(_("This account may sign in again.") if active else _("This account is kept out."), "done")
    return _back(person_id)


@bp.post("/people/<int:person_id>/code")
@needs("own")
def reset(person_id: int) -> ResponseReturnValue:
    """Put a one-time code in place of somebody's password."""
    issued = codes.reset_password(
        site.database(), site.config(), person_id, by=current_visitor(), now=site.now()
    )
    return render_template("learners/codes.html", issued=[issued], url=sign_in_url())


@bp.post("/people/<int:person_id>/sign-ins/<int:sign_in_id>/end")
@needs("own")
def end_sign_in(person_id: int, sign_in_id: int) -> ResponseReturnValue:
    """End one of somebody's sign-ins."""
    sign_ins.end_sign_in(site.database(), person_id, sign_in_id, now=site.now())
    flash(_("That sign-in has ended."), "done")
    return _back(person_id)


def _back(person_id: int) -> ResponseReturnValue:
    if current_visitor().person_id == person_id:  # a change of one's own role has ended the sign-in
        return redirect(url_for("home.index"), 303)
    return redirect(url_for("people.person", person_id=person_id), 303)


def _role(text: str | None) -> Role:
    for role in ROLES:
        if role == text:
            return role
    raise BadRequest


def _invite(form: PersonForm) -> Issued | None:
    new = NewPerson(form.name.data or "", form.username.data or "", _role(form.role.data))
    try:
        issued = codes.invite(site.database(), site.config(), [new], by=current_visitor(), now=site.now())
    except Refused as refused:
        form.username.errors = [word(refused.message)]
        return None
    return issued[0]


def _page(form: PersonForm) -> ResponseReturnValue:
    text, page = request.args.get("q", ""), request.args.get("page", 1, type=whole_number)
    found, total = people.list_people(site.database(), by=current_visitor(), text=text, page=page, size=PAGE)
    shown = render_template(
        "people/index.html", form=form, people=found, total=total, text=text, page=page, size=PAGE
    )
    return shown, 422 if form.errors else 200
