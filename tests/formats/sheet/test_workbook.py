"""Workbooks show what people see in them; what would fill the memory, or is damaged, is one clear fault."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from quizapp.formats.archive import write_archive
from quizapp.formats.imported import Unreadable
from quizapp.formats.sheet import package
from quizapp.formats.sheet import workbook as workbooks
from quizapp.formats.sheet.grid import Sheet
from quizapp.formats.sheet.shown import shown
from quizapp.formats.sheet.workbook import is_workbook, read_sheets
from tests.formats.sheet.samples import changed, parts_of, sheet, workbook


def cells(found: Sheet) -> list[list[str]]:
    return [list(row.cells) for row in found.rows]


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        read_sheets(data)
    return raised.value.fault.message.text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (3.0, "General", "3"),
        (3.5, "General", "3.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (0.125, "0%", "12.5%"),
        (1e-05, "0.00%", "0.001%"),
        (2.5, "0.00", "2.50"),
        (3.14159, "0.00", "3.14159"),
        (1234567.0, "#,##0", "1,234,567"),
        (2.5, "0.0#", "2.5"),
        (-3.5, "0.0_);(0.0)", "-3.5"),
        (1e22, "0", "10000000000000000000000"),
        (1e-7, "General", "0.0000001"),
        (1e-30, "General", "1E-30"),
        (True, "General", "TRUE"),
        (date(2025, 1, 20), "General", "2025-01-20"),
        (datetime(2025, 1, 20, 9, 30), "General", "2025-01-20 09:30"),
    ],
)
def test_a_value_is_shown_as_a_person_sees_it(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_numbers_dates_and_odd_spaces_of_a_workbook_come_as_text() -> None:
    rows = [["a", 3.0, 0.5, 2.5, date(2025, 1, 2), True, " \u00a0x "]]
    found = read_sheets(workbook({"S": rows}, formats={"C1": "0%", "D1": '"约"0.00'}))[0]
    assert cells(found) == [["a", "3", "50%", "2.50", "2025-01-02", "TRUE", "x"]]
    assert [(one.message.text, one.message.params["cell"]) for one in found.faults] == [
        (workbooks.DATE, "E1")
    ]


def test_a_formula_gives_its_stored_value() -> None:
    data = changed(sheet([["a", 1.0]]), b"<v>1</v>", b"<f>2+5</f><v>7</v>")
    assert cells(read_sheets(data)[0]) == [["a", "7"]]


def test_hidden_sheets_merged_cells_and_empty_rows_keep_their_places() -> None:
    rows = [["banner", None], [None, None], ["question", "answer"], [None, None], ["x", "y"]]
    first, second = read_sheets(workbook({"S": rows, "Lists": [["z"]]}, hidden=["Lists"], merged=["A1:B2"]))
    assert [row.number for row in first.rows] == [1, 3, 5]
    assert (first.name, first.place(5), first.hidden, second.hidden) == ("S", "S row 5", False, True)


def test_a_sheet_that_reaches_to_the_last_cell_is_refused_before_it_is_filled() -> None:
    far = b'<c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    assert refusal(changed(sheet([["a"]]), b"</row></sheetData>", far)) == package.TOO_LARGE


CELL = '<table:table-cell {} office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def document(body: str) -> bytes:
    """An OpenDocument sheet with these rows."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{urn}:manifest:1.0"/>')
    return packed.getvalue()


def test_an_open_document_sheet_is_read() -> None:
    row = "<table:table-row>" + CELL.format("", "题目") + CELL.format("", "答案") + "</table:table-row>"
    assert cells(read_sheets(document(row))[0]) == [["题目", "答案"]]


def test_repeated_cells_of_an_open_document_sheet_do_not_fill_the_memory() -> None:
    cell = CELL.format('table:number-columns-repeated="16000"', "x")
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    assert refusal(document(rows)) == package.TOO_LARGE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parts: parts | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"},
        lambda parts: parts | {"xl/workbook.xml": b"no xml"},
        lambda parts: {"xl/workbook.xml": b"<workbook/>"},
        lambda parts: (
            parts | {"xl/styles.xml": b'<styleSheet><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>'}
        ),
    ],
    ids=["sheet", "workbook", "parts", "styles"],
)
def test_a_damaged_workbook_is_one_clear_fault(spoil: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    parts = parts_of(sheet([["question", "answer"], ["x", 1.5]]))
    assert refusal(write_archive(spoil(parts))) == package.DAMAGED


def test_entities_in_a_workbook_are_refused_and_not_replaced() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet '
    data = changed(sheet([["lo", "x"]]), b"<worksheet ", bomb)
    assert cells(read_sheets(data)[0]) == [["lo", "x"]]
    assert refusal(changed(data, b"</row>", b'<c r="C1" t="str"><v>&a;&b;</v></c></row>')) == package.DAMAGED


def test_a_workbook_under_a_password_says_so() -> None:
    data = workbooks.OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert is_workbook(data)
    assert refusal(data) == workbooks.PASSWORD


def test_an_old_container_that_is_no_workbook_is_damaged() -> None:
    assert refusal(workbooks.OLD + bytes(2000)) == package.DAMAGED


def test_a_sheet_that_a_damaged_workbook_names_twice_is_read_once() -> None:
    parts = parts_of(sheet([["question", "answer"], ["x", 1.5]]))
    book = re.sub(rb"<sheet [^<>]*/>", rb"\g<0>\g<0>", parts["xl/workbook.xml"])
    assert book.count(b"<sheet ") == 2
    assert len(read_sheets(write_archive(parts | {"xl/workbook.xml": book}))) == 1
