"""The pages of a teacher: the quizzes that are theirs, and who took them with what result."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.statistics.groups import count_tenths
from quizapp.services import quizzes, results, workbench
from quizapp.services.quiz_copies import copy_quiz, find_versions
from quizapp.services.statistics.showing import find_alarms
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import draw_tenths, tenth_names
from quizapp.web.once import once_id
from quizapp.web.site import database, now

bp = Blueprint("teaching", __name__)


@bp.get("/teaching")
@needs("teach")
def index() -> ResponseReturnValue:
    """The teacher's quizzes, and what was handed in last."""
    home = results.teacher_home(database(), current_visitor(), now=now())
    alarms = find_alarms(database(), current_visitor())
    return render_template("teaching/index.html", home=home, alarms=alarms)


@bp.get("/quizzes/<quiz_id>/results")
@needs("teach")
def quiz_results(quiz_id: str) -> ResponseReturnValue:
    """Who took a quiz, and with what result."""
    found = results.quiz_results(database(), current_visitor(), quiz_id, now=now())
    shares = [row.share for row in found.rows if row.counts and row.share is not None]
    return render_template(
        "teaching/results.html",
        results=found,
        classes=list(zip(tenth_names(), count_tenths(shares), strict=True)),
        chart=draw_tenths(shares),
        outdated=quizzes.count_outdated(database(), current_visitor(), quiz_id),
        stale=workbench.find_outdated(database(), current_visitor(), quiz_id),
        versions=find_versions(database(), current_visitor(), quiz_id),
    )


@bp.post("/quizzes/<quiz_id>/follow")
@needs("teach")
def follow(quiz_id: str) -> ResponseReturnValue:
    """Lets later attempts on a quiz get the newest versions of its questions."""
    quizzes.follow_newest(database(), current_visitor(), quiz_id)
    flash(gettext("Attempts from now on get the newest versions; earlier ones keep theirs."), "done")
    return redirect(url_for(".quiz_results", quiz_id=quiz_id), 303)


@bp.post("/quizzes/<quiz_id>/copy")
@needs("teach")
def copy(quiz_id: str) -> ResponseReturnValue:
    """A quiz of one's own with the same questions and settings; assignments and exceptions stay behind."""
    title = quizzes.get_quiz_page(database(), current_visitor(), quiz_id, now=now()).card.title
    made = copy_quiz(database(), current_visitor(), quiz_id, title=title, id_=once_id(), now=now())
    flash(gettext("The copy is yours, and only you can open it. Give it a title of its own."), "done")
    return redirect(url_for("quiz_forms.edit", quiz_id=made), 303)


@bp.post("/quizzes/<quiz_id>/archive")
@needs("teach")
def archive(quiz_id: str) -> ResponseReturnValue:
    """Puts a quiz away; attempts and results stay."""
    quizzes.archive_quiz(database(), current_visitor(), quiz_id, now=now())
    flash(gettext("The quiz is put away. Its results stay here."), "done")
    return redirect(url_for(".quiz_results", quiz_id=quiz_id), 303)


@bp.post("/quizzes/<quiz_id>/restore")
@needs("teach")
def restore(quiz_id: str) -> ResponseReturnValue:
    """Brings a quiz back that was put away."""
    quizzes.restore_quiz(database(), current_visitor(), quiz_id)
    flash(gettext("The quiz is back and can be taken again."), "done")
    return redirect(url_for(".quiz_results", quiz_id=quiz_id), 303)
