"""What is wrong with one fact."""

from dataclasses import replace

import pytest

from quizapp.core.facts.check import check_fact
from quizapp.core.facts.fact import Fact, Source
from quizapp.core.languages import Twin
from tests.core.banks.example import ELO, PASSAGE

BAD_SPAN = Source("a-1", 9, 9, "0" * 64)
BAD_DIGEST = Source("a-1", 3, 9, "abc")


def places(fact: Fact, passage: Twin = PASSAGE) -> list[str]:
    return [one.where for one in check_fact(fact, {"p-elo": passage}, where="elo")]


def test_a_fact_that_is_printed_and_sourced_has_no_fault() -> None:
    assert places(ELO) == []


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        (replace(ELO, sources=()), "elo sources"),
        (replace(ELO, sources=(BAD_SPAN,)), "elo sources.1"),
        (replace(ELO, sources=(*ELO.sources, BAD_DIGEST)), "elo sources.2.sha256"),
        (replace(ELO, as_of="January"), "elo as_of"),
        (replace(ELO, qualifier="about"), "elo qualifier"),
        (replace(ELO, standing="claim"), "elo said_by"),
        (replace(ELO, passage="p-other"), "elo passage"),
        (replace(ELO, printed=Twin(zh="2029", en="2,029")), "elo printed.en"),
        (replace(ELO, printed=None, value="2030"), "elo printed.zh"),
    ],
)
def test_a_fault_names_the_part(fact: Fact, place: str) -> None:
    assert places(fact)[0] == place


def test_a_printed_text_that_says_another_value_is_a_fault_in_each_language() -> None:
    assert places(replace(ELO, value="2310")) == ["elo printed.zh", "elo printed.en"]


def test_a_unit_may_stand_beside_the_printed_number() -> None:
    passage = Twin(zh="准确率是 79.8%。", en="The accuracy is 79.8%.")
    fact = replace(ELO, value="79.8", unit="%", printed=Twin(zh="79.8", en="79.8"))
    assert places(fact, passage) == []


def test_a_passage_that_could_not_be_read_is_not_missed() -> None:
    assert list(check_fact(ELO, {}, where="elo", lost=True)) == []
