"""The page on which two edits of the same question become one."""

from typing import cast

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.questions.merging import Side
from quizapp.core.questions.question import Question
from quizapp.errors import Invalid
from quizapp.services import workbench
from quizapp.services.workbench import OpenedQuestion
from quizapp.services.workbench.merging import Outcome
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.editing import draft_texts, resume

CHOICE = "choice:"


@bp.route("/banks/<bank>/questions/<question>/merge", methods=["GET", "POST"])
@needs("teach")
def merge(bank: str, question: str) -> ResponseReturnValue:
    """Put an edit together with the version that came first."""
    opened = workbench.open_question(database(), current_visitor(), bank, question)
    sheet = resume(opened)
    if opened.base == opened.newest or opened.draft is None or sheet.editor.unread:
        return redirect(url_for(".edit", bank=bank, question=question), 303)
    mine = sheet.editor.question
    if request.method == "POST":
        return redirect(_save(opened, mine), 303)
    page = workbench.get_merge(database(), current_visitor(), bank, mine, base=opened.base)
    return render_template("workbench/merge.html", page=page, question=mine)


def _save(opened: OpenedQuestion, mine: Question) -> str:
    bank, key = opened.bank.id, mine.id
    try:
        outcome = _try(opened, mine)
    except Invalid as refused:
        flash(word(refused.message), "error")
        return url_for(".merge", bank=bank, question=key)
    if outcome.saved:
        flash(gettext("Both edits are kept in one version."), "done")
        return url_for("banks.question", key=bank, question=key)
    if outcome.question is None:
        flash(gettext("The question was changed once more meanwhile: look again."), "error")
        return url_for(".merge", bank=bank, question=key)
    texts = draft_texts(outcome.question)
    workbench.keep_draft(
        database(), current_visitor(), bank, outcome.question, texts, base=outcome.newest, now=now()
    )
    flash(gettext("The parts do not make a whole question yet: mend what is marked."), "error")
    return url_for(".edit", bank=bank, question=key)


def _try(opened: OpenedQuestion, mine: Question) -> Outcome:
    return workbench.save_merged(
        database(),
        current_visitor(),
        opened.bank.id,
        mine,
        base=opened.base,
        theirs=request.form.get("theirs", 0, whole_number),
        choices=read_choices(),
        now=now(),
    )


def read_choices() -> dict[str, Side]:
    """The side that was chosen for each part, as ``choice:options.a.text.en`` names it."""
    return {
        name.removeprefix(CHOICE): cast(Side, value)
        for name, value in request.form.items()
        if name.startswith(CHOICE) and value in ("theirs", "mine")
    }
