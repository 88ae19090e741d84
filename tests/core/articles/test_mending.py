"""A text whose bytes are damaged in few places is read with its losses; what is damaged throughout is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.mending import LOST, decode_with_losses

CHINESE = "渡轮星期二上午在北湾港首航，载客三百二十人，航速二十四节，一次充电可以行驶六十海里。" * 4
TRADITIONAL = "這個公司的技術發展很快，時間是關鍵，我們要從長計議。" * 5


@pytest.mark.parametrize(
    ("data", "encoding", "lost"),
    [
        (CHINESE.encode()[:-1], "utf-8", 1),
        (CHINESE.encode()[:90] + b"\xff" + CHINESE.encode()[90:], "utf-8", 1),
        (CHINESE.encode("gb18030")[:-1], "gb18030", 1),
        (TRADITIONAL.encode("big5")[:-1], "big5hkscs", 1),
        (CHINESE.encode("utf-16")[:-1], "utf-16", 1),
        (CHINESE.encode()[:90] + b"\x00" + CHINESE.encode()[90:], "utf-8", 1),
        (CHINESE.encode(), "utf-8", 0),
        (CHINESE.encode("gb18030"), "gb18030", 0),
    ],
)
def test_few_losses_are_counted_and_the_rest_is_read(data: bytes, encoding: str, lost: int) -> None:
    found = decode_with_losses(data)
    assert found
    assert (found.decoded.encoding, found.lost, found.twice) == (encoding, lost, False)
    assert found.decoded.text[:20] in (CHINESE[:20], TRADITIONAL[:20])
    assert found.decoded.text.count(LOST) <= lost


@pytest.mark.parametrize("text", [CHINESE, "It is “naïve” to trust the “café’s” menu — they say."])
def test_what_was_encoded_twice_is_undone(text: str) -> None:
    for letters in (text.encode().decode("latin-1"), as_browsers_read(text.encode())):
        found = decode_with_losses(letters.encode())
        assert found
        assert (found.decoded.text, found.twice) == (text, True)


def as_browsers_read(data: bytes) -> str:
    """The bytes taken for Windows-1252, those that it leaves undefined as they are."""
    table = (bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in data)
    return "".join(table)


@pytest.mark.parametrize(
    "text",
    [
        "Le café « naïf » de l’été à Besançon — où est-il, déjà ? Élève, forêt, garçon.",
        "smart “quotes” and 5 €",
    ],
)
def test_western_text_is_not_taken_for_something_damaged(text: str) -> None:
    for encoding in ("cp1252", "utf-8"):
        found = decode_with_losses(text.encode(encoding))
        assert found
        assert (found.decoded.text, found.lost, found.twice) == (text, 0, False)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, CHINESE.encode() + CHINESE.encode("gbk"), b"\x00" * 400]
)
def test_what_is_damaged_throughout_is_no_text(data: bytes) -> None:
    assert decode_with_losses(data) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    found = decode_with_losses(data)
    assert found is None or found.decoded.text.encode("utf-8", "surrogatepass") is not None
