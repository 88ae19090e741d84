"""One row of a table of any layout: what its columns say, before it becomes a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.formats.sheet.grid import Row, column_name, trim
from quizapp.formats.sheet.headers import Role, Table
from quizapp.formats.sheet.keys import Naming

_HELP = re.compile(r"[(（](?:required|optional|必填|选填|可选)", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|[\s;；,，|])[(（]?([A-Z])[.、．:：)）]\s*")
_BETWEEN_OPTIONS = ("\n", "$;$", "||", "|", "&", ";", "；")


@dataclass(frozen=True)
class Said:
    """What a row says: texts as they stand in it, options by their columns with the empty ones."""

    where: str
    row: Row
    stem: str
    options: tuple[str, ...]
    key: str
    naming: Naming = ""
    first_is_right: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        """The options that are there."""
        return tuple(option for option in self.options if option)


def question_rows(table: Table) -> tuple[Row, ...]:
    """The rows that hold a question: something in the columns of questions, options or keys; no help, no names again."""
    rows = table.rows()
    if rows and sum(bool(_HELP.search(cell)) for cell in rows[0].cells) >= 2:
        rows = rows[1:]
    columns = [*_columns(table, "question", "answer", "options"), *table.options, *table.wrong]
    return tuple(
        row for row in rows if any(row.cell(at) for at in columns) and row.cells != table.header.cells
    )


def shifted_rows(table: Table, rows: Sequence[Row]) -> frozenset[int]:
    """The numbers of rows of a text that have more cells than there are columns while others fit.

    A separator within a text that stands in no quotes makes two cells of it, and all behind it stand in wrong columns.
    """
    width = _width(table)
    longer = frozenset(row.number for row in rows if any(row.cells[width:]))
    return (
        longer
        if table.sheet.counted == "line" and (len(longer) < len(rows) or len(rows) == 1)
        else frozenset()
    )


def unread_columns(table: Table, rows: Sequence[Row]) -> tuple[str, ...]:
    """The names (else the letters) of columns that hold something and are not known."""
    width = max((len(row.cells) for row in rows), default=0)
    read = {*table.roles.values(), *table.options, *table.wrong}
    held = (at for at in range(width) if at not in read and any(row.cell(at) for row in rows))
    named = ((table.header.cell(at), at) for at in held)
    # A column without a name before the first one counts the rows.
    return tuple(name or column_name(at) for name, at in named if name or at > min(read))


def _width(table: Table) -> int:
    return max(at for at, cell in enumerate(table.header.cells) if cell) + 1


def _columns(table: Table, *roles: Role) -> Iterator[int]:
    yield from (table.roles[role] for role in roles if role in table.roles)


def cell_of(table: Table, row: Row, role: Role) -> str:
    """The text of a row in the column with this role; empty where there is none."""
    return row.cell(table.roles[role]) if role in table.roles else ""


def said_in(table: Table, row: Row) -> Said:
    """What a row says by the layout of its table."""
    where = table.sheet.place(row.number)
    stem, key = cell_of(table, row, "question"), cell_of(table, row, "answer")
    if table.layout == "joined":
        stem, *joined = [trim(part) for part in stem.split("&")]
        return Said(where, row, stem, tuple(joined), key)
    if table.layout == "gimkit":
        return Said(where, row, stem, (key, *(row.cell(at) for at in table.wrong)), key, first_is_right=True)
    options = tuple(row.cell(at) for at in table.options) or split_options(cell_of(table, row, "options"))
    return Said(where, row, stem, options, key, table.named_by)


def split_options(text: str) -> tuple[str, ...]:
    """The options that stand in one cell: by their letters, on lines of their own, or between usual signs."""
    marks = list(_LISTED.finditer(text))
    if len(marks) > 1 and [mark[1] for mark in marks] == [chr(ord("A") + n) for n in range(len(marks))]:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return tuple(trim(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
    sign = next((sign for sign in _BETWEEN_OPTIONS if sign in text), None)
    parts = text.split(sign) if sign else [text]
    return tuple(trim(part) for part in parts) if text else ()


def split_list(text: str) -> tuple[str, ...]:
    """The words of a cell that lists some: tags, keywords."""
    return tuple(dict.fromkeys(part for part in map(trim, re.split(r"[,;，；、|\n]", text)) if part))


def codes_of_several(table: Table, rows: Sequence[Row], counts: Sequence[int]) -> frozenset[str]:
    """The codes of the type column under which some row has several right answers: those rows are multiple choice."""
    kinds = [cell_of(table, row, "kind") for row in rows]
    return frozenset(kind for kind, count in zip(kinds, counts, strict=True) if count > 1 and kind.isdigit())
