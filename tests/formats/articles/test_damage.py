"""Whatever bytes come, the reader gives an article or says what is wrong with them; it never fails in another way."""

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.core.articles.splitting import find_parts
from quizapp.errors import Invalid
from quizapp.formats.articles.answer import answer
from quizapp.formats.articles.reader import read_article_file
from tests.formats.articles.samples import (
    CHINESE,
    ENGLISH,
    PICTURE,
    docx,
    docx_parts,
    lines,
    package,
    paragraph,
    pdf,
    table,
)

PAGE = (
    f"<!doctype html><html><head><meta charset=gbk><title>澜石 - 网</title><style>.a{{display:none}}</style></head><body>"
    f"<h1>澜石3</h1><p>{CHINESE}</p><ol><li>一<li>二</ol><table><tr><td>a<td>1</table><pre><code>x</code></pre>10<sup>5</sup></body>"
)
MARKDOWN = f"# 澜石3\n\n{CHINESE}\n\n- **快**\n- [便宜](http://a)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
FILES = {
    "text": CHINESE.encode("gbk"),
    "utf-16": ENGLISH.encode("utf-16"),
    "page": PAGE.encode("gbk"),
    "markdown": MARKDOWN.encode(),
    "word": docx(paragraph("Harrow", style="1"), paragraph(ENGLISH), table([["a", "b"], ["1", "2"]])),
    "pdf": pdf(
        lines(["Harrow"], size=20) + lines([ENGLISH[:60], CHINESE[:30]], top=700) + PICTURE, title="澜石"
    ),
}
OTHERS = b"".join(FILES.values())


def read(data: bytes, name: str = "") -> None:
    try:
        found = read_article_file(data, name)
    except Invalid as refused:
        assert str(refused.message)
        return
    assert found.text.strip()
    assert found.text.encode("utf-8")
    assert found.notes
    assert all(0 <= at < len(found.text) for at in (*found.starts, *found.hints))
    assert find_parts(found.text, starts=found.starts, hints=found.hints) is not None
    assert "\r" not in found.text


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few pieces cut out, doubled, changed, or replaced by pieces of other files."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice([1, 1, 2, 8, 64, 512])
        other = chance.randrange(len(OTHERS))
        new = [
            b"",
            bytes(changed[at : at + size] * 2),
            chance.randbytes(size),
            OTHERS[other : other + size],
            bytes(size),
        ]
        changed[at : at + size] = chance.choice(new)
    return bytes(changed)


@pytest.mark.parametrize("name", FILES)
def test_every_sample_is_read(name: str) -> None:
    assert read_article_file(FILES[name]).text


@given(st.binary(max_size=3000), st.sampled_from(["", "a.html", "a.md", "a.docx"]))
@example(b"\xff\xfe", "")
@example(b"PK\x03\x04", "")
@example(b"%PDF-", "")
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    read(data, name)


@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"# a\n**b**\n", b"\xef\xbb\xbf", b"\xff\xfe"]),
    st.binary(max_size=2000),
)
@settings(max_examples=100)
def test_any_bytes_behind_a_format_s_first_ones_are_read_or_refused(head: bytes, data: bytes) -> None:
    read(head + data)


@given(st.text(alphabet=st.sampled_from("<>/!-='\" abdhilnoprstu&;#x0129\n\0\ufeff中\ud7a3"), max_size=600))
@settings(max_examples=150)
def test_any_tags_are_read_or_refused(text: str) -> None:
    read(("<p>" + text).encode("utf-8", "replace"), "a.html")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(25))
def test_damaged_files_are_read_or_refused(name: str, seed: int) -> None:
    read(mutated(FILES[name], random.Random(f"{name}{seed}")))


@pytest.mark.parametrize("name", FILES)
def test_files_cut_short_are_read_or_refused(name: str) -> None:
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        read(FILES[name][: int(len(FILES[name]) * share)])


TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tab",
        "br",
        "hyperlink",
        "drawing",
        "pict",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "fldChar",
        "instrText",
        "footnoteReference",
        "sym",
        "rPr",
        "pPr",
        "numPr",
    ]
)
BODIES = st.recursive(
    st.text(alphabet="ab 中1", max_size=5),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda one: f"<w:{one[0]}>{''.join(one[1])}</w:{one[0]}>"
    ),
    max_leaves=25,
)


@given(BODIES)
@settings(max_examples=60)
def test_a_document_of_any_structure_is_read_or_refused(body: str) -> None:
    read(package(docx_parts(f"<w:p>{body}</w:p>")))


@given(st.sampled_from(sorted(docx_parts(""))), st.integers())
@settings(max_examples=60)
def test_a_document_with_any_damaged_part_is_read_or_refused(name: str, seed: int) -> None:
    parts = docx_parts(paragraph(ENGLISH))
    read(package(parts | {name: mutated(parts[name], random.Random(seed))}))


@given(st.integers())
@settings(max_examples=60)
def test_a_pdf_that_draws_anything_is_read_or_refused(seed: int) -> None:
    drawn = lines([ENGLISH[:60], CHINESE[:30]], top=700)
    read(pdf(mutated(drawn, random.Random(seed)), mutated(drawn, random.Random(seed + 1))))


MANY = 200_000
SLOW = {
    "spaces": " " * MANY + "x\n" + " " * MANY + "1. x",
    "rules": ("-" * MANY + "x\n") * 2,
    "lines": "a" + "\n" * MANY + "b",
    "comments": "<!--a-->\n" * 400,
    "styles": "<style>" + ".a{display:none}" * 10_000 + "</style>" + "<p class=b>a bird</p>" * 2000,
    "brackets": "# a\n**b**\n" + "[" * MANY,
    "bars": "# a\n**b**\n" + "|" + " " * MANY,
}


@pytest.mark.parametrize("name", SLOW)
def test_no_text_is_made_to_take_long(name: str) -> None:
    started = time.process_time()
    read(SLOW[name].encode())
    find_parts(SLOW[name])
    assert time.process_time() - started < 5


def test_what_the_process_says_is_plain() -> None:
    assert set(answer(FILES["page"], "")[0]) == {"article"}
    assert answer(b"", "")[0]["fault"]["text"]
