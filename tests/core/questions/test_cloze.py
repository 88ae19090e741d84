from dataclasses import replace

import pytest

from quizapp.core.languages import Twin
from quizapp.core.questions.cloze import split_stem
from quizapp.core.questions.question import Answer, Blank, Option, Question, Tolerance
from quizapp.core.questions.registry import KINDS, check_question, grade_response, parse_response
from quizapp.core.questions.response import Response, Unreadable
from tests.core.questions.samples import CLOZE, NUMERIC, SHORT, same


def test_each_blank_earns_its_share() -> None:
    response = parse_response(CLOZE, {"who": ["深度求索"], "score": ["79.8"], "licence": ["gpl"]})
    assert isinstance(response, Response)
    grade = grade_response(CLOZE, response)
    assert grade.fraction == 0.5
    assert [part.fraction for part in grade.parts.values()] == [1, 0, 1, 0]
    assert str(grade.parts["when"].why) == "Left empty."
    assert str(grade.why[0]) == "Blanks filled rightly: 2 of 4."


def test_a_blank_that_cannot_be_read_names_its_field() -> None:
    response = parse_response(CLOZE, {"who": ["DeepSeek"], "when": ["some day"]})
    assert isinstance(response, Unreadable) and response.field == "when"


def test_only_drop_downs_are_shuffled() -> None:
    assert {name: [m.id for m in group] for name, group in KINDS["cloze"].groups(CLOZE).items()} == {
        "licence": ["mit", "gpl"]
    }


def test_a_typed_number_has_its_unit_beside_it() -> None:
    blank = Blank("b", Answer("32", "number", unit="GB", units=("GB", "TB")))
    question = Question("q", "cloze", same("It has {{b}}."), blanks=(blank,))
    response = parse_response(question, {"b": ["0.032"], "b.unit": ["TB"]})
    assert isinstance(response, Response) and response.given == {"b": "0.032", "b.unit": "TB"}
    assert grade_response(question, response).fraction == 1.0


def test_a_stem_is_cut_at_its_blanks() -> None:
    assert list(split_stem("a {{x}} b{{y}}")) == [("a ", "x"), (" b", "y"), ("", None)]


MIT, GPL = CLOZE.blanks[3].options


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (replace(CLOZE, blanks=()), "there are 0 blanks"),
        (replace(CLOZE, blanks=CLOZE.blanks[:3]), "the zh stem names a blank “licence”"),
        (
            replace(CLOZE, stem=Twin(zh=CLOZE.stem.zh, en="{{who}} {{when}} {{score}}")),
            "missing in the en stem",
        ),
        (replace(CLOZE, stem=same(f"{CLOZE.stem.zh}{{{{who}}}}")), "occurs more than once in the zh stem"),
        (replace(CLOZE, blanks=(*CLOZE.blanks, CLOZE.blanks[0])), "the id “who” occurs twice"),
        (replace(CLOZE, blanks=(*CLOZE.blanks[:3], Blank("licence"))), "either an answer to type or options"),
        (
            replace(CLOZE, blanks=(*CLOZE.blanks[:3], Blank("licence", Answer("x"), (MIT, GPL)))),
            "either an answer",
        ),
        (
            replace(CLOZE, blanks=(*CLOZE.blanks[:3], Blank("licence", options=(MIT,)))),
            "there are 1: give at least 2",
        ),
        (
            replace(
                CLOZE, blanks=(*CLOZE.blanks[:3], Blank("licence", options=(GPL, Option("x", same("x")))))
            ),
            "0 options",
        ),
        (replace(CLOZE, blanks=(*CLOZE.blanks[:3], Blank("licence", Answer(" ")))), "the value is empty"),
    ],
)
def test_faults_of_a_cloze(question: Question, fault: str) -> None:
    assert any(fault in str(found) for found in check_question(question)), list(
        map(str, check_question(question))
    )


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (None, "the answer is missing"),
        (Answer("32"), "the answer is missing"),
        (Answer("many", "number"), "“many” cannot be read as a number"),
        (Answer("32", "number", accept=("some",)), "“some” cannot be read as a number"),
        (Answer("32", "number", unit="florps"), "the unit “florps” is not known"),
        (Answer("32", "number", unit="GB", units=("TB", "GB")), "name the unit of the key first"),
        (Answer("32", "number", tolerance=Tolerance()), "give one of them"),
        (Answer("32", "number", tolerance=Tolerance(abs=1, rel=0.1)), "give one of them"),
        (Answer("32", "number", tolerance=Tolerance(abs=-1)), "the tolerance -1 makes no sense"),
        (Answer("32", "number", tolerance=Tolerance(rel=1)), "the tolerance 1 makes no sense"),
        (Answer("32", "number", tolerance=Tolerance(digits=0)), "the tolerance 0 makes no sense"),
        (Answer("32", "number", accept=tuple(map(str, range(61)))), "61 further answers are too many"),
    ],
)
def test_faults_of_a_number(answer: Answer | None, fault: str) -> None:
    faults = list(map(str, check_question(replace(NUMERIC, answer=answer))))
    assert len(faults) == 1 and fault in faults[0], faults


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (None, "the answer is missing"),
        (Answer("…"), "the value is empty"),
        (Answer("x", unit="GB"), "a text has no unit and no tolerance"),
        (Answer("x", accept=("*",)), "would accept any text"),
        (Answer("soon", "date"), "“soon” cannot be read as a date"),
    ],
)
def test_faults_of_a_text(answer: Answer | None, fault: str) -> None:
    faults = list(map(str, check_question(replace(SHORT, answer=answer))))
    assert len(faults) == 1 and fault in faults[0], faults
