"""The page on which a question of one's own bank is written and changed; everything typed is kept as a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.faults import Fault
from quizapp.core.languages import LANGUAGES, N_, Message
from quizapp.core.questions.question import Question
from quizapp.errors import Invalid
from quizapp.services import workbench
from quizapp.services.workbench import OpenedQuestion, SourcePick, SourceWish
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.question_forms import Editor, open_editor, posted_editor, resumed_editor, with_notes
from quizapp.web.question_forms.mapping import texts_of
from quizapp.web.reviews.words import flaw_words
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number
from quizapp.web.workbench.blueprint import bp
from quizapp.web.workbench.pictures import PICTURE, picture_fields, sent_picture

FACTS = "facts"
FORM = "form"
STATUS_SAID = {
    "ready": N_("The question is asked from now on."),
    "draft": N_("The question is a draft again and is not asked."),
    "retired": N_("The question is retired: attempts on it stay, nobody gets it any more."),
}


@dataclass(frozen=True)
class Sheet:
    """The editor of a question with the version that its work began with, and when its draft was kept."""

    opened: OpenedQuestion
    editor: Editor
    base: int
    saved_at: datetime | None = None


@bp.post("/banks/<bank>/new-question")
@needs("teach")
def new(bank: str) -> ResponseReturnValue:
    """Begin a question of the kind that was chosen."""
    kind = request.form.get("kind", "single_choice")
    key = workbench.start_question(database(), current_visitor(), bank, kind, now=now())
    return redirect(url_for(".edit", bank=bank, question=key), 303)


@bp.route("/banks/<bank>/questions/<question>/edit", methods=["GET", "POST"])
@needs("teach")
def edit(bank: str, question: str) -> ResponseReturnValue:
    """Write or change a question."""
    sheet = open_sheet(workbench.open_question(database(), current_visitor(), bank, question))
    kept = _keep(sheet) if sheet.editor.saves or sheet.editor.parks else None
    if isinstance(kept, str):
        return redirect(kept, 303)
    sheet = _look(kept or sheet) if request.method == "POST" else sheet
    refused = sheet.editor.refused or sheet.editor.notes_at(PICTURE)
    return render_sheet(sheet), 422 if refused or kept else 200


@bp.post("/banks/<bank>/questions/<question>/discard")
@needs("teach")
def discard(bank: str, question: str) -> ResponseReturnValue:
    """Forget what was typed and not kept."""
    opened = workbench.open_question(database(), current_visitor(), bank, question)
    workbench.discard_draft(database(), current_visitor(), bank, question)
    flash(gettext("Your draft is gone."), "done")
    if opened.newest:
        return redirect(url_for(".edit", bank=bank, question=question), 303)
    return redirect(url_for("banks.show", key=bank), 303)


@bp.post("/banks/<bank>/questions/<question>/status")
@needs("teach")
def status(bank: str, question: str) -> ResponseReturnValue:
    """Ask a question from now on, or no more."""
    wish = request.form.get("status", "")
    try:
        workbench.change_status(database(), current_visitor(), bank, question, wish, now=now())
        flash(gettext(STATUS_SAID[wish]), "done")
    except Invalid as refused:
        flash(word(refused.message), "error")
    return redirect(url_for("banks.question", key=bank, question=question), 303)


def open_sheet(opened: OpenedQuestion) -> Sheet:
    """The editor as it was sent, else with the draft that was left, else with the question as it is kept."""
    if request.method == "POST":
        before = replace(opened.question, facts=_sent_facts())
        base = request.form.get("base", opened.base, whole_number)
        placed, faults = sent_picture(opened.bank.id, before.id)
        return Sheet(opened, with_notes(posted_editor(before, LANGUAGES, placed), faults), base)
    return resume(opened)


def resume(opened: OpenedQuestion) -> Sheet:
    """The editor with the draft that was left, else with the question as it is kept."""
    if opened.draft is None:
        return Sheet(opened, open_editor(opened.question, LANGUAGES), opened.base)
    texts = opened.draft.texts
    before = replace(opened.question, facts=tuple(texts.get(FACTS, ())))
    return Sheet(opened, resumed_editor(before, LANGUAGES, texts[FORM]), opened.base, opened.draft.saved_at)


def render_sheet(sheet: Sheet) -> str:
    """The page of the editor."""
    chosen = sheet.editor.question.facts
    return render_template(
        "workbench/edit.html",
        sheet=sheet,
        opened=sheet.opened,
        editor=sheet.editor,
        autosaved=sheet.saved_at,
        sources=find_sources(sheet.opened.bank.id, chosen),
        pictures=picture_fields(sheet.editor),
        back=back_url(sheet.opened),
    )


def back_url(opened: OpenedQuestion) -> str:
    """Where the editor is left to: the question's own page, else its bank."""
    bank, key = opened.bank.id, opened.question.id
    return (
        url_for("banks.question", key=bank, question=key)
        if opened.newest
        else url_for("banks.show", key=bank)
    )


def find_sources(bank: str, chosen: Sequence[str]) -> SourcePick:
    """The facts that are chosen and those that the picker's fields look for."""
    names = ("source_bank", "source_article", "source_words")
    wish = SourceWish(*(request.form.get(name, "")[:100] for name in names))
    return workbench.find_sources(database(), current_visitor(), bank, chosen, wish)


def draft_texts(question: Question, form: dict[str, Any] | None = None) -> dict[str, Any]:
    """What is kept of a form: its texts, and the facts that are picked."""
    return {FORM: form if form is not None else texts_of(question), FACTS: list(question.facts)}


def _sent_facts() -> tuple[str, ...]:
    return tuple(dict.fromkeys(request.form.getlist(FACTS)))


def _keep(sheet: Sheet) -> Sheet | str:
    """The address to go on at when the question is kept; else the editor with the reason why it is not."""
    bank, question = sheet.opened.bank.id, sheet.editor.question
    ready = sheet.editor.saves
    try:
        done = workbench.save_question(
            database(), current_visitor(), bank, question, base=sheet.base, ready=ready, now=now()
        )
    except Invalid as refused:
        editor = with_notes(sheet.editor, [Fault(question.id, refused.message)])
        return replace(sheet, editor=replace(editor, blocked=True))
    if done:
        flash(
            gettext("The question is kept.") if ready else gettext("The question is kept as a draft."), "done"
        )
        return url_for("banks.question", key=bank, question=question.id)
    _put_draft(sheet)
    return url_for(".merge", bank=bank, question=question.id)


def _look(sheet: Sheet) -> Sheet:
    """The editor with its draft kept, and in a preview with what is wrong with the writing."""
    at = _put_draft(sheet)
    editor = sheet.editor
    if editor.order.startswith("preview") and not editor.blocked:
        flaws = workbench.look_over(database(), current_visitor(), sheet.opened.bank.id, editor.question)
        notes = [Fault(one.where, Message("%(flaw)s", {"flaw": flaw_words(one)}), "warning") for one in flaws]
        editor = with_notes(editor, notes)
    return replace(sheet, editor=editor, saved_at=at)


def _put_draft(sheet: Sheet) -> datetime:
    question, at = sheet.editor.question, now()
    texts = draft_texts(question, sheet.editor.form.data)
    bank = sheet.opened.bank.id
    workbench.keep_draft(database(), current_visitor(), bank, question, texts, base=sheet.base, now=at)
    return at
