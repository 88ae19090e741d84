"""The short form with which a teacher makes a quiz from a bank, and changes it later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    widgets,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quizapp.core.languages import Twin
from quizapp.core.quizzes.quiz import Quiz, Review, Settings
from quizapp.errors import Invalid
from quizapp.services import banks, quizzes
from quizapp.services.banks import BankPage
from quizapp.services.quiz_checks import FaultyQuestions, settings_revision
from quizapp.services.stale import Stale
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.languages import current_language, word
from quizapp.web.once import once_id
from quizapp.web.site import config, database, now
from quizapp.web.stale import MINUTES, Reading, meet, reading_of, sent_reading
from quizapp.web.widgets import KIND_WORDS

bp = Blueprint("quiz_forms", __name__)
SHOWN_FAULTY = 5
MOST_MINUTES, MOST_ATTEMPTS, DRAWN = 600, 50, 10
REVIEWS: Mapping[str, Review] = {
    "all": Review(),
    "marks": Review(key="never", feedback="never", source="never"),
    "closed": Review("after", "closed", "closed", "closed", "closed", "closed"),
}
BEHAVIOURS = [
    ("immediate", lazy_gettext("After each answer, for practice")),
    ("deferred", lazy_gettext("After the hand-in, as a test")),
]
COUNTS = [
    ("best", lazy_gettext("The best")),
    ("last", lazy_gettext("The last")),
    ("first", lazy_gettext("The first")),
]
PER_PAGE = [("1", lazy_gettext("One")), ("5", lazy_gettext("Five")), ("0", lazy_gettext("All"))]
NAVIGATION = [("free", lazy_gettext("Forwards and back")), ("forward", lazy_gettext("Forwards only"))]
REVIEW_CHOICES = [
    ("all", lazy_gettext("Everything: marks, right answers, sources")),
    ("marks", lazy_gettext("Their marks, not the right answers")),
    ("closed", lazy_gettext("Everything, once the quiz has closed")),
]
ACCESS = [
    ("public", lazy_gettext("Everyone, even without an account")),
    ("signed_in", lazy_gettext("Everyone who is signed in")),
    ("private", lazy_gettext("Only me, to try it out")),
]


class Boxes(SelectMultipleField):
    """Several choices as checkboxes."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


def count_field(label: str, *, most: int) -> IntegerField:
    """A field for 1 to ``most``, or nothing for no limit."""
    return IntegerField(label, [Optional(), NumberRange(1, most)], render_kw={"min": 1})


class SettingsForm(FlaskForm):
    """How a quiz is taken, and by whom."""

    title = StringField(
        lazy_gettext("Title"), [InputRequired(lazy_gettext("Give the quiz a title.")), Length(max=200)]
    )
    behaviour = RadioField(
        lazy_gettext("When is feedback given?"),
        choices=choice_list(BEHAVIOURS),
        default="immediate",
    )
    minutes = count_field(lazy_gettext("Time limit in minutes"), most=MOST_MINUTES)
    attempts = count_field(lazy_gettext("Attempts for each learner"), most=MOST_ATTEMPTS)
    counts = SelectField(
        lazy_gettext("Which attempt counts"),
        choices=choice_list(COUNTS),
    )
    per_page = SelectField(
        lazy_gettext("Questions on a page"),
        choices=choice_list(PER_PAGE),
    )
    section_pages = BooleanField(lazy_gettext("Each section begins a page"))
    navigation = SelectField(
        lazy_gettext("Moving between pages"),
        choices=choice_list(NAVIGATION),
    )
    open_at = DateTimeLocalField(lazy_gettext("Opens"), [Optional()], format=MINUTES)
    close_at = DateTimeLocalField(lazy_gettext("Closes"), [Optional()], format=MINUTES)
    review = SelectField(
        lazy_gettext("After the hand-in, learners see"),
        choices=choice_list(REVIEW_CHOICES),
    )
    shuffle_questions = BooleanField(lazy_gettext("Questions in another order for each attempt"))
    shuffle_options = BooleanField(lazy_gettext("Options in another order for each attempt"), default=True)
    access = RadioField(lazy_gettext("Who may take it?"), choices=choice_list(ACCESS), default="signed_in")

    def settings(self, before: Settings) -> Settings:
        """The settings as filled in, over those that the form does not show."""
        minutes = self.minutes.data
        return replace(
            before,
            behaviour=self.behaviour.data,
            time_limit=minutes * 60 if minutes else None,
            attempts=self.attempts.data,
            counts=self.counts.data,
            per_page=int(self.per_page.data),
            section_pages=self.section_pages.data,
            navigation=self.navigation.data,
            open_at=_moment(self.open_at.data),
            close_at=_moment(self.close_at.data),
            review=REVIEWS.get(self.review.data, before.review),
            shuffle_questions=self.shuffle_questions.data,
            shuffle_options=self.shuffle_options.data,
        )


class NewQuizForm(SettingsForm):
    """Which questions of the bank, how many of them, and how they are taken."""

    tags = Boxes(lazy_gettext("Only with these tags"))
    kinds = Boxes(lazy_gettext("Only of these kinds"))
    count = IntegerField(lazy_gettext("How many questions"), [Optional(), NumberRange(1, 200)], default=DRAWN)


@bp.route("/banks/<key>/new-quiz", methods=["GET", "POST"])
@needs("teach")
def new(key: str) -> ResponseReturnValue:
    """Make a quiz from a bank."""
    bank = banks.bank_page(database(), current_visitor(), key)
    picked, form = request.values.getlist("q"), _offer(NewQuizForm(), bank)
    if form.validate_on_submit() and (quiz_id := _make(key, form, picked)):
        flash(gettext("The quiz is made. Try it out as a learner would see it."), "done")
        return redirect(url_for("quizzes.show", quiz_id=quiz_id), 303)
    page = render_template("teaching/new_quiz.html", form=form, bank=bank.card, picked=picked)
    return page, 422 if form.is_submitted() else 200


def _offer(form: NewQuizForm, bank: BankPage) -> NewQuizForm:
    form.tags.choices = choice_list((tag, f"{tag} ({count})") for tag, count in bank.tags.items())
    form.kinds.choices = choice_list(
        (kind, f"{word(words)} ({bank.kinds[kind]})")
        for kind, words in KIND_WORDS.items()
        if kind in bank.kinds
    )
    if not form.is_submitted():
        form.count.data = min(DRAWN, bank.card.questions)
        form.shuffle_questions.data = not request.values.getlist("q")
    return form


def _make(key: str, form: NewQuizForm, picked: Sequence[str]) -> str | None:
    drawn = {"tags": form.tags.data, "kinds": form.kinds.data, "count": form.count.data or DRAWN}
    which: dict[str, Any] = {"questions": picked} if picked else drawn
    try:
        return quizzes.make_quiz(
            database(),
            current_visitor(),
            key,
            title=_title(form, Twin()),
            settings=form.settings(Settings()),
            access=form.access.data,
            id_=once_id(),
            now=now(),
            **which,
        )
    except Invalid as invalid:
        form.form_errors += reasons(invalid)
        return None


@bp.route("/quizzes/<quiz_id>/edit", methods=["GET", "POST"])
@needs("teach")
def edit(quiz_id: str) -> ResponseReturnValue:
    """Change how a quiz is taken."""
    quiz = quizzes.get_own_quiz(database(), current_visitor(), quiz_id)
    form = _offer_review(SettingsForm(data=_filled(quiz)), quiz)
    read = sent_reading() or reading_of(form, settings_revision(quiz))
    try:
        if form.validate_on_submit() and _change(quiz, form, read):
            flash(gettext("The quiz is changed. Attempts that are going on keep their limits."), "done")
            return redirect(url_for("quizzes.show", quiz_id=quiz_id), 303)
    except Stale:
        return _overtaken(quiz, form, read), 409
    page = render_template("teaching/edit_quiz.html", form=form, quiz=quiz, read=read)
    return page, 422 if form.is_submitted() else 200


def _overtaken(quiz: Quiz, form: SettingsForm, read: Reading) -> str:
    theirs = _offer_review(SettingsForm(formdata=None, data=_filled(quiz)), quiz)
    told, read = meet(form, theirs, read.fields), reading_of(theirs, settings_revision(quiz))
    return render_template("teaching/edit_quiz.html", form=form, quiz=quiz, read=read, differences=told)


def _offer_review(form: SettingsForm, quiz: Quiz) -> SettingsForm:
    """The form, with a choice for what learners see that is none of the usual ones."""
    if quiz.settings.review not in REVIEWS.values():
        form.review.choices = choice_list([("kept", gettext("As it is set now")), *REVIEW_CHOICES])
    return form


def reasons(invalid: Invalid) -> list[str]:
    """What keeps a quiz from being saved; for errors of writing each question with what to do about it."""
    faulty = invalid.questions if isinstance(invalid, FaultyQuestions) else ()
    errors = [
        f"{one.stem.in_(current_language())}: {word(flaw.message)} {word(flaw.remedy)}"
        for one in faulty[:SHOWN_FAULTY]
        for flaw in one.flaws
    ]
    return [word(invalid.message), *errors]


def _change(quiz: Quiz, form: SettingsForm, read: Reading) -> bool:
    try:
        quizzes.update_quiz(
            database(),
            current_visitor(),
            quiz.id,
            title=_title(form, quiz.title),
            settings=form.settings(quiz.settings),
            access=form.access.data,
            intro=quiz.intro,
            revision=read.revision,
            now=now(),
        )
    except Invalid as refused:
        form.form_errors += reasons(refused)
        return False
    return True


def _title(form: SettingsForm, before: Twin) -> Twin:
    """The title in the language in which it was shown; a side in the other language stays."""
    side = before.language_of(current_language()) if before.sides() else current_language()
    return replace(before, **{side: (form.title.data or "").strip()})


def _filled(quiz: Quiz) -> dict[str, object]:
    settings = quiz.settings
    kept = next((name for name, review in REVIEWS.items() if review == settings.review), "kept")
    return {
        "title": quiz.title.in_(current_language()),
        "behaviour": settings.behaviour,
        "minutes": settings.time_limit // 60 if settings.time_limit else None,
        "attempts": settings.attempts,
        "counts": settings.counts,
        "per_page": str(settings.per_page),
        "section_pages": settings.section_pages,
        "navigation": settings.navigation,
        "open_at": _local(settings.open_at),
        "close_at": _local(settings.close_at),
        "review": kept,
        "shuffle_questions": settings.shuffle_questions,
        "shuffle_options": settings.shuffle_options,
        "access": quiz.access,
    }


def _moment(local: datetime | None) -> datetime | None:
    """The moment that a clock in the site's zone shows."""
    return None if local is None else local.replace(tzinfo=ZoneInfo(config().time_zone))


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(ZoneInfo(config().time_zone)).replace(tzinfo=None)
