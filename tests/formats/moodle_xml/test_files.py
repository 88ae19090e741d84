"""Files of Moodle XML: categories, pictures, formats of texts, types that are not known, and nothing lost in silence."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.formats.imported import Unreadable
from quizapp.formats.moodle_xml import fields, kinds, reading
from quizapp.formats.moodle_xml.reading import looks_like, parse_category, read
from tests.formats.moodle_xml.samples import DOT_TEXT, answer, element, en, imported, warned
from tests.formats.written_xml import DOT


def test_everything_around_a_question_is_carried_or_said() -> None:
    found = imported(
        element(
            "multichoice",
            answer("a", 100),
            answer("b"),
            "<idnumber>my-id</idnumber><defaultgrade>2.5</defaultgrade><penalty>0.3333333</penalty><hidden>1</hidden>",
            "<generalfeedback><text>So it is.</text></generalfeedback>",
            "<hint><text>First</text><clearwrong/></hint><hint><text>Second</text></hint><hint><text></text></hint>",
            "<tags><tag><text>x</text></tag><tag><text>y</text></tag><tag><text>x</text></tag></tags>",
            "<correctfeedback><text>Your answer is correct.</text></correctfeedback>",
            "<incorrectfeedback><text>Read page 7.</text></incorrectfeedback>",
        )
    )
    [entry] = found.entries
    question = entry.question
    assert (entry.own_id, question.id, question.mark, question.tags) == ("my-id", "my-id", 2.5, ("x", "y"))
    assert (question.explanation, question.hints) == (en("So it is."), (en("First"), en("Second")))
    assert set(warned(found)) == {reading.HIDDEN, reading.COMBINED, reading.PENALTY, reading.HINT_RULES}
    assert any("Read page 7." in str(fault) and "is correct" not in str(fault) for fault in found.faults)


@pytest.mark.parametrize(
    "type_", ["stack", "coderunner", "calculated", "calculatedmulti", "ddmarker", "random", "gapfill"]
)
def test_a_kind_that_is_not_known_is_kept_with_all_that_it_says(type_: str) -> None:
    found = imported(
        element(
            type_, answer("{a}*{b}", 100), "<deep><low>12</low><high>34</high></deep><own x='5'>six</own>"
        )
    )
    stem = found.entries[0].question.stem.in_("en")
    assert len(found.kept) == 1 and all(text in stem for text in ("{a}\\*{b}", "12; 34", "x 5", "six"))


def test_the_question_of_an_unnamed_type_is_skipped_and_said() -> None:
    found = imported(
        "<question><name><text>x</text></name></question>", element("description"), "<question type='essay'/>"
    )
    assert [fault.message.text for fault in found.skipped] == [reading.NO_TYPE, reading.NOTHING]
    assert (found.found, len(found.entries)) == (3, 1)


@pytest.mark.parametrize(
    ("path", "category"),
    [
        ("$course$/top/A/B", "A/B"),
        ("$course$/Default for X", "Default for X"),
        ("$system$/top/A//B/C", "A\\/B/C"),
        ("top", ""),
        ("$cat1$/top", ""),
        ("Plain / Names", "Plain/Names"),
    ],
)
def test_categories_lose_the_course_and_keep_slashes_in_names(path: str, category: str) -> None:
    assert parse_category(path) == category


def test_a_category_holds_until_the_next_and_is_no_question() -> None:
    def category(name: str) -> str:
        return f"<question type='category'><category><text>$course$/top/{name}</text></category></question>"

    found = imported(
        category("A"),
        element("description"),
        element("essay"),
        category("B"),
        element("essay"),
        category("C"),
    )
    assert [entry.question.category for entry in found.entries] == ["A", "A", "B"]
    assert (found.found, found.title) == (3, "A")
    assert [entry.question.id for entry in found.entries] == ["a-name", "a-name-2", "a-name-3"]


def test_files_belong_to_the_field_beside_them() -> None:
    file = f"<file name='my dot.png' path='/' encoding='base64'>{DOT_TEXT}</file>"
    picture = "<![CDATA[<img src='@@PLUGINFILE@@/my%20dot.png' alt='dot'>]]>"
    found = imported(
        element(
            "multichoice",
            f"<answer fraction='100'><text>{picture}</text>{file}</answer>",
            f"<answer><text>{picture}</text></answer>",
        )
    )
    right, wrong = found.entries[0].question.options
    assert right.text == en(f"![dot](media/{found.media[0].name})")
    assert wrong.text == en("(dot)")
    assert found.media[0].content == DOT
    assert len(warned(found)) == 1 and DOT_TEXT[:30] not in found.entries[0].original


def test_old_pictures_and_data_addresses_are_taken() -> None:
    old = imported(element("description", f"<image>dot.png</image><image_base64>{DOT_TEXT}</image_base64>"))
    assert old.entries[0].question.stem.in_("en").endswith(f"![](media/{old.media[0].name})")
    flat = "".join(DOT_TEXT.split())
    new = imported(element("description", stem=f"<img alt='dot' src='data:image/png;base64,{flat}'>"))
    assert new.media == old.media


def test_a_file_that_is_no_picture_is_said_and_not_taken() -> None:
    code = base64.b64encode(b"<html><script>alert(1)</script></html>").decode()
    stem = "<a href='@@PLUGINFILE@@/x.png'>see</a>"
    text = f"<questiontext format='html'><text><![CDATA[{stem}]]></text><file name='x.png' encoding='base64'>{code}</file></questiontext>"
    found = imported(f"<question type='essay'>{text}</question>")
    assert not found.media
    assert fields.FILE_TYPE in warned(found)


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("html", "a &lt;b&gt;x&lt;/b&gt; c", "a **x** c"),
        ("plain_text", "a &lt;b&gt; *c*", "a &lt;b> \\*c\\*"),
        ("markdown", "a *b* [c](https://example.org)", "a *b* [c](https://example.org)"),
        ("markdown", "so \\(a_1\\) and ![p](https://example.org/x.png)", "so \\(a_1\\) and (p)"),
        ("moodle_auto_format", "a\nb", "a  \nb"),
    ],
)
def test_every_format_of_a_text(form: str, text: str, shown: str) -> None:
    found = imported(
        f"<question type='essay'><questiontext format='{form}'><text>{text}</text></questiontext></question>"
    )
    assert found.entries[0].question.stem == en(shown)


def test_chinese_files_stand_on_the_chinese_side() -> None:
    found = imported(
        element(
            "truefalse", answer("true", 100), answer("false"), stem="<p style='color: red'>地球是圆的。</p>"
        )
    )
    assert found.language == "zh"
    assert found.entries[0].question.stem == Twin(zh="地球是圆的。")


def test_a_lone_question_and_a_file_without_any() -> None:
    assert read(element("essay").encode()).found == 1
    empty = read(b"<quiz></quiz>")
    assert (empty.found, empty.entries) == (0, ())


@pytest.mark.parametrize(
    "content", [b"", b"no xml", b"<quiz><question></quiz>", b"<html><p>x</p></html>", b"PK\x03\x04zzz"]
)
def test_what_is_no_moodle_xml_is_one_clear_message(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)


def test_moodle_xml_is_known_by_its_first_elements() -> None:
    assert looks_like(f"<quiz>{element('essay')}</quiz>".encode()) > 0.9
    assert looks_like(b"<questestinterop><item/></questestinterop>") == looks_like(b"::x:: y {}") == 0.0


SAMPLE = "".join(
    [
        element("multichoice", answer("a", 100), answer("b", 33.333), "<single>true</single>"),
        element("cloze", stem="{1:MC:=a#x~%50%b} {2:NM:=1:0.5} {1:SA:=k\\}~*}"),
        element("numerical", answer("1", 100, more="<tolerance>1</tolerance>")),
        element("matching", "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>"),
    ]
)


PIECES = (
    "<text>",
    "</text>",
    "{1:MC:",
    "}",
    "~",
    "#",
    "\\",
    "=",
    "%50%",
    "]]>",
    "<![CDATA[",
    "fraction='",
    "&nbsp;",
    "ordering",
    "cloze",
)


@settings(max_examples=50)
@given(st.data())
def test_any_damage_is_read_or_refused_and_no_question_is_lost(data: st.DataObject) -> None:
    text = f"<quiz>{SAMPLE}</quiz>"
    for _ in range(data.draw(st.integers(1, 4))):
        at, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        piece = data.draw(st.sampled_from(PIECES))
        text = text[:at] + piece + text[min(end, at + data.draw(st.integers(0, 30))) :]
    try:
        assert read(text.encode()).adds_up
    except Unreadable:
        pass
    looks_like(text.encode())


def test_what_stands_beside_a_kept_question_and_its_category_is_shown_or_said() -> None:
    dot = f'<file name="map.png" encoding="base64">{DOT_TEXT}</file>'
    category = '<question type="category"><category><text>Sea</text></category><info><text>Tides.</text></info></question>'
    essay = element("essay", "<responsetemplate><text>I think</text></responsetemplate>")
    found = imported(category, element("ddmarker", dot, "<drag><text>buoy</text></drag>"), essay)
    assert "![map.png](media/" in found.entries[0].question.stem.in_("en") and len(found.media) == 1
    assert DOT_TEXT[:20] not in found.entries[0].question.stem.in_("en")
    assert {reading.INFO, kinds.TEMPLATE} <= {fault.message.text for fault in found.faults}
