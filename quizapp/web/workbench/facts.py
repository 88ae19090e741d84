"""One fact as a page: its sources, its questions, what other banks say of it, and whether it is out of date."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.services import workbench
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import database
from quizapp.web.workbench.blueprint import bp


@bp.get("/banks/<key>/facts/<fact>")
@needs("teach")
def fact(key: str, fact: str) -> ResponseReturnValue:
    """One fact of a bank."""
    page = workbench.get_fact_page(database(), current_visitor(), key, fact)
    return render_template("workbench/fact.html", page=page)


@bp.post("/banks/<bank>/facts/<fact>/standing")
@needs("teach")
def standing(bank: str, fact: str) -> ResponseReturnValue:
    """Say that a fact is out of date, or that it holds after all."""
    if request.form.get("standing") == "superseded":
        workbench.supersede_fact(database(), current_visitor(), bank, fact)
        flash(gettext("The fact is out of date now; its questions need review."), "done")
    else:
        workbench.reinstate_fact(database(), current_visitor(), bank, fact)
        flash(gettext("The fact holds again."), "done")
    return redirect(url_for(".fact", key=bank, fact=fact), 303)
