"""Dates stand in questions as the two languages print them, and others stand beside them."""

import pytest

from quizapp.core.quantities.date import parse_date
from quizapp.core.writing.calendar import in_words, last_day, shifted

WORDS = {
    "2025-01-20": ("2025 年 1 月 20 日", "20 January 2025"),
    "--07": ("7 月", "July"),
    "2024-Q2": ("2024 年 第 2 季度", "the second quarter of 2024"),
    "2026-H1": ("2026 年 上半年", "the first half of 2026"),
}


@pytest.mark.parametrize(("iso", "words"), WORDS.items())
def test_a_date_is_worded_in_both_languages(iso: str, words: tuple[str, str]) -> None:
    value = parse_date(iso)
    assert value is not None
    assert (in_words(value, "zh"), in_words(value, "en")) == words


@pytest.mark.parametrize(
    ("iso", "next_one"), {"2024-Q4": "2025-Q1", "2026-H2": "2027-H1", "2024-12": "2025-01"}.items()
)
def test_the_next_date_is_of_the_same_precision(iso: str, next_one: str) -> None:
    value = parse_date(iso)
    assert value is not None
    later = shifted(value, 1)
    assert later is not None
    assert later.iso() == next_one


def test_a_half_ends_with_its_last_day() -> None:
    value = parse_date("2026-H1")
    assert value is not None
    assert str(last_day(value)) == "2026-06-30"
