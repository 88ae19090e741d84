"""Files that other tools wrote: every question is counted, and is there or is named."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from quizapp.formats import blackboard_text, common_cartridge
from quizapp.formats.aiken import reading as aiken
from quizapp.formats.anki import reading as anki
from quizapp.formats.anki_text import reading as anki_text
from quizapp.formats.gift import reading as gift
from quizapp.formats.h5p import reading as h5p
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.markdown_quiz import reading as markdown_quiz
from quizapp.formats.moodle_xml import reading as moodle_xml
from quizapp.formats.olx import reading as olx
from quizapp.formats.qti2 import reader as qti2
from quizapp.formats.qti12 import reading as qti12
from quizapp.formats.sheet import csv_format as csv
from quizapp.formats.sheet import xlsx_format as xlsx
from quizapp.formats.text2qti import reading as text2qti


class Row(NamedTuple):
    """One file: its reader, how many questions it holds, how many are skipped and kept, and their kinds."""

    file: str
    read: Callable[[bytes], Imported]
    found: int
    kinds: Mapping[str, int]
    skipped: int = 0
    kept: int = 0


ROWS = [
    Row(
        "gift/moodle-examples.txt",
        gift.read,
        43,
        {
            "single_choice": 16,
            "multiple_choice": 2,
            "short_text": 9,
            "numeric": 8,
            "true_false": 5,
            "matching": 3,
        },
    ),
    Row(
        "gift/moodle-questions.txt",
        gift.read,
        9,
        {
            "true_false": 3,
            "single_choice": 1,
            "multiple_choice": 1,
            "open_answer": 1,
            "matching": 1,
            "numeric": 1,
            "short_text": 1,
        },
    ),
    Row("gift/moodle-windows-1252.txt", gift.read, 3, {"open_answer": 2, "matching": 1}),
    # Two rows of a matching share their right side: it is a text with drop-downs here.
    Row(
        "gift/qas-all.txt",
        gift.read,
        22,
        {
            "single_choice": 3,
            "multiple_choice": 2,
            "true_false": 4,
            "numeric": 4,
            "short_text": 4,
            "open_answer": 2,
            "matching": 1,
            "cloze": 1,
            "description": 1,
        },
    ),
    Row("gift/fuhr-html-comment.gift", gift.read, 1, {"single_choice": 1}),
    Row("qti21-22/choice-ruby.xml", qti2.read, 1, {"single_choice": 1}),
    Row("qti21-22/order-partial-scoring.xml", qti2.read, 1, {"ordering": 1}),
    # One item with four interactions.
    Row("qti21-22/multi-input.xml", qti2.read, 4, {"cloze": 3, "single_choice": 1}),
    Row("qti21-22/minimal-qti21.zip", qti2.read, 2, {"single_choice": 1, "multiple_choice": 1}),
    # Four of its six items are adaptive or drawn anew each time.
    Row("qti30/feedback-test.zip", qti2.read, 6, {"open_answer": 4, "true_false": 2}, kept=4),
    Row("qti30/svg.zip", qti2.read, 1, {"single_choice": 1}),
    Row("qti30/no-response-processing.zip", qti2.read, 1, {"matching": 1}),
    Row("olx/library.tar.xz", olx.read, 12, {"multiple_choice": 4, "single_choice": 8}),
    Row("olx/choice-hints.xml", olx.read, 1, {"multiple_choice": 1}),
    Row("olx/formula-two-parts.xml", olx.read, 2, {"open_answer": 2}, kept=2),
    Row("h5p/multiple-choice.h5p", h5p.read, 1, {"single_choice": 1}),
    # Its summary has no statements.
    Row("h5p/interactive-video.h5p", h5p.read, 5, {"true_false": 4}, skipped=1),
    Row("kahoot/thai-30.xlsx", xlsx.read, 30, {"single_choice": 30}),
    Row("quizizz/template.xlsx", xlsx.read, 0, {}),
    Row("blooket/sockets-es.csv", csv.read, 50, {"single_choice": 50}),
    Row(
        "spreadsheets/fyhc-zh.xlsx",
        xlsx.read,
        10,
        {
            "single_choice": 3,
            "true_false": 2,
            "multiple_choice": 2,
            "cloze": 1,
            "short_text": 1,
            "open_answer": 1,
        },
    ),
    Row("spreadsheets/wjx-120.xlsx", xlsx.read, 120, {"single_choice": 80, "multiple_choice": 40}),
    # The codes of its types have no legend, and a key 0 or 1 may mean either.
    Row(
        "spreadsheets/exam-bom.csv",
        csv.read,
        27,
        {"open_answer": 10, "multiple_choice": 9, "single_choice": 8},
        kept=10,
    ),
    # Four blocks lack a stem, an option or an answer.
    Row("aiken/moodle-errors.txt", aiken.read, 7, {"single_choice": 3}, skipped=4),
    # Its own tool takes 11: those without a key, which are kept here, it leaves out, and it knows no ordering.
    Row(
        "aiken/sonsoles-extended.txt",
        aiken.read,
        19,
        {
            "open_answer": 7,
            "single_choice": 4,
            "true_false": 2,
            "multiple_choice": 1,
            "short_text": 1,
            "description": 1,
            "numeric": 1,
            "ordering": 1,
            "matching": 1,
        },
        kept=6,
    ),
    # A choice between yes and no stays one, in its own words.
    Row(
        "markdown/bank.md", markdown_quiz.read, 9, {"single_choice": 7, "true_false": 1, "multiple_choice": 1}
    ),
    Row(
        "blackboard-txt/bbquiz.txt",
        blackboard_text.read,
        4,
        {"single_choice": 2, "multiple_choice": 1, "open_answer": 1},
    ),
    Row("blackboard-txt/fib-script.txt", blackboard_text.read, 20, {"short_text": 20}),
    # Too many fields, too few, an empty first one, a note twice; one note has no answer.
    Row(
        "anki-text/two-fields.txt", anki_text.read, 9, {"short_text": 4, "open_answer": 1}, skipped=4, kept=1
    ),
    Row("text2qti/listening.txt", text2qti.read, 10, {"short_text": 10}),
    Row("moodle-xml/multichoice-files.xml", moodle_xml.read, 1, {"single_choice": 1}),
    Row("moodle-xml/cloze-files.xml", moodle_xml.read, 1, {"cloze": 1}),
    Row("moodle-xml/nested-categories.xml", moodle_xml.read, 5, {"true_false": 4, "open_answer": 1}),
    Row("moodle-xml/invalid-grades.xml", moodle_xml.read, 1, {"multiple_choice": 1}),
    # Its key is a formula over random values.
    Row("moodle-xml/calculatedsimple.xml", moodle_xml.read, 1, {"open_answer": 1}, kept=1),
    # One of the three notes is the author's row of names; the answers of the second deck are formulas.
    Row("anki/zhongwen-v3.apkg", anki.read, 3, {"short_text": 2}, skipped=1),
    Row("anki/category-theory.apkg", anki.read, 11, {"open_answer": 11}, kept=11),
    Row("anki/media.apkg", anki.read, 1, {"open_answer": 1}, kept=1),
    # One is calculated; in the matching several rows share a right side.
    Row(
        "qti12/canvas-all-types.xml",
        qti12.read,
        10,
        {
            "cloze": 3,
            "open_answer": 2,
            "single_choice": 1,
            "true_false": 1,
            "short_text": 1,
            "multiple_choice": 1,
            "numeric": 1,
        },
        kept=1,
    ),
    Row("qti12/doctype-ordering.xml", qti12.read, 1, {"ordering": 1}),
    # In its matching two animals belong to one class.
    Row(
        "qti12/blackboard-qti.dat",
        qti12.read,
        6,
        {
            "true_false": 1,
            "single_choice": 1,
            "multiple_choice": 1,
            "cloze": 1,
            "short_text": 1,
            "open_answer": 1,
        },
    ),
    Row("canvas-zip/text2qti-listening.zip", qti12.read, 10, {"short_text": 10}),
    Row(
        "canvas-zip/respondus.zip",
        qti12.read,
        10,
        {
            "single_choice": 2,
            "true_false": 1,
            "short_text": 1,
            "cloze": 1,
            "multiple_choice": 1,
            "numeric": 1,
            "description": 1,
            "open_answer": 1,
            "matching": 1,
        },
    ),
    # Two are calculated, one wants a file.
    Row(
        "common-cartridge/canvas-all.imscc",
        common_cartridge.read,
        11,
        {
            "open_answer": 4,
            "single_choice": 1,
            "true_false": 1,
            "multiple_choice": 1,
            "cloze": 1,
            "matching": 1,
            "numeric": 1,
            "description": 1,
        },
        kept=3,
    ),
]


@pytest.mark.shared
def test_a_file_that_is_not_well_formed_is_one_clear_message(shared: Path) -> None:
    with pytest.raises(Unreadable) as raised:
        qti12.read((shared / "fixtures" / "formats" / "qti12" / "malformed-fib.xml").read_bytes())
    assert raised.value.fault.where == "line 45"


@pytest.mark.shared
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.file)
def test_every_question_of_the_file_is_imported_or_named(row: Row, shared: Path) -> None:
    found = row.read((shared / "fixtures" / "formats" / row.file).read_bytes())
    assert found.adds_up
    assert (found.found, found.kinds) == (row.found, dict(row.kinds))
    assert (len(found.skipped), len(found.kept)) == (row.skipped, row.kept)


@pytest.mark.shared
def test_a_package_whose_content_is_broken_has_one_message(shared: Path) -> None:
    with pytest.raises(Unreadable, match="no valid JSON"):
        h5p.read((shared / "fixtures" / "formats" / "h5p" / "broken-content-json.h5p").read_bytes())
