"""Facts and questions of a review changed: only what the article says, only what can be asked."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Question
from quizapp.errors import Conflict, Invalid, NotFound
from quizapp.services import reviews
from quizapp.services.reviews import FactEdit
from quizapp.storage.database import Database
from tests.services.reviews.desk import NOW, Desk, make_desk

EDIT = FactEdit(subject="MS Tern", attribute="seats", value="240", unit="passengers")
OWN = Question("own", "numeric", Twin(en="How many seats has the Tern?"), answer=Answer("240", type="number"))


def edit_to(fact: Fact, **parts: object) -> FactEdit:
    """The form of a fact as it opens, with other words in some fields."""
    form = FactEdit(
        subject=fact.subject.in_("en"),
        attribute=fact.attribute.in_("en"),
        value=fact.value,
        unit=fact.unit,
        as_of=fact.as_of,
        printed=fact.printed.in_("en") if fact.printed else None,
    )
    return replace(form, **parts)


def test_a_fact_is_worded_anew_and_its_questions_with_it(review: Desk) -> None:
    before = review.draft("240")
    review.do(reviews.edit_draft_fact, "f1", EDIT)
    after = review.draft("240")
    assert (after.fact.subject, after.fact.attribute) == (Twin(en="MS Tern"), Twin(en="seats"))
    assert (after.fact.id, after.fact.sources, after.fact.printed) == (
        before.fact.id,
        before.fact.sources,
        before.fact.printed,
    )
    assert after.state.edited and after.questions
    review.do(reviews.undo)
    assert review.draft("240") == before


def test_a_form_that_is_sent_as_it_opened_is_proven(lone_review: Desk) -> None:
    opened = lone_review.page.drafts
    for draft in opened:
        lone_review.do(reviews.edit_draft_fact, draft.id, edit_to(draft.fact))
    for before, after in zip(opened, lone_review.page.drafts, strict=True):
        assert (after.fact, after.state.draft.value_span) == (before.fact, before.state.draft.value_span)


REFUSED = [
    ({"value": "241"}, "does not say 241 passengers"),
    ({"value": "2021-05-03", "unit": None, "kind": "date"}, "does not say 2021-05-03"),
    ({"unit": "MWh"}, "does not say 240 MWh"),
    ({"printed": "4.3 MWh"}, "does not say"),
    ({"value": "Gull", "unit": None, "kind": "concept"}, "does not say Gull"),
    ({"subject": " "}, "Say what"),
    ({"value": ""}, "Say what"),
    ({"as_of": "May"}, "no date"),
    ({"qualifier": "roughly"}, "not known here"),
    ({"standing": "forecast"}, "who says so"),
]


def test_what_the_article_does_not_say_is_no_fact(lone_review: Desk) -> None:
    for parts, said in REFUSED:
        with pytest.raises(Invalid, match=said):
            lone_review.do(reviews.edit_draft_fact, "f1", replace(EDIT, **parts))
    assert lone_review.page.revision == 0


def test_another_value_of_the_same_passage_is_proven_and_marked(lone_review: Desk) -> None:
    lone_review.do(reviews.edit_draft_fact, "f5", replace(EDIT, value="240"))
    draft = next(one for one in lone_review.page.drafts if one.id == "f5")
    paragraph = next(one for one in lone_review.page.paragraphs if one.id == draft.paragraph)
    assert [piece.text for piece in paragraph.pieces if "f5" in piece.values] == ["240"]


def test_a_claim_is_told_with_its_speaker_or_not_at_all(lone_review: Desk) -> None:
    claim = replace(EDIT, standing="claim", said_by="The owner")
    lone_review.do(reviews.edit_draft_fact, "f1", claim)
    with pytest.raises(Invalid, match="The owner says so"):
        lone_review.do(reviews.edit_draft_question, "f1", OWN)
    stem = Twin(en="How many seats has the Tern, by what the owner says?")
    lone_review.do(reviews.edit_draft_question, "f1", replace(OWN, stem=stem))
    # The passage that repeats f1 has no question of its own.
    assert lone_review.page.counters.clean == 3


def test_what_is_denied_is_never_asked(lone_review: Desk) -> None:
    lone_review.do(reviews.edit_draft_fact, "f1", replace(EDIT, standing="denied"))
    assert not lone_review.draft("240").may_ask
    with pytest.raises(Invalid, match="never asked"):
        lone_review.do(reviews.edit_draft_question, "f1", OWN)
    lone_review.do(reviews.accept_draft, "f1")
    assert lone_review.page.counters.questions == 0


def test_a_question_is_rewritten_or_added(lone_review: Desk) -> None:
    first = lone_review.draft("240").questions[0].draft.question
    lone_review.do(reviews.edit_draft_question, "f1", replace(OWN, id=first.id))
    lone_review.do(reviews.edit_draft_question, "f1", OWN)
    questions = lone_review.draft("240").questions
    assert {first.id, "own"} <= {one.draft.id for one in questions if one.edited and one.status == "accepted"}
    assert all(one.draft.question.facts == (lone_review.draft("240").fact.id,) for one in questions)


MALFORMED = [
    ({"stem": Twin(zh="多少？")}, "language of the article"),
    ({"stem": Twin(en="  ")}, "language of the article"),
    ({"answer": None}, "answer"),
    ({"answer": Answer("many", type="number")}, "number"),
]


def test_a_malformed_question_is_refused(lone_review: Desk) -> None:
    for parts, said in MALFORMED:
        with pytest.raises(Invalid, match=said):
            lone_review.do(reviews.edit_draft_question, "f1", replace(OWN, **parts))
    assert lone_review.page.revision == 0


def test_signs_that_no_database_keeps_are_refused_or_replaced(review: Desk) -> None:
    for odd in ("\x00", "\ud800"):
        with pytest.raises(Invalid, match="copy it again"):
            review.do(reviews.edit_draft_fact, "f1", replace(EDIT, subject=f"Tern{odd}"))
        with pytest.raises(Invalid, match="copy it again"):
            review.do(reviews.edit_draft_question, "f1", replace(OWN, hints=(Twin(en=odd),)))
        reviews.start_from_file(
            review.database, review.visitor, f"a{odd}.txt", b"A text.", title=f"T{odd}", now=NOW
        )
    review.do(reviews.accept_clean)
    given = {"revision": review.page.revision, "title": "A\x00 bank", "now": NOW}
    assert reviews.publish(review.database, review.visitor, review.review_id, **given)


def test_nobody_edits_the_review_of_another(lone_review: Desk) -> None:
    other = make_desk(lone_review.database)
    for action, value in ((reviews.edit_draft_fact, EDIT), (reviews.edit_draft_question, OWN)):
        with pytest.raises(NotFound):
            action(
                lone_review.database, other.visitor, lone_review.review_id, "f1", value, revision=0, now=NOW
            )


def test_of_two_windows_that_act_at_once_one_is_told(review: Desk, database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]

    def act(database: Database) -> str:
        try:
            reviews.accept_draft(database, review.visitor, review.review_id, "f1", revision=0, now=NOW)
        except Conflict:
            return "told"
        return "done"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(act, databases)) == ["done", "told", "told", "told"]
    for database in databases:
        database.close()
    assert review.page.revision == 1
