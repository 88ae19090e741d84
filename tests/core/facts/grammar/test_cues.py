"""Cue words are found in either case, however their pattern is put together."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.facts.grammar.cues import words

PATTERN = r"预计|[ABC]轮|\bwill (?:be|go)|pass@|(?<!性能)参数(?!上)|Series [A-F]\b|元/|充?满"
PLAIN = re.compile(PATTERN, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    ["公司预计", "完成B轮", "It WILL go", "pass@1", "性能参数", "参数上", "SERIES B", "3元/次", "满了"],
)
def test_a_cue_is_found_where_its_plain_pattern_finds_it(text: str) -> None:
    found, plain = words(PATTERN).search(text), PLAIN.search(text)
    assert (found and found.span()) == (plain and plain.span())


@given(st.text(alphabet="预计轮参数元/充满 willbegosries@pSABC", max_size=24))
def test_grouping_words_changes_nothing(text: str) -> None:
    assert [one.start() for one in words(PATTERN).finditer(text)] == [
        one.start() for one in PLAIN.finditer(text)
    ]
