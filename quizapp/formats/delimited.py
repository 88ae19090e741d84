"""Tables as CSV: read in whatever encoding and with whatever separator they come, written so that nothing in them runs."""

import csv
import io
from collections.abc import Iterable, Sequence

from quizapp.core.articles.encoding import decode

LARGEST = 2_000_000
MOST_LINES, MOST_CELLS, LONGEST_CELL = 5000, 200, 5000
# A spreadsheet takes a cell that begins so for a formula.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def parse_table(data: bytes) -> list[tuple[int, tuple[str, ...]]] | None:
    """The lines of a table of text, each with its number in the file; None for what is no text or far too large.

    Cells are divided by commas, semicolons or tabs, whichever the first line with any has most of.
    """
    decoded = decode(data) if len(data) <= LARGEST else None
    if decoded is None or "\0" in decoded.text:
        return None
    return parse_table_text(decoded.text)


def parse_table_text(text: str) -> list[tuple[int, tuple[str, ...]]] | None:
    """``parse_table`` for text that has been read already."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), skipinitialspace=True)
    lines: list[tuple[int, tuple[str, ...]]] = []
    start = 1
    try:
        for cells in reader:
            lines.append((start, tuple(unguard(cell.strip()) for cell in cells[:MOST_CELLS])))
            start = reader.line_num + 1
            if len(lines) > MOST_LINES or any(len(cell) > LONGEST_CELL for cell in lines[-1][1]):
                return None
    except csv.Error:
        return None
    return lines


def write_table(rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV in UTF-8 with a mark that spreadsheets know it by; no cell is taken for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([guard(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def guard(cell: object) -> object:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it; numbers stay."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" '").startswith(RUNS) else cell


def unguard(cell: str) -> str:
    """The cell as it was before ``guard``."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" '").startswith(RUNS) else cell


def _separator(text: str) -> str:
    first = next((line for line in text.split("\n") if any(mark in line for mark in "\t,;")), "")
    return max("\t,;", key=first.count)
