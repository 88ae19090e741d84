"""Work in the background while it runs: how far it is, how it ended, a button that stops it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.languages import N_
from quizapp.services import jobs
from quizapp.services.jobs import JobView
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now

bp = Blueprint("jobs", __name__)
STEP_WORDS: Mapping[str, str] = {
    "": N_("It waits for its turn."),
    "reading": N_("The text is being read."),
    "repairing": N_("Damaged places are being repaired."),
    "finding": N_("Facts are being found and proven."),
    "writing": N_("Questions are being written."),
    "saving": N_("The drafts are being stored."),
}


@bp.get("/jobs/<job_id>")
@needs("teach")
def show(job_id: str) -> ResponseReturnValue:
    """How far a piece of work is; what came of it, once it is done."""
    job = jobs.get_job(database(), current_visitor(), job_id)
    if job.state == "done":
        return redirect(result_url(job), 303)
    return render_template("jobs/show.html", job=job, step=step_words(job))


@bp.post("/jobs/<job_id>/cancel")
@needs("teach")
def cancel(job_id: str) -> ResponseReturnValue:
    """Stops a piece of work."""
    job = jobs.cancel_job(database(), current_visitor(), job_id, now=now())
    if not job.is_over:
        return redirect(url_for(".show", job_id=job_id), 303)
    if job.state == "cancelled":
        flash(gettext("Stopped. Nothing of it was kept."), "done")
    return redirect(url_for("reviews.index"), 303)


def result_url(job: JobView) -> str:
    """Where the results of work are: its review, or all of them where there are several."""
    made = job.result.get("reviews", [])
    return url_for("reviews.show", review_id=made[0]) if len(made) == 1 else url_for("reviews.index")


def step_words(job: JobView) -> str:
    """What is done now."""
    if job.cancelling:
        return gettext("It is being stopped.")
    return word(STEP_WORDS.get(job.step, STEP_WORDS["reading"]))
