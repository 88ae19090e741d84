"""Workbooks made cell by cell, as spreadsheet programs write them."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook

from quizapp.formats.archive import open_archive, write_archive

Cell = str | float | int | bool | date | datetime | None


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    formats: Mapping[str, str] | None = None,
    hidden: Sequence[str] = (),
    merged: Sequence[str] = (),
) -> bytes:
    """An .xlsx; ``formats`` and ``merged`` are of the first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(list(row))
        made.sheet_state = "hidden" if name in hidden else "visible"
    first = book.worksheets[0]
    for cell, code in (formats or {}).items():
        first[cell].number_format = code
    for area in merged:
        first.merge_cells(area)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    """An .xlsx of one sheet."""
    return workbook({"Sheet1": rows})


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    package = open_archive(data)
    return {name: package.read(name) for name in package.names}


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in its first sheet."""
    parts = parts_of(data)
    part = parts["xl/worksheets/sheet1.xml"]
    assert old in part
    return write_archive(parts | {"xl/worksheets/sheet1.xml": part.replace(old, new)})


def table(rows: Sequence[Sequence[str]], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A file of text with these cells."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)
