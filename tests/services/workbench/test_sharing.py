"""Banks shared with colleagues: read, changed, copied, and taken back."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.languages import Twin
from quizapp.errors import Forbidden, Invalid, NotFound
from quizapp.services import banks, people, quizzes, workbench
from quizapp.storage.database import Database
from tests.core.questions.samples import SAMPLES
from tests.people import NOW, make_person
from tests.services.workbench.shelf import Shelf
from tests.services.workbench.test_editing import reworded


@pytest.fixture
def colleague(database: Database) -> Visitor:
    return people.visitor_of(make_person(database, "teacher"))


def share(shelf: Shelf, with_whom: Visitor, right: str) -> None:
    workbench.share(shelf.database, shelf.visitor, "own", with_whom.name, right, now=NOW)


def sees(shelf: Shelf, visitor: Visitor) -> bool:
    return "own" in {card.id for card in banks.list_banks(shelf.database, visitor)}


def test_a_bank_is_private_until_it_is_shared_and_again_after(
    shelf: Shelf, colleague: Visitor, database: Database
):
    stranger = people.visitor_of(make_person(database, "teacher"))
    assert not sees(shelf, colleague)
    share(shelf, colleague, "read")
    assert sees(shelf, colleague) and not sees(shelf, stranger)
    (one,) = workbench.get_sharing(shelf.database, shelf.visitor, "own").shares
    workbench.unshare(shelf.database, shelf.visitor, "own", one.person_id)
    assert not sees(shelf, colleague)


def test_who_may_read_makes_quizzes_and_changes_nothing(shelf: Shelf, colleague: Visitor):
    share(shelf, colleague, "read")
    page = banks.bank_page(shelf.database, colleague, "own")
    assert page.questions and not page.editable
    assert quizzes.make_quiz(
        shelf.database, colleague, "own", title=Twin(en="Theirs"), questions=["numeric"], now=NOW
    )
    with pytest.raises(NotFound):
        shelf.open("numeric", colleague)


def test_who_may_edit_changes_questions_and_both_edits_meet(shelf: Shelf, colleague: Visitor):
    share(shelf, colleague, "edit")
    assert shelf.save(reworded("Theirs?"), base=1, by=colleague)
    assert not shelf.save(replace(SAMPLES["numeric"], difficulty=0.5), base=1)
    page = workbench.get_merge(
        shelf.database, shelf.visitor, "own", replace(SAMPLES["numeric"], difficulty=0.5), base=1
    )
    assert page.by == colleague.name and page.conflicts == ()
    for visitor in (colleague, Visitor(guest_id="g")):
        with pytest.raises((NotFound, Forbidden)):
            workbench.get_sharing(shelf.database, visitor, "own")


def test_a_public_bank_is_there_for_all_who_teach_and_for_nobody_else(
    shelf: Shelf, colleague: Visitor, database: Database
):
    learner = people.visitor_of(make_person(database))
    workbench.set_access(shelf.database, shelf.visitor, "own", "public")
    assert sees(shelf, colleague) and not sees(shelf, learner) and not sees(shelf, Visitor(guest_id="g"))
    workbench.set_access(shelf.database, shelf.visitor, "own", "private")
    assert not sees(shelf, colleague)


def test_a_bank_is_shared_with_teachers_alone(shelf: Shelf, database: Database):
    learner = people.visitor_of(make_person(database))
    for name in (learner.name, "nobody at all", shelf.visitor.name):
        with pytest.raises(Invalid):
            workbench.share(shelf.database, shelf.visitor, "own", name, "read", now=NOW)
    assert workbench.get_sharing(shelf.database, shelf.visitor, "own").shares == ()


def test_a_copy_is_ones_own_remembers_its_origin_and_leaves_it_alone(shelf: Shelf, colleague: Visitor):
    shelf.save(replace(SAMPLES["short_text"], id="parked", facts=()), base=0, ready=False)
    workbench.set_access(shelf.database, shelf.visitor, "own", "public")
    made = workbench.copy_bank(shelf.database, colleague, "own", now=NOW)
    page = banks.bank_page(shelf.database, colleague, made)
    original = banks.bank_page(shelf.database, shelf.visitor, "own")
    assert page.editable and page.card.origin == "own"
    assert [one.question for one in page.questions] == [one.question for one in original.questions]
    assert len(page.facts) == len(original.facts)
    workbench.save_question(
        shelf.database, colleague, made, reworded("Mine now?"), base=1, ready=True, now=NOW
    )
    assert shelf.open("numeric").question == SAMPLES["numeric"]


def test_what_may_not_be_seen_is_not_copied(shelf: Shelf, colleague: Visitor):
    with pytest.raises(NotFound):
        workbench.copy_bank(shelf.database, colleague, "own", now=NOW)
