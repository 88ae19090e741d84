"""Moodle XML as its writers really write it: every type, every spelling, nothing lost in silence."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Item, Option, Other, Pair, Question, Tolerance
from quizapp.core.questions.registry import check_question, grade_response, parse_response
from quizapp.core.questions.response import Response
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.moodle_xml import fields, gaps, kinds, reading, typed
from quizapp.formats.moodle_xml.reading import looks_like, parse_category, read
from tests.formats.written_xml import DOT

DOT_TEXT = base64.encodebytes(DOT).decode()


def imported(*questions: str) -> Imported:
    found = read(f"<?xml version='1.0'?><quiz>{''.join(questions)}</quiz>".encode())
    assert found.adds_up
    return found


def one(type_: str, *parts: str, stem: str = "<p>What?</p>") -> Question:
    return imported(element(type_, *parts, stem=stem)).entries[0].question


def element(type_: str, *parts: str, stem: str = "<p>What?</p>") -> str:
    text = f"<questiontext format='html'><text><![CDATA[{stem}]]></text></questiontext>"
    return f"<question type='{type_}'><name><text>A name</text></name>{text}{''.join(parts)}</question>"


def answer(text: str, fraction: object = 0, *, told: str = "", more: str = "") -> str:
    feedback = f"<feedback><text>{told}</text></feedback>" if told else ""
    return f"<answer fraction='{fraction}'><text>{text}</text>{feedback}{more}</answer>"


def warned(found: Imported) -> list[str]:
    return [fault.message.text for fault in found.faults]


def en(text: str) -> Twin:
    return Twin(en=text)


@pytest.mark.parametrize("said", ["false", "False", "0", "FALSE"])
def test_several_may_be_right_in_every_spelling(said: str) -> None:
    single = f"<single>{said}</single><shuffleanswers>{said}</shuffleanswers>"
    question = one("multichoice", single, answer("a", 50), answer("b", 50, told="yes"), answer("c", -100))
    assert (question.kind, question.shuffle) == ("multiple_choice", False)
    assert question.options == (
        Option("a", en("a"), 0.5),
        Option("b", en("b"), 0.5, en("yes")),
        Option("c", en("c"), -1.0),
    )


@pytest.mark.parametrize(
    ("said", "fraction", "warns"),
    [
        ("33.33333", 1 / 3, False),
        ("-16.66667", -1 / 6, False),
        ("33", 1 / 3, True),
        ("37", 0.37, True),
        ("x", 0.0, True),
    ],
)
def test_fractions_are_exact_and_strange_ones_are_said(said: str, fraction: float, warns: bool) -> None:
    found = imported(element("multichoice", answer("a", 100), answer("b", said)))
    assert found.entries[0].question.options[1].fraction == pytest.approx(fraction, abs=1e-12)
    assert [text in (fields.FRACTION, fields.NO_FRACTION) for text in warned(found)] == [True] * warns


def test_a_choice_without_a_right_option_is_kept_with_its_options_and_no_key_is_guessed() -> None:
    found = imported(element("multichoice", answer("one"), answer("two", -50, told="no")))
    question = found.entries[0].question
    assert (question.kind, [fault.message.text for fault in found.kept]) == ("open_answer", [typed.NO_KEY])
    assert "- answer: one\n- answer: two" in question.stem.in_("en")
    assert question.explanation == en("- one (0 %)\n- two (-50 %): no")


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


def test_statements_short_answers_and_numbers() -> None:
    statement = one("truefalse", answer("true"), answer("false", 100, told="Right."))
    assert (statement.answer, statement.options[1].feedback) == (Answer("false"), en("Right."))
    short = one(
        "shortanswer", "<usecase>1</usecase>", answer("Paris", 100), answer("*aris", 50, told="Nearly.")
    )
    assert short.answer == Answer("Paris", others=(Other("*aris", 0.5, en("Nearly.")),), exact_case=True)
    number = one(
        "numerical",
        answer("3.14", 100, more="<tolerance>0.01</tolerance>"),
        answer("3", 50, more="<tolerance>0</tolerance>"),
        answer("*", 0, told="No."),
        "<units><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit>"
        "<unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>",
    )
    others = (Other("3", 0.5), Other("*", 0.0, en("No.")))
    assert number.answer == Answer("3.14", "number", unit="m", tolerance=Tolerance(abs=0.01), others=others)


@pytest.mark.parametrize(
    ("said", "value"), [("1e-5", "0.00001"), ("3,5", "3.5"), ("1 000", "1000"), ("-2", "-2")]
)
def test_numbers_become_plain_digits(said: str, value: str) -> None:
    key = one("numerical", answer(said, 100)).answer
    assert key is not None and key.value == value


@pytest.mark.parametrize("said", ["1,234", "three", "", "inf", "{x}+1", "1e999999"])
def test_what_is_no_certain_number_is_kept(said: str) -> None:
    found = imported(element("numerical", answer(said, 100)))
    assert [fault.severity for fault in found.kept] == ["kept"]
    assert found.entries[0].question.kind == "open_answer"


def test_matching_keeps_rows_and_unused_right_sides() -> None:
    rows = [("<b>a</b>", "1"), ("b", "2"), ("", "3")]
    parts = [
        f"<subquestion><text><![CDATA[{left}]]></text><answer><text>{right}</text></answer></subquestion>"
        for left, right in rows
    ]
    question = one("matching", *parts)
    assert question.pairs == (Pair("a", en("**a**"), en("1")), Pair("b", en("b"), en("2")))
    assert question.extras == (Item("c", en("3")),)


def test_a_right_side_of_two_rows_becomes_a_drop_down_in_each() -> None:
    rows = [("whale", "mammal"), ("trout", "fish"), ("bat", "mammal"), ("", "bird")]
    parts = [
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in rows
    ]
    found = imported(element("matching", *parts))
    question = found.entries[0].question
    assert (question.kind, warned(found)) == ("cloze", [kinds.SAME_RIGHT])
    assert question.stem == en("What?\n\n- whale {{1}}\n- trout {{2}}\n- bat {{3}}")
    assert [option.text for option in question.blanks[0].options] == [en("mammal"), en("fish"), en("bird")]
    assert not check_question(question)
    assert grade_response(question, Response({"1": "a", "2": "b", "3": "b"})).fraction == pytest.approx(2 / 3)


def test_embedded_answers_of_every_spelling() -> None:
    stem = (
        "{1:SHORTANSWER:=right#good~%50%half~*#no} {:MW:=x} {2:SAC:=Case} {1:NM:=3.5:0.1~%25%4} {1:MC:~wrong~=r&amp;d} "
        "{1:MCV:%100%y~n} {1:MULTICHOICE_H:=a\\}b\\~c\\#d~\\(x^{2\\}\\)}"
    )
    question = one("cloze", stem=stem)
    assert question.stem == en(" ".join(f"{{{{{at}}}}}" for at in range(1, 8)))
    keys = [blank.answer for blank in question.blanks]
    others = (Other("half", 0.5), Other("*", 0.0, en("no")))
    assert keys[0] == Answer("right", others=others, feedback=en("good"))
    assert (keys[2], question.blanks[2].weight) == (Answer("Case", exact_case=True), 2.0)
    assert keys[3] == Answer("3.5", "number", tolerance=Tolerance(abs=0.1), others=(Other("4", 0.25),))
    assert question.blanks[4].options == (Option("a", en("wrong")), Option("b", en("r&d"), 1.0))
    assert [one.text for one in question.blanks[6].options] == [en("a}b~c#d"), en("\\(x^{2}\\)")]
    assert (question.mark, question.shuffle) == (8.0, False)
    assert not [fault for fault in check_question(question) if fault.severity == "error"]


def test_a_shuffled_gap_shuffles_and_a_mixture_is_said() -> None:
    assert one("cloze", stem="{1:MCS:=a~b}").shuffle
    found = imported(element("cloze", stem="{1:MCS:=a~b} {1:MC:=a~b}"))
    assert warned(found) == [gaps.SHUFFLED]


def test_a_gap_that_cannot_be_graded_keeps_the_text_and_hides_its_key() -> None:
    found = imported(element("cloze", stem="Take {1:MR:=one~%-50%two} or {1:SA:=three}."))
    question = found.entries[0].question
    assert question.stem == en(
        "Take \\_\\_\\_\\_\\_ (one / two) or \\_\\_\\_\\_\\_."
    ) or "_____ (one / two)" in question.stem.in_("en")
    assert question.explanation is not None and "=three" in question.explanation.in_("en")
    assert [fault.message.text for fault in found.kept] == [gaps.GAP_KIND]


def test_words_that_belong_into_places() -> None:
    words = "".join(
        f"<dragbox><text>{word}</text><group>{group}</group></dragbox>"
        for word, group in [("sun", 1), ("moon", 1), ("hot", 2)]
    )
    question = one("ddwtos", words, stem="The [[1]] is [[3]].")
    assert question.stem == en("The {{1}} is {{2}}.")
    assert [[(o.text.en, o.fraction) for o in blank.options] for blank in question.blanks] == [
        [("sun", 1.0), ("moon", 0.0)],
        [("hot", 1.0)],
    ]


def test_orders_essays_and_descriptions() -> None:
    rows = [answer("first", 1), answer("second", 2)]
    assert one("ordering", *rows).items == (Item("a", en("first")), Item("b", en("second")))
    assert one("order", *rows, "<gradingtype>ALL_OR_NOTHING</gradingtype>").all_or_nothing
    found = imported(
        element("essay", "<graderinfo><text>Two points each.</text></graderinfo>"), element("description")
    )
    assert found.kinds == {"open_answer": 1, "description": 1} and not found.kept
    assert "Two points each." in str(found.faults[0])


def test_all_or_nothing_needs_exactly_the_right_ones() -> None:
    question = one("multichoiceset", answer("a", 100), answer("b", 100), answer("c"))
    for picked, fraction in [(["a", "b"], 1.0), (["a"], 0.0), (["a", "b", "c"], 0.0)]:
        response = parse_response(question, {"choice": picked})
        assert isinstance(response, Response)
        assert grade_response(question, response).fraction == fraction


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
