"""Questions and draws added to a quiz from its bank."""

from collections.abc import Sequence
from decimal import Decimal

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import DecimalField, IntegerField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional

from quizapp.core.banks.filter import Filter
from quizapp.core.facts.fact import Fact
from quizapp.core.quizzes.entry import MAX_MARK, Entry
from quizapp.core.quizzes.quiz import Draw, Quiz
from quizapp.errors import Invalid
from quizapp.services import banks, quiz_building
from quizapp.services.banks import BankPage
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.languages import current_language, word
from quizapp.web.quiz_builder.blueprint import bp
from quizapp.web.quiz_forms import Boxes
from quizapp.web.site import database, now
from quizapp.web.widgets import KIND_WORDS
from quizapp.web.workbench.filters import read_filter


class DrawForm(FlaskForm):
    """How many questions are drawn, from which of the bank, and what each is worth."""

    count = IntegerField(
        lazy_gettext("How many questions"), [InputRequired(), NumberRange(1, 200)], default=1
    )
    mark = DecimalField(
        lazy_gettext("Marks for each"),
        [InputRequired(), NumberRange(0.01, MAX_MARK)],
        default=Decimal(1),
        places=None,
    )
    tags = Boxes(lazy_gettext("Only with these tags"))
    kinds = Boxes(lazy_gettext("Only of these kinds"))
    facts = SelectMultipleField(lazy_gettext("Only about these facts"))
    min_difficulty = DecimalField(lazy_gettext("Difficulty from"), [Optional()], places=None)
    max_difficulty = DecimalField(lazy_gettext("Difficulty up to"), [Optional()], places=None)

    def entry(self) -> Entry:
        """The row that the form describes."""
        low, high = self.min_difficulty.data, self.max_difficulty.data
        draw = Draw(
            tags=tuple(self.tags.data or ()),
            kinds=tuple(self.kinds.data or ()),
            facts=tuple(self.facts.data or ()),
            min_difficulty=None if low is None else float(low),
            max_difficulty=None if high is None else float(high),
        )
        return Entry(draw=draw, count=self.count.data or 0, max_mark=float(self.mark.data or 0))


@bp.route("/quizzes/<quiz_id>/build/draw", methods=["GET", "POST"])
@needs("teach")
def draw(quiz_id: str) -> ResponseReturnValue:
    """Draw questions anew for each attempt."""
    quiz, bank = _quiz_and_bank(quiz_id)
    form = _offer(DrawForm(), bank)
    if form.validate_on_submit() and _add_draw(quiz_id, form):
        flash(gettext("The draw stands at the end of the quiz."), "done")
        return redirect(url_for(".build", quiz_id=quiz_id), 303)
    shown = render_template("quiz_builder/draw.html", quiz=quiz, quiz_id=quiz_id, bank=bank, form=form)
    return shown, 422 if form.is_submitted() else 200


@bp.get("/quizzes/<quiz_id>/build/add")
@needs("teach")
def add(quiz_id: str) -> ResponseReturnValue:
    """The questions of the bank, to pick from."""
    return _add_page(quiz_id)


@bp.post("/quizzes/<quiz_id>/build/add")
@needs("teach")
def add_picked(quiz_id: str) -> ResponseReturnValue:
    """Add the questions that were picked."""
    picked = request.form.getlist("q")
    try:
        quiz_building.add_questions(database(), current_visitor(), quiz_id, picked, now=now())
    except Invalid as invalid:
        return _add_page(quiz_id, word(invalid.message), picked), 422
    flash(gettext("The questions stand at the end of the quiz."), "done")
    return redirect(url_for(".build", quiz_id=quiz_id), 303)


def _add_page(quiz_id: str, error: str = "", picked: Sequence[str] = ()) -> str:
    quiz, bank = _quiz_and_bank(quiz_id)
    there = {slot.question for slot in quiz.slots}
    shown = {"quiz": quiz, "quiz_id": quiz_id, "bank": bank, "there": there, "picked": picked}
    return render_template("quiz_builder/add.html", error=error, **shown)


def _quiz_and_bank(quiz_id: str) -> tuple[Quiz, BankPage]:
    """The quiz of the visitor's, and a page of its bank by the filter of the address. Raises NotFound, Forbidden."""
    quiz, key = quiz_building.quiz_and_bank(database(), current_visitor(), quiz_id)
    wish, page = read_filter(), request.args.get("page", 1, type=int)
    # Drafts cannot be asked: only what is ready is offered.
    wanted = Filter(tag=wish.tag, kind=wish.kind, text=wish.text)
    return quiz, banks.bank_page(database(), current_visitor(), key, wanted, page=page)


def _offer(form: DrawForm, bank: BankPage) -> DrawForm:
    form.tags.choices = choice_list((tag, f"{tag} ({count})") for tag, count in bank.tags.items())
    form.kinds.choices = choice_list(
        (kind, f"{word(words)} ({bank.kinds[kind]})")
        for kind, words in KIND_WORDS.items()
        if kind in bank.kinds
    )
    form.facts.choices = choice_list((entry.fact.id, _name(entry.fact)) for entry in bank.facts)
    return form


def _name(fact: Fact) -> str:
    language = current_language()
    return f"{fact.subject.in_(language)} · {fact.attribute.in_(language)}"


def _add_draw(quiz_id: str, form: DrawForm) -> bool:
    try:
        quiz_building.add_draw(database(), current_visitor(), quiz_id, form.entry(), now=now())
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True
