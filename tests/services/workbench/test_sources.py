"""Sources of a question: facts of its own bank and of every bank that its teacher sees, taken over with their proof."""

from dataclasses import replace

import pytest

from quizapp.core.access import Visitor
from quizapp.core.banks.bank import Reading, Section
from quizapp.core.facts.fact import Passage
from quizapp.core.languages import Twin
from quizapp.errors import Invalid
from quizapp.services import banks, people, reviews, workbench
from quizapp.services.workbench import SourcePick, SourceWish
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.database import Database
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import BANK, FACT
from tests.people import NOW, make_person
from tests.services.reviews.desk import Desk, make_review
from tests.services.workbench.shelf import Shelf

PASSAGE = Passage("p1", Twin("得 71.5%。", "It got 71.5%."))
THEIRS = replace(
    BANK,
    id="theirs",
    title=Twin("别人的", "Theirs"),
    reading=Reading(Twin("读物", "A reading"), (Section(Twin("一", "One"), (PASSAGE,)),)),
    facts=(replace(FACT, value="71.5"),),
    questions=(),
)
BARE = replace(SAMPLES["short_text"], facts=("theirs/score",))


@pytest.fixture
def colleague(shelf: Shelf) -> Visitor:
    """A teacher with a bank of their own."""
    colleague = people.visitor_of(make_person(shelf.database, "teacher"))
    with shelf.database.write() as session:
        put_bank(session, THEIRS, digest="theirs", origin="", owner_id=colleague.person_id, now=NOW)
    return colleague


def find(shelf: Shelf, bank: str, words: str = "", chosen: tuple[str, ...] = ()) -> SourcePick:
    wish = SourceWish(bank, words=words)
    return workbench.find_sources(shelf.database, shelf.visitor, "own", chosen, wish)


def ids(pick: SourcePick) -> list[str]:
    return [view.fact.id for view in pick.found]


def test_facts_of_other_banks_are_found_where_they_may_be_seen(shelf: Shelf, colleague: Visitor) -> None:
    assert (ids(find(shelf, "")), ids(find(shelf, "*"))) == (["score"], ["score"])
    # A bank that is not there for the visitor is none to look into, and says nothing of itself.
    assert ids(find(shelf, "theirs")) == ["score"] and find(shelf, "").banks == ()
    with pytest.raises(Invalid, match="pick another"):
        shelf.write(BARE)
    workbench.set_access(shelf.database, colleague, "theirs", "public")
    assert [one.id for one in find(shelf, "").banks] == ["theirs"]
    assert ids(find(shelf, "theirs")) == ["theirs/score"]
    assert ids(find(shelf, "*", "71.5")) == ["theirs/score"]
    assert [view.fact.id for view in find(shelf, "", chosen=("theirs/score",)).chosen] == ["theirs/score"]


def test_a_fact_of_another_bank_is_taken_over_once_with_its_proof(shelf: Shelf, colleague: Visitor) -> None:
    workbench.set_access(shelf.database, colleague, "theirs", "public")
    first, second = shelf.write(BARE), shelf.write(replace(BARE, facts=("score", "theirs/score")))
    taken = shelf.open(first.id).question.facts[0]
    assert shelf.open(second.id).question.facts == ("score", taken)
    page = banks.bank_page(shelf.database, shelf.visitor, "own")
    (fact,) = (entry.fact for entry in page.facts if entry.fact.id == taken)
    assert fact.value == "71.5" and fact.passage in {one.id for one in page.reading.passages()}
    proof = banks.question_page(shelf.database, shelf.visitor, "own", first.id).sources[0]
    assert (proof.fact, proof.passage) == (fact, PASSAGE.text)
    # What becomes of the other bank changes nothing here.
    workbench.set_access(shelf.database, colleague, "theirs", "private")
    assert banks.question_page(shelf.database, shelf.visitor, "own", first.id).sources == (proof,)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_review_is_published_again_into_a_bank_that_took_a_fact_over(database: Database) -> None:
    desk = make_review(database)
    desk.do(reviews.accept_clean)
    bank = _publish(desk)
    with database.write() as session:
        put_bank(session, THEIRS, digest="theirs", origin="", now=NOW)
    shelf = Shelf(database, desk.visitor, bank)
    written = shelf.write(replace(BARE, stem=Twin(en="What did it score?")))
    desk.do(reviews.reject_draft, "f2")
    assert _publish(desk) == bank
    (source,) = banks.question_page(database, desk.visitor, bank, written.id).sources
    assert source.fact.value == "71.5"


def _publish(desk: Desk) -> str:
    told = {"revision": desk.page.revision, "title": "Ferries", "now": NOW}
    return reviews.publish(desk.database, desk.visitor, desk.review_id, **told)
