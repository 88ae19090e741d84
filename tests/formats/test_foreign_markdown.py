"""Markdown of other tools as ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.foreign_markdown import parse_markdown, write_markdown
from quizapp.formats.html_text import markdown_from_plain
from tests.formats.written_questions import MARKED, SIGNS


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("It takes $O(n)$ at \\$5", "It takes \\(O(n)\\) at $5"),
        ("`$a$` and $a$", "`$a$` and \\(a\\)"),
        ("```cpp{img}\n$a$\n![x](y)\n```", "```cpp\n$a$\n![x](y)\n```"),
        ("one<br>\ntwo", "one  \ntwo"),
        ("![a map](map.png)![](b.png)", "(a map)"),
    ],
)
def test_formulas_pictures_and_code(theirs: str, ours: str) -> None:
    assert parse_markdown(theirs, missing=lambda name: None) == ours


def test_pictures_that_are_not_at_hand_are_told() -> None:
    told: list[str] = []
    parse_markdown("![a](map.png) ![b](media/" + "0" * 32 + ".png)", missing=told.append)
    assert told == ["map.png"]


@given(
    st.sampled_from(MARKED) | st.text(SIGNS, max_size=30).map(lambda text: markdown_from_plain(text.strip()))
)
@settings(max_examples=40)
def test_what_is_written_is_read_back(text: str) -> None:
    assert parse_markdown(write_markdown(text), missing=lambda name: None) == text.strip("\n")
