from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.questions.order import as_written, shuffle, units_offered
from quizapp.core.questions.question import Answer, Option, Question
from tests.core.questions.samples import CLOZE, MULTIPLE, ORDERING, SAMPLES, SINGLE, same


@pytest.mark.parametrize("question", SAMPLES.values(), ids=list(SAMPLES))
@given(seed=st.integers())
def test_shuffling_loses_nothing_and_can_be_repeated(question: Question, seed: int) -> None:
    shown = shuffle(question, Random(seed))
    assert shown == shuffle(question, Random(seed))
    assert {name: sorted(ids) for name, ids in shown.items()} == {
        name: sorted(ids) for name, ids in as_written(question).items()
    }


@given(seed=st.integers(), count=st.integers(2, 4))
def test_an_ordering_never_starts_in_the_right_order(seed: int, count: int) -> None:
    question = replace(ORDERING, items=ORDERING.items[:count])
    assert shuffle(question, Random(seed)) != as_written(question)


@given(st.integers())
def test_a_fixed_option_keeps_its_place(seed: int) -> None:
    last = Option("e", same("something else"), -0.5, fixed=True)
    question = replace(MULTIPLE, options=(*MULTIPLE.options, last))
    assert shuffle(question, Random(seed))["options"][-1] == "e"


def test_an_order_of_words_really_changes() -> None:
    assert len({shuffle(MULTIPLE, Random(seed))["options"] for seed in range(200)}) == 24
    assert len({shuffle(CLOZE, Random(seed))["licence"] for seed in range(20)}) == 2


@pytest.mark.parametrize(
    "texts",
    [
        ("15.6%", "63.6%", "71.0%", "79.8%"),
        ("700 MB", "0.8 GB", "1 GiB", "2 TB"),
        ("37亿", "370亿", "671B", "1.2万亿"),
        ("2024-12-26", "2025年1月20日", "May 28, 2025"),
        ("-5", "0", "12"),
    ],
)
def test_numbers_and_dates_ascend(texts: tuple[str, ...]) -> None:
    options = tuple(Option(f"o{number}", same(text)) for number, text in enumerate(texts))
    question = replace(SINGLE, options=options[::-1])
    assert shuffle(question, Random(1))["options"] == tuple(option.id for option in options)


@pytest.mark.parametrize("texts", [("5", "12", "GB"), ("5 GB", "6 W"), ("1", "2025-01-20"), ("R1", "R2")])
def test_options_of_different_kinds_are_shuffled(texts: tuple[str, ...]) -> None:
    options = tuple(Option(f"o{number}", same(text)) for number, text in enumerate(texts))
    question = replace(SINGLE, options=options)
    assert len({shuffle(question, Random(seed))["options"] for seed in range(20)}) > 1


def test_numbers_ascend_around_a_fixed_option() -> None:
    options = (Option("c", same("3")), Option("x", same("none"), fixed=True), Option("a", same("1")))
    assert shuffle(replace(SINGLE, options=options), Random(1))["options"] == ("a", "x", "c")


def test_the_order_of_units_does_not_tell_the_key() -> None:
    assert units_offered(Answer("32", "number", unit="GB", units=("GB", "TB", "MB", "GiB"))) == (
        "MB",
        "GB",
        "GiB",
        "TB",
    )
    assert units_offered(None) == ()
