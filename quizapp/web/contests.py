"""Contested answers: the form beside a question's feedback, and the list of those who decide."""

from collections.abc import Mapping

from flask import Blueprint, Flask, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.access import may
from quizapp.core.languages import N_
from quizapp.errors import Conflict, Invalid
from quizapp.services import contests
from quizapp.services.contests import Decided, Decision, OwnContest
from quizapp.web.access import current_visitor, needs
from quizapp.web.attempts import render_slot
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.template_names import add_names

bp = Blueprint("contests", __name__)
DECISION_WORDS: Mapping[Decision, str] = {
    "also": N_("Right too: add it to the key, then look at what changes for everybody"),
    "instead": N_("Right, and the key was wrong: put it in place of the key, then look at what changes"),
    "regrade": N_("The question is mended already, or is not fair: look at what grading it again changes"),
    "grant": N_("Full marks for this one answer"),
    "decline": N_("It stays as it is"),
}


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(app, decision_words=DECISION_WORDS, open_contests=open_contests, own_contest=own_contest)


@bp.post("/attempts/<id>/slots/<int:number>/contest")
@needs("take")
def contest(id: str, number: int) -> ResponseReturnValue:
    """Contest how an own answer was graded."""
    try:
        _contest(id, number)
        flash(gettext("Your teacher sees it, and the answer will be here."), "done")
    except Invalid as refused:
        return make_response(render_slot(id, number, typed=request.form, fault=word(refused.message)), 400)
    except Conflict as refused:
        flash(word(refused.message), "error")
    return redirect(url_for("attempts.slot", id=id, number=number), 303)


@bp.get("/contests")
@needs("teach")
def index() -> ResponseReturnValue:
    """The contested answers that wait for a decision, or those that have one."""
    return _show()


@bp.post("/contests/<int:contest_id>/decide")
@needs("teach")
def decide(contest_id: int) -> ResponseReturnValue:
    """Accept or decline."""
    decision, answer = request.form.get("decision", ""), request.form.get("answer", "")
    try:
        decided = contests.decide_contest(
            database(), current_visitor(), contest_id, decision, answer, now=now()
        )
    except (Conflict, Invalid) as refused:
        return _show(word(refused.message), contest_id), 409
    return _lead_on(decided, decision)


def _contest(id: str, number: int) -> None:
    form = request.form
    contests.contest_answer(
        database(),
        current_visitor(),
        id,
        number,
        text=form.get("text", ""),
        passage="passage" in form,
        source=form.get("source", ""),
        now=now(),
    )


def _show(fault: str = "", contest_id: int = 0) -> str:
    decided = bool(request.args.get("decided"))
    found = contests.list_contests(database(), current_visitor(), decided=decided)
    parts = {"contests": found, "decided": decided, "fault": fault, "contest_id": contest_id}
    return render_template("contests/index.html", **parts)


def _lead_on(decided: Decided, decision: str) -> ResponseReturnValue:
    """To the preview where everybody is graded again, else back to the list."""
    if not decided.question:
        flash(gettext("The learner sees your answer beside the question."), "done")
        return redirect(url_for(".index"), 303)
    flash(gettext("Accepted. Marks change once you have looked at this and said so."), "done")
    policy = "never_lower" if decision == "also" else "recompute"
    again = url_for("regrading.preview", quiz_id=decided.quiz_id, question=decided.question, policy=policy)
    return redirect(again, 303)


def own_contest(attempt: str, number: int) -> OwnContest | None:
    """What became of a contested answer of the visitor's, or that it may be contested."""
    return contests.find_own_contest(database(), current_visitor(), attempt, number, now=now())


def open_contests() -> int:
    """How many contested answers wait for the visitor; none for those who do not teach."""
    visitor = current_visitor()
    return contests.count_open(database(), visitor) if may(visitor, "teach") else 0
