"""With whom a bank is shared, and copies of banks."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.errors import Invalid
from quizapp.services import workbench
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.once import once_id
from quizapp.web.site import database, now
from quizapp.web.workbench.blueprint import bp


@bp.get("/banks/<bank>/sharing")
@needs("teach")
def sharing(bank: str) -> ResponseReturnValue:
    """With whom an own bank is shared."""
    page = workbench.get_sharing(database(), current_visitor(), bank)
    return render_template("workbench/sharing.html", page=page)


@bp.post("/banks/<bank>/sharing/access")
@needs("teach")
def set_access(bank: str) -> ResponseReturnValue:
    """Open a bank to all who teach here, or close it."""
    workbench.set_access(database(), current_visitor(), bank, request.form.get("access", ""))
    return _back(bank)


@bp.post("/banks/<bank>/sharing")
@needs("teach")
def share(bank: str) -> ResponseReturnValue:
    """Share a bank with a teacher."""
    given = {name: request.form.get(name, "") for name in ("username", "right")}
    try:
        workbench.share(
            database(), current_visitor(), bank, given["username"][:100], given["right"], now=now()
        )
    except Invalid as refused:
        flash(word(refused.message), "error")
    return _back(bank)


@bp.post("/banks/<bank>/sharing/<int:person>/remove")
@needs("teach")
def unshare(bank: str, person: int) -> ResponseReturnValue:
    """Share a bank with a teacher no more."""
    workbench.unshare(database(), current_visitor(), bank, person)
    return _back(bank)


@bp.post("/banks/<key>/copy")
@needs("teach")
def copy(key: str) -> ResponseReturnValue:
    """Make a bank of one's own of one that is there."""
    made = workbench.copy_bank(database(), current_visitor(), key, id_=once_id(), now=now())
    flash(gettext("This copy is yours: change it as you like. The original stays as it is."), "done")
    return redirect(url_for("banks.show", key=made), 303)


def _back(bank: str) -> ResponseReturnValue:
    return redirect(url_for(".sharing", bank=bank), 303)
