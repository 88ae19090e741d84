"""Excel and OpenDocument workbooks: our template read and written, the layouts of other tools read."""

import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import texts_of
from quizapp.formats.archive import open_archive, write_archive
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.sheet.guide import GUIDE
from quizapp.formats.sheet.reading import read_tables, tables_look_like
from quizapp.formats.sheet.template import safe_cell
from quizapp.formats.sheet.template_write import losses as table_losses
from quizapp.formats.sheet.template_write import table_of
from quizapp.formats.sheet.workbook import is_workbook

LONG = N_("what is behind the first 32,767 characters of a text: a cell of Excel holds no more")
LONGEST = 32_767
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTHS = {"question": 50, "explanation": 40}


def read(content: bytes) -> Imported:
    """The questions of a workbook. Raises Unreadable."""
    return read_tables(content, "xlsx")


def looks_like(content: bytes) -> float:
    """How sure it is that the bytes are a workbook with columns of questions."""
    try:
        return tables_look_like(content) if is_workbook(content) else 0.0
    except Unreadable:
        # A workbook that cannot be read is one all the same: its reader says why.
        return 0.5


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """The questions as a workbook with the columns of the template."""
    return _workbook(table_of(questions, language))


def template() -> bytes:
    """An empty template, with a second sheet that explains its columns in both languages."""
    return _workbook(table_of((), "en"))


def losses(question: Question, language: Language) -> tuple[Message, ...]:
    """What a workbook cannot say of this question."""
    long = any(len(text) > LONGEST for _, twin in texts_of(question) for text in twin.sides().values())
    return (*table_losses(question, language), *([Message(LONG)] if long else []))


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of this table and the guide; the same table gives the same bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "questions"
    _fill(sheet, rows)
    for number, name in enumerate(rows[0], start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 16)
    guide = book.create_sheet("guide")
    _fill(guide, GUIDE)
    for letter, width in (("A", 22), ("B", 70), ("C", 70)):
        guide.column_dimensions[letter].width = width
    saved = io.BytesIO()
    book.save(saved)
    return _without_times(saved.getvalue())


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    """Writes texts, and nothing but texts: no cell becomes a formula."""
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(number, column, safe_cell(ILLEGAL_CHARACTERS_RE.sub("", text)))
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=number == 1)
    sheet.freeze_panes = "A2"


def _without_times(content: bytes) -> bytes:
    """The package with one time for all of it, not that of its writing."""
    package = open_archive(content)
    parts = {name: package.read(name) for name in package.names}
    return write_archive(
        {name: _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", part) for name, part in parts.items()}
    )
