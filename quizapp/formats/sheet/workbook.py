"""The sheets of an Excel or OpenDocument workbook (.xlsx, .xlsm, .xls, .ods), each cell as it is shown."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.formats.archive import is_zip
from quizapp.formats.imported import unreadable
from quizapp.formats.sheet.grid import Row, Sheet, column_name, read_table, trim
from quizapp.formats.sheet.package import DAMAGED, Measured, measure_workbook
from quizapp.formats.sheet.shown import GENERAL, Value, shown

PASSWORD = N_("this workbook is protected by a password: save it without one")
DATE = N_(
    "the cell %(cell)s is a date to the spreadsheet and was read as %(text)s: "
    "format it as text if it should look otherwise"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = (b"xl/workbook", b"content.xml")
# How the old container names the stream of a workbook, and of one under a password.
_OLD_BOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook: a package with its parts, or the container of the old Excel."""
    if content.startswith(OLD):
        return any(name in content for name in (*_OLD_BOOK, _UNDER_PASSWORD))
    return is_zip(content) and any(part in content for part in _PARTS)


def is_package(content: bytes) -> bool:
    """Whether the bytes are a package or container of any kind, and so no table of text."""
    return is_zip(content) or content.startswith(OLD)


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a table of text, told by the bytes. Raises Unreadable."""
    if not is_package(content):
        return (read_table(content),)
    if _UNDER_PASSWORD in content:
        raise unreadable("", PASSWORD)
    measured = measure_workbook(content) if is_zip(content) else {}
    try:
        return _sheets(content, measured)
    except PasswordError as error:
        raise unreadable("", PASSWORD) from error
    # Its reader is written in another language: what stops it in there comes as an exception of no common kind.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise unreadable("", DAMAGED) from error


def _sheets(content: bytes, measured: dict[str, Measured]) -> tuple[Sheet, ...]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        # A damaged book names a sheet twice, and by its name the same one is found twice.
        tables = {one.name: one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet}
        found = [
            replace(
                _sheet(book.get_sheet_by_name(one.name), measured.get(one.name, Measured(one.name))),
                hidden=one.visible != SheetVisibleEnum.Visible,
            )
            for one in tables.values()
        ]
    return tuple(replace(sheet, name="" if len(found) == 1 else sheet.name) for sheet in found)


def _sheet(sheet: CalamineSheet, measured: Measured) -> Sheet:
    """The rows of a sheet that hold anything, and a warning for each date."""
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = _cells(values, number, measured)
        if any(cells):
            rows.append(Row(number + 1, cells))
            faults += _dates(values, number)
    return Sheet(sheet.name, tuple(rows), tuple(faults))


def _cells(values: Sequence[Value], row: int, measured: Measured) -> tuple[str, ...]:
    formats = measured.formats
    return tuple(
        trim(value if isinstance(value, str) else shown(value, formats.get((row, column), GENERAL)))
        for column, value in enumerate(values)
    )


def _dates(values: Sequence[Value], row: int) -> Iterator[Fault]:
    """A warning for each date of a row: what was typed as 1/2 may have been no date."""
    for column, value in enumerate(values):
        if isinstance(value, date):
            cell = f"{column_name(column)}{row + 1}"
            warning = fault(f"row {row + 1}", DATE, {"cell": cell, "text": shown(value)})
            yield replace(warning, severity="warning")
