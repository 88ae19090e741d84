"""What one learner may get, as that learner would see it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quizapp.services import quiz_building
from quizapp.web.access import current_visitor, needs
from quizapp.web.quiz_builder.blueprint import bp
from quizapp.web.quiz_builder.words import tell_papers
from quizapp.web.site import database

LAST = 10**6


@bp.get("/quizzes/<quiz_id>/build/sample")
@needs("teach")
def sample(quiz_id: str) -> ResponseReturnValue:
    """One paper of many: the same number gives the same one."""
    number = max(1, min(request.args.get("paper", 1, type=int), LAST))
    found = quiz_building.sample_quiz(database(), current_visitor(), quiz_id, number)
    return render_template("quiz_builder/sample.html", sample=found, papers=tell_papers(found.papers))
