"""What the buttons of a question page do: each saves first, then goes where it says."""

import secrets
from collections.abc import Callable, Mapping

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.core.attempts.draft import Save
from quizapp.core.attempts.view import AttemptView
from quizapp.core.languages import Language, as_language
from quizapp.core.questions.response import Unreadable
from quizapp.services import attempts
from quizapp.services.attempts import Answered
from quizapp.web.access import current_visitor
from quizapp.web.languages import remember_language
from quizapp.web.responses import PageForm
from quizapp.web.site import database, now

# Seconds by which the clock of a page may run ahead.
NEARLY = 5


def press(id: str, page: int, form: PageForm) -> ResponseReturnValue:
    """Saves the answers of the page, then does what its button says."""
    if form.go in {"next", "insist"} or (form.act and form.act[1] == "check"):
        return _give(id, page, form)
    if _keep_all(id, form, set(form.raws)):
        flash(gettext("This question was answered elsewhere meanwhile. Here is the newer answer."), "error")
        return to_page(id, page, form.at)
    return _turn(id, page, form)


def render_page(
    view: AttemptView, unreadable: Mapping[int, Unreadable], status: int = 200
) -> ResponseReturnValue:
    """The page of questions, with a name of its own for what it will save."""
    html = render_template(
        "attempts/page.html", view=view, unreadable=unreadable, writer=secrets.token_urlsafe(12)
    )
    return html, status


def leave(id: str, page: int) -> ResponseReturnValue:
    """Goes on from a page, after its feedback or without an answer."""
    return to_page(id, attempts.leave_page(database(), current_visitor(), id, page=page, now=now()))


def hand_in(id: str) -> ResponseReturnValue:
    """Hands the attempt in and shows its result."""
    attempts.submit(database(), current_visitor(), id, now=now())
    return redirect(url_for("attempts.review", id=id), 303)


def end(id: str, page: int | None = None) -> ResponseReturnValue:
    """Hands in what a page says is over by its clock, unless more time was given since the page was opened."""
    view = attempts.overview(database(), current_visitor(), id, now=now())
    if view.state == "finished" or (view.seconds_left is not None and view.seconds_left <= NEARLY):
        return hand_in(id)
    flash(gettext("You have more time now."), "done")
    return to_page(id, page)


def to_page(id: str, page: int | None, slot: int | None = None) -> ResponseReturnValue:
    """Leads to a page of the attempt, or to the overview."""
    if page is None:
        return redirect(url_for("attempts.overview", id=id), 303)
    return redirect(url_for("attempts.page", id=id, page=page, _anchor=f"s{slot}" if slot else None), 303)


def keep(id: str, slot: int, wanted: Save, *, time_ms: int | None = None) -> attempts.Saved:
    """Keeps one answer of the visitor's attempt."""
    return attempts.save(
        database(),
        current_visitor(),
        id,
        slot,
        raw=wanted.raw,
        writer=wanted.writer,
        seq=wanted.seq,
        seen=wanted.seen,
        now=now(),
        time_ms=time_ms,
    )


def _keep_all(id: str, form: PageForm, slots: set[int]) -> bool:
    """Keeps these answers of the page; True where one of them was changed elsewhere meanwhile."""
    saves = {slot: Save(form.writer, form.seq, form.seen[slot], form.raws[slot]) for slot in sorted(slots)}
    outcomes = [keep(id, slot, wanted).outcome for slot, wanted in saves.items()]
    return "elsewhere" in outcomes


def _give(id: str, page: int, form: PageForm) -> ResponseReturnValue:
    given = {form.act[0]} & set(form.raws) if form.act else set(form.raws)
    _keep_all(id, form, set(form.raws) - given)
    answered = attempts.answer(
        database(),
        current_visitor(),
        id,
        {slot: form.raws[slot] for slot in given},
        page=page,
        now=now(),
        writer=form.writer,
        seq=form.seq,
        seen=form.seen,
        insist=form.go == "insist",
    )
    return _after(id, page, answered, given)


def _after(id: str, page: int, answered: Answered, given: set[int]) -> ResponseReturnValue:
    if answered.finished:
        flash(gettext("The time was over: what was saved by then counts."), "error")
        return redirect(url_for("attempts.review", id=id), 303)
    if answered.elsewhere:
        flash(gettext("This question was answered elsewhere meanwhile. Here is the newer answer."), "error")
        return to_page(id, page, answered.elsewhere[0])
    if answered.graded:
        return redirect(url_for("attempts.slot", id=id, number=answered.graded[0]), 303)
    if answered.go_to == page and given & set(answered.unreadable):
        view = attempts.get_page(database(), current_visitor(), id, page, now=now())
        return render_page(view, answered.unreadable, 422)
    if answered.go_to == page and given & set(answered.unanswered):
        flash(gettext("There is no answer yet. Give one, or skip the question."), "error")
    return to_page(id, answered.go_to)


def _turn(id: str, page: int, form: PageForm) -> ResponseReturnValue:
    """What the buttons do that only save."""
    if form.act:
        return _act(id, page, *form.act)
    go, _, wish = form.go.partition(":")
    turns: Mapping[str, Callable[[], ResponseReturnValue]] = {
        "back": lambda: to_page(id, max(page - 1, 1)),
        "skip": lambda: _skip(id, page),
        "on": lambda: leave(id, page),
        "page": lambda: to_page(id, int(wish) if wish.isdecimal() else page),
        "overview": lambda: to_page(id, None),
        "exit": lambda: redirect(url_for("home.index"), 303),
        "lang": lambda: _switch_language(id, page, as_language(wish)),
        "over": lambda: end(id, page),
    }
    return turns.get(go, lambda: to_page(id, page, form.at))()


def _act(id: str, page: int, slot: int, act: str) -> ResponseReturnValue:
    if act == "hint":
        attempts.take_hint(database(), current_visitor(), id, slot, now=now())
    if act in {"flag", "unflag"}:
        attempts.flag(database(), current_visitor(), id, slot, flagged=act == "flag", now=now())
    return to_page(id, page, slot)


def _skip(id: str, page: int) -> ResponseReturnValue:
    view = attempts.overview(database(), current_visitor(), id, now=now())
    return to_page(id, page + 1 if page < view.pages else None)


def _switch_language(id: str, page: int, language: Language) -> Response:
    attempts.set_language(database(), current_visitor(), id, language, now=now())
    response = make_response(to_page(id, page))
    remember_language(response, language)
    return response
