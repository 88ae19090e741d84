"""The learners whose accounts a teacher made: new ones from a list of names, and one-time codes for them."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from quizapp.services import codes, people
from quizapp.services.codes import Issued, NewPerson
from quizapp.services.sign_ins import Refused
from quizapp.web import site
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.whole_number import whole_number

bp = Blueprint("learners", __name__)
MOST_AT_ONCE = 200
PAGE = 100


class NamesForm(FlaskForm):
    """Names, one a line; a user name may follow after a comma or a tab."""

    names = TextAreaField(
        lazy_gettext("Names, one a line"),
        [
            DataRequired(lazy_gettext("Fill in this field.")),
            Length(max=50_000, message=lazy_gettext("This is too long.")),
        ],
    )


@bp.get("/learners")
@needs("teach")
def index() -> ResponseReturnValue:
    """The learners in one's care."""
    return _page(NamesForm())


@bp.post("/learners")
@needs("teach")
def add() -> ResponseReturnValue:
    """Make accounts; the answer is the list of user names and codes, shown this once."""
    form = NamesForm()
    if form.validate_on_submit() and (issued := _invite(form)):
        return render_template("learners/codes.html", issued=issued, url=sign_in_url())
    return _page(form)


@bp.post("/learners/<int:person_id>/code")
@needs("teach")
def reset(person_id: int) -> ResponseReturnValue:
    """Put a one-time code in place of a learner's password."""
    issued = codes.reset_password(
        site.database(), site.config(), person_id, by=current_visitor(), now=site.now()
    )
    return render_template("learners/codes.html", issued=[issued], url=sign_in_url())


def sign_in_url() -> str:
    """The address that is printed on the cards."""
    return f"{site.config().url}/code"


def read_names(text: str) -> list[NewPerson]:
    """The people of a pasted list: a name a line, and after a comma or a tab the user name."""
    rows = [
        line.replace("，", ",").replace("\t", ",").partition(",")
        for line in text.splitlines()
        if line.strip()
    ]
    return [NewPerson(name.strip(), username.strip()) for name, _comma, username in rows]


def _invite(form: NamesForm) -> Sequence[Issued]:
    wanted = read_names(form.names.data or "")
    if len(wanted) > MOST_AT_ONCE:
        form.names.errors = [_("At most %(most)s names at once.", most=MOST_AT_ONCE)]
        return []
    try:
        return codes.invite(site.database(), site.config(), wanted, by=current_visitor(), now=site.now())
    except Refused as refused:
        form.names.errors = [f"{refused.about}: {word(refused.message)}"]
        return []


def _page(form: NamesForm) -> ResponseReturnValue:
    text, page = request.args.get("q", ""), request.args.get("page", 1, type=whole_number)
    found, total = people.list_people(
        site.database(), by=current_visitor(), text=text, page=page, size=PAGE, learners=True
    )
    shown = render_template(
        "learners/index.html", form=form, people=found, total=total, text=text, page=page, size=PAGE
    )
    return shown, 422 if form.errors else 200
