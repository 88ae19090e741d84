"""What differs between two states of a bank."""

from dataclasses import replace

from quizapp.core.banks.difference import Difference, compare_banks, difference
from quizapp.core.languages import Twin
from tests.core.banks.example import ELO, make_bank


def test_ids_are_sorted_into_added_changed_and_gone() -> None:
    assert difference({"a": "1", "b": "1", "c": "1"}, {"c": "2", "b": "1", "d": "1"}) == Difference(
        added=("d",), changed=("c",), gone=("a",)
    )


def test_a_bank_does_not_differ_from_itself() -> None:
    assert compare_banks(make_bank(), make_bank()) == (Difference(), Difference())


def test_a_changed_fact_changes_the_questions_that_test_it() -> None:
    new = make_bank(facts=(replace(ELO, statement=Twin(zh="改过", en="mended")),))
    facts, questions = compare_banks(make_bank(), new)
    assert (facts.changed, questions.changed) == (("elo",), ("q-elo", "q-elo-choice"))


def test_another_wording_of_the_passage_changes_the_fact() -> None:
    facts, _ = compare_banks(make_bank(), make_bank(passage=Twin(zh="评分是 2029。", en="Rated 2029.")))
    assert facts.changed == ("elo",)
