"""The first page: what this is, a quiz to try at once, and all quizzes that are open to the visitor."""

from collections.abc import Sequence

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.core.languages import Twin
from quizapp.services import assignments, banks, quizzes, scores, showcase
from quizapp.services.banks import BankCard
from quizapp.services.quizzes import QuizCard
from quizapp.web.access import current_visitor, needs
from quizapp.web.site import config, database, now

bp = Blueprint("home", __name__)


@bp.get("/")
@needs("public")
def index() -> ResponseReturnValue:
    """The first page."""
    visitor = current_visitor()
    cards = quizzes.list_quizzes(database(), visitor, now=now())
    demo = next((card for card in cards if card.id.endswith("demo")), next(iter(cards), None))
    example = showcase.find_example(database(), visitor, demo.bank_id) if demo else None
    shelves = _by_bank(cards, banks.list_banks(database(), visitor))
    given = assignments.list_assignments(database(), config(), visitor, now=now())
    news = scores.find_news(database(), visitor, now=now())
    parts = {"demo": demo, "example": example, "given": given, "news": news}
    return render_template("home/index.html", shelves=shelves, **parts)


def _by_bank(cards: Sequence[QuizCard], known: Sequence[BankCard]) -> list[tuple[Twin, list[QuizCard]]]:
    """The quizzes under the title of their bank, in their order."""
    titles = {bank.id: bank.title for bank in known}
    found: dict[str, list[QuizCard]] = {}
    for card in cards:
        found.setdefault(card.bank_id, []).append(card)
    return [(titles.get(id, Twin(id, id)), group) for id, group in found.items()]
