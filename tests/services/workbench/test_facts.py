"""A fact's page, and what becomes of its questions when it is out of date."""

from dataclasses import replace

import pytest

from quizapp.core.facts.relation import relate
from quizapp.core.languages import Twin
from quizapp.errors import NotFound
from quizapp.services import banks, people, workbench
from quizapp.storage.bank_versions import put_bank
from quizapp.storage.database import Database
from tests.core.questions.samples import SAMPLES
from tests.harness.stage import FACT
from tests.people import NOW, make_person
from tests.services.workbench.shelf import OWN, Shelf
from tests.services.workbench.test_editing import make_quiz

DATED = replace(FACT, as_of="2025-01-20")


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (replace(DATED, id="b"), "same"),
        (replace(DATED, id="b", value="81", as_of="2025-06-01"), "newer"),
        (replace(DATED, id="b", value="71", as_of="2024-06-01"), "older"),
        (replace(DATED, id="b", value="81"), "contradiction"),
        (replace(DATED, id="b", value="81", as_of=None), "contradiction"),
        (replace(DATED, id="b", subject=Twin("别的", "Another")), None),
        (replace(DATED, id="b", attribute=Twin("别的", "another")), None),
    ],
)
def test_facts_about_the_same_thing_are_compared(other: object, relation: str | None) -> None:
    assert relate(DATED, other) == relation  # type: ignore[arg-type]


def test_values_in_other_units_are_the_same_value() -> None:
    one, two = replace(FACT, value="800", unit="kg"), replace(FACT, value="0.8", unit="t")
    assert relate(one, two) == "same"


def test_a_fact_shows_its_questions_and_what_other_banks_say(shelf: Shelf, database: Database) -> None:
    written = shelf.write(replace(SAMPLES["short_text"], facts=("score",)))
    newer = replace(OWN, id="other", facts=(replace(FACT, value="81"),), questions=())
    with database.write() as session:
        put_bank(session, newer, digest="other", origin="", now=NOW)
    page = workbench.get_fact_page(database, shelf.visitor, "own", "score")
    assert [one.id for one in page.questions] == [written.id] and page.editable
    assert [(one.relation, one.bank_id) for one in page.relatives] == [("contradiction", "other")]
    assert not workbench.get_fact_page(database, shelf.visitor, "other", "score").editable


def test_questions_on_a_fact_that_is_out_of_date_are_named_where_they_are_used(
    shelf: Shelf, database: Database
) -> None:
    shelf.save(replace(SAMPLES["numeric"], facts=("score",)))
    quiz = make_quiz(shelf)

    def stale() -> tuple[bool, list[str]]:
        page = banks.question_page(database, shelf.visitor, "own", "numeric")
        return page.stale, [one.id for one in workbench.find_outdated(database, shelf.visitor, quiz)]

    assert stale() == (False, [])
    workbench.supersede_fact(database, shelf.visitor, "own", "score")
    assert stale() == (True, ["numeric"])
    workbench.reinstate_fact(database, shelf.visitor, "own", "score")
    assert stale() == (False, [])


def test_only_who_may_change_the_bank_says_that_a_fact_is_out_of_date(
    shelf: Shelf, database: Database
) -> None:
    colleague = people.visitor_of(make_person(database, "teacher"))
    for visitor, key in ((colleague, "score"), (shelf.visitor, "none")):
        with pytest.raises(NotFound):
            workbench.supersede_fact(database, visitor, "own", key)
