"""Scores as they were on a day, and all that can be told of the score of one attempt; news of changed marks."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.languages import N_
from quizapp.services import scores
from quizapp.services.score_history import ByHand
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import format_share
from quizapp.web.site import config, database, now
from quizapp.web.template_names import add_names

bp = Blueprint("scores", __name__)
NEWS_WORDS: Mapping[str, str] = {
    "regrade": N_("The mark of question %(number)s was changed."),
    "undo": N_("A change to the mark of question %(number)s was taken back."),
    "person": N_("Your answer to question %(number)s was read and graded."),
    "accepted": N_("You were right about question %(number)s: your answer is accepted."),
    "declined": N_("Your teacher has answered what you contested in question %(number)s."),
    "answered": N_("The problem that you reported with question %(number)s has an answer."),
}


def init_app(app: Flask) -> None:
    """Gives templates the news in words."""
    add_names(app, news_words=NEWS_WORDS, by_hand_words=by_hand_words)


@bp.get("/quizzes/<quiz_id>/scores")
@needs("teach")
def on_day(quiz_id: str) -> ResponseReturnValue:
    """The scores of a quiz as they stood at the end of a day."""
    zone = ZoneInfo(config().time_zone)
    day = _day(request.args.get("on", "")) or now().astimezone(zone).date()
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    page = scores.scores_on(database(), current_visitor(), quiz_id, at=end - timedelta(milliseconds=1))
    return render_template("scores/day.html", page=page, day=day)


@bp.get("/attempts/<id>/scores")
@needs("teach")
def account(id: str) -> ResponseReturnValue:
    """All that can be told of the score of one attempt."""
    told = scores.get_account(database(), current_visitor(), id)
    return render_template("scores/account.html", account=told)


def by_hand_words(decided: ByHand) -> str:
    """What a teacher decided of a grade."""
    if decided.decision == "excused":
        return gettext("Excused")
    if decided.share is None:
        return gettext("No longer decided by hand")
    return gettext("By hand: %(share)s", share=format_share(decided.share))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
