"""A whole bank comes with its facts, its reading and its quizzes, is what it was, and goes again as a whole."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quizapp.core.banks.bank import Bank
from quizapp.core.banks.joining import OTHER_ARTICLE
from quizapp.core.languages import Twin
from quizapp.errors import Invalid
from quizapp.formats.native_package import parse_package, write_zip
from quizapp.services.exports import export_bank
from quizapp.services.imports import review as imports
from quizapp.services.imports.storing import Sent
from quizapp.services.imports.straight import Goal, take_file
from quizapp.storage.database import Database
from tests.core.banks.example import ARTICLE, TYPED, make_bank
from tests.people import make_person
from tests.services.imports.counter import Counter, make_counter

MORE = replace(TYPED, id="q-more", stem=Twin(zh="它有多少分？", en="How much is it?"))
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def counter(database: Database) -> Counter:
    return make_counter(database)


def held(database: Database, bank: str) -> Bank:
    """The bank as it is exported, under the name that it had."""
    content = export_bank(database, None, bank, "native").content
    found, _, faults = parse_package(content)
    assert found is not None, [str(one) for one in faults]
    return replace(found, id="small")


def accepted(counter: Counter, brought: Bank, **told: str) -> str:
    assert counter.bring(write_zip(brought, {}), "small.zip", **told).state == "done"
    made: str = counter.do(imports.accept)
    return made


def test_a_bank_that_is_written_and_brought_is_the_same_bank(counter: Counter) -> None:
    made = accepted(counter, make_bank())
    assert held(counter.database, made) == make_bank()


def test_it_goes_as_a_whole_and_comes_again(counter: Counter) -> None:
    made = accepted(counter, make_bank())
    counter.do(imports.undo)
    empty = export_bank(counter.database, counter.visitor, made, "native").content
    assert parse_package(empty)[0] is None
    assert counter.do(imports.accept) == made
    assert held(counter.database, made) == make_bank()


def test_beside_what_a_bank_has_only_what_is_new_comes_and_goes(counter: Counter) -> None:
    made = accepted(counter, make_bank())
    more = make_bank(questions=(MORE,), quizzes=())
    assert accepted(counter, more, bank=made) == made
    assert [one.facts for one in held(counter.database, made).questions] == [("elo",)] * 3
    counter.do(imports.undo)
    assert held(counter.database, made) == make_bank()


def test_another_article_with_the_same_id_is_refused_and_nothing_changes(counter: Counter) -> None:
    made = accepted(counter, make_bank())
    strange = replace(
        make_bank(questions=(MORE,), quizzes=()),
        articles=(replace(ARTICLE, title=Twin(zh="另一篇", en="Another")),),
    )
    with pytest.raises(Invalid) as refused:
        accepted(counter, strange, bank=made)
    assert refused.value.message.text == OTHER_ARTICLE
    assert held(counter.database, made) == make_bank()


def test_the_command_line_brings_it_whole_too(database: Database) -> None:
    make_person(database, "owner", "olga")
    taken = take_file(database, Sent(write_zip(make_bank(), {}), "small.zip"), Goal(), now=NOW)
    assert held(database, taken.bank) == make_bank()
