"""Pictures in texts: found, written, and only ready when they say what they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.picture import Picture, check_pictures, picture_markup, pictures_of, put_picture
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import check_question

NAME = "0123456789abcdef0123456789abcdef.png"
lines = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12)


@given(description=lines, decorative=st.booleans())
def test_a_picture_is_read_as_it_is_written(description: str, decorative: bool) -> None:
    picture = Picture(NAME, description, decorative)
    assert list(pictures_of(f"See {picture_markup(picture)}.")) == [picture]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("", None, "{}"), ("Look:\n", None, "Look:\n\n{}"), ("𠮷野", 1, "𠮷{}野"), ("ab", 9, "ab{}")],
)
def test_a_picture_is_put_where_it_belongs(text: str, at: int | None, expected: str) -> None:
    picture = Picture(NAME, "A map")
    assert put_picture(text, picture, at) == expected.format(picture_markup(picture))


@pytest.mark.parametrize(
    "text", [f"![x](media/{NAME.upper()})", "![x](media/cat.png)", f"![x](http://e.org/media/{NAME})"]
)
def test_other_places_are_no_media_of_ours(text: str) -> None:
    assert list(pictures_of(text)) == []


@pytest.mark.parametrize(
    ("markup", "faults"),
    [(f"![](media/{NAME})", 1), (f"![A map](media/{NAME})", 0), (f'![](media/{NAME} "decorative")', 0)],
)
def test_a_picture_needs_a_description_or_the_mark_decorative(markup: str, faults: int) -> None:
    assert len(check_pictures("q stem", Twin(en=markup))) == faults
    question = Question("q", "open_answer", Twin(en="Say why."), explanation=Twin(en=markup))
    assert len(check_question(question)) == faults
