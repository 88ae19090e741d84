"""The page of a course for one of its students: what is assigned, what it came to, what counts how much."""

from flask import render_template
from flask.typing import ResponseReturnValue

from quizapp.services import grades
from quizapp.web.access import current_visitor, needs
from quizapp.web.grades.blueprint import bp
from quizapp.web.grades.table import say
from quizapp.web.site import config, database, now


@bp.get("/courses/<class_id>")
@needs("account")
def course(class_id: str) -> ResponseReturnValue:
    """A class as one of its students sees it."""
    page = grades.own_course(database(), config(), current_visitor(), class_id, now=now())
    titles = {one.id: one for one in page.categories}
    return render_template("grades/course.html", page=page, categories=titles, say=say)
