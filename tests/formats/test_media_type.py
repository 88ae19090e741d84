"""Types of media are told by their bytes, whatever their names say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.questions.picture import ENDINGS
from quizapp.formats.media_type import MIME, ending_of

FILES = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "gif": b"GIF89a\x01\x00\x01\x00",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "svg": b'<?xml version="1.0"?>\n<!-- a dot -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "mp3": b"\xff\xfb\x90\x64\x00",
    "ogg": b"OggS\x00\x02",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "mp4": b"\x00\x00\x00\x18ftypmp42",
    "webm": b"\x1a\x45\xdf\xa3\x9fB",
}


def test_every_ending_that_a_text_may_name_has_a_type() -> None:
    assert set(MIME) == set(ENDINGS) == set(FILES)


@pytest.mark.parametrize("ending", FILES)
def test_each_type_is_told_by_its_bytes(ending: str) -> None:
    assert ending_of(FILES[ending]) == ending


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF", b"<html><svg></svg></html>", b"MZ\x90\x00", b"%PDF-1.7", b"\xff\xff\xff", b"PK\x03\x04"],
)
def test_anything_else_is_no_medium(content: bytes) -> None:
    assert ending_of(content) is None


@given(st.binary(max_size=64))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    assert ending_of(content) in {None, *MIME}
