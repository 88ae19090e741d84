"""Drafts accepted, rejected, merged; every action undone and done again; nobody else's review touched."""

from collections.abc import Callable

import pytest

from quizapp.errors import Conflict, Forbidden, Invalid, NotFound
from quizapp.services import people, reviews
from quizapp.storage.database import Database
from tests.people import make_person
from tests.services.reviews.desk import NOW, Desk, make_desk

ACTIONS: dict[str, Callable[[Database, Desk, str, int], int]] = {
    "accept": lambda d, who, id_, rev: reviews.accept_draft(d, who.visitor, id_, "f1", revision=rev, now=NOW),
    "reject": lambda d, who, id_, rev: reviews.reject_draft(d, who.visitor, id_, "f1", revision=rev, now=NOW),
    "clean": lambda d, who, id_, rev: reviews.accept_clean(d, who.visitor, id_, revision=rev, now=NOW),
    "undo": lambda d, who, id_, rev: reviews.undo(d, who.visitor, id_, revision=rev, now=NOW),
    "redo": lambda d, who, id_, rev: reviews.redo(d, who.visitor, id_, revision=rev, now=NOW),
    "merge": lambda d, who, id_, rev: reviews.merge_drafts(
        d, who.visitor, id_, "f1", "f4", revision=rev, now=NOW
    ),
}


def test_a_draft_is_accepted_with_its_sound_questions(review: Desk) -> None:
    assert review.do(reviews.accept_draft, "f1") == 1
    draft = review.draft("240")
    assert (draft.status, {one.status for one in draft.questions}) == ("accepted", {"accepted"})
    assert review.page.counters.questions == len(draft.questions) > 0


def test_actions_are_undone_and_done_again_in_order(lone_review: Desk) -> None:
    pages = [lone_review.page]
    for action, draft in (
        (reviews.accept_draft, "f1"),
        (reviews.reject_draft, "f2"),
        (reviews.reject_draft, "f1"),
    ):
        lone_review.do(action, draft)
        pages.append(lone_review.page)
    for before in reversed(pages[:-1]):
        lone_review.do(reviews.undo)
        assert (lone_review.page.drafts, lone_review.page.counters) == (before.drafts, before.counters)
    with pytest.raises(Conflict, match="nothing to undo"):
        lone_review.do(reviews.undo)
    for after in pages[1:]:
        lone_review.do(reviews.redo)
        assert lone_review.page.drafts == after.drafts
    with pytest.raises(Conflict, match="nothing to do again"):
        lone_review.do(reviews.redo)


def test_a_window_that_saw_an_older_state_is_told(lone_review: Desk) -> None:
    seen = lone_review.page.revision
    lone_review.do(reviews.accept_draft, "f1")
    with pytest.raises(Conflict, match="another window"):
        reviews.reject_draft(
            lone_review.database, lone_review.visitor, lone_review.review_id, "f1", revision=seen, now=NOW
        )
    assert lone_review.draft("240").status == "accepted"


def test_all_clean_drafts_are_one_step(lone_review: Desk) -> None:
    lone_review.do(reviews.reject_draft, "f2")
    lone_review.do(reviews.accept_clean)
    # What repeats an earlier draft has no question of its own: it waits for a look.
    assert lone_review.page.counters.open == 1 and lone_review.draft("4.3").status == "rejected"
    with pytest.raises(Conflict, match="without a look"):
        lone_review.do(reviews.accept_clean)
    lone_review.do(reviews.undo)
    assert lone_review.page.counters.accepted == 0


def test_two_drafts_that_say_the_same_become_one_fact_with_two_sources(review: Desk) -> None:
    review.do(reviews.merge_drafts, "f1", "f4")
    merged, gone = review.page.drafts[0], review.page.drafts[3]
    assert len(merged.fact.sources) == 2 and len({source.start for source in merged.fact.sources}) == 2
    assert (gone.status, gone.state.merged_into) == ("merged", "f1")
    with pytest.raises(Conflict, match="merged into another"):
        review.do(reviews.accept_draft, "f4")
    review.do(reviews.undo)
    assert len(review.page.drafts[0].fact.sources) == 1


def test_drafts_that_differ_are_not_merged(lone_review: Desk) -> None:
    with pytest.raises(Invalid, match="different things"):
        lone_review.do(reviews.merge_drafts, "f1", "f2")
    assert lone_review.page.revision == 0


def test_a_single_question_is_rejected_and_accepted(lone_review: Desk) -> None:
    question = lone_review.draft("240").questions[0].draft.id
    lone_review.do(reviews.accept_question, "f1", question)
    assert lone_review.draft("240").status == "accepted"
    lone_review.do(reviews.reject_question, "f1", question)
    assert lone_review.page.counters.questions == 0
    lone_review.do(reviews.accept_question, "f1", question)
    assert lone_review.page.counters.questions == 1


def test_a_review_of_somebody_else_is_not_there(review: Desk) -> None:
    other = make_desk(review.database)
    for action in ACTIONS.values():
        with pytest.raises(NotFound):
            action(review.database, other, review.review_id, 0)
    with pytest.raises(NotFound):
        reviews.get_review(review.database, other.visitor, review.review_id)
    assert reviews.list_reviews(review.database, other.visitor) == ()


def test_who_does_not_teach_reviews_nothing(lone_review: Desk) -> None:
    learner = people.visitor_of(make_person(lone_review.database))
    with pytest.raises(Forbidden):
        reviews.start_from_text(lone_review.database, learner, "Tern", now=NOW)
    with pytest.raises(Forbidden):
        reviews.list_reviews(lone_review.database, learner)


def test_a_draft_that_is_not_there_is_told(lone_review: Desk) -> None:
    for draft in ("f99", "", "\x00"):
        with pytest.raises(NotFound):
            lone_review.do(reviews.accept_draft, draft)


def test_a_review_is_still_there_tomorrow(review: Desk, database_url: str) -> None:
    review.do(reviews.accept_draft, "f1")
    before = review.page
    tomorrow = Database(database_url)
    assert reviews.get_review(tomorrow, review.visitor, review.review_id) == before
    (card,) = reviews.list_reviews(tomorrow, review.visitor)
    assert vars(card.counters).items() <= vars(before.counters).items()
    tomorrow.close()
