"""QTI 1.2 as each tool writes it: keys and fractions by the file's own rules, nothing lost in silence."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Item, Option, Other, Pair, Question, Tolerance
from quizapp.core.questions.registry import check_question
from quizapp.formats import common_cartridge
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.qti12 import choices, documents, questions, reading, rows, rules, task, typed
from quizapp.formats.qti12.reading import looks_like, read
from tests.formats.written_xml import DOT


def en(text: str) -> Twin:
    return Twin(en=text)


def data(**fields: str) -> str:
    inner = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry></qtimetadatafield>"
        for name, value in fields.items()
    )
    return f"<itemmetadata><qtimetadata>{inner}</qtimetadata></itemmetadata>"


def text(html: str, kind: str = "text/html") -> str:
    return f"<material><mattext texttype='{kind}'><![CDATA[{html}]]></mattext></material>"


def labels(*names: str) -> str:
    inner = "".join(
        f"<response_label ident='{name}'>{text(f'Text {name}')}</response_label>" for name in names
    )
    return f"<render_choice>{inner}</render_choice>"


def choose(*names: str, cardinality: str = "Single", field: str = "R", prompt: str = "") -> str:
    return (
        f"<response_lid ident='{field}' rcardinality='{cardinality}'>{prompt}{labels(*names)}</response_lid>"
    )


def fill(field: str = "R", kind: str = "String", rows: int = 1) -> str:
    return f"<response_str ident='{field}'><render_fib fibtype='{kind}' rows='{rows}'/></response_str>"


def rule(
    tests: str, score: object = None, *links: str, action: str = "Set", more: str = "", var: str = "SCORE"
) -> str:
    given = "" if score is None else f"<setvar action='{action}' varname='{var}'>{score}</setvar>"
    shown = "".join(f"<displayfeedback linkrefid='{link}'/>" for link in links)
    return f"<respcondition {more}><conditionvar>{tests}</conditionvar>{given}{shown}</respcondition>"


def equal(value: str, field: str = "R", case: str = "") -> str:
    return f"<varequal respident='{field}'{f' case={case!r}' if case else ''}>{value}</varequal>"


def said(name: str, words: str) -> str:
    return f"<itemfeedback ident='{name}'>{text(words)}</itemfeedback>"


def item(
    presentation: str,
    rules: str = "",
    rest: str = "",
    *,
    stem: str = "What?",
    meta: str = "",
    ident: str = "q1",
) -> str:
    shown = f"<presentation>{text(stem) if stem else ''}{presentation}</presentation>"
    return f"<item ident='{ident}' title='T'>{meta}{shown}<resprocessing>{rules}</resprocessing>{rest}</item>"


def document(*items: str, title: str = "A test") -> str:
    inner = "".join(items)
    return f"<questestinterop><assessment title='{title}'><section ident='root'>{inner}</section></assessment></questestinterop>"


def imported(*items: str) -> Imported:
    found = read(document(*items).encode())
    assert found.adds_up
    return found


def one(*parts: str, **more: str) -> Question:
    found = imported(item(*parts, **more))
    assert not found.kept, str(found.kept)
    return found.entries[0].question


def kept(*parts: str, **more: str) -> str:
    found = imported(item(*parts, **more))
    assert len(found.kept) == 1 and found.entries[0].question.kind == "open_answer"
    return found.kept[0].message.text


def fractions(question: Question) -> list[float]:
    return [round(option.fraction, 4) for option in question.options]


def package(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


CANVAS = (
    rule("<other/>", None, "general_fb", more="continue='Yes'")
    + rule(equal("2"), None, "2_fb", more="continue='Yes'")
    + rule(equal("1"), 100, "correct_fb", more="continue='No'")
    + rule("<other/>", None, "general_incorrect_fb", more="continue='Yes'")
)


def test_a_choice_of_canvas_gets_its_key_and_every_feedback() -> None:
    feedback = [
        ("general_fb", "All."),
        ("2_fb", "Two."),
        ("correct_fb", "Yes."),
        ("general_incorrect_fb", "No."),
    ]
    question = one(choose("1", "2", "3"), CANVAS, "".join(said(*pair) for pair in feedback))
    assert question.options == (
        Option("1", en("Text 1"), 1.0, en("Yes.")),
        Option("2", en("Text 2"), 0.0, en("Two.\n\nNo.")),
        Option("3", en("Text 3"), 0.0, en("No.")),
    )
    assert (question.explanation, question.title) == (en("All."), "T")


def test_an_option_may_be_worth_a_part() -> None:
    rules = rule(equal("a"), 2) + rule(equal("b"), 1) + rule(equal("c"), -1) + rule("<other/>", 0)
    assert fractions(one(choose("a", "b", "c", "d"), rules)) == [1.0, 0.5, -0.5, 0.0]


def test_exactly_the_right_ones_is_all_or_nothing_and_sums_are_parts() -> None:
    exact = rule(f"<and>{equal('a')}{equal('b')}<not>{equal('c')}</not></and>", 100)
    question = one(choose("a", "b", "c", cardinality="Multiple"), exact)
    assert (fractions(question), question.all_or_nothing) == ([0.5, 0.5, -1.0], True)
    sums = "".join(
        rule(equal(name), score, action="Add") for name, score in [("a", 50), ("b", 50), ("c", -50)]
    )
    question = one(choose("a", "b", "c", cardinality="Multiple"), sums)
    assert (fractions(question), question.all_or_nothing) == ([0.5, 0.5, -0.5], False)


def test_rules_that_options_cannot_say_are_kept() -> None:
    rules = rule(f"<and>{equal('a')}{equal('b')}</and>", 100) + rule(
        f"<and>{equal('a')}{equal('c')}</and>", 70
    )
    assert kept(choose("a", "b", "c", cardinality="Multiple"), rules) in (choices.RULES, task.NO_KEY)
    assert kept(choose("a", "b"), rule(equal("a"), 0)) == task.NO_KEY
    assert kept(choose("a", "b")) == task.NO_KEY


def test_blackboard_says_by_its_feedback_which_answer_is_right() -> None:
    rules = rule(equal("a"), None, "correct") + rule("<other/>", 0, "incorrect")
    found = imported(item(choose("a", "b"), rules))
    assert fractions(found.entries[0].question) == [1.0, 0.0]
    assert [fault.message.text for fault in found.faults] == [choices.BY_FEEDBACK]
    scored = rule(equal("a"), "SCORE.max", "correct") + rule("<other/>", "0.0", "incorrect")
    assert fractions(one(choose("a", "b"), scored)) == [1.0, 0.0]


@pytest.mark.parametrize(("first", "second"), [("True", "False"), ("正确", "错误")])
def test_a_choice_between_true_and_false_is_a_statement(first: str, second: str) -> None:
    field = f"<response_lid ident='R'><render_choice><response_label ident='x'>{text(first)}</response_label><response_label ident='y'>{text(second)}</response_label></render_choice></response_lid>"
    found = imported(
        item(field, rule(equal("y"), 100), stem="Water is dry." if first == "True" else "水是干的。")
    )
    assert found.entries[0].question.answer == Answer("false")


def test_short_texts_with_alternatives_and_case() -> None:
    rules = rule(f"{equal('Paris')}{equal('City of * Light')}", 100, "correct_fb", more="continue='No'")
    question = one(
        fill(),
        rules + rule("<other/>", None, "incorrect_fb"),
        said("correct_fb", "Yes.") + said("incorrect_fb", "No."),
    )
    assert question.answer == Answer(
        "Paris", accept=("City of \\* Light",), others=(Other("*", 0.0, en("No.")),), feedback=en("Yes.")
    )
    exact = one(fill(), rule(equal("pH", case="Yes"), 1) + rule(equal("acid", case="Yes"), 0.5))
    assert exact.answer == Answer("pH", others=(Other("acid", 0.5),), exact_case=True)
    part = one(fill(), rule("<varsubstring respident='R'>cell</varsubstring>", 1))
    assert part.answer is not None and "*cell*" in part.answer.accept


def test_numbers_with_ranges_and_tolerances() -> None:
    def bounds(low: str, high: str) -> str:
        return f"<vargte respident='R'>{low}</vargte><varlte respident='R'>{high}</varlte>"

    exact = f"<or>{equal('42.0')}<and>{bounds('41.5', '42.5')}</and></or>"
    question = one(fill(kind="Decimal"), rule(exact, 100))
    assert question.answer == Answer("42", "number", tolerance=Tolerance(abs=0.5))
    between = one(fill(), rule(bounds("1", "2"), 100) + rule(bounds("2", "3"), 50))
    assert between.answer == Answer("1..2", "number", others=(Other("2..3", 0.5),))
    assert one(fill(kind="Integer"), rule(equal("7"), 1)).answer == Answer("7", "number")
    assert kept(fill(), rule("<vargt respident='R'>3</vargt>", 1)) == typed.ONE_SIDE
    assert kept(fill(kind="Decimal"), rule(equal("three"), 1)) == typed.NO_NUMBER


def test_essays_texts_and_what_cannot_be_graded() -> None:
    assert one(fill(rows=8)).kind == "open_answer"
    assert one("", stem="Read this.").kind == "description"
    assert kept(fill(), "", meta=data(question_type="short_answer_question")) == task.NO_KEY
    assert kept(fill(), "", meta=data(question_type="file_upload_question")) == questions.UPLOAD
    assert kept("<response_xy ident='R'><render_hotspot/></response_xy>") == questions.PICTURE
    formula = "<itemproc_extension><calculated><formula>x+1</formula><vars><var>3</var></vars></calculated></itemproc_extension>"
    found = imported(item(fill(kind="Decimal"), rule("<other/>", 100), formula))
    assert found.kept[0].message.text == questions.FORMULA
    assert "formula: x+1" in found.entries[0].question.stem.in_("en")


def test_gaps_named_in_brackets() -> None:
    fields = choose("1", "2", field="response_c", prompt=text("c", "text/plain")) + choose(
        "3", "4", field="response_d"
    )
    rules = rule(equal("1", "response_c"), 50, action="Add") + rule(
        equal("4", "response_d"), 50, action="Add"
    )
    question = one(fields, rules, stem="Red is [c], blue [d], not [e].")
    assert question.stem == en("Red is {{c}}, blue {{d}}, not [e].")
    assert [[option.fraction for option in blank.options] for blank in question.blanks] == [[1, 0], [0, 1]]
    texts = one(fields, rules, stem="[c] [d]", meta=data(question_type="fill_in_multiple_blanks_question"))
    assert texts.blanks[0].answer == Answer("Text 1", accept=("Text 2",))
    assert not [fault for fault in check_question(question) if fault.severity == "error"]


def test_gaps_that_only_the_rules_name_and_gaps_within_a_line() -> None:
    both = f"<and><or>{equal('one', '[a]')}{equal('uno', '[a]')}</or>{equal('two', '[b]')}</and>"
    question = one("", rule(both, 1), stem="First [a], then [b].")
    assert (question.stem, question.all_or_nothing) == (en("First {{a}}, then {{b}}."), True)
    assert [blank.answer for blank in question.blanks] == [Answer("one", accept=("uno",)), Answer("two")]
    fields = f"{fill('A')}{text('and')}{fill('B')}{text('.')}"
    rules = rule(equal("x", "A"), 30, action="Add") + rule(equal("y", "B"), 60, action="Add")
    question = one(fields, rules, stem="Write")
    assert question.stem == en("Write {{A}} and {{B}} .")
    assert [blank.weight for blank in question.blanks] == [1.0, 2.0]


def test_matching_keeps_rows_and_unused_right_sides() -> None:
    fields = "".join(
        choose("x", "y", "z", field=f"response_{name}", prompt=text(f"Left {name}")) for name in "ab"
    )
    rules = rule(equal("y", "response_a"), 50, action="Add") + rule(
        equal("x", "response_b"), 50, action="Add"
    )
    question = one(fields, rules)
    assert question.pairs == (Pair("a", en("Left a"), en("Text y")), Pair("b", en("Left b"), en("Text x")))
    assert question.extras == (Item("c", en("Text z")),)
    shared = rule(equal("y", "response_a"), 50, action="Add") + rule(
        equal("y", "response_b"), 50, action="Add"
    )
    found = imported(item(fields, shared))
    assert found.kinds == {"cloze": 1} and [fault.message.text for fault in found.faults] == [rows.SAME_RIGHT]


def matching(count: int, rule_of: Callable[[int, int], str]) -> tuple[str, str]:
    """So many rows and right sides, with a rule for each pair."""
    names = [f"x{number}" for number in range(count)]
    fields = (choose(*names, field=f"F{row}", prompt=text(f"Left {row}")) for row in range(count))
    rules = (rule_of(row, right) for row in range(count) for right in range(count))
    return "".join(fields), "".join(rules)


@pytest.mark.parametrize("spoiled", ["", "<not><varequal respident='F0'>nobody</varequal></not>"])
def test_a_rule_for_each_pair_is_worked_out_only_where_its_row_is_answered(
    monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    def pair(row: int, right: int) -> str:
        tests = f"<and>{spoiled}{equal(f'x{right}', f'F{row}')}</and>"
        return rule(tests, int(row == right), action="Add")

    # 144 responses of one row, and 13 more for what is told, meet the twelve rules of that row; not all 144 of them.
    monkeypatch.setattr(rules, "MOST_STEPS", 12 * (144 + 13 + 12) * 3)
    assert [said.right for said in one(*matching(12, pair)).pairs] == [
        en(f"Text x{row}") for row in range(12)
    ]


def test_rules_that_take_too_many_tests_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def pair(row: int, right: int) -> str:
        return rule(f"<not>{equal(f'x{right}', f'F{row}')}</not>", -1, action="Add")

    fields, conditions = matching(8, pair)
    assert one(fields, conditions).blanks
    monkeypatch.setattr(rules, "MOST_STEPS", 1000)
    assert kept(fields, conditions) == task.MANY


def test_wrong_answers_that_are_counted_earn_nothing() -> None:
    fields = "".join(choose("x", "y", field=f"F{name}", prompt=text(f"Left {name}")) for name in "ab")
    rules = "".join(
        rule(equal(name, field), 1, action="Add", var=f"D2L_{verdict}")
        for field, name, verdict in [
            ("Fa", "x", "Correct"),
            ("Fa", "y", "Incorrect"),
            ("Fb", "y", "Correct"),
            ("Fb", "x", "Incorrect"),
        ]
    )
    assert [pair.right for pair in one(fields, rules).pairs] == [en("Text x"), en("Text y")]


def test_an_order_is_all_or_nothing_by_its_rule() -> None:
    rules = rule(equal("b") + equal("a") + equal("c"), 5, action="Add")
    question = one(choose("a", "b", "c", cardinality="Ordered"), rules)
    assert question.items == (Item("b", en("Text b")), Item("a", en("Text a")), Item("c", en("Text c")))
    assert question.all_or_nothing
    assert kept(choose("a", "b", "c", cardinality="Ordered"), rule(equal("b") + equal("a"), 5)) == rows.SOME


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
