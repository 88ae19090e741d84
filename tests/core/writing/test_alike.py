"""Wrong texts of the kind of a range, a part or a multiple: of its form, and apart from it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.writing.alike import others_like


@pytest.mark.parametrize(
    ("printed", "unit", "others"),
    [
        ("double", "x", ("triple", "quadruple")),
        ("A quarter", "x", ("half", "a third", "a fifth")),
        ("一半", "x", ("三分之一", "四分之一", "五分之一")),
        ("10 to 20 metres", "m", ("25 to 50 metres", "4 to 8 metres", "70 to 140 metres")),
        ("35%至40%", "%", ("50%至60%", "24%至25%", "75%至90%")),
        ("2–4 metres", "m", ("5–10 metres", "14–27 metres")),
        ("12", "m", ()),
        ("seven", "m", ()),
        ("20 to 10", "m", ()),
    ],
)
def test_others_have_the_form_of_the_printed_one(printed: str, unit: str, others: tuple[str, ...]) -> None:
    assert others_like(printed, unit) == others


@settings(max_examples=60)
@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from([None, "%"]))
def test_other_ranges_lie_apart(low: int, high: int, unit: str | None) -> None:
    for text in others_like(f"{low}–{high}", unit):
        one, other = map(int, re.findall(r"\d+", text))
        assert 0 < one < other and (one > high or other < low)
        assert unit is None or other <= 100
