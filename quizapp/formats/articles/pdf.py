"""An article from a PDF: its lines by PDFium, put together to paragraphs and headings."""

import re
from datetime import date

import pypdfium2
from pypdfium2 import raw

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import N_, Message
from quizapp.formats.articles import faults
from quizapp.formats.articles.blocks import join, squeeze
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.pdf_chars import read_lines
from quizapp.formats.articles.pdf_lines import Line, drop_edges, make_blocks

PDF = N_("PDF, %(count)s pages")
PDF_OF_ONE = N_("PDF, one page")
PICTURES = N_("Not read, for they hold pictures alone: pages %(pages)s")

_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NAME_OF_A_FILE = re.compile(r"(?i)^(?:microsoft word - .*|untitled|.*\.(?:docx?|pdf|html?|indd|pptx?|wps))$")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_FEW_LETTERS = 20
_SHARE = 0.3


def read_pdf(data: bytes) -> ReceivedArticle:
    """The article of a PDF. Raises Invalid for one that is damaged, locked, scanned, or whose letters have no meaning."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise refuse(faults.ENCRYPTED if locked else faults.DAMAGED) from error
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise refuse(faults.DAMAGED) from error
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> ReceivedArticle:
    """The article of an open document."""
    lines: list[Line] = []
    pictured: list[int] = []
    for number in range(len(document)):
        page = document[number]
        found = list(read_lines(page, number))
        lines += found
        if _letters(found) < _FEW_LETTERS and _has_picture(page):
            pictured.append(number + 1)
        page.close()
    joined = join(make_blocks(drop_edges(lines, len(document))))
    _check(joined.text, pictured, len(document))
    title, saved = _described(document)
    count = len(document)
    notes = [Message(PDF_OF_ONE) if count == 1 else Message(PDF, {"count": str(count)})]
    if pictured:
        notes.append(Message(PICTURES, {"pages": ", ".join(map(str, pictured))}))
    return ReceivedArticle(joined.text, "pdf", tuple(notes), title=title, saved=saved, hints=joined.hints)


def _check(text: str, pictured: list[int], pages: int) -> None:
    """Refuses a document without text to be read."""
    if pages == 0:
        raise refuse(faults.EMPTY)
    if len(pictured) > pages / 2 and len(re.findall(r"\w", text)) < _FEW_LETTERS * pages:
        raise refuse(faults.SCANNED)
    if len(_UNREADABLE.findall(text)) > _SHARE * max(1, len(text)):
        raise refuse(faults.NO_LETTERS)


def _letters(lines: list[Line]) -> int:
    return sum(len(re.findall(r"\w", line.text)) for line in lines)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page holds a picture."""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _described(document: pypdfium2.PdfDocument) -> tuple[str | None, date | None]:
    """The title of the properties, unless it is a file's name, and the day on which the file was made."""
    known = document.get_metadata_dict()
    title = squeeze(known.get("Title", ""))[:300]
    made = _MADE.match(known.get("CreationDate", ""))
    try:
        saved = date(*map(int, made.groups())) if made else None
    except ValueError:
        saved = None
    return (title if title and not _NAME_OF_A_FILE.match(title) else None), saved
