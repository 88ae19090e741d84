"""CSV and TSV: our template read and written, the layouts of other tools read."""

import csv
import io
from collections.abc import Mapping, Sequence

from quizapp.core.languages import Language
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported, Unreadable
from quizapp.formats.sheet.reading import read_tables, tables_look_like
from quizapp.formats.sheet.template import safe_cell
from quizapp.formats.sheet.template_write import losses, table_of
from quizapp.formats.sheet.workbook import is_package

__all__ = ["looks_like", "losses", "read", "write"]


def read(content: bytes) -> Imported:
    """The questions of a table of text. Raises Unreadable."""
    return read_tables(content, "csv")


def looks_like(content: bytes) -> float:
    """How sure it is that the bytes are a table of text with columns of questions."""
    try:
        return 0.0 if is_package(content) else tables_look_like(content)
    except Unreadable:
        return 0.0


def write(
    questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
) -> bytes:
    """The questions as CSV with the columns of the template, in UTF-8 with the mark that Excel needs."""
    text = io.StringIO(newline="")
    rows = table_of(questions, language)
    csv.writer(text).writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
