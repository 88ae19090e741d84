"""Typed answers of QTI 1.2, and what cannot be graded."""

from quizapp.core.questions.question import Answer, Other, Tolerance
from quizapp.formats.qti12 import questions, task, typed
from tests.formats.qti12.samples import data, en, equal, fill, imported, item, kept, one, rule, said


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
