"""What the rules read of a text: without Markdown, gaps as lines."""

import pytest

from quizapp.core.writing.lint.words import plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("它有 ____ 个核心。", "它有 ____ 个核心。"),
        ("It costs $______ in **Norway**.", "It costs $____ in Norway."),
        ("The __whole__ has {{n}} parts.", "The whole has ____ parts."),
    ],
)
def test_a_line_drawn_for_a_gap_is_a_gap_and_no_emphasis(text: str, read: str) -> None:
    assert plain(text) == read
