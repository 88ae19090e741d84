"""The reviews of a teacher: the list, one review with its article and drafts, and what its buttons do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from quizapp.core.reviews.merging import merge
from quizapp.errors import Conflict, Invalid
from quizapp.services import jobs, reviews
from quizapp.services.reviews import DraftView, ReviewPage
from quizapp.web.access import current_visitor, needs
from quizapp.web.languages import word
from quizapp.web.reviews.blueprint import bp
from quizapp.web.site import database, now
from quizapp.web.whole_number import whole_number

Action = Callable[..., int]
# What a button does: on the whole review, on the draft that is open, or on one of its questions or another draft.
ON_ALL: Mapping[str, Action] = {
    "undo": reviews.undo,
    "redo": reviews.redo,
    "clean": reviews.accept_clean,
}
ON_DRAFT: Mapping[str, Action] = {"accept": reviews.accept_draft, "reject": reviews.reject_draft}
ON_PART: Mapping[str, Action] = {
    "keep": reviews.accept_question,
    "leave": reviews.reject_question,
    "merge": reviews.merge_drafts,
}


@dataclass(frozen=True)
class Opened:
    """A review with the draft that is open; ``onward`` is the one to look at when this one is judged.

    ``twins`` are the drafts that give the same value, with which it can be made one.
    """

    page: ReviewPage
    current: DraftView | None
    before: DraftView | None
    after: DraftView | None
    onward: DraftView | None
    twins: tuple[DraftView, ...]


@bp.get("/reviews")
@needs("teach")
def index() -> ResponseReturnValue:
    """The teacher's articles: those that are reviewed, and those that are still read."""
    found = reviews.list_reviews(database(), current_visitor())
    work = jobs.list_jobs(database(), current_visitor(), reviews.KIND)
    waiting = [job for job in work if job.state in ("queued", "running", "failed")]
    return render_template("reviews/index.html", reviews=found, jobs=waiting)


@bp.get("/reviews/<review_id>")
@needs("teach")
def show(review_id: str) -> ResponseReturnValue:
    """One review: the article, and the drafts of which one is open."""
    page = reviews.get_review(database(), current_visitor(), review_id)
    opened = open_draft(page, request.args.get("draft", ""))
    return render_template("reviews/show.html", opened=opened, page=page)


@bp.post("/reviews/<review_id>/act")
@needs("teach")
def act(review_id: str) -> ResponseReturnValue:
    """One step of a review, by the name of its button."""
    before = reviews.get_review(database(), current_visitor(), review_id)
    draft = request.form.get("draft", "")
    verb, _, part = request.form.get("do", "").partition(":")
    action, arguments = find_action(verb, draft, part)
    try:
        action(database(), current_visitor(), review_id, *arguments, revision=read_revision(), now=now())
    except (Conflict, Invalid) as refused:
        flash(word(refused.message), "error")
        return redirect(draft_url(review_id, draft), 303)
    return redirect(draft_url(review_id, next_draft(before, verb, draft)), 303)


def find_action(verb: str, draft: str, part: str) -> tuple[Action, tuple[str, ...]]:
    """What a button does, and to what. Raises BadRequest."""
    if verb in ON_ALL:
        return ON_ALL[verb], ()
    if verb in ON_DRAFT:
        return ON_DRAFT[verb], (draft,)
    if verb in ON_PART:
        return ON_PART[verb], (draft, part)
    raise BadRequest


def read_revision() -> int:
    """The revision that the page showed from which a form was sent. Raises BadRequest."""
    revision: int | None = request.form.get("revision", type=whole_number)
    if revision is None:
        raise BadRequest
    return revision


def next_draft(before: ReviewPage, verb: str, draft: str) -> str:
    """The draft to show after a step: the one that undo changed, the next that waits, else the same."""
    if verb in ON_ALL:
        after = reviews.get_review(database(), current_visitor(), before.id)
        pairs = zip(before.drafts, after.drafts, strict=True)
        return next((new.id for old, new in pairs if old.state != new.state), draft)
    onward = open_draft(before, draft).onward
    return onward.id if verb in ON_DRAFT and onward else draft


def draft_url(review_id: str, draft: str) -> str:
    """The review with this draft open."""
    given: dict[str, Any] = {"draft": draft, "_anchor": "current"} if draft else {}
    return url_for("reviews.show", review_id=review_id, **given)


def open_draft(page: ReviewPage, wanted: str) -> Opened:
    """The review with the wanted draft open, else with the first that waits, else with the first."""
    drafts = page.drafts
    waiting = [place for place, draft in enumerate(drafts) if draft.status == "open"]
    found = next((place for place, draft in enumerate(drafts) if draft.id == wanted), None)
    if found is None and drafts:
        found = waiting[0] if waiting else 0
    if found is None:
        return Opened(page, None, None, None, None, ())
    others = [place for place in waiting if place != found]
    onward = next((place for place in others if place > found), others[0] if others else None)
    return Opened(
        page,
        current=drafts[found],
        before=drafts[found - 1] if found else None,
        after=drafts[found + 1] if found + 1 < len(drafts) else None,
        onward=None if onward is None else drafts[onward],
        twins=find_twins(page, drafts[found]),
    )


def find_twins(page: ReviewPage, draft: DraftView) -> tuple[DraftView, ...]:
    """The other drafts with the same value; none for a draft that is gone into another."""
    if draft.status == "merged":
        return ()
    return tuple(
        other
        for other in page.drafts
        if other.status != "merged" and merge(draft.state.draft, other.state.draft) is not None
    )
