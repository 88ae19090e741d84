"""What teachers say to each other about a question."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.errors import Invalid
from quizapp.services import workbench
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.workbench.blueprint import bp


@bp.post("/banks/<bank>/questions/<question>/comments")
@needs("teach")
def comment(bank: str, question: str) -> ResponseReturnValue:
    """Add a comment to a question."""
    try:
        text = request.form.get("text", "")
        workbench.comment(database(), current_visitor(), bank, question, text, now=now())
    except Invalid as refused:
        flash(word(refused.message), "error")
    return redirect(url_for("banks.question", key=bank, question=question, _anchor="comments"), 303)


@bp.post("/banks/<bank>/questions/<question>/comments/<int:comment_id>/remove")
@needs("teach")
def remove_comment(bank: str, question: str, comment_id: int) -> ResponseReturnValue:
    """Remove a comment of one's own."""
    workbench.remove_comment(database(), current_visitor(), bank, question, comment_id)
    return redirect(url_for("banks.question", key=bank, question=question, _anchor="comments"), 303)
