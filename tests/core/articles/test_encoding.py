"""A file's text is found in whatever encoding it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.encoding import Decoded, decode

SIMPLIFIED = "近日，国内团队在公众号上宣布，新模型正式上线，价格为2元，支持100万个token的上下文。"
JAPANESE = "日本の首都はどこですか。東京です。"
KOREAN = "대한민국의 수도는 어디입니까? 서울입니다."
TRADITIONAL = "報告顯示，在消費者、開發者、企業和政府部門中，這個新技術的使用正在激增。"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (f"{TRADITIONAL}Ê̌", "big5hkscs", "big5hkscs"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (KOREAN, "cp949", "cp949"),
        (f"五十音里的あ、い、う，{SIMPLIFIED}", "gbk", "gb18030"),
        ("The café’s price is €20 – “fine”.", "cp1252", "windows-1252"),
        ("Žluťoučký kůň úpěl ďábelské ódy", "cp1250", "windows-1250"),
        ("Компания выпустила новый чип за 20 долларов", "cp1251", "windows-1251"),
    ],
)
def test_text_is_decoded_and_its_encoding_said(text: str, codec: str, named: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, named)


def test_line_ends_become_one_character() -> None:
    decoded = decode(b"one\r\ntwo\rthree\n")
    assert decoded is not None
    assert decoded.text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00\x01\x02\x03" * 50, bytes(range(256))]
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or "\r" not in decoded.text


@given(st.text(st.characters(min_codepoint=32, codec="utf-8"), max_size=200))
def test_utf8_is_always_read_as_such(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("学号,姓名\n1,王芳", "gb18030"),
        ("第一题,第二题\n1,1", "gb18030"),
        ("學號,姓名\n1,陳怡君", "big5hkscs"),
        ("prénom,âge\nZoé,12", "windows-1252"),
        ("Имя,Класс\nОльга,7", "windows-1251"),
        ("Größe;Länge\nMüller;3", "windows-1252"),
    ],
)
def test_the_few_words_of_a_table_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding)
