"""The page before a quiz: what to expect, and the way in."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.services import quizzes
from quizapp.services.quiz_flaws import find_quiz_flaws
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import database, now

bp = Blueprint("quizzes", __name__)


@bp.get("/quizzes/<quiz_id>")
@needs("take")
def show(quiz_id: str) -> ResponseReturnValue:
    """What the quiz is, its rules, the visitor's attempts, and the start; to its maker, what to mend first."""
    page = quizzes.get_quiz_page(database(), current_visitor(), quiz_id, now=now())
    flaws = find_quiz_flaws(database(), current_visitor(), quiz_id) if page.card.own else ()
    return render_template("quizzes/show.html", page=page, flaws=flaws)
