"""One question over all its uses and versions, one fact over all its forms."""

from functools import partial

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp.services import histories
from quizapp.web.access import current_visitor, needs
from quizapp.web.histories.answers import show_answers
from quizapp.web.histories.blueprint import bp
from quizapp.web.histories.words import read_start, read_wanted
from quizapp.web.languages import current_language
from quizapp.web.markup import plain_text
from quizapp.web.site import database


@bp.get("/banks/<key>/questions/<question>/results")
@needs("teach")
def question(key: str, question: str) -> ResponseReturnValue:
    """A question over all its uses."""
    page = histories.question_history(database(), current_visitor(), key, question)
    link = partial(url_for, ".question_answers", key=key, question=question)
    back = url_for("banks.question", key=key, question=question)
    return render_template("histories/uses.html", page=page, link=link, back=back)


@bp.get("/banks/<key>/questions/<question>/results/answers")
@needs("teach")
def question_answers(key: str, question: str) -> ResponseReturnValue:
    """The answers to a question behind a number."""
    wanted = read_wanted()
    stem, found = histories.question_answers(
        database(), current_visitor(), key, question, wanted, start=read_start()
    )
    back, title = url_for(".question", key=key, question=question), plain_text(stem.in_(current_language()))
    return show_answers(found, wanted, back=back, title=title, learners=True)


@bp.get("/banks/<key>/facts/<fact>/results")
@needs("teach")
def fact(key: str, fact: str) -> ResponseReturnValue:
    """A fact over all its forms."""
    page = histories.fact_history(database(), current_visitor(), key, fact)
    link = partial(url_for, ".fact_answers", key=key, fact=fact)
    back = url_for("workbench.fact", key=key, fact=fact)
    return render_template("histories/uses.html", page=page, link=link, back=back)


@bp.get("/banks/<key>/facts/<fact>/results/answers")
@needs("teach")
def fact_answers(key: str, fact: str) -> ResponseReturnValue:
    """The answers about a fact behind a number."""
    wanted = read_wanted()
    name, found = histories.fact_answers(database(), current_visitor(), key, fact, wanted, start=read_start())
    back, title = url_for(".fact", key=key, fact=fact), name.in_(current_language())
    return show_answers(found, wanted, back=back, title=title, learners=True)
