"""The page that says what becomes of what when a review is published, and does it; or takes it back."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import Length

from quizapp.core.languages import N_
from quizapp.core.questions.merging import Side
from quizapp.errors import Conflict, Invalid
from quizapp.services import reviews
from quizapp.services.reviews import ReviewPage
from quizapp.web.access import current_visitor, needs
from quizapp.web.choices import choice_list
from quizapp.web.languages import current_language, word
from quizapp.web.reviews.blueprint import bp
from quizapp.web.reviews.desk import read_revision
from quizapp.web.site import database, now

NEW = "+"
FATE_WORDS: Mapping[str, str] = {
    "kept": N_("Changed in the bank: it stays as it is there."),
    "merged": N_("Changed in the bank and in the review: both changes are put together."),
    "draft": N_("A draft of it lies in the bank: it stays as it is there."),
    "retired": N_("Not asked in the bank any more: it stays so."),
    "dropped": N_("Changed in the bank, and rejected in the review: it is asked no more."),
}


class PublishForm(FlaskForm):
    """Where the accepted facts and questions go."""

    where = RadioField(lazy_gettext("Into which bank?"), default=NEW)
    title = StringField(lazy_gettext("Title of the new bank"), [Length(max=200)])


@bp.route("/reviews/<review_id>/publish", methods=["GET", "POST"])
@needs("teach")
def publish(review_id: str) -> ResponseReturnValue:
    """Publish what is accepted, after a look at what that means."""
    page = reviews.get_review(database(), current_visitor(), review_id)
    form = _form(page)
    if form.validate_on_submit() and (bank := _publish(page, form)):
        said = ngettext(
            "Published: %(num)d question.", "Published: %(num)d questions.", page.counters.questions
        )
        flash(f"{said} {gettext('Make a quiz of it with “New quiz”.')}", "done")
        return redirect(url_for("banks.show", key=bank), 303)
    meetings = reviews.get_meetings(database(), current_visitor(), review_id) if page.publication else ()
    body = render_template("reviews/publish.html", form=form, page=page, meetings=meetings, fates=FATE_WORDS)
    return body, 422 if form.is_submitted() else 200


@bp.post("/reviews/<review_id>/withdraw")
@needs("teach")
def withdraw(review_id: str) -> ResponseReturnValue:
    """Take out of the bank what this review put into it."""
    reviews.get_review(database(), current_visitor(), review_id)
    try:
        reviews.withdraw(database(), current_visitor(), review_id, revision=read_revision(), now=now())
    except Conflict as refused:
        flash(word(refused.message), "error")
    else:
        flash(gettext("Withdrawn. The review stays as it is and can be published again."), "done")
    return redirect(url_for(".show", review_id=review_id), 303)


@bp.post("/reviews/<review_id>/delete")
@needs("teach")
def delete(review_id: str) -> ResponseReturnValue:
    """Delete a review with its article."""
    reviews.get_review(database(), current_visitor(), review_id)
    try:
        reviews.delete_review(database(), current_visitor(), review_id, revision=read_revision())
    except Conflict as refused:
        flash(word(refused.message), "error")
        return redirect(url_for(".show", review_id=review_id), 303)
    flash(gettext("The review and its article are deleted."), "done")
    return redirect(url_for(".index"), 303)


def _form(page: ReviewPage) -> PublishForm:
    form = PublishForm(data={"title": page.article.title, "where": NEW})
    own = reviews.list_own_banks(database(), current_visitor(), page.article.language)
    new = [(NEW, gettext("A new bank of mine"))]
    form.where.choices = choice_list([*new, *((one.id, one.title.in_(current_language())) for one in own)])
    if page.publication and not request.form:
        form.where.data = page.publication.bank_id
    if page.publication:
        form.where.choices = choice_list(
            [(page.publication.bank_id, page.publication.title.in_(current_language()))]
        )
    return form


def _choices() -> dict[str, Side]:
    """By question, whose text is taken of parts that the review and the bank both changed."""
    sent = ((name.partition(":"), value) for name, value in request.form.items())
    return {
        question: "mine" if value == "mine" else "theirs"
        for (kind, _, question), value in sent
        if kind == "choice"
    }


def _publish(page: ReviewPage, form: PublishForm) -> str | None:
    """The bank that holds it now; None and the reason in the form where it cannot be."""
    bank = None if form.where.data == NEW else form.where.data
    title = form.title.data or ""
    about: dict[str, Any] = {"revision": read_revision(), "title": title, "bank": bank, "choices": _choices()}
    try:
        return reviews.publish(database(), current_visitor(), page.id, **about, now=now())
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return None
