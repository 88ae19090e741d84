"""The pages of what a learner did: every attempt, scores over time, mistakes to try again."""

import secrets

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import progress
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import draw_scores
from quizapp.web.languages import current_language
from quizapp.web.site import database, now

bp = Blueprint("history", __name__)


@bp.get("/history")
@needs("history")
def index() -> ResponseReturnValue:
    """Every attempt of the learner, and the scores over time."""
    points = progress.scores_over_time(database(), current_visitor(), now=now())
    return render_template(
        "history/index.html",
        rows=progress.history(database(), current_visitor(), now=now()),
        points=points,
        chart=draw_scores([(point.finished_at, point.share) for point in points]),
        mistakes=len(progress.mistakes(database(), current_visitor(), now=now())),
    )


@bp.get("/mistakes")
@needs("history")
def mistakes() -> ResponseReturnValue:
    """The questions whose latest answer was not wholly right."""
    found = progress.mistakes(database(), current_visitor(), now=now())
    return render_template("history/mistakes.html", mistakes=found)


@bp.post("/mistakes/start")
@needs("history")
def start_mistakes() -> ResponseReturnValue:
    """Starts a practice over the mistakes, or goes on with the one that runs."""
    id = progress.start_mistakes(
        database(),
        current_visitor(),
        language=current_language(),
        now=now(),
        rng_seed=secrets.token_bytes(32),
    )
    return redirect(url_for("attempts.resume", id=id), 303)
