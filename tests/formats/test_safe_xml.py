"""XML of strangers is read whole or refused with one clear fault; nothing outside of it is touched."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizapp.core.faults import Fault
from quizapp.formats import safe_xml
from quizapp.formats.imported import Unreadable
from quizapp.formats.safe_xml import (
    all_text,
    drop_namespaces,
    inner_xml,
    open_xml,
    outer_xml,
    parse_xml,
    root_name,
)

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)


def parsed(text: str | bytes) -> etree._Element:
    root = parse_xml(text if isinstance(text, bytes) else text.encode())
    assert not isinstance(root, Fault), str(root)
    return root


def refused(text: str | bytes) -> Fault:
    found = parse_xml(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Fault)
    return found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (LAUGHS, safe_xml.ENTITIES),
        (LAUGHS.replace("<a>&l9;</a>", '<a b="&l9;"/>'), safe_xml.ENTITIES),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', safe_xml.ENTITIES),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>', safe_xml.ENTITIES),
        (
            '<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc/passwd"/></a>',
            safe_xml.INCLUDES,
        ),
        ("<a>" * 101 + "</a>" * 101, safe_xml.DEEP),
        ("<a>" * 5000, safe_xml.DEEP),
        ("<a>" + "x" * 10_100_000 + "</a>", safe_xml.LARGE),
        ("<a><b></a>", safe_xml.BROKEN),
        ("<a>", safe_xml.BROKEN),
        ("", safe_xml.EMPTY),
        (b"\xff\xfe", safe_xml.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", safe_xml.NO_TEXT),
        (gzip.compress(b"<a/>", mtime=0), None),
    ],
)
def test_what_could_be_an_attack_or_is_broken_is_one_fault(text: str | bytes, why: str | None) -> None:
    found = refused(text)
    assert why is None or found.message.text == why


def test_a_whole_file_that_cannot_be_read_is_refused() -> None:
    assert open_xml(b"<a/>").tag == "a"
    with pytest.raises(Unreadable) as raised:
        open_xml(b"<a>")
    assert raised.value.fault.message.text == safe_xml.BROKEN


def test_the_line_of_a_break_is_said() -> None:
    assert refused("<?xml version='1.0'?>\n<a>\n<b></c>\n</a>").where == "line 3"


def test_no_entity_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    found = parse_xml(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode())
    assert isinstance(found, Fault) and "secret" not in str(found)


def test_a_doctype_alone_is_fine() -> None:
    assert (
        all_text(parsed('<!DOCTYPE q SYSTEM "http://example.org/q.dtd" [<!ELEMENT q ANY>]><q>a</q>')) == "a"
    )


def test_names_of_html_are_known_without_a_dtd() -> None:
    text = "<q a='&uarr;'>a&nbsp;b &amp; &fantasy;<![CDATA[&nbsp;]]><c>&eacute;</c></q>"
    root = parsed(text)
    assert (all_text(root), root.get("a")) == ("a\u00a0b & &fantasy;&nbsp;é", "↑")
    with_doctype = parsed('<!DOCTYPE q SYSTEM "q.dtd"><q>a&nbsp;b</q>')
    assert all_text(with_doctype) == "a\u00a0b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "shift_jis"])
def test_the_declared_encoding_holds(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    assert (
        all_text(parsed(f'<?xml version="1.0" encoding="{name}"?><q>日本中文</q>'.encode(encoding)))
        == "日本中文"
    )


def test_a_wrong_declaration_is_seen_through() -> None:
    text = '<?xml version="1.0" encoding="UTF-8"?><q>这是一个关于中国历史的问题，有四个选项。</q>'
    assert all_text(parsed(text.encode("gb18030"))) == "这是一个关于中国历史的问题，有四个选项。"
    sly = b'<?xml version="1.0" encoding="UTF-7"?><q>+ADw-b+AD4-</q>'
    assert all_text(parsed(sly)) == "+ADw-b+AD4-"


def test_forbidden_signs_become_space() -> None:
    assert all_text(parsed("<q>a\x0bb&#x1f;c&#11;d\ufffee</q>")) == "a b c d e"


def test_parts_are_written_as_they_are() -> None:
    root = parsed('<q xmlns="u" xmlns:m="v"><t>a &lt; <b m:c="1">b</b> c</t>tail</q>')
    drop_namespaces(root)
    assert [element.tag for element in root.iter()] == ["q", "t", "b"]
    assert root[0][0].get("c") == "1"
    assert "a &lt; <b" in inner_xml(root[0]) and inner_xml(root[0]).endswith("</b> c")
    assert outer_xml(root[0]).endswith("</t>")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<?xml version='1.0'?><!-- <x> --><!DOCTYPE q [<!ELEMENT q ANY>]>\n<p:quiz xmlns:p='u'>", "quiz"),
        ("\ufeff<questestinterop>", "questestinterop"),
        ("no xml", None),
    ],
)
def test_the_name_of_the_root_is_seen_without_parsing(text: str, name: str | None) -> None:
    found = root_name(text.encode())
    assert (found and found[0]) == name


@settings(max_examples=60)
@given(st.binary(max_size=60) | st.text("<>a/!DOCTYPE[]ENIT &;\"'%x?-", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found = parse_xml(content)
    assert isinstance(found, Fault) or isinstance(found.tag, str)
    root_name(content)
