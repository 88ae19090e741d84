"""One student over time, for the student and for those who teach the class."""

from functools import partial

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from quizapp.services import histories
from quizapp.services.histories import StudentHistory
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import draw_scores
from quizapp.web.histories.answers import show_answers
from quizapp.web.histories.blueprint import bp
from quizapp.web.histories.words import read_start, read_wanted
from quizapp.web.site import config, database, now


@bp.get("/courses/<class_id>/history")
@needs("account")
def own(class_id: str) -> ResponseReturnValue:
    """What the visitor did in a class so far."""
    page = histories.own_history(database(), config(), current_visitor(), class_id, now=now())
    link = partial(url_for, ".own_answers", class_id=class_id)
    return render_template("histories/student.html", page=page, own=True, link=link, chart=_draw(page))


@bp.get("/courses/<class_id>/history/answers")
@needs("account")
def own_answers(class_id: str) -> ResponseReturnValue:
    """The answers of the visitor's behind a number."""
    wanted, start = read_wanted(), read_start()
    head, found = histories.own_answers(
        database(), current_visitor(), class_id, wanted, start=start, now=now()
    )
    back = url_for(".own", class_id=class_id)
    return show_answers(found, wanted, back=back, title=head.class_name, learners=False, halves=True)


@bp.get("/classes/<class_id>/students/<int:member_id>/history")
@needs("teach")
def student(class_id: str, member_id: int) -> ResponseReturnValue:
    """What a student did in a class so far."""
    page = histories.student_history(database(), config(), current_visitor(), class_id, member_id)
    link = partial(url_for, ".student_answers", class_id=class_id, member_id=member_id)
    return render_template("histories/student.html", page=page, own=False, link=link, chart=_draw(page))


@bp.get("/classes/<class_id>/students/<int:member_id>/history/answers")
@needs("teach")
def student_answers(class_id: str, member_id: int) -> ResponseReturnValue:
    """The answers of a student behind a number."""
    wanted, start = read_wanted(), read_start()
    head, found = histories.student_answers(
        database(), current_visitor(), class_id, member_id, wanted, start=start
    )
    back = url_for(".student", class_id=class_id, member_id=member_id)
    return show_answers(found, wanted, back=back, title=head.member.name, learners=False, halves=True)


def _draw(page: StudentHistory) -> Markup | None:
    return draw_scores([(one.finished_at, one.share) for one in page.attempts if one.share is not None])
