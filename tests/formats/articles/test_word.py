"""A document of Word gives its visible text; a package that would burst, or that is not what it says, is refused."""

import io
import struct
import zipfile
from datetime import date

import pytest

from quizapp.errors import Invalid
from quizapp.formats.articles import faults, word
from quizapp.formats.articles.word import read_word
from tests.formats.articles.samples import CHINESE, ENGLISH, docx, docx_parts, package, paragraph, table

BODY = paragraph(ENGLISH)


def fault(data: bytes) -> str:
    with pytest.raises(Invalid) as raised:
        read_word(data)
    return raised.value.message.text


def test_headings_paragraphs_tables_and_properties_are_read() -> None:
    rows = [["Model", "Score"], ["Harrow 3", "74.8"]]
    found = read_word(
        docx(paragraph("发布会", style="1"), paragraph(CHINESE), table(rows), paragraph(ENGLISH))
    )
    assert found.text == f"发布会\n\n{CHINESE}\n\n| Model | Score |\n| Harrow 3 | 74.8 |\n\n{ENGLISH}"
    assert (found.title, found.published, found.saved) == ("Harrow 3", None, date(2026, 3, 12))


def test_hidden_and_deleted_text_is_not_read() -> None:
    hidden = paragraph("SECRET", run="<w:vanish/>")
    deleted = "<w:p><w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>"
    shown = paragraph("shown", run='<w:vanish w:val="false"/>')
    assert read_word(docx(hidden, BODY, deleted, shown)).text == f"{ENGLISH}\n\nshown"


def test_the_text_may_stand_in_another_part_and_in_the_strict_form() -> None:
    parts = {name.replace("document.xml", "document2.xml"): part for name, part in docx_parts(BODY).items()}
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert read_word(package(parts)).text == ENGLISH
    body = paragraph("SECRET", run="<w:vanish/>") + BODY
    strict = {
        name: part.replace(
            b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"
        )
        for name, part in docx_parts(body).items()
    }
    assert read_word(package(strict)).text == ENGLISH


def test_a_document_of_pictures_alone_says_so() -> None:
    assert fault(package(docx_parts("") | {"word/media/scan.png": b"picture"})) == faults.PICTURE


def test_a_package_that_bursts_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package(docx_parts(BODY) | {"word/media/a.bin": bytes(30_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was unpacked"))
    assert fault(bomb) == faults.BOMB


def test_a_package_with_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST", 1500)
    assert fault(docx(BODY)) == faults.BOMB


def test_a_package_of_too_many_parts_is_refused() -> None:
    many = {f"word/media/{n}.bin": b"" for n in range(word.MOST_PARTS)}
    assert fault(package(docx_parts(BODY) | many)) == faults.BOMB


def test_sizes_that_lie_do_not_help_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST_TEXT", 5_000)
    data = docx(paragraph("x" * 3_000), paragraph("y" * 3_000))
    assert fault(data) == faults.BOMB
    assert fault(with_stated_size(data, "word/document.xml", 100)) in (faults.DAMAGED, faults.BOMB)


def with_stated_size(data: bytes, name: str, size: int) -> bytes:
    """The package whose directory states another size for a part."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.start_dir
    while changed[at : at + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<HHH", changed, at + 28)
        if changed[at + 46 : at + 46 + lengths[0]].decode() == name:
            struct.pack_into("<I", changed, at + 24, size)
        at += 46 + sum(lengths)
    return bytes(changed)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, b"<!DOCTYPE x SYSTEM 'http://127.0.0.1/x.dtd'>"])
@pytest.mark.parametrize("name", ["word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_in_every_part(doctype: bytes, name: str) -> None:
    parts = docx_parts(BODY)
    assert fault(package(parts | {name: doctype + parts[name]})) == faults.ENTITIES
    wide = (doctype + parts[name]).decode().encode("utf-16")
    assert fault(package(parts | {name: wide})) == faults.ENTITIES


@pytest.mark.parametrize("part", [b"", b"<w:document", b"<a/>", b"\xff\xfe\x00"])
def test_a_document_without_its_text_is_damaged_or_empty(part: bytes) -> None:
    from quizapp.formats.articles.reader import read_article_file

    with pytest.raises(Invalid) as raised:
        read_article_file(package(docx_parts(BODY) | {"word/document.xml": part}))
    assert raised.value.message.text in (faults.DAMAGED, faults.EMPTY)
