"""Questions and draws added to a quiz, from its own bank and from others that its maker may see."""

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
from quizapp.core.quizzes.quiz import Draw
from quizapp.core.quizzes.reference import split_reference
from quizapp.errors import Invalid
from quizapp.services import banks, quiz_building
from quizapp.services.quiz_building import Offer
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.languages import current_language, word
from quizapp.web.quiz_builder.blueprint import bp
from quizapp.web.quiz_builder.words import tell_banks
from quizapp.web.quiz_forms import Boxes
from quizapp.web.site import database, now
from quizapp.web.widgets import KIND_WORDS
from quizapp.web.workbench.filters import read_filter

MOST_BANKS = 30


class DrawForm(FlaskForm):
    """How many questions are drawn, from which of the chosen banks, and what each is worth."""

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

    def entry(self, banks: tuple[str, ...]) -> Entry:
        """The row that the form describes, over these banks."""
        low, high = self.min_difficulty.data, self.max_difficulty.data
        draw = Draw(
            tags=tuple(self.tags.data or ()),
            kinds=tuple(self.kinds.data or ()),
            facts=tuple(self.facts.data or ()),
            min_difficulty=None if low is None else float(low),
            max_difficulty=None if high is None else float(high),
            banks=banks,
        )
        return Entry(draw=draw, count=self.count.data or 0, max_mark=float(self.mark.data or 0))


@bp.route("/quizzes/<quiz_id>/build/draw", methods=["GET", "POST"])
@needs("teach")
def draw(quiz_id: str) -> ResponseReturnValue:
    """Draw questions anew for each attempt, from one bank or several."""
    keys = request.args.getlist("bank")[:MOST_BANKS]
    offer = quiz_building.offer_draw(database(), current_visitor(), quiz_id, keys)
    form = _offer(DrawForm(), offer)
    if form.validate_on_submit() and _add_draw(quiz_id, form, offer):
        flash(gettext("The draw stands at the end of the quiz."), "done")
        return redirect(url_for(".build", quiz_id=quiz_id), 303)
    told = tell_banks(one.title for one in offer.chosen)
    shown = render_template(
        "quiz_builder/draw.html", offer=offer, quiz_id=quiz_id, form=form, from_banks=told
    )
    return shown, 422 if form.is_submitted() else 200


@bp.get("/quizzes/<quiz_id>/build/add")
@needs("teach")
def add(quiz_id: str) -> ResponseReturnValue:
    """The questions of a bank, to pick from."""
    return _add_page(quiz_id)


@bp.post("/quizzes/<quiz_id>/build/add")
@needs("teach")
def add_picked(quiz_id: str) -> ResponseReturnValue:
    """Add the questions that were picked."""
    picked, bank = request.form.getlist("q"), request.args.get("bank")
    try:
        quiz_building.add_questions(database(), current_visitor(), quiz_id, picked, bank=bank, now=now())
    except Invalid as invalid:
        return _add_page(quiz_id, word(invalid.message), picked), 422
    flash(gettext("The questions stand at the end of the quiz."), "done")
    return redirect(url_for(".build", quiz_id=quiz_id), 303)


def _add_page(quiz_id: str, error: str = "", picked: Sequence[str] = ()) -> str:
    keys = request.args.getlist("bank")[:1]
    source = quiz_building.find_source(database(), current_visitor(), quiz_id, keys)
    wish, page = read_filter(), request.args.get("page", 1, type=int)
    # Drafts cannot be asked: only what is ready is offered.
    wanted = Filter(tag=wish.tag, kind=wish.kind, text=wish.text)
    bank = banks.bank_page(database(), current_visitor(), source.chosen, wanted, page=page)
    shown = {"source": source, "quiz_id": quiz_id, "bank": bank, "picked": picked}
    return render_template("quiz_builder/add.html", error=error, **shown)


def _offer(form: DrawForm, offer: Offer) -> DrawForm:
    form.tags.choices = choice_list((tag, f"{tag} ({count})") for tag, count in offer.tags.items())
    form.kinds.choices = choice_list(
        (kind, f"{word(words)} ({offer.kinds[kind]})")
        for kind, words in KIND_WORDS.items()
        if kind in offer.kinds
    )
    form.facts.choices = choice_list((name, _name(name, fact, offer)) for name, fact in offer.facts.items())
    return form


def _name(name: str, fact: Fact, offer: Offer) -> str:
    """What a fact says, and of several banks in which of them."""
    language, key = current_language(), split_reference(name)[0] or offer.home
    title = [one.title.in_(language) for one in offer.chosen if one.id == key and len(offer.chosen) > 1]
    return " · ".join([fact.subject.in_(language), fact.attribute.in_(language), *title])


def _add_draw(quiz_id: str, form: DrawForm, offer: Offer) -> bool:
    try:
        entry = form.entry(offer.draw_banks)
        quiz_building.add_draw(database(), current_visitor(), quiz_id, entry, now=now())
    except Invalid as invalid:
        form.form_errors.append(word(invalid.message))
        return False
    return True
