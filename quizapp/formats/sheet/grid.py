"""A spreadsheet or a table of text as rows of cells, each cell the text that a person sees in it."""

import csv
import re
from dataclasses import dataclass
from itertools import islice

from quizapp.core.faults import Fault
from quizapp.core.languages import N_
from quizapp.formats.gathering import parse_text
from quizapp.formats.imported import unreadable

LONG_CELL = N_(
    "a cell from here on is longer than %(limit)s characters: look for a quotation mark that is not closed"
)

# What people leave around a text without seeing it.
SPACES = " \t\r\n\f\v\u00a0\u3000\ufeff\u200b\u2028\u2029"
LONGEST_CELL = 100_000
_SEPARATORS = ",;\t|"
_SAID = re.compile(r"sep=(.)\n")
_SAMPLE, _TELLING = 100_000, 20


@dataclass(frozen=True)
class Row:
    """One row: its number as people count it, and its cells without the space around them."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a cell; empty beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty where a file has only one), its rows that hold anything, and warnings about cells."""

    name: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    hidden: bool = False
    counted: str = "row"

    def place(self, row: int) -> str:
        """Where a row stands, as faults say it."""
        return f"{self.name} {self.counted} {row}".strip()


def trim(text: str) -> str:
    """The text without the space around it, of whatever kind."""
    return text.strip(SPACES)


def column_name(column: int) -> str:
    """The letters of a column that is counted from 0, as spreadsheets write them."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_table(content: bytes) -> Sheet:
    """The rows of CSV, TSV or the like, in whatever encoding and with whatever separator. Raises Unreadable."""
    whole, faults = parse_text(content)
    text, separator = split_separator(whole.removeprefix("\ufeff"))
    shift = whole.count("\n") - text.count("\n")
    return Sheet("", _rows(text, separator, shift), tuple(faults), counted="line")


def split_separator(text: str) -> tuple[str, str]:
    """The text without the line in which Excel names the separator, and the separator, named or told by its number."""
    if said := _SAID.match(text):
        return text[said.end() :], said[1]
    lines = text[:_SAMPLE].splitlines(keepends=True)
    return text, max(_SEPARATORS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    """The share of the first rows that have as many cells as most when parted by this sign, and how many cells these are."""
    reader = csv.reader(lines, delimiter=sign, skipinitialspace=True)
    widths = [len(row) for row in islice(reader, _TELLING) if any(row)]
    usual = max((width for width in widths if width > 1), key=widths.count, default=0)
    return (widths.count(usual) / len(widths), usual) if usual else (0.0, 0)


def _rows(text: str, separator: str, shift: int) -> tuple[Row, ...]:
    """The rows with the line in which each begins. Raises Unreadable for a cell without end."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, skipinitialspace=True)
    found: list[Row] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return tuple(found)
        except csv.Error as error:
            raise unreadable(f"line {line + shift}", LONG_CELL, limit=str(LONGEST_CELL)) from error
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise unreadable(f"line {line + shift}", LONG_CELL, limit=str(LONGEST_CELL))
        row = Row(line + shift, tuple(map(trim, cells)))
        if any(row.cells):
            found.append(row)
