"""The pages of banks: the list, a bank with its facts and questions, one question with its proof, the reading."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from quizapp.core.attempts.review import review_question
from quizapp.services import banks, quizzes, workbench
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number
from quizapp.web.workbench.filters import filter_arguments, read_filter

bp = Blueprint("banks", __name__)


@bp.get("/banks")
@needs("teach")
def index() -> ResponseReturnValue:
    """The banks that are there."""
    return render_template("banks/index.html", banks=banks.list_banks(database(), current_visitor()))


@bp.get("/banks/<key>")
@needs("teach")
def show(key: str) -> ResponseReturnValue:
    """A bank: its questions by filter, its facts, its articles and quizzes."""
    bank = banks.bank_page(
        database(), current_visitor(), key, read_filter(), page=request.args.get("page", 1, whole_number)
    )
    made = quizzes.list_quizzes(database(), current_visitor(), now=now(), bank=key)
    drafts = workbench.list_drafts(database(), current_visitor(), key) if bank.editable else ()
    return render_template(
        "banks/show.html", bank=bank, quizzes=made, drafts=drafts, found=filter_arguments()
    )


@bp.get("/banks/<key>/facts")
@needs("teach")
def facts(key: str) -> ResponseReturnValue:
    """The facts of a bank, each with its passage and the number of its questions."""
    return render_template("banks/facts.html", bank=banks.bank_page(database(), current_visitor(), key))


@bp.get("/banks/<key>/questions/<question>")
@needs("teach")
def question(key: str, question: str) -> ResponseReturnValue:
    """One question with its key and its proof."""
    page = banks.question_page(database(), current_visitor(), key, question)
    slot = review_question(page.question, page.sources)
    visitor = current_visitor()
    talk = workbench.get_talk(database(), visitor, key, question) if page.editable else None
    flaws = workbench.look_over(database(), visitor, key, page.question) if page.editable else ()
    return render_template("banks/question.html", page=page, slot=slot, talk=talk, flaws=flaws)


@bp.get("/banks/<key>/reading")
@needs("public")
def reading(key: str) -> ResponseReturnValue:
    """The reading of a bank."""
    return render_template("banks/reading.html", page=banks.reading_page(database(), current_visitor(), key))
