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


def test_actions_are_undone_and_done_again_in_order(review: Desk) -> None:
    pages = [review.page]
    for action, draft in (
        (reviews.accept_draft, "f1"),
        (reviews.reject_draft, "f2"),
        (reviews.reject_draft, "f1"),
    ):
        review.do(action, draft)
        pages.append(review.page)
    for before in reversed(pages[:-1]):
        review.do(reviews.undo)
        assert (review.page.drafts, review.page.counters) == (before.drafts, before.counters)
    with pytest.raises(Conflict, match="nothing to undo"):
        review.do(reviews.undo)
    for after in pages[1:]:
        review.do(reviews.redo)
        assert review.page.drafts == after.drafts
    with pytest.raises(Conflict, match="nothing to do again"):
        review.do(reviews.redo)


def test_a_window_that_saw_an_older_state_is_told(review: Desk) -> None:
    seen = review.page.revision
    review.do(reviews.accept_draft, "f1")
    with pytest.raises(Conflict, match="another window"):
        reviews.reject_draft(review.database, review.visitor, review.review_id, "f1", revision=seen, now=NOW)
    assert review.draft("240").status == "accepted"


def test_all_clean_drafts_are_one_step(review: Desk) -> None:
    review.do(reviews.reject_draft, "f2")
    review.do(reviews.accept_clean)
    assert review.page.counters.open == 0 and review.draft("4.3").status == "rejected"
    with pytest.raises(Conflict, match="without a look"):
        review.do(reviews.accept_clean)
    review.do(reviews.undo)
    assert review.page.counters.accepted == 0


def test_two_drafts_that_say_the_same_become_one_fact_with_two_sources(review: Desk) -> None:
    review.do(reviews.merge_drafts, "f1", "f4")
    merged, gone = review.page.drafts[0], review.page.drafts[3]
    assert len(merged.fact.sources) == 2 and len({source.start for source in merged.fact.sources}) == 2
    assert (gone.status, gone.state.merged_into) == ("merged", "f1")
    with pytest.raises(Conflict, match="merged into another"):
        review.do(reviews.accept_draft, "f4")
    review.do(reviews.undo)
    assert len(review.page.drafts[0].fact.sources) == 1


def test_drafts_that_differ_are_not_merged(review: Desk) -> None:
    with pytest.raises(Invalid, match="different things"):
        review.do(reviews.merge_drafts, "f1", "f2")
    assert review.page.revision == 0


def test_a_single_question_is_rejected_and_accepted(review: Desk) -> None:
    question = review.draft("240").questions[0].draft.id
    review.do(reviews.accept_question, "f1", question)
    assert review.draft("240").status == "accepted"
    review.do(reviews.reject_question, "f1", question)
    assert review.page.counters.questions == 0
    review.do(reviews.accept_question, "f1", question)
    assert review.page.counters.questions == 1


def test_a_review_of_somebody_else_is_not_there(review: Desk) -> None:
    other = make_desk(review.database)
    for action in ACTIONS.values():
        with pytest.raises(NotFound):
            action(review.database, other, review.review_id, 0)
    with pytest.raises(NotFound):
        reviews.get_review(review.database, other.visitor, review.review_id)
    assert reviews.list_reviews(review.database, other.visitor) == ()


def test_who_does_not_teach_reviews_nothing(review: Desk) -> None:
    learner = people.visitor_of(make_person(review.database))
    with pytest.raises(Forbidden):
        reviews.start_from_text(review.database, learner, "Tern", now=NOW)
    with pytest.raises(Forbidden):
        reviews.list_reviews(review.database, learner)


def test_a_draft_that_is_not_there_is_told(review: Desk) -> None:
    for draft in ("f99", "", "\x00"):
        with pytest.raises(NotFound):
            review.do(reviews.accept_draft, draft)


def test_a_review_is_still_there_tomorrow(review: Desk, database_url: str) -> None:
    review.do(reviews.accept_draft, "f1")
    before = review.page
    tomorrow = Database(database_url)
    assert reviews.get_review(tomorrow, review.visitor, review.review_id) == before
    assert [card.counters for card in reviews.list_reviews(tomorrow, review.visitor)] == [before.counters]
    tomorrow.close()
