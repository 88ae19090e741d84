"""Chinese numerals: read with what scales them, and written so that reading gives the number back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.writing.chinese_words import MOST, in_words, read_words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("六成", ("六", 6)),
        ("二十五", ("二十五", 25)),
        ("一百万", ("一百", 100)),
        ("两", ("两", 2)),
        ("百", ("百", 100)),
        ("四十一点二", None),
        ("一半", None),
        ("几十", None),
    ],
)
def test_a_numeral_is_read_without_its_scale(text: str, read: tuple[str, int] | None) -> None:
    assert read_words(text) == read


@pytest.mark.parametrize(
    ("number", "said"),
    [(2, "两"), (10, "十"), (15, "十五"), (204, "二百零四"), (1060, "一千零六十"), (110, "一百一十")],
)
def test_a_number_is_said_as_in_running_text(number: int, said: str) -> None:
    assert in_words(number) == said


@given(st.integers(1, MOST))
def test_what_is_said_is_read_again(number: int) -> None:
    assert read_words(in_words(number)) == (in_words(number), number)
