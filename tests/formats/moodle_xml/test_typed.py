"""Typed answers of Moodle XML: texts and numbers in every spelling."""

import pytest

from quizapp.core.questions.question import Answer, Other, Tolerance
from tests.formats.moodle_xml.samples import answer, element, en, imported, one


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
