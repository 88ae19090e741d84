"""The versions of a question and the changes of a bank: looked at, brought back, taken back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.errors import Conflict
from quizapp.services import workbench
from quizapp.services.workbench import Undone
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.workbench.blueprint import bp


@bp.get("/banks/<bank>/questions/<question>/history")
@needs("teach")
def history(bank: str, question: str) -> ResponseReturnValue:
    """The versions of a question, word by word."""
    page = workbench.get_history(database(), current_visitor(), bank, question)
    return render_template("workbench/history.html", page=page)


@bp.post("/banks/<bank>/questions/<question>/history/<int:number>/restore")
@needs("teach")
def restore(bank: str, question: str, number: int) -> ResponseReturnValue:
    """Bring an earlier version back."""
    workbench.restore_version(database(), current_visitor(), bank, question, number, now=now())
    flash(gettext("Version %(number)s is back, as a new version.", number=number), "done")
    return redirect(url_for(".history", bank=bank, question=question), 303)


@bp.get("/banks/<bank>/changes")
@needs("teach")
def changes(bank: str) -> ResponseReturnValue:
    """What was done to the questions of a bank."""
    head, cards = workbench.list_changes(database(), current_visitor(), bank)
    return render_template("workbench/changes.html", bank=head, changes=cards)


@bp.post("/banks/<bank>/changes/<int:change>/undo")
@needs("teach")
def undo(bank: str, change: int) -> ResponseReturnValue:
    """Take a change back."""
    try:
        done = workbench.undo_change(database(), current_visitor(), bank, change, now=now())
        flash(undone_words(done), "done" if done.done else "error")
    except Conflict as refused:
        flash(word(refused.message), "error")
    return redirect(url_for(".changes", bank=bank), 303)


def undone_words(done: Undone) -> str:
    """What became of an undo, in a sentence or two."""
    said = ngettext("%(num)d question is as it was.", "%(num)d questions are as they were.", done.done)
    if not done.left:
        return said
    left = ngettext(
        "%(num)d was changed again since and stays as it is.",
        "%(num)d were changed again since and stay as they are.",
        done.left,
    )
    return gettext("%(said)s %(left)s", said=said, left=left)
