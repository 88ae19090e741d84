"""The page that says what becomes of what when a review is published, and does it; or takes it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import Length

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
    body = render_template("reviews/publish.html", form=form, page=page)
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


def _publish(page: ReviewPage, form: PublishForm) -> str | None:
    """The bank that holds it now; None and the reason in the form where it cannot be."""
    bank = None if form.where.data == NEW else form.where.data
    title = form.title.data or ""
    revision = read_revision()
    try:
        return reviews.publish(
            database(), current_visitor(), page.id, revision=revision, title=title, bank=bank, now=now()
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return None
