"""An assignment before a student starts it: what holds for them, until when and why, and the way in."""

import secrets

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.errors import Forbidden
from quizapp.services import assignments
from quizapp.web.access import current_visitor, needs
from quizapp.web.assignments.blueprint import bp
from quizapp.web.deadline_words import tell_deadline, tell_penalty
from quizapp.web.languages import current_language, word
from quizapp.web.security import limiter
from quizapp.web.site import config, database, now


@bp.get("/assignments/<assignment_id>")
@needs("account")
def show(assignment_id: str) -> ResponseReturnValue:
    """What the assignment is, its rules for this student, the attempts so far, and the start."""
    return _page(assignment_id)


@bp.post("/assignments/<assignment_id>/start")
@needs("account")
@limiter.limit("600/minute")
def start(assignment_id: str) -> ResponseReturnValue:
    """Start an attempt, or go on with the one that runs."""
    try:
        attempt = _start(assignment_id)
    except Forbidden as refused:
        return _page(assignment_id, word(refused.message)), 422
    return redirect(url_for("attempts.resume", id=attempt), 303)


def _start(assignment_id: str) -> str:
    return assignments.start_assignment(
        database(),
        config(),
        current_visitor(),
        assignment_id,
        password=request.form.get("password", ""),
        language=current_language(),
        now=now(),
        rng_seed=secrets.token_bytes(32),
    )


def _page(assignment_id: str, error: str = "") -> str:
    page = assignments.get_assignment_page(database(), config(), current_visitor(), assignment_id, now=now())
    told = tell_deadline(page.deadline, page.card.zone)
    left = page.deadline.seconds_left(now())
    penalty = tell_penalty(page.settings.penalty)
    return render_template(
        "assignments/show.html", page=page, told=told, left=left, error=error, penalty=penalty
    )
