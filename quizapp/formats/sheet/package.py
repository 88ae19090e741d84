"""What a workbook's package says besides its values: how far its sheets reach, and the formats of its numbers."""

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from quizapp.core.languages import N_
from quizapp.formats.archive import open_archive
from quizapp.formats.archive_members import Archive, Limits
from quizapp.formats.imported import Unreadable, unreadable
from quizapp.formats.sheet.shown import BUILT_IN, GENERAL

DAMAGED = N_("this workbook is damaged and cannot be read: open it in its program and save it anew as .xlsx")
TOO_LARGE = N_(
    "the sheet “%(sheet)s” reaches over more than %(limit)s cells: delete the empty rows and columns behind its table"
)
MOST_CELLS, MOST_COLUMNS = 4_000_000, 1000
_LIMITS = Limits(members=3000, each=60_000_000, total=200_000_000)
_TEXT = frozenset(("s", "str", "inlineStr", "b", "e"))
Formats = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class Measured:
    """One sheet of a package: the formats of its numbers that have one, by row and column counted from 0."""

    name: str
    formats: Formats = field(default_factory=dict)


def measure_workbook(content: bytes) -> dict[str, Measured]:
    """What the package says of each sheet by name; empty for OpenDocument. Raises Unreadable for what would burst."""
    package = open_archive(content, _LIMITS)
    try:
        if "content.xml" in package.names:
            _measure_document(package)
            return {}
        styles = _styles(package)
        return {
            name: Measured(name, _formats(package, name, path, styles)) for name, path in _sheets(package)
        }
    except (etree.LxmlError, KeyError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise unreadable("", DAMAGED) from error


def _elements(package: Archive, path: str, *tags: str) -> Iterator[etree._Element]:
    """Each element of these names of a part, forgotten after it was looked at; a part that is missing has none."""
    if path not in package.names:
        return
    source = io.BytesIO(package.read(path))
    names = [f"{{*}}{tag}" for tag in tags]
    parser = etree.iterparse(
        source, tag=names, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in parser:
        yield element
        element.clear()
        while element.getprevious() is not None and (parent := element.getparent()) is not None:
            del parent[0]


def _sheets(package: Archive) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in _elements(package, "xl/workbook.xml", "sheet"):
        ids = [value for name, value in sheet.items() if etree.QName(name).localname == "id"]
        target = targets.get(ids[0], "") if ids else ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        yield sheet.get("name", ""), path


def _styles(package: Archive) -> list[str]:
    """The number format of each style of a cell."""
    own: dict[str, str] = {}
    found: list[str] = []
    for element in _elements(package, "xl/styles.xml", "numFmt", "cellXfs"):
        if etree.QName(element).localname == "numFmt":
            own[element.get("numFmtId", "")] = element.get("formatCode", GENERAL)
            continue
        ids = [style.get("numFmtId", "0") for style in element]
        found = [own.get(id_) or BUILT_IN.get(int(id_), GENERAL) for id_ in ids]
    return found


def _formats(package: Archive, name: str, path: str, styles: list[str]) -> Formats:
    """The formats of the numbers of a sheet. Raises Unreadable where the sheet reaches too far."""
    found: dict[tuple[int, int], str] = {}
    rows = columns = row = column = 0
    for cell in _elements(package, path, "c"):
        row, column = _place(cell.get("r"), row, column)
        rows, columns = max(rows, row + 1), max(columns, column + 1)
        _check_reach(name, rows, columns)
        style = int(cell.get("s", "0"))
        if cell.get("t") not in _TEXT and style < len(styles) and styles[style] != GENERAL:
            found[row, column] = styles[style]
    return found


def _check_reach(name: str, rows: int, columns: int) -> None:
    # The reader of the values makes a rectangle of all that is there.
    if rows * columns > MOST_CELLS or columns > MOST_COLUMNS:
        raise unreadable("", TOO_LARGE, sheet=name, limit=str(MOST_CELLS))


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column of a cell, counted from 0; without a reference it stands right of the one before."""
    if not reference:
        return row, column + 1
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


def _measure_document(package: Archive) -> None:
    """Refuses an OpenDocument sheet whose repeated cells would fill more than there is. Raises Unreadable."""
    total = 0
    for row in _elements(package, "content.xml", "table-row"):
        cells = [cell for cell in row if isinstance(cell.tag, str)]
        filled = [cell for cell in cells if len(cell) or any("value" in str(name) for name in cell.attrib)]
        if filled:
            total += _repeated(row, "rows") * sum(_repeated(cell, "columns") for cell in cells)
        if total > MOST_CELLS:
            raise unreadable("", TOO_LARGE, sheet="", limit=str(MOST_CELLS))


def _repeated(element: etree._Element, what: str) -> int:
    """How often a row or a cell stands there."""
    values = [value for name, value in element.items() if str(name).endswith(f"number-{what}-repeated")]
    return int(values[0]) if values else 1
