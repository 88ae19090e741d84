"""The builder's page: rows in order with their marks, and what the quiz as a whole comes to."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.core.quizzes.entry import entries_of
from quizapp.errors import Invalid
from quizapp.services import quiz_building, quizzes
from quizapp.services.quiz_checks import rows_revision
from quizapp.services.quiz_copies import find_versions
from quizapp.services.stale import Stale, refuse_stale
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.quiz_builder.blueprint import bp
from quizapp.web.quiz_builder.overtaken import meet_typed, rows_reading
from quizapp.web.quiz_builder.reading import Typed, read_change, read_typed
from quizapp.web.quiz_builder.words import tell_banks, tell_draw, tell_gone, tell_papers, tell_past
from quizapp.web.site import database, now

NOTHING = Typed({})


@bp.get("/quizzes/<quiz_id>/build")
@needs("teach")
def build(quiz_id: str) -> ResponseReturnValue:
    """The rows of a quiz of one's own, and what they come to."""
    return _page(quiz_id, NOTHING)


@bp.post("/quizzes/<quiz_id>/build")
@needs("teach")
def change(quiz_id: str) -> ResponseReturnValue:
    """Keep marks, order and headings, and do what the button says."""
    try:
        at = _save(quiz_id)
    except Stale:
        return _page(quiz_id, read_typed(), overtaken=True), 409
    except Invalid as invalid:
        return _page(quiz_id, read_typed(), word(invalid.message)), 422
    return redirect(url_for(".build", quiz_id=quiz_id, moved=at), 303)


def _save(quiz_id: str) -> int:
    """Saves the rows of the form, and gives the place that the reader was at."""
    quiz = quizzes.get_own_quiz(database(), current_visitor(), quiz_id)
    revision = request.form.get("revision", "")
    refuse_stale(rows_revision(quiz), revision)
    rows, at = read_change(entries_of(quiz.slots))
    where = (database(), current_visitor(), quiz_id)
    quiz_building.save_entries(*where, rows, revision=revision, now=now())
    return at


def _page(quiz_id: str, typed: Typed, error: str = "", *, overtaken: bool = False) -> str:
    page = quiz_building.builder_page(database(), current_visitor(), quiz_id)
    typed, differences = meet_typed(page, typed) if overtaken else (typed, None)
    told = {"overtaken": overtaken, "differences": differences or (), "read": rows_reading(page)}
    told["versions"] = find_versions(database(), current_visitor(), quiz_id)
    words = {
        "tell_draw": tell_draw,
        "tell_past": tell_past,
        "tell_gone": tell_gone,
        "tell_banks": tell_banks,
        "papers": tell_papers(page.papers),
    }
    # The reader goes on at the button of the row that was moved.
    shown = {"rows": typed.in_order(page.rows), "typed": typed, "moved": request.args.get("moved", type=int)}
    return render_template("quiz_builder/build.html", page=page, error=error, **shown, **words, **told)
