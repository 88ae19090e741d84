"""The imports of a teacher: the list, one with its questions, and what its buttons do."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.exceptions import BadRequest

from quizapp.errors import Conflict, Invalid
from quizapp.services import jobs
from quizapp.services.imports import review as imports
from quizapp.services.imports.review import SHOWN, Shown
from quizapp.web.access import current_visitor, needs
from quizapp.web.imports.blueprint import bp
from quizapp.web.languages import word
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number

PREFIX = "choice-"
# What a bulk button takes its questions by, and how these stand to the bank.
BULK: Mapping[str, tuple[str, ...]] = {
    "all": ("new", "same", "changed", "back", "taken", "duplicate", "twice", "near"),
    "new": ("new",),
    "changed": ("changed", "back"),
    "doubles": ("duplicate", "twice", "near"),
}


@bp.get("/imports")
@needs("teach")
def index() -> ResponseReturnValue:
    """The teacher's imports: those that wait, those that were taken, and files that are still read."""
    found = imports.list_imports(database(), current_visitor())
    work = jobs.list_jobs(database(), current_visitor(), imports.KIND)
    waiting = [job for job in work if job.state in ("queued", "running", "failed")]
    return render_template("imports/index.html", imports=found, jobs=waiting)


@bp.get("/imports/<import_id>")
@needs("teach")
def show(import_id: str) -> ResponseReturnValue:
    """One import: the faults of its file, and its questions with what is to become of each."""
    page = imports.get_import_page(
        database(),
        current_visitor(),
        import_id,
        wanted=read_wanted(),
        page=request.args.get("page", 1, whole_number),
    )
    return render_template("imports/show.html", page=page)


@bp.post("/imports/<import_id>/act")
@needs("teach")
def act(import_id: str) -> ResponseReturnValue:
    """Keeps what is chosen on the page, then does what the button says."""
    verb, _, rest = request.form.get("do", "save").partition(":")
    action = ACTIONS.get(verb)
    if action is None:
        raise BadRequest
    try:
        return action(import_id, rest)
    except (Conflict, Invalid) as refused:
        flash(word(refused.message), "error")
        return redirect(import_url(import_id, read_page()), 303)


def read_wanted() -> Shown:
    """Which questions the address asks for; what is no filter lets all through."""
    wanted = request.values.get("show", "all")
    return next((one for one in SHOWN if one == wanted), "all")


def read_page() -> int:
    """The page that a form was sent from."""
    return request.form.get("page", 1, whole_number)


def read_revision() -> int:
    """The revision that the page showed from which a form was sent; 0, which none has, where it says none."""
    return request.form.get("revision", 0, whole_number)


def import_url(import_id: str, page: int = 1) -> str:
    """The page of an import, with the filter that the form names."""
    told: dict[str, Any] = {"page": page} if page > 1 else {}
    if read_wanted() != "all":
        told["show"] = read_wanted()
    return url_for("imports.show", import_id=import_id, **told)


def read_choices() -> dict[int, str]:
    """What is chosen for each question of the page, by its position."""
    named = (
        (name.removeprefix(PREFIX), choice)
        for name, choice in request.form.items()
        if name.startswith(PREFIX)
    )
    return {int(place): choice for place, choice in named if place.isdecimal() and len(place) < 9}


def _keep(import_id: str) -> int:
    """Keeps the choices of the page; the revision after that."""
    revision, choices = read_revision(), read_choices()
    imports.choose(database(), current_visitor(), import_id, choices, revision=revision, now=now())
    return revision + 1


def _save(import_id: str, rest: str) -> ResponseReturnValue:
    _keep(import_id)
    page = int(rest) if rest.isdecimal() and len(rest) < 9 else read_page()
    return redirect(import_url(import_id, page), 303)


def _all(import_id: str, rest: str) -> ResponseReturnValue:
    group, _, choice = rest.partition(":")
    revision = _keep(import_id)
    matches = BULK.get(group, ())
    count = imports.choose_all(
        database(), current_visitor(), import_id, matches, choice, revision=revision, now=now()
    )
    flash(
        ngettext("%(num)d question is chosen so now.", "%(num)d questions are chosen so now.", count), "done"
    )
    return redirect(import_url(import_id, read_page()), 303)


def _accept(import_id: str, rest: str) -> ResponseReturnValue:
    revision = _keep(import_id)
    imports.accept(database(), current_visitor(), import_id, revision=revision, now=now())
    flash(gettext("The questions are in the bank. All of it can be taken back here."), "done")
    return redirect(url_for("imports.show", import_id=import_id), 303)


def _undo(import_id: str, rest: str) -> ResponseReturnValue:
    imports.undo(database(), current_visitor(), import_id, revision=read_revision(), now=now())
    flash(gettext("Taken back: the bank is as it was before, and every version is in its history."), "done")
    return redirect(url_for("imports.show", import_id=import_id), 303)


def _discard(import_id: str, rest: str) -> ResponseReturnValue:
    imports.discard(database(), current_visitor(), import_id, revision=read_revision(), now=now())
    flash(gettext("Thrown away. Nothing of it was kept."), "done")
    return redirect(url_for("imports.index"), 303)


ACTIONS: Mapping[str, Callable[[str, str], ResponseReturnValue]] = {
    "save": _save,
    "all": _all,
    "accept": _accept,
    "undo": _undo,
    "discard": _discard,
}
