"""The pages of an attempt: questions, what their buttons do, overview, result, feedback."""

import secrets
from collections.abc import Mapping

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import format_timedelta

from quizapp.core.attempts.view import AttemptReview, SlotReview
from quizapp.core.facts.fact import Fact
from quizapp.errors import NotFound
from quizapp.services import assignments, attempts, scores
from quizapp.web.access import current_visitor, ensure_guest, needs
from quizapp.web.attempt_buttons import end, hand_in, keep, leave, press, render_page, to_page
from quizapp.web.languages import current_language
from quizapp.web.responses import read_page, read_save
from quizapp.web.security import limiter
from quizapp.web.site import database, now

bp = Blueprint("attempts", __name__)
KEPT_AT_ONCE = "120/minute"


@bp.after_request
def keep_out_of_caches(response: Response) -> Response:
    """The Back button of a shared computer shows no answers."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/quizzes/<quiz_id>/start")
@needs("take")
def start(quiz_id: str) -> ResponseReturnValue:
    """Starts an attempt, or goes on with the one that runs."""
    id = attempts.start(
        database(),
        ensure_guest(),
        quiz_id,
        language=current_language(),
        now=now(),
        rng_seed=secrets.token_bytes(32),
        preview="preview" in request.form,
    )
    return redirect(url_for(".resume", id=id), 303)


@bp.get("/attempts/<id>")
@needs("take")
def resume(id: str) -> ResponseReturnValue:
    """Leads to the first question that is not answered."""
    view = attempts.overview(database(), current_visitor(), id, now=now())
    if view.state == "finished":
        return redirect(url_for(".review", id=id), 303)
    waiting = (mark.page for mark in view.overview if mark.reachable and mark.state == "unanswered")
    return to_page(id, next(waiting, view.page))


@bp.get("/attempts/<id>/<int:page>")
@needs("take")
def page(id: str, page: int) -> ResponseReturnValue:
    """One page of questions."""
    view = attempts.get_page(database(), current_visitor(), id, page, now=now())
    if view.state == "finished":
        return redirect(url_for(".review", id=id), 303)
    return render_page(view, {})


@bp.post("/attempts/<id>/<int:page>")
@needs("take")
def answer(id: str, page: int) -> ResponseReturnValue:
    """Saves the answers of a page, then does what the button says."""
    return press(id, page, read_page(request.form))


@bp.post("/attempts/<id>/save")
@needs("take")
@limiter.limit(KEPT_AT_ONCE, key_func=lambda: f"attempt {(request.view_args or {})['id']}")
def save(id: str) -> ResponseReturnValue:
    """Keeps one answer without a word on whether it is right."""
    slot, wanted, spent = read_save(request.get_json())
    saved = keep(id, slot, wanted, time_ms=spent)
    told = {"outcome": saved.outcome, "revision": saved.revision, "seconds_left": saved.seconds_left}
    return jsonify(told if saved.raw is None else told | {"raw": saved.raw})


@bp.get("/attempts/<id>/time")
@needs("take")
def time_left(id: str) -> ResponseReturnValue:
    """The seconds that are left, as a number; null where the page that asks is out of date."""
    return jsonify(attempts.time_left(database(), current_visitor(), id, now=now()))


@bp.get("/attempts/<id>/overview")
@needs("take")
def overview(id: str) -> ResponseReturnValue:
    """What is answered and what is not, before the hand-in."""
    view = attempts.overview(database(), current_visitor(), id, now=now())
    if view.state == "finished":
        return redirect(url_for(".review", id=id), 303)
    zone = attempts.find_zone(database(), current_visitor(), id)
    return render_template("attempts/overview.html", view=view, zone=zone)


@bp.post("/attempts/<id>/submit")
@needs("take")
def submit(id: str) -> ResponseReturnValue:
    """Hands the attempt in."""
    return end(id) if request.form.get("go") == "over" else hand_in(id)


@bp.get("/attempts/<id>/review")
@needs("take")
def review(id: str) -> ResponseReturnValue:
    """The result, as far as it may be seen now."""
    review = attempts.review(database(), current_visitor(), id, now=now())
    if review.state == "running" and review.own:
        return redirect(url_for(".resume", id=id), 303)
    scores.note_shown(database(), current_visitor(), review, now=now())
    worth = assignments.find_worth(database(), current_visitor(), id, now=now())
    zone = attempts.find_zone(database(), current_visitor(), id)
    told = {"facts": _facts(review), "spent": _spent(review), "worth": worth, "zone": zone}
    return render_template("attempts/review.html", review=review, **told)


@bp.get("/attempts/<id>/slots/<int:number>")
@needs("take")
def slot(id: str, number: int) -> ResponseReturnValue:
    """The feedback on one question."""
    return render_slot(id, number)


@bp.post("/attempts/<id>/<int:page>/on")
@needs("take")
def go_on(id: str, page: int) -> ResponseReturnValue:
    """Goes on after the feedback."""
    return leave(id, page)


def render_slot(
    id: str, number: int, *, typed: Mapping[str, str] | None = None, fault: str = ""
) -> ResponseReturnValue:
    """The page of the feedback on one question, with what was typed into one of its forms and why it was refused."""
    review = attempts.review(database(), current_visitor(), id, now=now())
    shown = next((slot for slot in review.slots if slot.number == number), None)
    if shown is None and review.state == "finished":
        raise NotFound
    if shown is None:
        return redirect(url_for("attempts.resume", id=id), 303)
    scores.note_shown(database(), current_visitor(), review, now=now())
    zone = attempts.find_zone(database(), current_visitor(), id)
    parts = {"review": review, "slot": shown, "typed": typed, "fault": fault, "zone": zone}
    return render_template("attempts/slot_review.html", **parts, **_onward(review, shown))


def _onward(review: AttemptReview, shown: SlotReview) -> dict[str, object]:
    """What comes after the feedback: the next question of the attempt or of the review."""
    numbers = [slot.number for slot in review.slots]
    if review.state == "finished":
        following = next((number for number in numbers if number > shown.number), None)
        return {"count": len(numbers), "following": following, "page": None, "more": False, "open": None}
    view = attempts.overview(database(), current_visitor(), review.id, now=now())
    page = next(mark.page for mark in view.overview if mark.number == shown.number)
    open_here = [m.number for m in view.overview if m.page == page and m.asks and m.state != "graded"]
    return {
        "count": len(view.overview),
        "following": None,
        "page": page,
        "more": page < view.pages,
        "open": next(iter(open_here), None),
    }


def _facts(review: AttemptReview) -> list[Fact]:
    """The facts that the quiz asked for, each once."""
    sources = [source for slot in review.slots for source in slot.sources or ()]
    return list({(source.bank_id, source.fact.id): source.fact for source in sources}.values())


def _spent(review: AttemptReview) -> str:
    """How long the attempt took, in words."""
    if review.finished_at is None:
        return ""
    return format_timedelta(review.finished_at - review.started_at, granularity="minute")
