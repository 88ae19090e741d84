"""Whole numbers that addresses and forms send."""

import pytest

from quizapp.web.whole_number import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("-1", -1), ("007", 7), ("999999999", 999_999_999)])
def test_a_number_of_a_sane_size_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "1" + "0" * 30, "9" * 5000, "1.5", "NaN", "٣", "1\n", " 1", "--1"])
def test_what_no_database_holds_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=".*"):
        whole_number(text)
