"""Banks as people see them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quizapp.config import ROOT
from quizapp.core.access import Visitor
from quizapp.errors import Forbidden, NotFound
from quizapp.services.bank_folders import load_bank, load_folder
from quizapp.services.banks import PER_PAGE, bank_page, list_banks, question_page, reading_page
from quizapp.storage.bank_contents import Filter
from quizapp.storage.banks import BankRow
from quizapp.storage.database import Database
from quizapp.storage.people import Person
from tests.core.banks.example import ARTICLE, CHOICE, ELO, PASSAGE, TYPED, make_bank

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
GUEST = Visitor(guest_id="g")
LEARNER = Visitor(1, None, "learner")
TEACHER = Visitor(2, None, "teacher")
OWNER = Visitor(3, None, "owner")


@pytest.fixture
def small(database: Database) -> Database:
    load_bank(database, make_bank(), digest="1", now=NOW)
    return database


def keys(database: Database, wanted: Filter) -> list[str]:
    return [entry.question.id for entry in bank_page(database, TEACHER, "small", wanted).questions]


def test_everybody_sees_the_shipped_banks_with_their_counts(small: Database) -> None:
    for visitor in (GUEST, LEARNER, TEACHER, OWNER):
        (card,) = list_banks(small, visitor)
        assert (card.id, card.facts, card.questions, card.shipped) == ("small", 1, 2, True)


@pytest.mark.parametrize("visitor", [GUEST, LEARNER], ids=["guest", "learner"])
def test_who_does_not_teach_sees_the_reading_and_no_answer(small: Database, visitor: Visitor) -> None:
    page = bank_page(small, visitor, "small")
    assert (page.articles, page.reading) == ((ARTICLE,), make_bank().reading)
    assert (page.facts, page.questions, page.tags, page.kinds, page.found) == ((), (), {}, {}, 0)
    with pytest.raises(Forbidden):
        question_page(small, visitor, "small", "q-elo")


@pytest.mark.parametrize("visitor", [TEACHER, OWNER], ids=["teacher", "owner"])
def test_who_teaches_sees_facts_and_questions_in_the_order_of_the_bank(
    small: Database, visitor: Visitor
) -> None:
    page = bank_page(small, visitor, "small")
    (entry,) = page.facts
    assert (entry.fact, entry.source.passage, entry.questions) == (ELO, PASSAGE, 2)
    assert [one.question for one in page.questions] == [TYPED, CHOICE]
    assert page.questions[0].facts == (ELO,)
    assert (page.tags, page.kinds) == ({"scores": 2, "choice": 1}, {"numeric": 1, "single_choice": 1})


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["q-elo", "q-elo-choice"]),
        (Filter(tag="choice"), ["q-elo-choice"]),
        (Filter(kind="numeric"), ["q-elo"]),
        (Filter(fact="elo"), ["q-elo", "q-elo-choice"]),
        (Filter(fact="other"), []),
        (Filter(text="WHICH deepseek-r1"), ["q-elo-choice"]),
        (Filter(text="多少"), ["q-elo"]),
        (Filter(text="elo%"), ["q-elo", "q-elo-choice"]),
        (Filter(text='elo" OR "x* ) AND ('), []),
        (Filter(text="e_o"), []),
        (Filter(tag="choice", kind="numeric"), []),
    ],
)
def test_a_filter_lets_through_what_meets_all_of_it(
    small: Database, wanted: Filter, found: list[str]
) -> None:
    assert keys(small, wanted) == found


def test_a_fact_of_an_older_version_finds_nothing(small: Database) -> None:
    other = replace(ELO, id="rating")
    questions = tuple(replace(question, facts=("rating",)) for question in (TYPED, CHOICE))
    load_bank(small, make_bank(facts=(other,), questions=questions), digest="2", now=NOW)
    assert keys(small, Filter(fact="elo")) == []
    assert keys(small, Filter(fact="rating")) == ["q-elo", "q-elo-choice"]
    assert [entry.fact.id for entry in bank_page(small, TEACHER, "small").facts] == ["rating"]


def test_a_question_is_shown_with_its_key_and_its_proof(small: Database) -> None:
    page = question_page(small, TEACHER, "small", "q-elo-choice")
    (source,) = page.sources
    assert page.question == CHOICE
    assert (source.fact, source.passage, source.articles, source.bank_id) == (
        ELO,
        PASSAGE,
        (ARTICLE,),
        "small",
    )


def test_retired_questions_and_unknown_banks_are_not_found(small: Database) -> None:
    load_bank(small, make_bank(questions=(TYPED,), quizzes=()), digest="2", now=NOW)
    with pytest.raises(NotFound):
        question_page(small, TEACHER, "small", "q-elo-choice")
    with pytest.raises(NotFound):
        reading_page(small, GUEST, "large")


def test_a_bank_of_a_teacher_is_there_for_nobody_else(small: Database) -> None:
    with small.write() as session:
        person = Person(username="t", username_folded="t", name="t", role="teacher", fs_uniquifier="t")
        person.created_at = NOW
        session.add(person)
        session.flush()
        session.query(BankRow).one().owner_id = person.id
        own = Visitor(person.id, None, "teacher")
    assert [card.shipped for card in list_banks(small, own)] == [False]
    for visitor in (GUEST, Visitor(own.person_id + 1, None, "teacher")):
        assert list_banks(small, visitor) == ()
        with pytest.raises(NotFound):
            bank_page(small, visitor, "small")


def test_the_pages_of_a_long_bank_cover_it_once(database: Database) -> None:
    load_folder(database, ROOT / "question_banks" / "deepseek-r1", now=NOW)
    first = bank_page(database, TEACHER, "deepseek-r1")
    shown = [
        entry.question.id
        for number in range(1, first.pages + 1)
        for entry in bank_page(database, TEACHER, "deepseek-r1", page=number).questions
    ]
    assert len(shown) == len(set(shown)) == first.found == first.card.questions
    assert len(first.questions) == PER_PAGE
    assert bank_page(database, TEACHER, "deepseek-r1", page=10**6).page == first.pages
    assert bank_page(database, TEACHER, "deepseek-r1", page=-1).page == 1
