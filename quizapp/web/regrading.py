"""The pages on which a teacher grades questions of a quiz again: what it would change, done, taken back."""

from collections.abc import Mapping
from functools import partial
from math import nan
from typing import cast

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField

from quizapp.core.attempts.regrade import POLICIES, Policy
from quizapp.core.languages import N_
from quizapp.errors import Conflict, Invalid
from quizapp.services import regrading
from quizapp.services.regrading import RegradePreview
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.template_names import add_names

bp = Blueprint("regrading", __name__)
POLICY_WORDS: Mapping[Policy, str] = {
    "recompute": N_("By the key as it is now"),
    "never_lower": N_("By the key as it is now, but nobody loses"),
    "full_marks": N_("Full marks for everybody"),
    "drop": N_("The question counts for nobody"),
}


class RegradeForm(FlaskForm):
    """The outcome that was looked at, and why it is right."""

    digest = HiddenField()
    reason = TextAreaField(lazy_gettext("Why? Everybody whose mark changes reads it."))


def init_app(app: Flask) -> None:
    """Gives templates the policies in words."""
    add_names(app, policy_words=POLICY_WORDS)


@bp.get("/quizzes/<quiz_id>/regrade")
@needs("teach")
def index(quiz_id: str) -> ResponseReturnValue:
    """What of a quiz can be graded again, and what was."""
    page = regrading.regrade_page(database(), current_visitor(), quiz_id, now=now())
    return render_template("regrading/index.html", page=page)


@bp.get("/quizzes/<quiz_id>/regrade/<question>")
@needs("teach")
def preview(quiz_id: str, question: str) -> ResponseReturnValue:
    """What grading a question again would change."""
    form = RegradeForm()
    return _show(_preview(quiz_id, question, form), form)


@bp.post("/quizzes/<quiz_id>/regrade/<question>")
@needs("teach")
def apply(quiz_id: str, question: str) -> ResponseReturnValue:
    """Does what the preview showed."""
    form = RegradeForm()
    shown = _preview(quiz_id, question, form)
    if form.form_errors or not _apply(shown, form):
        return _show(shown, form), 409
    count = len(shown.changed)
    flash(ngettext("%(num)d mark is changed.", "%(num)d marks are changed.", count), "done")
    return redirect(url_for(".index", quiz_id=quiz_id), 303)


@bp.post("/quizzes/<quiz_id>/regrades/<regrade_id>/undo")
@needs("teach")
def undo(quiz_id: str, regrade_id: str) -> ResponseReturnValue:
    """Gives back what held before a regrade."""
    try:
        count = regrading.undo_regrade(database(), current_visitor(), quiz_id, regrade_id, now=now())
    except Conflict as refused:
        flash(word(refused.message), "error")
    else:
        flash(ngettext("Undone for %(num)d mark.", "Undone for %(num)d marks.", count), "done")
    return redirect(url_for(".index", quiz_id=quiz_id), 303)


def _preview(quiz_id: str, question: str, form: RegradeForm) -> RegradePreview:
    """What was asked for; where the weight is none, the same without it and the reason in the form."""
    policy = cast(Policy, request.values.get("policy", "recompute"))
    policy = policy if policy in POLICIES else "recompute"
    ask = partial(regrading.preview_regrade, database(), current_visitor(), quiz_id, question, policy)
    try:
        return ask(weight=_weight(request.values.get("weight", "")))
    except Invalid as refused:
        form.form_errors.append(word(refused.message))
        return ask()


def _weight(text: str) -> float | None:
    """The maximum mark that was typed, to two decimals, None for an empty field; nan where it is no number."""
    if not text.strip():
        return None
    try:
        return round(float(text.strip().replace(",", ".")), 2)
    except ValueError:
        return nan


def _show(shown: RegradePreview, form: RegradeForm) -> str:
    form.digest.data = shown.digest
    return render_template("regrading/preview.html", shown=shown, form=form)


def _apply(shown: RegradePreview, form: RegradeForm) -> bool:
    """Whether it was done; the reason why not stands in the form."""
    try:
        regrading.apply_regrade(
            database(),
            current_visitor(),
            shown.quiz_id,
            shown.question.id,
            policy=shown.policy,
            weight=shown.weight,
            digest=form.digest.data or "",
            reason=form.reason.data or "",
            now=now(),
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return False
    return True
