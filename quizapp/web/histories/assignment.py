"""One assignment over the class: how results are spread, fifths of the class, question by question."""

from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.statistics.groups import TENTHS, count_tenths
from quizapp.services import histories
from quizapp.services.histories import AssignmentHistory
from quizapp.services.histories.assignment import ClassResult
from quizapp.web.access import current_visitor, needs
from quizapp.web.charts import draw_tenths, tenth_names
from quizapp.web.histories.answers import show_answers
from quizapp.web.histories.blueprint import bp
from quizapp.web.histories.words import read_start, read_wanted
from quizapp.web.languages import current_language
from quizapp.web.site import config, database, now
from quizapp.web.whole_number import whole_number


@bp.get("/assignments/<assignment_id>/results")
@needs("teach")
def assignment(assignment_id: str) -> ResponseReturnValue:
    """An assignment over the class."""
    page = _page(assignment_id)
    return render_template(
        "histories/assignment.html",
        page=page,
        link=partial(url_for, ".class_answers", assignment_id=assignment_id),
        tenths=list(zip(tenth_names(), count_tenths(page.shares), strict=True)),
        chart=draw_tenths(page.shares),
    )


@bp.get("/assignments/<assignment_id>/results/attempts")
@needs("teach")
def class_attempts(assignment_id: str) -> ResponseReturnValue:
    """The attempts behind a column or a fifth."""
    page = _page(assignment_id)
    tenth, fifth = (
        request.args.get("tenth", None, whole_number),
        request.args.get("fifth", None, whole_number),
    )
    shown = [one for one in page.results if _is_in(one, tenth, fifth)]
    name = tenth_names()[tenth] if tenth is not None and 0 <= tenth < TENTHS else ""
    return render_template("histories/attempts.html", page=page, results=shown, tenth=name, fifth=fifth)


@bp.get("/assignments/<assignment_id>/results/answers")
@needs("teach")
def class_answers(assignment_id: str) -> ResponseReturnValue:
    """The answers of the class behind a number."""
    wanted, start = read_wanted(), read_start()
    head, found = histories.assignment_answers(
        database(), config(), current_visitor(), assignment_id, wanted, start=start
    )
    back, title = url_for(".assignment", assignment_id=assignment_id), head.title.in_(current_language())
    return show_answers(found, wanted, back=back, title=title, learners=True)


def _page(assignment_id: str) -> AssignmentHistory:
    return histories.assignment_history(database(), config(), current_visitor(), assignment_id, now=now())


def _is_in(one: ClassResult, tenth: int | None, fifth: int | None) -> bool:
    """Whether a result is in this tenth (0..9) of the marks and in this fifth (1..5) of the class, where asked."""
    in_fifth = fifth is None or (one.fifth is not None and one.fifth + 1 == fifth)
    return in_fifth and tenth in (None, one.tenth)
