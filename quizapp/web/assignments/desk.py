"""An assignment for those who teach the class: who is where, and what may be done about one attempt."""

from collections.abc import Iterable, Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from quizapp.core.languages import N_
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import assignments
from quizapp.services.assignments.log import LogEntry
from quizapp.services.assignments.watching import Desk, StudentRow, WatchedAttempt
from quizapp.web.access import current_visitor, needs, require_in_class
from quizapp.web.assignments.blueprint import bp
from quizapp.web.assignments.forms import write_target
from quizapp.web.deadline_words import tell_deadline, tell_penalty
from quizapp.web.languages import format_moment, word
from quizapp.web.site import config, database, now
from quizapp.web.whole_number import whole_number

ACTIONS: Mapping[str, str] = {
    "extend": N_("more time"),
    "reopen": N_("opened again"),
    "close": N_("closed"),
    "void": N_("counts nowhere"),
    "count": N_("counts again"),
    "change": N_("the assignment is changed"),
    "override": N_("exception"),
    "no_override": N_("exception taken back"),
    "accommodation": N_("standing accommodation"),
}
ENDED: Mapping[str, str] = {
    "learner": N_("handed in"),
    "deadline": N_("time was up"),
    "teacher": N_("closed by a teacher"),
}


@bp.get("/assignments/<assignment_id>/desk")
@needs("teach")
def desk(assignment_id: str) -> ResponseReturnValue:
    """Every student with attempts and times, the exceptions, the log."""
    found = _desk(assignment_id)
    penalty = tell_penalty(found.rules.settings.penalty)
    words = {"actions": ACTIONS, "ended": ENDED, "target_names": _names(found), "penalty": penalty}
    return render_template("assignments/desk.html", desk=found, **words)


@bp.get("/assignments/<assignment_id>/attempts/<id>")
@needs("teach")
def attempt(assignment_id: str, id: str) -> ResponseReturnValue:
    """One attempt: its end and why, and what can be done."""
    found = _desk(assignment_id)
    row, watched = _find(found, id)
    shown = {"row": row, "attempt": watched, "told": tell_deadline(watched.deadline, found.zone)}
    log = [entry for entry in found.log if entry.attempt == id]
    words = {"actions": ACTIONS, "ended": ENDED}
    return render_template("assignments/attempt.html", desk=found, log=log, **shown, **words)


@bp.post("/assignments/<assignment_id>/attempts/<id>")
@needs("teach")
def intervene(assignment_id: str, id: str) -> ResponseReturnValue:
    """Give more time, reopen, close, void or count again; the reason stands in the log."""
    _find(_desk(assignment_id), id)
    try:
        _act(assignment_id, id, request.form.get("go", ""))
        flash(gettext("Done, and written in the log."), "done")
    except (Conflict, Invalid) as refused:
        flash(word(refused.message), "error")
    return redirect(url_for(".attempt", assignment_id=assignment_id, id=id), 303)


def tell_change(log: Iterable[LogEntry], action: str, zone: str) -> str:
    """Who decided such a thing last, and when; empty where the log, the newest first, tells of none."""
    last = next((entry for entry in log if entry.action == action), None)
    if last is None:
        return ""
    moment = format_moment(last.at, zone)
    return gettext("%(name)s saved on %(moment)s.", name=last.by, moment=moment)


def _act(assignment_id: str, id: str, go: str) -> None:
    where = (database(), current_visitor(), assignment_id, id)
    minutes, reason = request.form.get("minutes", 0, type=whole_number), request.form.get("reason", "")
    if go == "extend":
        assignments.extend_attempt(*where, minutes=minutes, reason=reason, now=now())
    elif go == "reopen":
        assignments.reopen_attempt(*where, minutes=minutes, reason=reason, now=now())
    elif go == "close":
        assignments.close_attempt(*where, reason=reason, now=now())
    elif go in ("void", "count"):
        assignments.void_attempt(*where, void=go == "void", reason=reason, now=now())
    else:
        raise BadRequest


def desk_to_change(assignment_id: str) -> Desk:
    """The desk of an assignment for who may change it. Raises NotFound, Forbidden."""
    found = _desk(assignment_id)
    require_in_class(found.can, "assign")
    return found


def _desk(assignment_id: str) -> Desk:
    return assignments.assignment_desk(database(), config(), current_visitor(), assignment_id, now=now())


def _find(found: Desk, id: str) -> tuple[StudentRow, WatchedAttempt]:
    for row in found.rows:
        for watched in row.attempts:
            if watched.id == id:
                return row, watched
    raise NotFound


def _names(found: Desk) -> list[str]:
    """Whom the assignment is for, in words."""
    students = {f"student:{one.id}": one.name for one in found.students}
    return [
        gettext("the whole class") if one.kind == "class" else students.get(write_target(one), one.value)
        for one in found.rules.targets
    ]
