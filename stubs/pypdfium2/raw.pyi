from pypdfium2 import PdfTextPage

FPDF_ERR_PASSWORD: int
FPDF_PAGEOBJ_IMAGE: int

def FPDFText_GetUnicode(text_page: PdfTextPage, index: int) -> int: ...
def FPDFText_GetFontSize(text_page: PdfTextPage, index: int) -> float: ...
def FPDFText_GetCharBox(
    text_page: PdfTextPage, index: int, left: object, right: object, bottom: object, top: object
) -> bool: ...
