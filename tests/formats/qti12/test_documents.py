"""Documents, pools and packages of QTI 1.2: texts, marks, media, and nothing lost in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.questions.question import Answer
from quizapp.formats import common_cartridge
from quizapp.formats.imported import Unreadable
from quizapp.formats.qti12 import documents, reading
from quizapp.formats.qti12.reading import looks_like, read
from tests.formats.qti12.samples import (
    CANVAS,
    choose,
    data,
    document,
    en,
    equal,
    fill,
    fractions,
    imported,
    item,
    one,
    package,
    rule,
    said,
)
from tests.formats.written_xml import DOT


@pytest.mark.parametrize(
    ("material", "shown"),
    [
        (
            "<material><mattext texttype='text/html'>&lt;b&gt;a&lt;/b&gt; &amp;lt;</mattext></material>",
            "**a** &lt;",
        ),
        ("<material><mattext texttype='text/plain'>a &lt;b&gt; *</mattext></material>", "a &lt;b> \\*"),
        ("<material><mattext>a &lt;b&gt;c&lt;/b&gt;</mattext></material>", "a **c**"),
        ("<material><mattext>Is 1 &lt; 2?</mattext></material>", "Is 1 < 2?"),
        (
            "<material><mat_extension><mat_formattedtext type='HTML'>&lt;i&gt;a&lt;/i&gt;</mat_formattedtext></mat_extension></material>",
            "*a*",
        ),
        ("<material><mattext>a</mattext><matbreak/><matemtext>b</matemtext></material>", "a  \n*b*"),
        (
            "<flow><material><mattext>a</mattext></material></flow><flow><material><mattext>b</mattext></material></flow>",
            "a\n\nb",
        ),
    ],
)
def test_every_spelling_of_a_text(material: str, shown: str) -> None:
    assert one(material, stem="").stem == en(shown)


def test_marks_sections_and_draws() -> None:
    inner = item("", meta=data(points_possible="2.5"), stem="Read.") + item(
        "", meta=data(points_possible="-1.0"), ident="q2"
    )
    drawn = "<selection_ordering><selection><selection_number>1</selection_number></selection></selection_ordering>"
    found = read(document(f"<section title='A/B'>{drawn}{inner}</section>").encode())
    assert [(entry.question.mark, entry.question.category) for entry in found.entries] == [
        (2.5, "A\\/B"),
        (1.0, "A\\/B"),
    ]
    assert [fault.message.text for fault in found.faults] == [documents.GROUP]
    assert (found.title, [entry.own_id for entry in found.entries]) == ("A test", ["q1", "q2"])


def test_ids_too_long_for_ours_stay_the_same_at_every_reading() -> None:
    long = "x" * 100
    ids = [imported(item("", ident=long)).entries[0].question.id for _ in range(2)]
    assert ids[0] == ids[1] != "t" and ids[0].startswith("q-")


def test_a_package_of_canvas_with_pictures_and_settings() -> None:
    stem = "<img src='%24IMS-CC-FILEBASE%24/Uploaded%20Media/my%20dot.png' alt='a dot'>"
    files: dict[str, str | bytes] = {
        "imsmanifest.xml": "<manifest/>",
        "i1/assessment_meta.xml": "<quiz xmlns='u'><title>Week 1</title><shuffle_answers>false</shuffle_answers></quiz>",
        "i1/i1.xml": document(item(choose("a", "b"), rule(equal("a"), 100), stem=stem)).replace(
            "<questestinterop>", "<questestinterop xmlns='v'>"
        ),
        "web_resources/Uploaded Media/my dot.png": DOT,
    }
    found = read(package(files))
    assert (found.title, found.entries[0].question.shuffle) == ("Week 1", False)
    assert found.entries[0].question.stem == en(f"![a dot](media/{found.media[0].name})")
    assert (looks_like(package(files)), common_cartridge.looks_like(package(files))) == (0.9, 0.0)


def test_files_of_blackboard_are_found_by_their_number() -> None:
    stem = "<img src='@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-123_1' alt='a dot'>"
    files: dict[str, str | bytes] = {
        "res00001.dat": document(item("", stem=stem)),
        "csfiles/home_dir/__xid-123_1.png": DOT,
    }
    assert len(read(package(files)).media) == 1


def test_a_cartridge_counts_each_test_once_and_takes_the_whole_copy() -> None:
    manifest = (
        "<manifest xmlns='imsccv1p1'><metadata><schema>IMS Common Cartridge</schema></metadata></manifest>"
    )
    files: dict[str, str | bytes] = {
        "imsmanifest.xml": manifest,
        "i1/assessment_qti.xml": document(item("")),
        "non_cc_assessments/i1.xml.qti": document(item(""), item("", ident="q2")),
        "non_cc_assessments/i2.xml.qti": document(item("", ident="q3"), title="Bank"),
        "pages/page.xml": "<html/>",
    }
    content = package(files)
    found = common_cartridge.read(content)
    assert (found.format, found.found, [entry.own_id for entry in found.entries]) == (
        "common_cartridge",
        3,
        ["q1", "q2", "q3"],
    )
    assert [entry.question.category for entry in found.entries] == ["A test", "A test", "Bank"]
    assert common_cartridge.looks_like(content) > looks_like(content) > 0.5
    empty = common_cartridge.read(package({"imsmanifest.xml": manifest, "a.xml": "<html/>"}))
    assert (empty.found, [fault.message.text for fault in empty.faults]) == (0, [reading.NOTHING])


def test_a_broken_document_among_others_is_counted() -> None:
    broken = document(item(""), item("", ident="q2")).replace("</assessment>", "")
    found = read(package({"a.xml": document(item("")), "b.xml": broken}))
    assert (found.found, len(found.entries), len(found.skipped)) == (3, 1, 2) and found.adds_up
    with pytest.raises(Unreadable):
        read(package({"b.xml": broken}))


def test_blackboard_pools() -> None:
    def question(kind: str, id_: str, answers: str, key: str) -> str:
        body = "<BODY><TEXT>What &lt;b&gt;is&lt;/b&gt; it?</TEXT><FLAGS><ISHTML value='true'/></FLAGS></BODY>"
        return f"<QUESTION_{kind} id='{id_}'>{body}{answers}<GRADABLE>{key}</GRADABLE></QUESTION_{kind}>"

    def answers(*texts: str, tag: str = "ANSWER") -> str:
        return "".join(f"<{tag} id='{tag}{at}'><TEXT>{text}</TEXT></{tag}>" for at, text in enumerate(texts))

    def key(*numbers: int) -> str:
        return "".join(f"<CORRECTANSWER answer_id='ANSWER{number}'/>" for number in numbers)

    pool = "".join(
        [
            question("TRUEFALSE", "q1", answers("False", "True"), key(0)),
            question("MULTIPLECHOICE", "q2", answers("a", "b"), key(1)),
            question("MULTIPLEANSWER", "q3", answers("a", "b", "c"), key(0, 2)),
            question("FILLINBLANK", "q4", answers("frog", "toad"), ""),
            question(
                "MATCH",
                "q5",
                answers("cat", "frog") + answers("amphibian", "mammal", "bird", tag="CHOICE"),
                "<CORRECTANSWER answer_id='ANSWER0' choice_id='CHOICE1'/><CORRECTANSWER answer_id='ANSWER1' choice_id='CHOICE0'/>",
            ),
            question("ESSAY", "q6", answers("A sample."), ""),
            question("JUMBLED", "q7", answers("a"), ""),
        ]
    )
    content = f"<POOL><QUESTIONLIST><QUESTION id='q2' points='3'/></QUESTIONLIST>{pool}</POOL>".encode()
    found = read(content)
    shown = [entry.question for entry in found.entries]
    assert found.adds_up and found.found == 7 and looks_like(content) > 0.9
    assert (shown[0].answer, shown[1].mark, fractions(shown[1])) == (Answer("false"), 3.0, [0.0, 1.0])
    assert (fractions(shown[2]), shown[2].all_or_nothing) == ([0.5, -1.0, 0.5], True)
    assert shown[3].answer == Answer("frog", accept=("toad",))
    assert [(pair.left, pair.right) for pair in shown[4].pairs] == [
        (en("cat"), en("mammal")),
        (en("frog"), en("amphibian")),
    ]
    assert (shown[5].explanation, len(found.kept)) == (en("A sample."), 1)
    assert shown[0].stem == en("What **is** it?")


@pytest.mark.parametrize("content", [b"", b"<quiz/>", b"<questestinterop>", b"text", b"PK\x03\x04zzzz"])
def test_what_is_no_qti_is_one_clear_message(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)
    assert looks_like(content) in (0.0, 0.95)


SAMPLE = document(
    item(choose("1", "2", "3"), CANVAS, said("2_fb", "x")),
    item(
        fill(kind="Decimal"),
        rule(
            f"<or>{equal('2')}<and><vargte respident='R'>1</vargte><varlte respident='R'>3</varlte></and></or>",
            100,
        ),
    ),
    item(choose("a", "b", field="response_c"), rule(equal("a", "response_c"), 100), stem="[c]"),
    item(
        choose("a", "b", cardinality="Multiple"), rule(f"<and>{equal('a')}<not>{equal('b')}</not></and>", 1)
    ),
)


PIECES = (
    "<and>",
    "</and>",
    "<not>",
    "</not>",
    "varequal",
    "Ordered",
    "Multiple",
    "SCORE.max",
    "'R'",
    "[c]",
    "1e999",
    "<other/>",
    "Divide",
    "0",
)


@settings(max_examples=50)
@given(st.data())
def test_any_damage_is_read_or_refused_and_no_question_is_lost(data: st.DataObject) -> None:
    content = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(st.sampled_from(PIECES))
        content = content[:at] + piece + content[at + data.draw(st.integers(0, 12)) :]
    try:
        assert read(content.encode()).adds_up
    except Unreadable:
        pass
