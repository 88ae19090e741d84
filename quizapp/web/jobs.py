"""Work in the background while it runs: how far it is, how it ended, a button that stops it."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    "reading_file": N_("The file is being read."),
    "comparing": N_("The questions are being compared with the bank."),
    "linting": N_("Flaws in the writing are being looked for."),
    "saving_questions": N_("The questions are being laid before you."),
}


@dataclass(frozen=True)
class Place:
    """Where a kind of work begins and ends: the list of its results, the form that starts it, one result of it."""

    title: str
    index: str
    new: str
    result: str
    many: str

    def url_of(self, job: JobView) -> str:
        """The one result of a piece of work, or the list where there are several."""
        made = job.result.get(self.many, [])
        argument = f"{self.many.removesuffix('s')}_id"
        return url_for(self.result, **{argument: made[0]}) if len(made) == 1 else url_for(self.index)


ARTICLES = Place(N_("Articles"), "reviews.index", "reviews.new", "reviews.show", "reviews")
IMPORTS = Place(N_("Imports"), "imports.index", "imports.new", "imports.show", "imports")
PLACES: Mapping[str, Place] = {"read_questions": IMPORTS, "lint_questions": IMPORTS}


@bp.get("/jobs/<job_id>")
@needs("teach")
def show(job_id: str) -> ResponseReturnValue:
    """How far a piece of work is; what came of it, once it is done."""
    job = jobs.get_job(database(), current_visitor(), job_id)
    place = place_of(job)
    if job.state == "done":
        return redirect(place.url_of(job), 303)
    return render_template("jobs/show.html", job=job, step=step_words(job), place=place)


@bp.post("/jobs/<job_id>/cancel")
@needs("teach")
def cancel(job_id: str) -> ResponseReturnValue:
    """Stops a piece of work."""
    job = jobs.cancel_job(database(), current_visitor(), job_id, now=now())
    if not job.is_over:
        return redirect(url_for(".show", job_id=job_id), 303)
    if job.state == "cancelled":
        flash(gettext("Stopped. Nothing of it was kept."), "done")
    return redirect(url_for(place_of(job).index), 303)


def place_of(job: JobView) -> Place:
    """Where work of this kind belongs."""
    return PLACES.get(job.kind, ARTICLES)


def step_words(job: JobView) -> str:
    """What is done now."""
    if job.cancelling:
        return gettext("It is being stopped.")
    return word(STEP_WORDS.get(job.step, STEP_WORDS["reading"]))
