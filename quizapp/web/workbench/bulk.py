"""The page on which many questions are changed at once: picked, looked at, done."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from quizapp.core.banks.bulk import BulkEdit
from quizapp.core.banks.filter import parse_tags
from quizapp.core.languages import Message
from quizapp.errors import Invalid
from quizapp.services import workbench
from quizapp.services.workbench import BulkPage
from quizapp.services.workbench.bulk import BAD_MARK
from quizapp.services.workbench.status import STATUSES
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.question_forms.number_text import find_number
from quizapp.web.site import database, now
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.filters import read_filter


@bp.route("/banks/<bank>/bulk", methods=["GET", "POST"])
@needs("teach")
def bulk(bank: str) -> ResponseReturnValue:
    """Change the questions that are picked, or all that a filter lets through."""
    keys = picked_keys(bank)
    try:
        edit = read_edit()
        if request.method == "POST" and request.form.get("do") == "apply":
            return _apply(bank, keys, edit)
        page = workbench.preview_bulk(database(), current_visitor(), bank, keys, edit)
    except Invalid as refused:
        return _refused(bank, keys, refused)
    return render_template("workbench/bulk.html", page=page, edit=edit, keys=keys, shown=True)


@bp.post("/banks/<bank>/check")
@needs("teach")
def check(bank: str) -> ResponseReturnValue:
    """Look over the writing of questions that nobody looked over yet."""
    done = workbench.check_bank_questions(database(), current_visitor(), bank, now=now())
    said = ngettext("%(num)d question looked over:", "%(num)d questions looked over:", done.questions)
    found = ngettext("%(num)d with flaws.", "%(num)d with flaws.", done.flawed)
    left = ngettext("%(num)d is left.", "%(num)d are left.", done.left) if done.left else ""
    flash(" ".join(filter(None, (said, found, left))), "done")
    wish: dict[str, Any] = (
        {"flag": "unchecked", "status": "all"} if done.left else {"flag": "flawed", "status": "all"}
    )
    return redirect(url_for("banks.show", key=bank, **wish), 303)


def picked_keys(bank: str) -> tuple[str, ...]:
    """The questions that are picked: by name, or all that the filter of the address lets through."""
    if request.values.get("all_found"):
        return workbench.find_keys(database(), current_visitor(), bank, read_filter())
    return tuple(dict.fromkeys(request.values.getlist("q")))


def read_edit() -> BulkEdit:
    """What the form wants to become of the questions. Raises Invalid."""
    mark = request.form.get("mark", "").strip()
    number = find_number(mark) if mark else None
    if mark and number is None:
        raise Invalid(Message(BAD_MARK))
    status = request.form.get("status")
    return BulkEdit(
        add_tags=parse_tags(request.form.get("add_tags", "")),
        remove_tags=parse_tags(request.form.get("remove_tags", "")),
        category=request.form.get("category", "").strip() if request.form.get("set_category") else None,
        mark=number,
        status=status if status in STATUSES else None,
    )


def _apply(bank: str, keys: tuple[str, ...], edit: BulkEdit) -> ResponseReturnValue:
    page = workbench.apply_bulk(database(), current_visitor(), bank, keys, edit, now=now())
    flash(changed_words(page), "done" if page.changed else "error")
    return redirect(url_for(".changes", bank=bank), 303)


def changed_words(page: BulkPage) -> str:
    """What became of the questions, in a sentence."""
    return ngettext("%(num)d question changed.", "%(num)d questions changed.", page.changed)


def _refused(bank: str, keys: tuple[str, ...], refused: Invalid) -> ResponseReturnValue:
    """The page again with the reason, or the bank where there is nothing to change."""
    flash(word(refused.message), "error")
    if not keys or request.method == "GET":
        return redirect(url_for("banks.show", key=bank), 303)
    try:
        page = workbench.preview_bulk(database(), current_visitor(), bank, keys, BulkEdit())
    except Invalid:
        return redirect(url_for("banks.show", key=bank), 303)
    return render_template("workbench/bulk.html", page=page, edit=BulkEdit(), keys=keys, shown=False), 422
