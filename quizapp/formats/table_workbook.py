"""Tables as a workbook in which no cell is a formula."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
WIDE, NARROW = 24, 12


def write_workbook(rows: Iterable[Sequence[object]], title: str) -> bytes:
    """A workbook with one sheet: texts as texts, whatever they begin with, numbers as numbers, None as an empty cell."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "".join(sign for sign in title if sign.isalnum() or sign in " -_")[:31].strip() or "table"
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet, number, place, value)
    sheet.freeze_panes = "B2"
    for place in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if place == 1 else NARROW
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: object) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, int | float):
        cell.value = value
    elif value is not None:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST]
        cell.data_type = "s"
