from ctypes import Structure

from pypdfium2 import PdfTextPage

FPDF_ERR_PASSWORD: int
FPDF_PAGEOBJ_IMAGE: int

def FPDFText_GetUnicode(text_page: PdfTextPage, index: int) -> int: ...
def FPDFText_GetFontSize(text_page: PdfTextPage, index: int) -> float: ...
def FPDFText_GetCharBox(
    text_page: PdfTextPage, index: int, left: object, right: object, bottom: object, top: object
) -> bool: ...
def FPDFText_GetCharOrigin(text_page: PdfTextPage, index: int, x: object, y: object) -> bool: ...
def FPDFText_GetMatrix(text_page: PdfTextPage, index: int, matrix: object) -> bool: ...

class FS_MATRIX(Structure):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
