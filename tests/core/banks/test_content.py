"""The plain form of a bank's own parts."""

import json
from dataclasses import replace

import pytest

from quizapp.core.banks.bank import LeftOut
from quizapp.core.banks.content import (
    head_from_mapping,
    left_out_from_mapping,
    left_out_to_mapping,
    reading_from_mapping,
    reading_to_mapping,
)
from tests.core.banks.example import LEFT_OUT, make_bank

HEAD = {
    "id": "small",
    "title": {"en": "Small"},
    "summary": {"en": "One fact"},
    "languages": ["en"],
    "level": "introductory",
    "licence": "MIT",
    "version": 3,
    "articles": [{"id": "a-1", "title": {"en": "An article"}, "lang": "en"}],
}


def test_the_head_of_a_bank_has_nothing_else_in_it() -> None:
    bank, faults = head_from_mapping(HEAD, "bank.yaml:1")
    assert faults == [] and bank is not None
    assert (bank.version, bank.languages, bank.facts, bank.questions) == ("3", ("en",), (), ())


@pytest.mark.parametrize("languages", [[], ["fr"], ["zh", "zh"], "zh"])
def test_languages_that_are_not_clear_are_a_fault(languages: object) -> None:
    bank, faults = head_from_mapping(HEAD | {"languages": languages}, "bank.yaml:1")
    assert bank is None
    assert {fault.where for fault in faults} == {"bank.yaml:1 languages"}


def test_a_reading_survives_its_plain_form() -> None:
    reading = make_bank().reading
    assert reading_from_mapping(json.loads(json.dumps(reading_to_mapping(reading)))) == reading


@pytest.mark.parametrize("left_out", [LEFT_OUT, replace(LEFT_OUT, start=7074, end=7114)])
def test_what_was_left_out_comes_back(left_out: LeftOut) -> None:
    assert left_out_from_mapping(left_out_to_mapping(left_out), "") == (left_out, [])


def test_a_place_is_a_whole_number() -> None:
    mapping = {**left_out_to_mapping(LEFT_OUT), "start": "7074"}
    left_out, faults = left_out_from_mapping(mapping, "left_out[0]")
    assert left_out is None
    assert [fault.where for fault in faults] == ["left_out[0] start"]
