"""Questions from a spreadsheet or a table of text: our template, or the columns of other tools found by their names."""

import re
from dataclasses import dataclass

from quizapp.core.languages import N_, Twin
from quizapp.core.questions.question import Question
from quizapp.formats.gathering import Gathering, NotGraded, with_rows
from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.imported import Imported, side_of, twin_of, unreadable
from quizapp.formats.sheet.building import Builder
from quizapp.formats.sheet.grid import Row, Sheet
from quizapp.formats.sheet.headers import Table, find_table, plain_name, understood
from quizapp.formats.sheet.keys import read_key
from quizapp.formats.sheet.kinds import find_kind
from quizapp.formats.sheet.rows import (
    Said,
    cell_of,
    codes_of_several,
    question_rows,
    said_in,
    shifted_rows,
    split_list,
    unread_columns,
)
from quizapp.formats.sheet.template import Filled, plain_cell
from quizapp.formats.sheet.template_read import Reader
from quizapp.formats.sheet.workbook import read_sheets

UNKNOWN = N_(
    "no row names the columns of questions and answers (understood: %(columns)s): "
    "name them as in the template: question, option A, option B …, answer"
)
HIDDEN = N_("the hidden sheet “%(sheet)s” was not read: show it if its questions are wanted")
OTHER_SHEET = N_("the sheet “%(sheet)s” has no columns of questions and answers and was not read")
TIMES = N_("time limits of %(count)s questions are not carried over: a quiz here has one limit for all")
PICTURE = N_("the picture at %(link)s is not fetched: add it to the question")
MARK = N_("“%(said)s” in the column of points is no number above 0: the question counts 1")
SHIFTED = N_(
    "the row has more cells than there are columns, so nobody knows which is which: "
    "put quotes around a text with the separator in it"
)
UNREAD = N_("these columns are not known and were not read: %(columns)s; name them as in the template")
ANY_OF = N_(
    "%(count)s questions have several right answers: there one of them is enough, here all have to be chosen"
)
_DIFFICULTIES = {
    **dict.fromkeys(("easy", "simple", "简单", "容易", "易", "较易", "低"), 1.0),
    **dict.fromkeys(("medium", "normal", "中等", "中", "一般", "适中"), 2.0),
    **dict.fromkeys(("hard", "difficult", "困难", "难", "较难", "高"), 3.0),
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read_tables(content: bytes, name: str) -> Imported:
    """The questions of a file as the format of this name. Raises Unreadable."""
    sheets = read_sheets(content)
    tables = [table for sheet in sheets if not sheet.hidden and (table := find_table(sheet))]
    if not tables:
        columns = [column for sheet in sheets for column in understood(sheet)]
        raise unreadable("", UNKNOWN, columns=", ".join(columns) or "—")
    rows = {table.sheet.name: question_rows(table) for table in tables}
    gathering = Gathering(side_of(_sample(tables, rows)))
    _warn_of_sheets(gathering, sheets, tables)
    for table in tables:
        _read_table(gathering, table, rows[table.sheet.name])
    return gathering.imported(name, sum(map(len, rows.values())))


def _sample(tables: list[Table], rows: dict[str, tuple[Row, ...]]) -> str:
    """What the questions and their options say, to tell their language."""
    return "\n".join(
        " ".join(row.cell(at) for at in (table.roles["question"], *table.options, *table.wrong))
        for table in tables
        for row in rows[table.sheet.name][:500]
    )


def _warn_of_sheets(gathering: Gathering, sheets: tuple[Sheet, ...], tables: list[Table]) -> None:
    read = {table.sheet.name for table in tables}
    for sheet in sheets:
        if sheet.hidden and find_table(sheet):
            gathering.warn(sheet.name, HIDDEN, sheet=sheet.name)
        elif not sheet.hidden and sheet.name not in read and len(understood(sheet)) > 1:
            gathering.warn(sheet.name, OTHER_SHEET, sheet=sheet.name)
        if sheet.name in read:
            gathering.faults += sheet.faults


def _read_table(gathering: Gathering, table: Table, rows: tuple[Row, ...]) -> None:
    shifted = shifted_rows(table, rows)
    if table.layout == "template":
        names = [plain_name(cell) for cell in table.header.cells]
        for row in rows:
            if row.number in shifted:
                _keep_shifted(gathering, table, row)
                continue
            cells = {name: plain_cell(cell) for name, cell in zip(names, row.cells, strict=False)}
            reader = Reader(gathering, table.sheet.place(row.number), Filled(cells))
            gathering.gather(reader.read, reader.where, _original(row), cells.get("id", ""))
        return
    _Foreign(gathering, table, rows, shifted).read()


def _keep_shifted(gathering: Gathering, table: Table, row: Row) -> None:
    """Keeps a row whose cells stand in wrong columns, all of them in sight."""

    def kept() -> Question:
        stem = gathering.twin(markdown_from_plain(cell_of(table, row, "question"))) or Twin()
        cells = [
            markdown_from_plain(cell) for at, cell in enumerate(row.cells) if at != table.roles["question"]
        ]
        shown = with_rows(Question("", "open_answer", stem), gathering.language, list(filter(None, cells)))
        raise NotGraded(shown, SHIFTED)

    gathering.gather(kept, table.sheet.place(row.number), _original(row))


def _original(row: Row) -> str:
    return "\t".join(row.cells).rstrip("\t")


@dataclass(frozen=True)
class _Foreign:
    """A table in the layout of another tool, and the file that it belongs to."""

    gathering: Gathering
    table: Table
    rows: tuple[Row, ...]
    shifted: frozenset[int]

    def read(self) -> None:
        """Takes in every row, and warns once of what no row can carry."""
        said = [said_in(self.table, row) for row in self.rows]
        counts = [len(read_key(one.key, one.options, one.naming).places) for one in said]
        several = codes_of_several(self.table, self.rows, counts)
        for one in said:
            if one.row.number in self.shifted:
                _keep_shifted(self.gathering, self.table, one.row)
            else:
                self._gather(one, several=self._cell(one, "kind") in several)
        place = self.table.sheet.place(self.table.header.number)
        if unread := unread_columns(
            self.table, [one.row for one in said if one.row.number not in self.shifted]
        ):
            self.gathering.warn(place, UNREAD, columns=", ".join(unread))
        if times := sum(bool(self._cell(one, "time")) for one in said):
            self.gathering.warn(place, TIMES, count=str(times))
        if self.table.layout in ("kahoot", "blooket") and (count := sum(count > 1 for count in counts)):
            self.gathering.warn(place, ANY_OF, count=str(count))

    def _cell(self, said: Said, role: str) -> str:
        return cell_of(self.table, said.row, role)  # type: ignore[arg-type]  # callers name roles

    def _gather(self, said: Said, *, several: bool) -> None:
        word = self._cell(said, "kind")
        builder = Builder(self.gathering, several=several, alternatives=self.table.layout == "quizizz")
        base = self._base(said)
        self.gathering.gather(
            lambda: builder.build(said, find_kind(word), word, base),
            said.where,
            _original(said.row),
            self._cell(said, "id"),
        )
        if link := self._cell(said, "picture"):
            self.gathering.warn(said.where, PICTURE, link=link)

    def _base(self, said: Said) -> Question:
        """What every question of the row's has, of whatever kind it becomes."""
        return Question(
            "",
            "open_answer",
            Twin(),
            tags=split_list(self._cell(said, "tags")),
            explanation=self._twin(self._cell(said, "explanation")),
            hints=tuple(filter(None, [self._twin(self._cell(said, "hint"))])),
            difficulty=self._difficulty(said),
            title=self._cell(said, "title"),
            category=self._cell(said, "category"),
            mark=self._mark(said),
        )

    def _twin(self, text: str) -> Twin | None:
        return twin_of(markdown_from_plain(text), self.gathering.language) if text else None

    def _difficulty(self, said: Said) -> float | None:
        cell = self._cell(said, "difficulty").casefold()
        return float(cell) if _NUMBER.fullmatch(cell) else _DIFFICULTIES.get(cell)

    def _mark(self, said: Said) -> float:
        cell = self._cell(said, "mark")
        found = _NUMBER.match(cell)
        if cell and not (found and float(found[0]) > 0):
            self.gathering.warn(said.where, MARK, said=cell)
        return float(found[0]) if found and float(found[0]) > 0 else 1.0


def tables_look_like(content: bytes) -> float:
    """How sure it is that a file holds questions in a table: by the names of its columns."""
    sheets = read_sheets(content)
    tables = [table for sheet in sheets if (table := find_table(sheet))]
    if not tables:
        return 0.1 if any(understood(sheet) for sheet in sheets) else 0.0
    best = tables[0]
    return 0.95 if best.layout != "general" or best.options else 0.7 if best.sheet.rows else 0.5
