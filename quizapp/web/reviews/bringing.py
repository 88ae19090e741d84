"""The form with which a teacher brings an article: pasted or as a file."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import BooleanField, FileField, StringField, TextAreaField
from wtforms.validators import Length

from quizapp.errors import Conflict, Invalid
from quizapp.formats.articles.faults import TOO_LARGE
from quizapp.formats.articles.reader import LARGEST
from quizapp.services import reviews
from quizapp.services.reviews.starting import MOST_CHARACTERS
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.reviews.blueprint import bp
from quizapp.web.site import database, now
from quizapp.web.uploads import allow_upload, drain

MOST_PASTED = 4 * MOST_CHARACTERS


class ArticleForm(FlaskForm):
    """An article: its text or its file, and what the teacher knows of it."""

    text = TextAreaField(lazy_gettext("Text of the article"))
    file = FileField(lazy_gettext("Or a file"))
    title = StringField(lazy_gettext("Title"), [Length(max=200)])
    published = StringField(lazy_gettext("Date"), [Length(max=10)])
    split = BooleanField(lazy_gettext("It holds several articles: make a review of each"))


@bp.url_value_preprocessor
def allow_article(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Lets the form of an article, and no other, send as much as an article may have."""
    if endpoint == "reviews.new":
        allow_upload(LARGEST, MOST_PASTED)


@bp.route("/reviews/new", methods=["GET", "POST"])
@needs("teach")
def new() -> ResponseReturnValue:
    """Bring an article."""
    form = ArticleForm()
    if form.validate_on_submit() and (job := _start(form)):
        return redirect(url_for("jobs.show", job_id=job), 303)
    return _page(form), 422 if form.is_submitted() else 200


@bp.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The form again, with what it can take."""
    drain()
    flash(word(TOO_LARGE), "error")
    return _page(ArticleForm(formdata=None)), 413


def _page(form: ArticleForm) -> str:
    return render_template(
        "reviews/new.html",
        form=form,
        megabytes=LARGEST // 1_000_000,
        largest=LARGEST,
        too_large=word(TOO_LARGE),
        characters=MOST_CHARACTERS,
    )


def _start(form: ArticleForm) -> str | None:
    """The job that reads the article; None and the reason in the form where there is none."""
    about: dict[str, Any] = {"title": form.title.data or "", "published": form.published.data or ""}
    about["split"] = bool(form.split.data)
    sent = form.file.data
    try:
        if sent and sent.filename:
            return reviews.start_from_file(
                database(), current_visitor(), sent.filename, sent.read(), **about, now=now()
            )
        return reviews.start_from_text(
            database(), current_visitor(), form.text.data or "", **about, now=now()
        )
    except (Conflict, Invalid) as refused:
        form.form_errors.append(word(refused.message))
        return None
