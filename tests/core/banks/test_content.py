"""The plain form of a bank's own parts gives back what was written."""

from dataclasses import replace

import pytest

from quizapp.core.banks.bank import LeftOut
from quizapp.core.banks.content import left_out_from_mapping, left_out_to_mapping
from tests.core.banks.example import LEFT_OUT


@pytest.mark.parametrize("left_out", [LEFT_OUT, replace(LEFT_OUT, start=7074, end=7114)])
def test_what_was_left_out_comes_back(left_out: LeftOut) -> None:
    assert left_out_from_mapping(left_out_to_mapping(left_out), "") == (left_out, [])


def test_a_place_is_a_whole_number() -> None:
    mapping = {**left_out_to_mapping(LEFT_OUT), "start": "7074"}
    left_out, faults = left_out_from_mapping(mapping, "left_out[0]")
    assert left_out is None
    assert [fault.where for fault in faults] == ["left_out[0] start"]
