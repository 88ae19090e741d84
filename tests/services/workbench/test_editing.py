"""Questions written and changed in an own bank: versions, drafts, status, and what learners get."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.banks.filter import Filter
from quizapp.core.languages import Twin
from quizapp.core.questions.registry import KINDS
from quizapp.errors import Forbidden, Invalid, NotFound
from quizapp.services import attempts, banks, people, quizzes, workbench
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.database import Database
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import GUEST, NOON, seed
from tests.people import NOW, make_person
from tests.services.workbench.shelf import OWN, Shelf

NUMERIC = SAMPLES["numeric"]


def stem_of(shelf: Shelf, attempt: str, visitor: Visitor) -> str:
    page = attempts.get_page(shelf.database, visitor, attempt, 1, now=NOON)
    return page.slots[0].stem.in_("en")


def start(shelf: Shelf, quiz: str, visitor: Visitor) -> str:
    return attempts.start(shelf.database, visitor, quiz, language="en", now=NOON, rng_seed=seed())


def make_quiz(shelf: Shelf) -> str:
    return quizzes.make_quiz(
        shelf.database,
        shelf.visitor,
        "own",
        title=Twin(en="A quiz"),
        questions=["numeric"],
        access="public",
        now=NOON,
    )


def reworded(words: str):
    return replace(NUMERIC, stem=Twin(NUMERIC.stem.zh, words))


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_question_of_every_kind_is_written_and_opened_again(shelf: Shelf, kind: str):
    written = shelf.write(SAMPLES[kind])
    opened = shelf.open(written.id)
    assert opened.question == written and opened.status == "ready" and opened.draft is None


def test_every_edit_is_a_version_and_an_edit_that_changes_nothing_is_none(shelf: Shelf):
    assert shelf.save(reworded("How many?")) and shelf.save(reworded("How many?"))
    assert shelf.open("numeric").newest == 2


def test_a_draft_above_what_is_asked_leaves_learners_with_the_version_that_was_ready(shelf: Shelf):
    shelf.save(reworded("How much memory does the RTX 5090 hold?"), ready=False)
    assert shelf.open("numeric").status == "draft"
    assert stem_of(shelf, start(shelf, make_quiz(shelf), GUEST), GUEST) == NUMERIC.stem.in_("en")
    workbench.change_status(shelf.database, shelf.visitor, "own", "numeric", "ready", now=NOON)
    assert (
        stem_of(shelf, start(shelf, make_quiz(shelf), GUEST), GUEST)
        == "How much memory does the RTX 5090 hold?"
    )


def test_a_quiz_follows_the_newest_ready_version_until_its_first_attempt(shelf: Shelf):
    quiz = make_quiz(shelf)
    shelf.save(reworded("Second?"))
    trial = start(shelf, quiz, shelf.visitor)
    first = start(shelf, quiz, GUEST)
    shelf.save(reworded("How much memory does an RTX 5090 come with?"))
    second = start(shelf, quiz, Visitor(guest_id="later"))
    assert stem_of(shelf, trial, shelf.visitor) == "Second?"
    assert [stem_of(shelf, first, GUEST), stem_of(shelf, second, Visitor(guest_id="later"))] == [
        "Second?"
    ] * 2
    assert (
        stem_of(shelf, start(shelf, make_quiz(shelf), GUEST), GUEST)
        == "How much memory does an RTX 5090 come with?"
    )


def test_a_quiz_is_let_follow_again_by_its_teacher(shelf: Shelf):
    quiz = make_quiz(shelf)
    start(shelf, quiz, GUEST)
    assert quizzes.count_outdated(shelf.database, shelf.visitor, quiz) == 0
    shelf.save(reworded("Mended?"))
    assert quizzes.count_outdated(shelf.database, shelf.visitor, quiz) == 1
    quizzes.follow_newest(shelf.database, shelf.visitor, quiz)
    later = Visitor(guest_id="later")
    assert stem_of(shelf, start(shelf, quiz, later), later) == "Mended?"


def test_a_retired_question_is_in_no_list_and_comes_back_as_it_was(shelf: Shelf):
    def found(status: str | None = None) -> list[str]:
        page = banks.bank_page(shelf.database, shelf.visitor, "own", Filter(key="numeric", status=status))
        return [entry.question.id for entry in page.questions]

    workbench.change_status(shelf.database, shelf.visitor, "own", "numeric", "retired", now=NOON)
    assert (found(), found("retired"), found("all")) == ([], ["numeric"], ["numeric"])
    workbench.change_status(shelf.database, shelf.visitor, "own", "numeric", "ready", now=NOON)
    assert found() == ["numeric"] and shelf.open("numeric").newest == 1


def test_a_faulty_question_can_be_a_draft_and_is_not_asked(shelf: Shelf):
    faulty = replace(NUMERIC, answer=None)
    with pytest.raises(Invalid):
        shelf.save(faulty)
    assert shelf.open("numeric").newest == 1
    assert shelf.save(faulty, ready=False)
    with pytest.raises(Invalid):
        workbench.change_status(shelf.database, shelf.visitor, "own", "numeric", "ready", now=NOON)
    assert stem_of(shelf, start(shelf, make_quiz(shelf), GUEST), GUEST) == NUMERIC.stem.in_("en")


def test_what_was_typed_is_there_again_for_its_writer_alone(shelf: Shelf, database: Database):
    texts = {"form": {"stem": {"en": "Half a sent", "zh": ""}}, "facts": []}
    workbench.keep_draft(database, shelf.visitor, "own", NUMERIC, texts, base=1, now=NOW)
    draft = shelf.open("numeric").draft
    assert draft is not None and draft.texts == texts
    assert [one.stem.en for one in workbench.list_drafts(database, shelf.visitor, "own")] == ["Half a sent"]
    shelf.save(reworded("Whole?"))
    assert shelf.open("numeric").draft is None


def test_a_bank_published_or_loaded_anew_leaves_drafts_of_questions_alone(shelf: Shelf, database: Database):
    shelf.save(reworded("A draft?"), ready=False)
    own = shelf.write(replace(SAMPLES["short_text"], facts=()), ready=False)
    with database.write() as session:
        put_bank(session, OWN, digest="again", origin="", owner_id=shelf.visitor.person_id, now=NOW)
    assert shelf.open("numeric").question.stem.en == "A draft?" and shelf.open("numeric").newest == 2
    assert shelf.open(own.id).status == "draft"


def test_another_teachers_bank_and_a_shipped_one_are_not_there_to_be_changed(
    shelf: Shelf, database: Database
):
    colleague = people.visitor_of(make_person(database, "teacher"))
    for visitor, error in ((colleague, NotFound), (GUEST, Forbidden)):
        with pytest.raises(error):
            shelf.open("numeric", visitor)
        with pytest.raises(error):
            shelf.save(NUMERIC, base=1, by=visitor)


def test_a_tag_that_no_table_holds_is_told(shelf: Shelf):
    with pytest.raises(Invalid, match="at most 64"):
        shelf.save(replace(NUMERIC, tags=("x" * 65,)))


def test_the_lint_looks_at_a_question_before_it_is_kept(shelf: Shelf):
    single = replace(SAMPLES["single_choice"], stem=Twin("以下哪个不正确？", "Which is not right?"))
    assert workbench.look_over(shelf.database, shelf.visitor, "own", single)
