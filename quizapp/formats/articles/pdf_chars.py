"""The characters of a page of a PDF, put together to lines by where they stand."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import pypdfium2
from pypdfium2 import raw

from quizapp.formats.articles.blocks import write_raised
from quizapp.formats.articles.pdf_lines import SOFT_HYPHEN, Line

# What PDFium gives for a hyphen at the end of a line.
_HYPHENS = "\ufffe\x02"
_EDGE = 0.08
# In sizes of letters: so far up or down begins another line, so far up stands a power or the mark of a note.
_ANOTHER_LINE, _RAISED, _SMALL, _CLOSE = 0.7, 0.2, 0.9, 2.0


@dataclass(frozen=True)
class _Char:
    """A character and its origin on the page, in points from below left."""

    text: str
    at: int
    x: float
    y: float


def read_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    """The lines of a page in the order in which the file draws them."""
    textpage = page.get_textpage()
    height = page.get_height()
    chars = [_read_char(textpage, at) for at in range(textpage.count_chars())]
    for run in _runs(textpage, chars):
        yield _line(textpage, run, page=number, height=height)
    textpage.close()


def _read_char(textpage: pypdfium2.PdfTextPage, at: int) -> _Char:
    """One character of a page; what is no character is a doubt."""
    code = raw.FPDFText_GetUnicode(textpage, at)
    text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if text in _HYPHENS:
        text = SOFT_HYPHEN
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, at, ctypes.byref(x), ctypes.byref(y))
    return _Char(text if text in "\n\t" or text >= " " else "", at, x.value, y.value)


def _runs(textpage: pypdfium2.PdfTextPage, chars: list[_Char]) -> Iterator[list[_Char]]:
    """The characters of each line by their places: PDFium joins lines that begin with a dash, and parts some behind a power."""
    run: list[_Char] = []
    base, size, last = 0.0, 0.0, 0.0
    for char in chars:
        if not char.text.strip():
            run += [char] if run else []
            continue
        if run and not _goes_on(
            char, base, size, last=last, parted=any(one.text == "\n" for one in run[-3:])
        ):
            yield run
            run = []
        if not run:
            base, size = char.y, _size(textpage, char.at)
        run.append(char)
        last = char.x
    if run:
        yield run


def _goes_on(char: _Char, base: float, size: float, *, last: float, parted: bool) -> bool:
    """Whether a character stands on the line that begins at this base; behind a line end only if it follows close."""
    if parted:
        return abs(char.y - base) < _RAISED * size and 0 <= char.x - last < _CLOSE * size
    return abs(char.y - base) <= _ANOTHER_LINE * size


def _size(textpage: pypdfium2.PdfTextPage, at: int) -> float:
    """The size in points in which a character is seen."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, at, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    return max(0.1, raw.FPDFText_GetFontSize(textpage, at) * scale)


def _line(textpage: pypdfium2.PdfTextPage, run: list[_Char], *, page: int, height: float) -> Line:
    """A line with its place, from its first and last letters, and its size."""
    inked = [char for char in run if char.text.strip()]
    base = median(char.y for char in inked)
    size = median(_size(textpage, char.at) for char in inked[:: max(1, len(inked) // 8)])
    edge = not _EDGE * height <= base <= (1 - _EDGE) * height
    left, right = _reach(textpage, inked[0].at)[0], _reach(textpage, inked[-1].at)[1]
    return Line("".join(_texts(textpage, run, base, size)).strip(), page, size, left, right, base, edge)


def _texts(textpage: pypdfium2.PdfTextPage, run: list[_Char], base: float, size: float) -> Iterator[str]:
    """The characters of a line, those that stand up as powers or as marks of notes."""
    before, last = "", 0.0
    for up, group in groupby(run, lambda char: _is_raised(textpage, char, base, size)):
        chars = list(group)
        text = "".join(char.text for char in chars).replace("\n", " ")
        if up and chars[0].x - last < size:
            before = before.rstrip()
        yield before
        before = write_raised(text.strip(), before) if up else text
        last = max((char.x for char in chars if char.text.strip()), default=last)
    yield before


def _is_raised(textpage: pypdfium2.PdfTextPage, char: _Char, base: float, size: float) -> bool:
    """Whether a small character stands above its line."""
    up = bool(char.text.strip()) and char.y > base + _RAISED * size
    return up and _size(textpage, char.at) < _SMALL * size


def _reach(textpage: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    """The left and the right edge of a character, in points."""
    places = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(textpage, at, *(ctypes.byref(one) for one in places))
    return places[0].value, places[1].value
