"""GIFT files of our own, read."""

import random
from textwrap import dedent

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Answer, Other, Question, Tolerance
from quizapp.core.questions.registry import grade_response, parse_response
from quizapp.formats.gathering import DAMAGED
from quizapp.formats.gift.kinds import NOT_A_NUMBER, WIDE
from quizapp.formats.gift.reading import looks_like, read
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.row_gaps import SAME_RIGHT

SAMPLE = """\
    // a file of our own, indented as exports are
    $CATEGORY: $course$/top/Sea//Land/Ships

    // [id:fleet-1] [tag:easy] [tag:ships \\]]
    ::Ferry\\: size::[html]<p>How <b>many</b> decks?</p>{
        =3#<i>Right</i>
        ~%-50%[plain]4 < 5#too many
        ~2
        ####See https\\://example.org//x
    }

    The ferry {=Tern ~Gull} sails at noon.

    Name two seas. {~%50%North ~%50%Baltic ~%-100%Nile}

    Length in metres? {#
        =100..120#fine
        =%50%130:5.5#nearly
        ~#no
    }

    The sea is dry. {FALSE#It is wet.#Yes, it is wet.}

    Match. {=[markdown]*Oslo* -> Norway =Bergen->Norway, too = -> Sweden}

    Why? {####Because.}

    Only a text with \\{braces\\} and 100 \\= 10 \\* 10.
    """


def parsed(text: str) -> Imported:
    found = read(dedent(text).encode())
    assert found.adds_up
    return found


def only(text: str) -> Question:
    [entry] = parsed(text).entries
    return entry.question


def told(found: Imported) -> list[str]:
    return [f"{one.severity} {one}" for one in (*found.skipped, *found.kept, *found.faults)]


def fraction(question: Question, typed: str) -> float | None:
    field = "value" if question.kind == "numeric" else "text"
    return grade_response(question, parse_response(question, {field: [typed]})).fraction  # type: ignore[arg-type]


def test_a_file_gives_all_its_questions_in_order() -> None:
    found = parsed(SAMPLE)
    assert [entry.question.kind for entry in found.entries] == [
        *("single_choice", "single_choice", "multiple_choice", "numeric", "true_false", "matching"),
        *("open_answer", "description"),
    ]
    assert [entry.where for entry in found.entries][:3] == ["line 5", "line 12", "line 14"]
    assert told(found) == []
    assert {entry.question.category for entry in found.entries} == {"Sea\\/Land/Ships"}


def test_names_ids_tags_formats_and_feedback_are_read() -> None:
    first = parsed(SAMPLE).entries[0]
    question = first.question
    assert (question.id, question.title, question.tags) == ("fleet-1", "Ferry: size", ("easy", "ships ]"))
    assert question.stem.en == "How **many** decks?"
    assert [(one.text.en, one.fraction) for one in question.options] == [
        ("3", 1.0),
        ("4 < 5", -0.5),
        ("2", 0.0),
    ]
    assert [one.feedback and one.feedback.en for one in question.options] == ["*Right*", "too many", None]
    assert question.explanation == Twin(en="See https://example.org//x")
    assert first.original.startswith("// [id:fleet-1]")


def test_text_behind_the_answers_makes_a_missing_word() -> None:
    assert parsed(SAMPLE).entries[1].question.stem.en == "The ferry _____ sails at noon."


def test_numbers_have_ranges_tolerances_and_a_last_word() -> None:
    question = parsed(SAMPLE).entries[3].question
    assert question.answer == Answer(
        "100..120",
        "number",
        feedback=Twin(en="fine"),
        others=(
            Other("130", 0.5, Twin(en="nearly"), Tolerance(abs=5.5)),
            Other("*", 0.0, Twin(en="no")),
        ),
    )
    assert [fraction(question, typed) for typed in ("110", "134", "1")] == [1.0, 0.5, 0.0]


def test_feedback_of_a_statement_says_the_wrong_answer_first() -> None:
    question = parsed(SAMPLE).entries[4].question
    assert question.answer == Answer("false")
    assert {one.id: one.feedback and one.feedback.en for one in question.options} == {
        "true": "It is wet.",
        "false": "Yes, it is wet.",
    }


def test_a_row_without_a_left_side_is_an_unused_right_side() -> None:
    question = parsed(SAMPLE).entries[5].question
    assert [(one.left.en, one.right.en) for one in question.pairs] == [
        ("*Oslo*", "Norway"),
        ("Bergen", "Norway, too"),
    ]
    assert [one.text.en for one in question.extras] == ["Sweden"]


def test_escaped_signs_are_signs_and_a_backslash_n_is_a_line_end() -> None:
    assert only("a\\: \\{b\\} \\~ \\= \\# \\\\frac{T}").stem.en == "a: {b} ~ = # \\frac"
    assert only("one\\ntwo{T}").stem.en == "one  \ntwo"


def test_formulas_stay_formulas() -> None:
    assert only("Is \\\\(\\\\frac\\{1\\}\\{2\\}\\\\) half?{T}").stem.en == "Is \\(\\frac{1}{2}\\) half?"
    assert only("Is $$x_1$$ one? It costs $5 or $6.{T}").stem.en == "Is \\(x_1\\) one? It costs $5 or $6."


def test_short_answers_have_weights_and_patterns() -> None:
    question = only("Capital? {=Oslo#yes =%50%Kristiania#once =%0%*berg*#no =*oslo*#yes}")
    assert question.answer == Answer(
        "Oslo",
        accept=("*oslo*",),
        feedback=Twin(en="yes"),
        others=(Other("Kristiania", 0.5, Twin(en="once")), Other("*berg*", 0.0, Twin(en="no"))),
    )
    assert [fraction(question, typed) for typed in ("oslo", "Oslo city", "kristiania", "Bergen")] == [
        1,
        1,
        0.5,
        0,
    ]


def test_a_blank_line_within_the_answers_joins_them_and_says_so() -> None:
    found = parsed("Which? {=a\n\n~b\n\n~c}\n\nNext {T}")
    assert [len(entry.question.options) for entry in found.entries] == [3, 0]
    assert "warning line 1: a blank line stands between the braces" in told(found)[0]


def test_an_open_brace_takes_nothing_of_the_next_question() -> None:
    found = parsed("Which? {=a ~b\n\n::Next::Is it? {T}")
    assert [entry.question.title for entry in found.entries] == ["Next"]
    assert told(found)[0].startswith("error line 1: “{” has no “}” behind it")


@pytest.mark.parametrize(
    "second", ["::Two::It is so. {F}", "It is so. {F}", "// [id:two]\n::Two::It is\nso. {F}"]
)
def test_questions_without_a_blank_line_between_them_are_told_apart(second: str) -> None:
    found = parsed(f"::One::It is. {{T}}\n{second}")
    assert [entry.question.answer for entry in found.entries] == [Answer("true"), Answer("false")]
    assert "no blank line parts this question" in told(found)[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It is} so.", "“}” has no “{” before it"),
        ("Which tag? {=<% a }%> ~b }", "the answers end at the first “}” and go on behind it"),
        ("Match. {=a -> b =c}", "the row “c” of a matching question has no “->”"),
        ("How many? {#}", "there is no number behind “#”"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_line(text: str, why: str) -> None:
    found = parsed(f"Fine. {{T}}\n\n{text}")
    assert len(found.entries) == 1
    assert told(found)[0].startswith(f"error line 3: {why}")


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("Pick. {~a ~b}", "Pick.\n\n- a\n- b", "no answer is fully right"),
        ("Type. {=%50%a}", "Type.\n\n```\na (50 %)\n```", "no answer is fully right"),
        ("Type. {=*}", "Type.\n\n```\n* (100 %)\n```", "every answer would be right"),
        ("Order. {>2 ALL\none\ntwo}", "Order.\n\n```\n>2 ALL\none\ntwo\n```", "the syntax of a plug-in"),
        ("Pi? {#3,141}", "Pi?\n\n- 3,141", "may be a decimal comma or thousands"),
        ("Sum {1:SA:=6} and {1:NM:=7}.", "Sum {1:SA:=6} and {1:NM:=7}.", "Moodle's cloze"),
    ],
)
def test_what_has_no_certain_key_is_kept_with_all_that_it_shows(text: str, shown: str, why: str) -> None:
    found = parsed(text)
    [entry] = found.entries
    assert (entry.question.kind, entry.question.stem.en) == ("open_answer", shown)
    assert [one.severity for one in found.kept] == ["kept"]
    assert why in str(found.kept[0])


def test_assumptions_are_told() -> None:
    assert "has no “=” before it" in told(parsed("Capital? {Oslo}"))[0]
    assert "a weight behind “=” is shown as text" in told(parsed("Capital? {=%50%Oslo ~Bergen}"))[0]
    assert (
        "only the answers in the first braces are read"
        in told(parsed("2 is {=two} and 3 is {=three} here"))[0]
    )
    comma = parsed("Pi? {#3,14:0,01}")
    assert comma.entries[0].question.answer == Answer("3.14", "number", tolerance=Tolerance(abs=0.01))
    assert len(told(comma)) == 2


def test_pictures_that_are_not_in_the_file_are_named() -> None:
    found = parsed(
        '[html]See <img src\\="@@PLUGINFILE@@/map.png" alt\\="a map"> {T}\n\n[markdown]![b](x.png) {T}'
    )
    assert [entry.question.stem.en for entry in found.entries] == ["See (a map)", "(b)"]
    assert [one.split(": ", 1)[1] for one in told(found)] == [
        "the picture map.png is named and not in the file: add it in the editor",
        "the picture x.png is named and not in the file: add it in the editor",
    ]


def test_a_script_is_taken_out_and_said() -> None:
    found = parsed("[html]<p>a</p><script>alert(1)</script>{T}")
    assert found.entries[0].question.stem.en == "a"
    assert "a script was taken out" in told(found)[0]


def test_the_side_is_the_one_of_the_texts() -> None:
    assert only("::Q::中国的首都？{=北京 =%50%Beijing}").stem == Twin(zh="中国的首都？")
    assert read("// [id:a-long-name] [tag:geography]\n首都？{TRUE}".encode()).language == "zh"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    text = (
        "Où est né José ? Ça dépend. {=à Évry ~à Bègles}"
        if encoding == "cp1252"
        else "中国的首都在哪里？{=北京 ~上海}"
    )
    found = read(text.replace("\n", "\r\n").encode(encoding))
    assert found.entries[0].question.kind == "single_choice"
    assert ("É" in str(found)) == (encoding == "cp1252")
    assert bool(told(found)) == (encoding in ("gb18030", "cp1252"))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="save it as plain text"):
        read(b"\x00\x01\x02\xff")


def test_the_format_is_known_by_its_signs() -> None:
    assert looks_like(dedent(SAMPLE).encode()) > 0.9
    assert looks_like(b"Wer?{=ich ~du}") > 0.5
    others = (b"", b"PK\3\4{=a}", b"<quiz>{=a}</quiz>", b'{"a": {}}', b'[{"a": {}}]', b"1. A?\n*a) b")
    assert [looks_like(other) for other in others] == [0.0] * len(others)


def test_damaged_files_lose_no_question_and_break_nothing() -> None:
    chance = random.Random(7)
    text = dedent(SAMPLE)
    for _ in range(60):
        damaged = list(text)
        for _ in range(chance.randint(1, 25)):
            place = chance.randrange(len(damaged))
            damaged[place] = chance.choice(
                ["", "{", "}", "=", "~", "#", "\n\n", "\\", "%", "->", "::", "//", damaged[place]]
            )
        assert read("".join(damaged).encode()).adds_up


def test_rows_that_share_a_right_side_become_drop_downs_and_it_is_told() -> None:
    found = parsed("Match. {=cat -> animal =dog -> animal =oak -> plant = -> animal}")
    [question] = [entry.question for entry in found.entries]
    assert (question.kind, [fault.message.text for fault in found.faults]) == ("cloze", [SAME_RIGHT])
    keys = [[(option.text.en, option.fraction) for option in blank.options] for blank in question.blanks]
    assert keys == [[("animal", 1), ("plant", 0)]] * 2 + [[("animal", 0), ("plant", 1)]]


@pytest.mark.parametrize("answers", ["#5:5%", "#5..1", "#about 3", "#x..3"])
def test_what_is_no_number_is_kept_and_not_guessed(answers: str) -> None:
    found = parsed(f"How much? {{{answers}}}")
    assert [fault.message.text for fault in found.kept] == [NOT_A_NUMBER]
    assert answers[1:] in found.entries[0].question.stem.in_("en")


@pytest.mark.parametrize("text", ["::海::海是咸的吗？ {＝是 ～否}", "::海::海是咸的吗？ ｛=是 ~否｝"])
def test_full_width_signs_are_named(text: str) -> None:
    found = parsed(text)
    assert [fault.message.text for fault in found.kept] == [WIDE]
    assert "是 " in found.entries[0].question.stem.in_("zh")


def test_a_damaged_byte_costs_its_sign_and_not_the_file() -> None:
    text = "::海::海水是咸的，还是淡的，或者两者都不是？ {=咸的 ~淡的 ~两者都不是}".encode()
    found = read(text.replace("海水".encode(), "海".encode() + b"\xff" + "水".encode()))
    assert (found.found, found.entries[0].question.stem.in_("zh")[:3]) == (1, "海�水")
    assert [(one.where, one.message.text) for one in found.faults] == [("line 1", DAMAGED)]
