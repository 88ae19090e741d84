"""The pages on which a teacher reads open answers, one after the other, and gives each its mark."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField

from quizapp.core.questions.question import Criterion
from quizapp.errors import Conflict, Invalid
from quizapp.services import grading
from quizapp.services.grading import Given, Queue
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import format_mark, word
from quizapp.web.question_forms.number_text import find_number
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number

bp = Blueprint("grading", __name__)
NO_MARK = lazy_gettext("This is not a number: write one such as 0.5.")


class GradeForm(FlaskForm):
    """The mark of one answer; ``quick`` is a button that gives a share of the whole at once."""

    attempt = HiddenField()
    slot = HiddenField()
    seen = HiddenField()
    quick = HiddenField()
    mark = StringField(lazy_gettext("Mark"))
    comment = TextAreaField(lazy_gettext("Comment for the one who wrote it"))


@bp.get("/quizzes/<quiz_id>/grading")
@needs("teach")
def index(quiz_id: str) -> ResponseReturnValue:
    """The questions of a quiz whose answers a person grades."""
    page = grading.grading_page(database(), current_visitor(), quiz_id, now=now())
    return render_template("grading/index.html", page=page)


@bp.get("/quizzes/<quiz_id>/grading/<question>")
@needs("teach")
def queue(quiz_id: str, question: str) -> ResponseReturnValue:
    """The next answer that waits, or the one that is asked for."""
    return _show(_queue(quiz_id, question), GradeForm())


@bp.post("/quizzes/<quiz_id>/grading/<question>")
@needs("teach")
def grade(quiz_id: str, question: str) -> ResponseReturnValue:
    """Gives an answer its mark and goes on to the next."""
    shown, form = _queue(quiz_id, question), GradeForm()
    if not _grade(shown, form):
        return _show(_queue(quiz_id, question), form), 422
    if not grading.grading_queue(database(), current_visitor(), quiz_id, question).waiting:
        flash(gettext("Every answer to this question has its mark."), "done")
        return redirect(url_for(".index", quiz_id=quiz_id), 303)
    return redirect(url_for(".queue", quiz_id=quiz_id, question=question, names=_names()), 303)


def _queue(quiz_id: str, question: str) -> Queue:
    at = request.args.get("at", type=whole_number)
    return grading.grading_queue(database(), current_visitor(), quiz_id, question, at=at)


def _show(shown: Queue, form: GradeForm) -> str:
    current = shown.current
    if current is not None and not form.is_submitted():
        form.mark.data = "" if current.mark is None else format_mark(current.mark)
        form.comment.data = current.comment
    sent = _read(form, shown).points if form.is_submitted() else current.points if current else {}
    return render_template("grading/queue.html", queue=shown, form=form, names=_names(), given=sent)


def _grade(shown: Queue, form: GradeForm) -> bool:
    """Whether the mark was given; why not stands in the form."""
    given = _read(form, shown)
    if not _rubric(shown) and given.mark is None:
        form.mark.errors = [NO_MARK]
        return False
    try:
        grading.grade_answer(
            database(),
            current_visitor(),
            shown.quiz_id,
            shown.question.id,
            attempt_id=form.attempt.data or "",
            slot=request.form.get("slot", 0, whole_number),
            given=given,
            seen=request.form.get("seen", 0, whole_number),
            now=now(),
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True


def _read(form: GradeForm, shown: Queue) -> Given:
    """What the grader sent: points of criteria, the mark of a button as a share of the whole, or one that was typed."""
    sent = {one.id: request.form.get(f"points-{one.id}", "") for one in _rubric(shown)}
    points = {id_: int(text) for id_, text in sent.items() if text.isdecimal() and len(text) < 3}
    share = find_number(form.quick.data or "")
    current = shown.current
    typed = find_number(form.mark.data or "")
    mark = typed if share is None or current is None else share * current.max_mark
    return Given(mark, points, form.comment.data or "")


def _rubric(shown: Queue) -> tuple[Criterion, ...]:
    """The criteria of the answer that is shown: those of the version that its writer saw."""
    return shown.current.question.rubric if shown.current else ()


def _names() -> str | None:
    """Whether names are shown: ``hidden`` where the grader wished so."""
    return "hidden" if request.values.get("names") == "hidden" else None
