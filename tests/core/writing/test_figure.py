"""A number is found in a text and printed anew in its style: scale, decimals, commas, words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.writing.figure import find_figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "other", "expected"),
    [
        ("It has 175 billion parameters.", "175000000000", "parameters", "350e9", "It has 350 billion parameters."),
        ("它有 1750 亿个参数。", "175000000000", "parameters", "350e9", "它有 3500 亿个参数。"),
        ("It costs $1,999.", "1999", "USD", "12500", "It costs $12,500."),
        ("an Elo rating of 2029", "2029", None, "1950", "an Elo rating of 1950"),
        ("生成三帧画面", "3", "frames", "2", "生成两帧画面"),
        ("Four patients came.", "4", "patients", "6", "Six patients came."),
        ("accuracy of 79.8%", "79.8", "%", "71", "accuracy of 71.0%"),
        ("a window of 128K tokens", "128000", "tokens", "64000", "a window of 64K tokens"),
    ],
)  # fmt: skip
def test_another_number_takes_the_style_of_the_printed_one(
    text: str, value: str, unit: str | None, other: str, expected: str
) -> None:
    figure = find_figure(text, value, unit)
    assert figure is not None
    assert figure.replaced(figure.number) == text
    assert figure.replaced(figure.reprint(Decimal(other)) or "") == expected


@pytest.mark.parametrize("other", ["79.85", "-1", "0"])
def test_a_number_that_does_not_fit_the_printed_digits_is_not_printed(other: str) -> None:
    figure = find_figure("accuracy of 79.8%", "79.8", "%")
    assert figure is not None
    assert figure.reprint(Decimal(other)) is None


def test_numbers_that_nobody_would_print_with_this_scale_are_not_printed() -> None:
    figure = find_figure("它有 6710 亿个参数。", "671000000000", "parameters")
    assert figure is not None
    assert figure.reprint(Decimal("1.01e12")) is None


def test_a_value_that_stands_twice_has_no_place_of_its_own() -> None:
    assert find_figure("20 kW by day and 20 kW by night", "20", "kW") is None


def test_a_digit_in_a_name_is_not_the_value() -> None:
    figure = find_figure("DLSS 4 uses 4 times the compute.", "4", "x")
    assert figure is not None
    assert figure.before == "DLSS 4 uses "


def test_one_thing_is_not_turned_into_several_where_english_tells_them_apart() -> None:
    figure = find_figure("It lasted 1 year.", "1", "years")
    assert figure is not None
    assert figure.reprint(Decimal(6)) is None


def test_a_text_without_the_value_has_no_figure() -> None:
    assert find_figure("It has 175 billion parameters.", "37000000000", "parameters") is None


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_printing_anew_and_back_gives_the_text(one: int, other: int) -> None:
    text = f"It draws {one} kW."
    figure = find_figure(text, str(one), "kW")
    assert figure is not None
    changed = figure.replaced(figure.reprint(Decimal(other)) or "")
    again = find_figure(changed, str(other), "kW")
    assert again is not None
    assert again.replaced(again.reprint(Decimal(one)) or "") == text
