"""What was accepted becomes a bank of the teacher's own, and can be taken out of it again."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Access, Settings
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import attempts, banks, quizzes, reviews, workbench
from quizapp.services.attempts.loading import look_at
from quizapp.storage.database import Database
from quizapp.storage.reviews import OwnArticleRow, ReviewDraftRow, ReviewRow, ReviewStepRow
from tests.core.questions.samples import SAMPLES
from tests.services.reviews.desk import NOW, Desk, make_desk
from tests.services.workbench.shelf import Shelf


@pytest.fixture
def published(review: Desk) -> str:
    review.do(reviews.accept_clean)
    return publish(review, title="Ferries")


@pytest.fixture
def lone_bank(lone_review: Desk) -> str:
    lone_review.do(reviews.accept_clean)
    return publish(lone_review, title="Ferries")


def publish(desk: Desk, **how: object) -> str:
    return reviews.publish(
        desk.database, desk.visitor, desk.review_id, revision=desk.page.revision, now=NOW, **how
    )


def withdraw(desk: Desk) -> None:
    reviews.withdraw(desk.database, desk.visitor, desk.review_id, revision=desk.page.revision, now=NOW)


def quiz_over(desk: Desk, bank: str, access: Access = "private") -> str:
    given = {"title": Twin(en="Ferries"), "count": 2, "settings": Settings(), "access": access}
    return quizzes.make_quiz(desk.database, desk.visitor, bank, **given, now=NOW)


def own_banks(database: Database, desk: Desk) -> list[str]:
    return [card.id for card in banks.list_banks(database, desk.visitor) if not card.shipped]


def test_nothing_goes_live_that_nobody_accepted(lone_review: Desk) -> None:
    with pytest.raises(Invalid, match="Nothing is accepted"):
        publish(lone_review, title="Ferries")
    lone_review.do(reviews.accept_draft, "f2")
    page = banks.bank_page(lone_review.database, lone_review.visitor, publish(lone_review, title="Ferries"))
    assert [entry.fact.value for entry in page.facts] == ["4.3"]
    assert {fact.value for entry in page.questions for fact in entry.facts} == {"4.3"}


def test_a_bank_is_its_makers_alone(lone_review: Desk, lone_bank: str) -> None:
    other = make_desk(lone_review.database)
    assert (own_banks(lone_review.database, lone_review), own_banks(lone_review.database, other)) == (
        [lone_bank],
        [],
    )
    with pytest.raises(NotFound):
        banks.bank_page(lone_review.database, other.visitor, lone_bank)
    with pytest.raises(NotFound):
        quiz_over(other, lone_bank)


def test_the_proof_of_a_question_is_the_articles_own_passage(lone_review: Desk, lone_bank: str) -> None:
    page = banks.bank_page(lone_review.database, lone_review.visitor, lone_bank)
    question = page.questions[0].question.id
    proof = banks.question_page(lone_review.database, lone_review.visitor, lone_bank, question).sources[0]
    assert proof.fact.printed and proof.fact.printed.in_("en") in (proof.passage.en or "")
    assert proof.passage.en in {passage.text.en for passage in page.reading.passages()}
    assert proof.articles[0].title.en == "The Tern"


def test_a_quiz_of_the_bank_is_taken_like_any_other(lone_review: Desk, lone_bank: str) -> None:
    quiz = quiz_over(lone_review, lone_bank)
    attempt = attempts.start(
        lone_review.database,
        lone_review.visitor,
        quiz,
        language="zh",
        now=NOW,
        rng_seed=b"1" * 32,
        preview=True,
    )
    slots = look_at(lone_review.database, lone_review.visitor, attempt, now=NOW).slots
    assert len({slot.question.id for slot in slots}) == 2


def test_learners_see_the_passage_and_not_the_whole_article(lone_review: Desk, lone_bank: str) -> None:
    quiz = quiz_over(lone_review, lone_bank, access="public")
    guest = Visitor(guest_id="a-guest")
    attempt = attempts.start(lone_review.database, guest, quiz, language="en", now=NOW, rng_seed=b"1" * 32)
    attempts.submit(lone_review.database, guest, attempt, now=NOW)
    seen = attempts.review(lone_review.database, guest, attempt, now=NOW)
    sources = [source for slot in seen.slots for source in slot.sources or ()]
    assert sources and not any(source.is_open for source in sources)
    assert all((source.fact.printed or Twin()).in_("en") in source.passage.in_("en") for source in sources)
    with pytest.raises(NotFound):
        banks.reading_page(lone_review.database, guest, lone_bank)


def test_publishing_again_makes_the_bank_what_the_review_says_now(review: Desk, published: str) -> None:
    review.do(reviews.reject_draft, "f2")
    publication = review.page.publication
    assert publication and (publication.bank_id, publication.is_current) == (published, False)
    assert publish(review) == published
    page = banks.bank_page(review.database, review.visitor, published)
    assert "4.3" not in {entry.fact.value for entry in page.facts} and page.found > 0
    assert review.page.publication and review.page.publication.is_current


def test_a_published_review_goes_to_no_second_bank(lone_review: Desk, lone_bank: str) -> None:
    with pytest.raises(Conflict, match="published in"):
        publish(lone_review, bank="another")


def test_a_second_article_is_added_to_an_own_bank(lone_review: Desk, lone_bank: str) -> None:
    second = Desk(lone_review.database, lone_review.visitor)
    second.bring("The ferry Petrel is 56 metres long. It was closed in 1990.")
    second.do(reviews.accept_clean)
    before = banks.bank_page(lone_review.database, lone_review.visitor, lone_bank).card
    assert lone_bank in {
        one.id for one in reviews.list_own_banks(lone_review.database, lone_review.visitor, "en")
    }
    assert publish(second, bank=lone_bank) == lone_bank
    after = banks.bank_page(lone_review.database, lone_review.visitor, lone_bank)
    assert after.card.facts > before.facts and len(after.articles) == 2
    withdraw(second)
    again = banks.bank_page(lone_review.database, lone_review.visitor, lone_bank).card
    assert (again.facts, again.questions) == (before.facts, before.questions)


def test_articles_of_two_languages_stay_apart(lone_review: Desk, lone_bank: str) -> None:
    chinese = Desk(lone_review.database, lone_review.visitor)
    chinese.bring("比萨斜塔高56米，塔重14500吨。")
    chinese.do(reviews.accept_clean)
    assert reviews.list_own_banks(lone_review.database, lone_review.visitor, "zh") == ()
    with pytest.raises(Invalid, match="another language"):
        publish(chinese, bank=lone_bank)
    key = publish(chinese, title="斜塔")
    page = banks.bank_page(lone_review.database, lone_review.visitor, key)
    assert {tuple(entry.question.stem.sides()) for entry in page.questions} == {("zh",)}


def test_a_bank_of_another_teacher_takes_nothing_in(lone_review: Desk, lone_bank: str) -> None:
    other = make_desk(lone_review.database)
    other.bring()
    other.do(reviews.accept_clean)
    with pytest.raises(NotFound):
        publish(other, bank=lone_bank)


def test_a_withdrawn_bank_is_gone_and_comes_back(review: Desk, published: str) -> None:
    withdraw(review)
    assert own_banks(review.database, review) == [] and review.page.publication is None
    with pytest.raises(Conflict, match="not published"):
        withdraw(review)
    assert review.page.counters.accepted > 0
    key = publish(review, title="Ferries")
    assert own_banks(review.database, review) == [key]


def test_what_was_attempted_stays_when_it_is_withdrawn(review: Desk, published: str) -> None:
    quiz = quiz_over(review, published)
    attempt = attempts.start(
        review.database, review.visitor, quiz, language="en", now=NOW, rng_seed=b"1" * 32, preview=True
    )
    shown = [slot.question for slot in look_at(review.database, review.visitor, attempt, now=NOW).slots]
    withdraw(review)
    now_shown = [slot.question for slot in look_at(review.database, review.visitor, attempt, now=NOW).slots]
    assert now_shown == shown
    assert banks.bank_page(review.database, review.visitor, published).found == 0


def test_a_review_is_deleted_with_its_article_once_it_is_withdrawn(review: Desk, published: str) -> None:
    def delete() -> None:
        reviews.delete_review(
            review.database, review.visitor, review.review_id, revision=review.page.revision
        )

    with pytest.raises(Conflict, match="withdraw it"):
        delete()
    withdraw(review)
    with pytest.raises(Conflict, match="another window"):
        reviews.delete_review(review.database, review.visitor, review.review_id, revision=0)
    delete()
    with pytest.raises(NotFound):
        delete()
    with review.database.read() as session:
        tables = (ReviewRow, OwnArticleRow, ReviewDraftRow, ReviewStepRow)
        assert [session.scalar(select(func.count()).select_from(table)) for table in tables] == [0, 0, 0, 0]


def test_a_bank_needs_a_title(lone_review: Desk) -> None:
    lone_review.do(reviews.accept_clean)
    for title, said in ((" ", "title"), ("x" * 201, "at most 200")):
        with pytest.raises(Invalid, match=said):
            publish(lone_review, title=title)


def edit_in_review(desk: Desk, question: Question) -> None:
    """Changes a question in the review."""
    draft = next(one.id for one in desk.page.drafts for own in one.questions if own.draft.id == question.id)
    desk.do(reviews.edit_draft_question, draft, question)


def test_what_was_edited_in_the_bank_is_kept_when_the_review_is_published_again(
    lone_review: Desk, lone_bank: str
) -> None:
    shelf = Shelf(lone_review.database, lone_review.visitor, lone_bank)
    entries = banks.bank_page(shelf.database, shelf.visitor, lone_bank).questions
    kept, merged, clashing, retired, *_ = (entry.question for entry in entries)
    edited = replace(kept, explanation=Twin(en="By the door."))
    shelf.save(edited)
    shelf.save(replace(merged, tags=("mine",)))
    shelf.save(replace(clashing, explanation=Twin(en="From the bank.")))
    workbench.change_status(shelf.database, shelf.visitor, lone_bank, retired.id, "retired", now=NOW)
    added = shelf.write(replace(kept, explanation=Twin(en="My own.")))
    edit_in_review(lone_review, replace(merged, explanation=Twin(en="From the review.")))
    edit_in_review(lone_review, replace(clashing, explanation=Twin(en="From the review, too.")))
    found = reviews.get_meetings(lone_review.database, lone_review.visitor, lone_review.review_id)
    assert {one.question.id: (one.fate, len(one.conflicts)) for one in found} == {
        kept.id: ("kept", 0),
        merged.id: ("merged", 0),
        clashing.id: ("merged", 1),
        retired.id: ("retired", 0),
    }
    publish(lone_review)
    assert shelf.open(kept.id).question == edited and shelf.open(added.id).question == added
    assert shelf.open(merged.id).question == replace(
        merged, tags=("mine",), explanation=Twin(en="From the review.")
    )
    assert shelf.open(clashing.id).question.explanation == Twin(en="From the bank.")
    assert shelf.open(retired.id).status == "retired"
    # Once more, and nothing of what was put together comes apart; the other side is taken where it is wanted.
    publish(lone_review)
    assert shelf.open(merged.id).question.tags == ("mine",) and shelf.open(kept.id).question == edited


def test_what_was_edited_in_the_bank_is_kept_when_the_review_was_withdrawn_and_comes_back(
    lone_review: Desk, lone_bank: str
) -> None:
    shelf = Shelf(lone_review.database, lone_review.visitor, lone_bank)
    entries = banks.bank_page(shelf.database, shelf.visitor, lone_bank).questions
    kept, merged, untouched, *_ = (entry.question for entry in entries)
    edited = replace(kept, explanation=Twin(en="By the door."))
    shelf.save(edited)
    shelf.save(replace(merged, tags=("mine",)))
    shelf.write(SAMPLES["numeric"])
    withdraw(lone_review)
    assert shelf.open(kept.id).status == "retired"
    edit_in_review(lone_review, replace(merged, explanation=Twin(en="From the review.")))
    assert publish(lone_review, bank=lone_bank) == lone_bank
    assert shelf.open(kept.id).question == edited and shelf.open(untouched.id).question == untouched
    assert shelf.open(merged.id).question == replace(
        merged, tags=("mine",), explanation=Twin(en="From the review.")
    )
    assert {shelf.open(one.id).status for one in (kept, merged, untouched)} == {"ready"}


def test_the_other_side_is_taken_where_both_changed_the_same_part(lone_review: Desk, lone_bank: str) -> None:
    shelf = Shelf(lone_review.database, lone_review.visitor, lone_bank)
    question = banks.bank_page(shelf.database, shelf.visitor, lone_bank).questions[0].question
    shelf.save(replace(question, stem=Twin(en="From the bank?")))
    edit_in_review(lone_review, replace(question, stem=Twin(en="From the review?")))
    publish(lone_review, choices={question.id: "mine"})
    assert shelf.open(question.id).question.stem.en == "From the review?"


def test_a_fact_that_is_out_of_date_in_the_bank_stays_so_and_a_rejected_question_is_named(
    lone_review: Desk, lone_bank: str
) -> None:
    shelf = Shelf(lone_review.database, lone_review.visitor, lone_bank)
    page = banks.bank_page(shelf.database, shelf.visitor, lone_bank)
    draft = lone_review.draft("4.3")
    question = next(one.draft.question for one in draft.questions if one.draft.question.options)
    shelf.save(replace(question, stem=Twin(en="From the bank?")))
    other = next(entry.fact.id for entry in page.facts if entry.fact.id != draft.fact.id)
    workbench.supersede_fact(shelf.database, shelf.visitor, lone_bank, other)
    own = shelf.write(replace(question, stem=Twin(en="My own?")))
    lone_review.do(reviews.reject_draft, draft.id)
    found = reviews.get_meetings(lone_review.database, lone_review.visitor, lone_review.review_id)
    assert [(one.question.id, one.fate) for one in found] == [(question.id, "dropped")]
    publish(lone_review)
    after = banks.bank_page(shelf.database, shelf.visitor, lone_bank)
    assert {entry.fact.standing for entry in after.facts if entry.fact.id == other} == {"superseded"}
    assert shelf.open(question.id).status == "retired"
    assert shelf.open(own.id).status == "ready" and shelf.open(own.id).question.facts == ()
