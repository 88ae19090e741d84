"""Problems that learners report: the form beside a question's feedback, and the list of those who answer."""

from collections.abc import Mapping

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.access import may
from quizapp.core.attempts.review import review_question
from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.errors import Conflict, Invalid
from quizapp.services import reports
from quizapp.services.contests import ContestView
from quizapp.services.reports import OwnReport, ReportView
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.template_names import add_names
from quizapp.web.widgets import answer_text, key_of

bp = Blueprint("reports", __name__)
ABOUT_WORDS: Mapping[str, str] = {
    "key": N_("The answer counted as right is wrong"),
    "wording": N_("The question is unclear or has a slip"),
    "source": N_("The source does not say so, or is out of date"),
    "display": N_("Something is not shown as it should be"),
    "other": N_("Something else"),
}


def init_app(app: Flask) -> None:
    """Gives templates these functions."""
    add_names(
        app,
        about_words=ABOUT_WORDS,
        given_text=given_text,
        key_line=key_line,
        open_reports=open_reports,
        own_report=own_report,
    )


@bp.post("/attempts/<id>/slots/<int:number>/report")
@needs("take")
def report(id: str, number: int) -> ResponseReturnValue:
    """Report a problem with a question of one's own attempt."""
    about, text = request.form.get("about", ""), request.form.get("text", "")
    try:
        reports.report_problem(database(), current_visitor(), id, number, about=about, text=text, now=now())
        flash(gettext("Thank you: your teacher sees it, and the answer will be here."), "done")
    except (Conflict, Invalid) as refused:
        flash(word(refused.message), "error")
    return redirect(url_for("attempts.slot", id=id, number=number), 303)


@bp.get("/reports")
@needs("teach")
def index() -> ResponseReturnValue:
    """The problems that wait for an answer, or those that have one."""
    closed = bool(request.args.get("closed"))
    found = reports.list_reports(database(), current_visitor(), closed=closed)
    return render_template("reports/index.html", reports=found, closed=closed)


@bp.post("/reports/<int:report_id>/answer")
@needs("teach")
def answer(report_id: int) -> ResponseReturnValue:
    """Close a problem with an answer."""
    try:
        text = request.form.get("text", "")
        reports.answer_report(database(), current_visitor(), report_id, text, now=now())
        flash(gettext("The learner sees your answer beside the question."), "done")
    except (Conflict, Invalid) as refused:
        flash(word(refused.message), "error")
    return redirect(url_for(".index"), 303)


def own_report(attempt: str, number: int) -> OwnReport | None:
    """What the visitor reported of a question of an own attempt."""
    return reports.find_own_report(database(), current_visitor(), attempt, number)


def open_reports() -> int:
    """How many problems wait for the visitor's answer; none for those who do not teach."""
    visitor = current_visitor()
    return reports.count_open(database(), visitor) if may(visitor, "teach") else 0


def given_text(one: ReportView | ContestView) -> str:
    """What the learner answered, in one line."""
    return answer_text(review_question(one.question, ()), one.raw)


def key_line(question: Question) -> str:
    """The right answer, in one line."""
    slot = review_question(question, ())
    return answer_text(slot, key_of(slot))
