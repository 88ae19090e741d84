"""The pages of what a learner did: every attempt, scores over time, mistakes to try again."""

import secrets
from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, gettext, ngettext
from markupsafe import Markup

from quizapp.services import progress
from quizapp.services.progress import ScorePoint
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import scores_over_time
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
        chart=draw_scores(points) if len(points) > 1 else None,
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


def draw_scores(points: Sequence[ScorePoint]) -> Markup:
    """The line of scores with a sentence that says how it went."""
    percents = [point.share * 100 for point in points]
    said = ngettext(
        "%(num)d score, from %(first)s to %(last)s percent",
        "%(num)d scores, from %(first)s to %(last)s percent",
        len(points),
        first=round(percents[0]),
        last=round(percents[-1]),
    )
    names = [format_date(point.finished_at, gettext("d MMM")) for point in points]
    return scores_over_time(percents, names, said)
