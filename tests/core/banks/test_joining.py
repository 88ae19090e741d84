"""What stands beside the questions of two banks is put together and taken apart again."""

from dataclasses import replace

from quizapp.core.banks.bank import Bank, Reading, Section
from quizapp.core.banks.check import check_bank
from quizapp.core.banks.content import NO_READING, grounds_from_mapping, grounds_to_mapping
from quizapp.core.banks.joining import OTHER_ARTICLE, OTHER_FACT, OTHER_PASSAGE, find_clashes, join, part
from quizapp.core.facts.fact import Passage
from quizapp.core.languages import Twin
from tests.core.banks.example import ARTICLE, ELO, PASSAGE, make_bank

SECOND = replace(ELO, id="elo-2", passage="p-two", sources=(replace(ELO.sources[0], article="b-1"),))
OTHER = replace(
    make_bank(facts=(SECOND,), questions=(), quizzes=()),
    articles=(replace(ARTICLE, id="b-1"),),
    reading=Reading(Twin(en="Two"), (Section(Twin(en="Two"), (Passage("p-two", PASSAGE),)),)),
)
EMPTY = replace(make_bank(facts=(), questions=(), quizzes=()), articles=(), reading=NO_READING, left_out=())


def grounds(bank: Bank) -> tuple[object, ...]:
    return bank.articles, bank.reading.sections, bank.facts, bank.left_out


def test_the_grounds_of_a_bank_survive_their_plain_form() -> None:
    bank = make_bank()
    assert grounds_from_mapping(grounds_to_mapping(bank)) == replace(bank, questions=())


def test_an_empty_bank_gets_all_and_loses_it_again() -> None:
    joined, new = join(EMPTY, make_bank())
    assert (grounds(joined), joined.reading.title) == (grounds(make_bank()), make_bank().reading.title)
    assert grounds(part(joined, new, ())) == grounds(EMPTY)


def test_what_is_there_stays_once_and_what_is_new_stands_behind_it() -> None:
    joined, new = join(make_bank(), OTHER)
    assert [one.id for one in joined.facts] == ["elo", "elo-2"]
    assert [one.id for one in joined.reading.passages()] == ["p-elo", "p-two"]
    assert not [fault for fault in check_bank(joined) if fault.severity == "error"]
    assert join(joined, OTHER) == (joined, replace(new, articles=(), passages=(), facts=()))
    assert grounds(part(joined, new, ())) == grounds(make_bank())


def test_a_fact_that_is_used_by_now_stays_with_what_it_stands_on() -> None:
    joined, new = join(make_bank(), OTHER)
    assert part(joined, new, {"elo-2"}) == joined


def test_the_same_id_for_something_else_is_a_clash() -> None:
    texts = [
        next(find_clashes(make_bank(), other)).text
        for other in (
            replace(make_bank(), articles=(replace(ARTICLE, title=Twin(en="Another")),)),
            make_bank(passage=Twin(en="Another")),
            make_bank(facts=(replace(ELO, value="2310"),)),
        )
    ]
    assert texts == [OTHER_ARTICLE, OTHER_PASSAGE, OTHER_FACT]
    assert not list(find_clashes(make_bank(), make_bank()))
