"""Problems of Open edX become questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.languages import Twin
from quizapp.core.questions.question import Other, Question, Tolerance
from quizapp.core.questions.registry import check_question
from quizapp.formats.imported import Unreadable
from quizapp.formats.olx import reading
from quizapp.formats.olx.number import evaluate, read_key
from quizapp.formats.olx.reading import looks_like, read
from tests.formats.fuzzing import judge, with_bytes


def problem(inner: str, more: str = "") -> bytes:
    return f'<problem display_name="A name" markdown="ignore *me*" {more}>{inner}</problem>'.encode()


def only(inner: str, more: str = "") -> Question:
    (entry,) = read(problem(inner, more)).entries
    return entry.question


def said(content: bytes) -> str:
    imported = read(content)
    return "\n".join(str(fault) for fault in (*imported.faults, *imported.kept, *imported.skipped))


CHOICE = (
    "<multiplechoiceresponse><p>Which?</p><label>Pick one.</label><choicegroup shuffle='true'>"
    "<choice correct='false'>red<choicehint>No.</choicehint></choice><choice correct='true'>blue</choice>"
    "<choice correct='false' fixed='true'>none</choice></choicegroup>"
    "<solution><p>Because.</p></solution></multiplechoiceresponse>"
)


def test_a_choice_keeps_key_order_feedback_hints_and_solution() -> None:
    question = only(CHOICE + "<demandhint><hint>Look up.</hint></demandhint>", 'weight="3"')
    assert (question.kind, question.title, question.mark, question.shuffle) == (
        "single_choice",
        "A name",
        3,
        True,
    )
    assert question.stem == Twin(en="Which?\n\nPick one.")
    assert [(one.text.en, one.fraction, one.fixed) for one in question.options] == [
        ("red", 0, False),
        ("blue", 1, False),
        ("none", 0, True),
    ]
    assert question.options[0].feedback == Twin(en="No.")
    assert (question.explanation, question.hints) == (Twin(en="Because."), (Twin(en="Look up."),))
    assert not check_question(question)


def test_boxes_count_only_as_a_whole_unless_parts_are_asked_for() -> None:
    boxes = (
        "<choiceresponse {}><label>Which?</label><checkboxgroup><choice correct='true'>a<choicehint selected='false'>"
        "You missed it.</choicehint></choice><choice correct='true'>b</choice><choice correct='false'>c</choice>"
        "</checkboxgroup></choiceresponse>"
    )
    whole, parts = only(boxes.format("")), only(boxes.format("partial_credit='EDC'"))
    assert whole.all_or_nothing and [one.fraction for one in whole.options] == [0.5, 0.5, 0]
    assert not parts.all_or_nothing and [one.fraction for one in parts.options] == [0.5, 0.5, -0.5]
    assert "You missed it." in said(problem(boxes.format("")))


def test_a_menu_is_a_choice_and_menus_within_a_text_are_one_cloze() -> None:
    menu = (
        "<optionresponse><optioninput options=\"('a','b &amp; c')\" correct=\"b &amp; c\"/></optionresponse>"
    )
    alone = only(f"<p>Pick.</p>{menu}")
    assert alone.kind == "single_choice" and [one.text.en for one in alone.options] == ["a", "b & c"]
    table = f"<table><tr><td>one</td><td>{menu}</td></tr><tr><td>two</td><td>{menu}</td></tr></table>"
    imported = read(problem(table))
    question = imported.entries[0].question
    assert (imported.found, question.kind, [blank.id for blank in question.blanks]) == (
        1,
        "cloze",
        ["a", "b"],
    )
    assert "{{a}}" in str(question.stem.en) and not check_question(question)


def test_responses_with_texts_of_their_own_become_questions_of_their_own() -> None:
    second = CHOICE.replace("Pick one", "Pick another").replace("Because", "Therefore")
    imported = read(problem(f"<p>Both share this.</p>{CHOICE}{second}", 'weight="4" url_name="p1"'))
    assert imported.found == 2 and imported.adds_up
    assert [entry.question.id for entry in imported.entries] == ["p1-1", "p1-2"]
    stems = [entry.question.stem.en or "" for entry in imported.entries]
    assert all("Both share" in stem for stem in stems) and "another" in stems[1] and "another" not in stems[0]
    assert [entry.question.explanation for entry in imported.entries] == [
        Twin(en="Because."),
        Twin(en="Therefore."),
    ]
    assert [entry.question.mark for entry in imported.entries] == [2, 2]


def test_texts_have_alternatives_and_wrong_answers_with_hints() -> None:
    question = only(
        "<stringresponse answer='Aral Sea' type='ci'><label>Which lake?</label><correcthint>Yes.</correcthint>"
        "<additional_answer answer='Aral'/><stringequalhint answer='Baikal'>Deeper.</stringequalhint>"
        "<textline size='20'/></stringresponse>"
    )
    answer = question.answer
    assert question.kind == "short_text" and answer is not None and not answer.exact_case
    assert (answer.value, answer.accept, answer.feedback) == ("Aral Sea", ("Aral",), Twin(en="Yes."))
    assert answer.others == (Other("Baikal", 0.0, Twin(en="Deeper.")),)


@pytest.mark.parametrize(
    ("pattern", "forms"), [("blue.*", ["blue*"]), ("^(cat|dog)$", ["cat", "dog"]), ("a\\.b", ["a.b"])]
)
def test_simple_patterns_are_accepted_forms(pattern: str, forms: list[str]) -> None:
    answer = only(
        f"<stringresponse answer='{pattern}' type='ci regexp'><p>What?</p><textline/></stringresponse>"
    ).answer
    assert answer is not None and [*answer.accept, answer.value][: len(forms)] in (
        forms,
        [*forms[1:], forms[0]],
    )


def test_other_patterns_programs_and_formulas_are_kept() -> None:
    for inner in (
        "<stringresponse answer='[a-z]+' type='regexp'><p>What?</p><textline/></stringresponse>",
        "<formularesponse answer='x^2' samples='x@1:2#3'><p>What?</p><formulaequationinput/></formularesponse>",
        "<customresponse cfn='check'><p>What?</p><textline/></customresponse><script>def check(): pass</script>",
        "<script>x = 'a'</script><stringresponse answer='$x'><p>What?</p><textline/></stringresponse>",
        "<script>x = 3</script><numericalresponse answer='$x'><p>What?</p><textline/></numericalresponse>",
    ):
        imported = read(problem(inner))
        assert len(imported.kept) == 1 and imported.entries[0].question.kind == "open_answer"
        assert "What?" in str(imported.entries[0].question.stem) and "def check" not in str(
            imported.entries[0].question
        )


@pytest.mark.parametrize(
    ("answer", "tolerance", "value", "width"),
    [
        ("3.5", "5%", "3.5", Tolerance(rel=0.05)),
        ("100", "0.5", "100", Tolerance(abs=0.5)),
        ("5", "", "5", None),
        ("1/4", "", "0.25", Tolerance(rel=0.00001)),
        ("2*pi", "1%", "6.28318530717959", Tolerance(rel=0.01)),
        ("3e-7", "", "0.0000003", None),
        ("[1, 5]", "", "1..5", None),
    ],
)
def test_numbers_are_worked_out(answer: str, tolerance: str, value: str, width: Tolerance | None) -> None:
    key = read_key(answer, tolerance)
    assert key is not None and (key.value, key.tolerance) == (value, width)


@pytest.mark.parametrize(
    "text", ["__import__('os')", "9**9**9**9", "x", "(" * 99, "'a'", "[1].pop()", "1 if 1 else 2"]
)
def test_what_is_no_number_is_never_run(text: str) -> None:
    assert evaluate(text) is None


def test_a_number_keeps_its_tolerance() -> None:
    question = only(
        "<numericalresponse answer='2.5'><label>How much?</label><responseparam type='tolerance' default='0.1'/>"
        "<additional_answer answer='3'/><formulaequationinput/></numericalresponse>"
    )
    assert question.kind == "numeric" and question.answer is not None
    assert (question.answer.value, question.answer.accept, question.answer.tolerance) == (
        "2.5",
        ("3",),
        Tolerance(abs=0.1),
    )


def test_a_field_in_the_middle_of_a_text_is_a_gap() -> None:
    question = only(
        "<p>About <stringresponse answer='ten'><textline inline='1'/></stringresponse> people.</p>"
    )
    assert question.kind == "cloze" and question.stem == Twin(en="About {{a}} people.")


def test_a_problem_that_asks_nothing_is_a_description_and_an_empty_one_is_skipped() -> None:
    assert only("<p>Read this.</p>").kind == "description"
    empty = read(problem(""))
    assert empty.adds_up and len(empty.skipped) == 1


@pytest.mark.parametrize("content", [b"", b"<problem>", b"<assessmentItem/>", b"\x1f\x8b broken", b"{}"])
def test_what_is_no_olx_has_one_clear_message(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)
    assert looks_like(content) < 0.5


@settings(max_examples=60)
@given(
    st.sampled_from([problem(CHOICE), problem(CHOICE + CHOICE)]),
    st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=3)), max_size=4),
)
def test_damaged_problems_never_crash_and_never_lose_a_question(
    content: bytes, damage: list[tuple[int, bytes]]
) -> None:
    verdict = judge(reading, with_bytes(content, damage))
    assert verdict.outcome in {"read", "unreadable"}, verdict


def test_what_is_said_to_a_further_number_stays_with_it() -> None:
    further = '<additional_answer answer="8"><correcthint>Eight.</correcthint></additional_answer>'
    question = only(
        f'<numericalresponse answer="7"><label>?</label>{further}<formulaequationinput/></numericalresponse>'
    )
    assert question.answer and question.answer.others == (Other("8", 1.0, Twin(en="Eight.")),)


def test_the_picture_of_a_question_that_is_kept_is_not_lost_in_silence() -> None:
    answered = '<imageresponse><imageinput src="/static/map.png" rectangle="(1,1)-(2,2)"/></imageresponse>'
    assert "a picture is named and not in the file" in said(problem(f"<p>Where?</p>{answered}"))
