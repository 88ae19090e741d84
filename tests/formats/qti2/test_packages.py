"""Packages of QTI: order, weights, sections, keywords, media, shared texts, and what is wrong with them."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizapp.formats.imported import Unreadable
from quizapp.formats.qti2 import qti21, qti30
from quizapp.formats.qti2.names import rename
from quizapp.formats.qti2.reader import read
from tests.formats.fuzzing import judge, with_bytes
from tests.formats.qti2.samples import MATCH, as_version_3, choice, declared, item, package, warnings

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
NAME = hashlib.sha256(PNG).hexdigest()[:32] + ".png"
MANIFEST = '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata/><resources>{}</resources></manifest>'
RESOURCE = (
    '<resource identifier="{0}" type="imsqti_item_xmlv2p1" href="{0}.xml"><metadata><lom><general><keyword>'
    "<langstring>{1}</langstring></keyword></general></lom></metadata></resource>"
)
TEST = (
    '<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t" title="A test"><testPart identifier="p">'
    '<assessmentSection identifier="s" title="All">{}</assessmentSection></testPart></assessmentTest>'
)
SECTION = '<assessmentSection identifier="{0}" title="{0}"><assessmentItemRef identifier="{1}" href="{1}.xml"><weight identifier="W" value="{2}"/></assessmentItemRef></assessmentSection>'


def asked(name: str, text: str = "") -> bytes:
    return item(f"<p>Text of {name}. {text}</p>" + choice("x", "y"), declared("A"), MATCH, name=name)


def whole() -> bytes:
    return package(
        {
            "imsmanifest.xml": MANIFEST.format(
                RESOURCE.format("b", "blue") + RESOURCE.format("a", "red")
            ).encode(),
            "a.xml": asked("a", '<object data="media/p%20x.png" type="image/png">a red square</object>'),
            "b.xml": asked("b"),
            "c.xml": asked("c"),
            "media/p x.png": PNG,
            "test.xml": TEST.format(
                SECTION.format("Water/Air", "a", 3) + SECTION.format("Fire", "b", 0.5)
            ).encode(),
        }
    )


def test_a_package_gives_its_items_in_the_order_of_the_test_with_weights_sections_and_keywords() -> None:
    imported = read(whole())
    assert (imported.found, imported.title, imported.format) == (3, "A test", "qti21")
    assert [
        (one.question.id, one.question.mark, one.question.category, one.question.tags)
        for one in imported.entries
    ] == [("a", 3, "Water\\/Air", ("red",)), ("b", 0.5, "Fire", ("blue",)), ("c", 1, "", ())]
    assert imported.entries[0].where == "a.xml a" and imported.adds_up


def test_its_media_are_found_by_their_addresses_and_named_by_their_bytes() -> None:
    imported = read(whole())
    assert [medium.name for medium in imported.media] == [NAME]
    assert f"![a red square](media/{NAME})" in str(imported.entries[0].question.stem)


def test_without_a_test_the_manifest_gives_the_order() -> None:
    files = {
        "imsmanifest.xml": MANIFEST.format(RESOURCE.format("z", "") + RESOURCE.format("a", "")).encode(),
        "a.xml": asked("a"),
        "z.xml": asked("z"),
    }
    assert [entry.question.id for entry in read(package(files)).entries] == ["z", "a"]


def test_a_text_that_items_share_stands_before_each_of_them() -> None:
    reference = b'<assessmentStimulusRef identifier="S" href="s.xml"/><itemBody>'
    shared = b"<assessmentStimulus identifier='S'><stimulusBody><p>Everybody reads this.</p></stimulusBody></assessmentStimulus>"
    files = {"a.xml": asked("a").replace(b"<itemBody>", reference), "s.xml": shared}
    assert str(read(package(files)).entries[0].question.stem.en).startswith(
        "Everybody reads this.\n\nText of a."
    )
    assert "s.xml" in warnings(read(package({"a.xml": files["a.xml"]})))


def test_one_broken_item_does_not_sink_the_package() -> None:
    imported = read(package({"a.xml": asked("a"), "b.xml": asked("b")[:-30]}))
    assert (imported.found, len(imported.entries)) == (2, 1)
    assert [fault.where for fault in imported.skipped] == ["b.xml"] and imported.adds_up


def test_a_manifest_that_leads_out_of_the_package_finds_nothing_there() -> None:
    manifest = MANIFEST.format(RESOURCE.format("../../etc/passwd", "")).encode()
    picture = asked("a", '<img src="../../../etc/passwd" alt="a secret"/>')
    imported = read(package({"imsmanifest.xml": manifest, "a.xml": picture}))
    assert not imported.media and "(a secret)" in str(imported.entries[0].question.stem)


def test_the_version_is_told_by_content() -> None:
    newer = package({"imsmanifest.xml": MANIFEST.format("").encode(), "deep/a.xml": as_version_3(asked("a"))})
    for content, sure in (
        (whole(), (0.9, 0.0)),
        (newer, (0.0, 0.9)),
        (asked("a"), (1.0, 0.0)),
        (b"x", (0.0, 0.0)),
    ):
        assert (qti21.looks_like(content), qti30.looks_like(content)) == sure


SAMPLES = [
    asked("a", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'),
    item(
        choice("x", "y", more='maxChoices="0"') + choice("u", "v", id_="S"),
        declared("A|B", many="multiple"),
        MATCH,
    ),
    whole(),
]


@settings(max_examples=60)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=3)), max_size=4))
def test_damaged_files_never_crash_and_never_lose_a_question(
    content: bytes, damage: list[tuple[int, bytes]]
) -> None:
    verdict = judge(qti21, with_bytes(content, damage))
    assert verdict.outcome in {"read", "unreadable"}, verdict


@pytest.mark.parametrize("name", ["qti-1variable", "qti-", "qti-_"])
def test_a_name_that_is_none_without_its_prefix_keeps_it(name: str) -> None:
    root = etree.fromstring(f"<qti-assessment-item><{name}/><qti-item-body/></qti-assessment-item>")
    assert rename(root) == "qti30"
    assert [one.tag for one in root] == [name, "itemBody"]


@pytest.mark.parametrize("text", ["<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<!ENTITY x 'lol'>"])
def test_entities_of_their_own_are_refused(text: str) -> None:
    content = f"<!DOCTYPE assessmentItem [{text}]>".encode() + asked("a").replace(b"Text of a", b"&x;")
    with pytest.raises(Unreadable):
        read(content)


def test_an_item_that_the_package_names_and_does_not_hold_is_skipped() -> None:
    manifest = MANIFEST.format(RESOURCE.format("a", "") + RESOURCE.format("gone", "")).encode()
    imported = read(package({"imsmanifest.xml": manifest, "a.xml": asked("a")}))
    assert (imported.found, len(imported.entries), imported.adds_up) == (2, 1, True)
    assert [fault.message.params for fault in imported.skipped] == [{"name": "gone.xml"}]
