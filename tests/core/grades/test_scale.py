"""Letters for shares of the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.grades.scale import SCALES, Step, check_scale, letter_of


@pytest.mark.parametrize(
    ("share", "letter"),
    [(1.0, "A"), (0.9, "A"), (0.1 + 0.2 + 0.6, "A"), (0.8999, "B"), (0.6, "D"), (0.0, "F")],
)
def test_a_letter_begins_at_its_share(share: float, letter: str) -> None:
    assert letter_of(share, SCALES["letters"]) == letter


@given(st.floats(0, 1))
def test_every_grade_has_a_letter_on_every_scale_that_has_any(share: float) -> None:
    assert all(letter_of(share, scale) for name, scale in SCALES.items() if name != "none")
    assert letter_of(share, SCALES["none"]) == ""


@pytest.mark.parametrize("name", SCALES)
def test_the_scales_at_hand_are_sound(name: str) -> None:
    assert check_scale(SCALES[name]) == []


@pytest.mark.parametrize(
    ("scale", "message"),
    [
        ((Step("A", 0.9), Step("B", 0.9), Step("F", 0)), "“B” does not begin below"),
        ((Step("A", 1.9), Step("F", 0)), "begins at 1.9"),
        ((Step("A", 0.9),), "must begin at 0"),
        ((Step(" ", 0.9), Step("F", 0)), "has no letter"),
    ],
)
def test_what_is_wrong_with_a_scale_is_told(scale: tuple[Step, ...], message: str) -> None:
    assert any(message in str(fault) for fault in check_scale(scale))
