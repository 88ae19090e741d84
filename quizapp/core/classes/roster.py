"""A list of students as a table: which column is what, what each line says, and what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from quizapp.core.languages import N_, Message
from quizapp.core.people import NAME_LONGEST, check_username, clean_name, clean_username

Column = Literal["name", "number", "username", "group", "labels"]
COLUMNS: tuple[Column, ...] = get_args(Column)
HEADERS: Mapping[str, Column] = {
    **dict.fromkeys(("name", "full name", "student", "student name", "display name"), "name"),
    **dict.fromkeys(("姓名", "名字", "学生", "学生姓名"), "name"),
    **dict.fromkeys(("number", "student number", "student no.", "student no", "no.", "no"), "number"),
    **dict.fromkeys(("student id", "id number", "id", "学号", "编号", "学籍号", "考号"), "number"),
    **dict.fromkeys(("user name", "username", "account", "login", "用户名", "账号", "帐号"), "username"),
    **dict.fromkeys(("group", "section", "组", "小组", "分组", "组别"), "group"),
    **dict.fromkeys(("labels", "label", "tags", "标签"), "labels"),
}
WITHOUT_HEADER: tuple[Column, ...] = ("name", "number", "group")
MAX_STUDENTS, MAX_LABELS = 1000, 10
_TITLES = 5  # lines in which headings are looked for: a list often begins with its title
LONGEST: Mapping[Column, int] = {"name": NAME_LONGEST, "number": 40, "group": 60, "labels": 400}


@dataclass(frozen=True)
class Line:
    """One line of a table: its number in the file, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RosterRow:
    """One student of a list. None is a column that the list does not have: what is known stays."""

    line: int
    name: str
    number: str | None = None
    username: str | None = None
    group: str | None = None
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True)
class RosterFault:
    """What is wrong with a line, and what to do about it."""

    line: int
    message: Message


@dataclass(frozen=True)
class Roster:
    """What a list says: good rows, faults by line, and the headings of columns that mean nothing here."""

    rows: tuple[RosterRow, ...]
    faults: tuple[RosterFault, ...]
    ignored: tuple[str, ...] = ()


def read_roster(lines: Sequence[Line]) -> Roster:
    """The students of a table. One of the first lines may name its columns; else they are name, number, group.

    A line with a fault is told and left out, and so is what stands above the headings; the others stand.
    """
    titles, lines = _split_titles([_parted(line) for line in lines])
    columns, ignored, body = _columns(lines)
    if "name" not in columns:
        return Roster((), (RosterFault(1, Message(N_("No column is headed “name”: name one."))),), ignored)
    above = Message(N_("This stands above the headings and is left out."))
    rows, faults = list[RosterRow](), [RosterFault(line.number, above) for line in titles]
    for line in body:
        complaint = _complaint(_cells(line, columns)) if any(line.cells) else None
        if complaint is not None:
            faults.append(RosterFault(line.number, complaint))
        elif any(line.cells):
            rows.append(_row(line.number, _cells(line, columns)))
    if len(rows) > MAX_STUDENTS:
        text = Message(N_("A class has at most %(most)s students."), {"most": str(MAX_STUDENTS)})
        return Roster((), (RosterFault(rows[MAX_STUDENTS].line, text),), ignored)
    return _without_repeats(Roster(tuple(rows), tuple(faults), ignored))


def split_labels(text: str) -> tuple[str, ...]:
    """The labels in a cell or a field, divided by commas or semicolons, each once."""
    for mark in "，；;、":
        text = text.replace(mark, ",")
    return tuple(dict.fromkeys(filter(None, map(clean_name, text.split(",")))))


def check_fields(name: str, number: str, group: str, labels: Sequence[str]) -> Message | None:
    """What is wrong with the fields of a student, or None."""
    if not clean_name(name):
        return Message(N_("There is no name: write one."))
    sizes: tuple[tuple[Column, str], ...] = (
        ("name", name),
        ("number", number),
        ("group", group),
        ("labels", "".join(labels)),
    )
    for column, text in sizes:
        if len(text) > LONGEST[column]:
            return Message(
                N_("“%(text)s…” is too long: at most %(most)s characters."),
                {"text": text[:20], "most": str(LONGEST[column])},
            )
    if len(labels) > MAX_LABELS:
        return Message(N_("At most %(most)s labels for one student."), {"most": str(MAX_LABELS)})
    return None


def _parted(line: Line) -> Line:
    """The line as typed with Chinese commas, which are no sign of a table elsewhere, in the cells that are meant."""
    if not line.cells or "，" not in line.cells[0]:
        return line
    return Line(line.number, tuple(part.strip() for cell in line.cells for part in cell.split("，")))


def _split_titles(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """What stands above the line of headings, and what is left; nothing stands above where there are none."""
    for place, line in enumerate(lines[:_TITLES]):
        if any(HEADERS.get(cell.strip().casefold()) == "name" for cell in line.cells):
            return lines[:place], lines[place:]
    return (), lines


def _columns(lines: Sequence[Line]) -> tuple[dict[Column, int], tuple[str, ...], Sequence[Line]]:
    """Where each column stands, the headings that mean nothing, and the lines below the headings."""
    first = [cell.strip().casefold() for cell in lines[0].cells] if lines else []
    if not any(cell in HEADERS for cell in first):
        return {column: place for place, column in enumerate(WITHOUT_HEADER)}, (), lines
    found: dict[Column, int] = {}
    for place, cell in enumerate(first):
        if cell in HEADERS:
            found.setdefault(HEADERS[cell], place)
    ignored = [lines[0].cells[place].strip() for place, cell in enumerate(first) if cell not in HEADERS]
    return found, tuple(filter(None, ignored)), lines[1:]


def _cells(line: Line, columns: Mapping[Column, int]) -> dict[Column, str]:
    """The cells by column; what stands behind a last column of labels are labels too."""
    cells, last = line.cells, max(columns.values())
    found = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
    if columns.get("labels") == last:
        found["labels"] = ",".join(filter(None, cells[last:]))
    return found


def _complaint(cells: Mapping[Column, str]) -> Message | None:
    username = cells.get("username", "")
    return check_fields(
        cells["name"], cells.get("number", ""), cells.get("group", ""), split_labels(cells.get("labels", ""))
    ) or (check_username(username) if username else None)


def _row(line: int, cells: Mapping[Column, str]) -> RosterRow:
    labels = cells.get("labels")
    number, username, group = (cells.get(name) for name in ("number", "username", "group"))
    return RosterRow(
        line,
        clean_name(cells["name"]),
        None if number is None else clean_name(number),
        None if username is None else clean_username(username),
        None if group is None else clean_name(group),
        None if labels is None else split_labels(labels),
    )


def _without_repeats(roster: Roster) -> Roster:
    """The roster without lines whose number or user name stands further up already."""
    faults, kept, seen = list(roster.faults), list[RosterRow](), dict[tuple[str, str], int]()
    for row in roster.rows:
        claims = list(_claims(row))
        known = next((claim for claim in claims if claim in seen), None)
        if known is None:
            kept.append(row)
            seen.update((claim, row.line) for claim in claims)
        else:
            params = {"text": known[1], "line": str(seen[known])}
            faults.append(
                RosterFault(row.line, Message(N_("“%(text)s” stands in line %(line)s already."), params))
            )
    return Roster(tuple(kept), tuple(sorted(faults, key=lambda fault: fault.line)), roster.ignored)


def _claims(row: RosterRow) -> Iterator[tuple[str, str]]:
    if row.number:
        yield "number", row.number
    if row.username:
        yield "username", row.username.casefold()
