"""The first page: what this is, a quiz to try at once, and all quizzes that are open to the visitor."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.services import quizzes, showcase
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import database, now

bp = Blueprint("home", __name__)


@bp.get("/")
@needs("public")
def index() -> ResponseReturnValue:
    """The first page."""
    visitor = current_visitor()
    cards = quizzes.list_quizzes(database(), visitor, now=now())
    demo = next((card for card in cards if card.id.endswith("demo")), next(iter(cards), None))
    example = showcase.find_example(database(), visitor)
    return render_template("home/index.html", cards=cards, demo=demo, example=example)
