"""Every format gives plain text with a word on how it was read; everything else is refused with a reason."""

import textwrap

import pytest

from quizapp.core.articles import coverage
from quizapp.errors import Invalid
from quizapp.formats.articles import faults, reader
from quizapp.formats.articles.reader import read_article_file
from tests.formats.articles.samples import (
    CHINESE,
    ENGLISH,
    LOCKED,
    PICTURE,
    docx,
    lines,
    package,
    paragraph,
    pdf,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAGE = f"<html><head><meta charset='%s'><title>澜石</title></head><body><h1>澜石3发布</h1><p>{CHINESE}</p></body></html>"


def said(data: bytes, name: str = "") -> list[str]:
    return [str(note) for note in read_article_file(data, name).notes]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("gbk", "GB18030 (GBK)"), ("gb18030", "GB18030 (GBK)")],
)
def test_plain_text_comes_as_it_is_and_says_its_encoding(encoding: str, named: str) -> None:
    found = read_article_file(CHINESE.encode(encoding), "a.txt")
    assert (found.text, found.format) == (CHINESE, "text")
    assert [str(note) for note in found.notes] == [f"Plain text, decoded as {named}"]


def test_western_and_traditional_encodings_are_told_apart() -> None:
    assert said(("The café’s “naïve” menu of the year. " * 3).encode("cp1252")) == [
        "Plain text, decoded as Windows-1252"
    ]
    assert said(("這個公司的技術發展很快，時間是關鍵。" * 5).encode("big5")) == [
        "Plain text, decoded as Big5"
    ]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "big5"])
def test_a_page_is_read_as_it_is_whatever_it_declares(declared: str) -> None:
    found = read_article_file((PAGE % declared).encode("gbk"))
    assert found.text == f"澜石3发布\n\n{CHINESE}"
    assert f"The page says that it is {declared}, and it is gb18030" in [str(note) for note in found.notes]


def test_a_page_that_declares_its_encoding_rightly_is_not_corrected() -> None:
    assert not [note for note in said((PAGE % "gb2312").encode("gbk")) if "says that" in note]


def test_the_name_of_a_file_proves_nothing() -> None:
    assert read_article_file((PAGE % "utf-8").encode(), "a.txt").format == "html"
    assert read_article_file(pdf(lines(textwrap.wrap(ENGLISH, 60))), "a.docx").format == "pdf"
    assert read_article_file(docx(paragraph(ENGLISH)), "a.pdf").format == "docx"
    assert read_article_file(ENGLISH.encode(), "a.docx").format == "text"


def test_markdown_loses_its_marks_and_its_code_and_keeps_its_table() -> None:
    text = f"# Harrow 3\n\n{ENGLISH} See [the **note**](https://example.org/a).\n\n- fast\n- cheap\n\n"
    text += "| Model | Score |\n|---|---|\n| Harrow | 74.8 |\n\n```python\nx = 1\n```\n\n1. one\n2. two\n"
    found = read_article_file(text.encode(), "a.md")
    assert (found.format, found.title) == ("markdown", "Harrow 3")
    assert found.text == (
        f"Harrow 3\n\n{ENGLISH} See the note.\n\n• fast\n• cheap\n\n| Model | Score |\n| Harrow | 74.8 |\n\n1. one\n2. two"
    )
    assert "Left out: 1 pieces of code" in [str(note) for note in found.notes]


def test_a_text_with_a_lone_star_or_number_sign_is_plain() -> None:
    text = f"# 1 of the list: 2 * 3 ** 4.\n{ENGLISH}"
    assert read_article_file(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", faults.EMPTY),
        (b" \n\t\r\n ", faults.EMPTY),
        (b"--- *** ...", faults.EMPTY),
        (b"<html><body><script>alert(1)</script></body></html>", faults.EMPTY),
        (bytes(range(256)) * 4, faults.NO_TEXT),
        (b"\x7fELF\x02\x01\x01" + bytes(200), faults.NO_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), faults.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(50), faults.PICTURE),
        (b"\x1f\x8b\x08" + bytes(50), faults.PACKED),
        (package({"notes.txt": b"text"}), faults.PACKED),
        (package({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), faults.NO_ARTICLE_OFFICE),
        (
            package({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}),
            faults.NO_ARTICLE_OFFICE,
        ),
        (package({"mimetype": b"application/vnd.oasis.opendocument.text"}), faults.OTHER_OFFICE),
        (b"{\\rtf1 text}", faults.OTHER_OFFICE),
        (OLE, faults.OLD_OFFICE),
        (OLE + "EncryptedPackage".encode("utf-16-le"), faults.ENCRYPTED),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n" + ENGLISH.encode(), faults.WEB_ARCHIVE),
        (b"%PDF-1.7\n1 0 obj\nnothing", faults.DAMAGED),
        (pdf(lines([ENGLISH]))[:300], faults.DAMAGED),
        (pdf(lines([ENGLISH]), trailer=LOCKED), faults.ENCRYPTED),
        (pdf(PICTURE, PICTURE), faults.SCANNED),
        (pdf(b""), faults.EMPTY),
        (docx(), faults.EMPTY),
        (docx(paragraph(ENGLISH))[:-200], faults.DAMAGED),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(data: bytes, fault: str) -> None:
    with pytest.raises(Invalid) as raised:
        read_article_file(data, "article.txt")
    assert raised.value.message.text == fault


def test_what_is_too_large_or_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid, match="larger than"):
        read_article_file(bytes(reader.LARGEST + 1))
    monkeypatch.setattr(reader, "LONGEST", 100)
    with pytest.raises(Invalid, match="100 characters at most"):
        read_article_file(ENGLISH.encode())


@pytest.mark.parametrize(
    ("text", "encoding", "fault"),
    [
        ("これは新しいモデルについての記事です。会社は昨日それを発表しました。" * 3, "shift_jis", coverage.JAPANESE),
        ("이 회사는 어제 새로운 모델을 발표했다고 밝혔다. 가격은 공개되지 않았다." * 3, "euc_kr", coverage.KOREAN),
        ("Компания представила новую модель, сообщила она вчера. " * 3, "koi8-r", coverage.RUSSIAN),
        ("Компания представила новую модель, сообщила она вчера. " * 3, "cp1251", coverage.RUSSIAN),
    ],
)  # fmt: skip
def test_a_foreign_language_is_named_in_its_own_old_encoding_too(
    text: str, encoding: str, fault: str
) -> None:
    with pytest.raises(Invalid) as raised:
        read_article_file(text.encode(encoding))
    assert raised.value.message.text == fault
