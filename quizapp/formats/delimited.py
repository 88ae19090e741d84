"""Tables as CSV: read with whatever separator they come, written so that nothing in them runs."""

import csv
import io
from collections.abc import Iterable, Sequence

from quizapp.formats.sheet.grid import Sheet, read_table
from quizapp.formats.sheet.template import plain_cell, safe_cell

# The lines of a table, each with its number in the file.
Lines = list[tuple[int, tuple[str, ...]]]
# The line by which spreadsheets, and we, know the separator.
SAID = "sep=,\n"


def lines_of(sheet: Sheet) -> Lines:
    """The lines of a sheet that hold anything, each cell as it was before it was made safe."""
    return [(row.number, tuple(map(plain_cell, row.cells))) for row in sheet.rows]


def parse_table(text: str) -> Lines:
    """The lines of a pasted table that hold anything. Raises Unreadable for a cell without end."""
    return lines_of(read_table(text.encode("utf-8", "replace")))


def write_table(rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV in UTF-8 with a mark that spreadsheets know it by; text that looks like a formula is made safe."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def _safe(cell: object) -> object:
    return safe_cell(cell) if isinstance(cell, str) else cell
