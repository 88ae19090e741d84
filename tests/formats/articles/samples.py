"""Files of each format, made byte by byte: documents of Word, PDFs with text, with a picture, under a password."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from lxml import etree

ENGLISH = (
    "On March 11, 2026, Tessellate Labs released Harrow 3, a model with 96 billion parameters. "
    "The run took 41 days on 2,048 accelerators and cost $5.6 million, the company said in a note to its customers."
)
CHINESE = (
    "2025年9月18日，位于杭州的澜石科技发布新模型“澜石3”，总参数4120亿，每个token激活其中的260亿，支持25.6万tokens的上下文。"
    "首席科学家顾南乔介绍，澜石3在21.5万亿tokens的语料上完成训练，动用4096张加速卡，耗时约73天。"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Harrow 3</dc:title><dcterms:created>2026-03-12T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def paragraph(text: str, *, style: str = "", run: str = "") -> str:
    """A paragraph of WordprocessingML; ``run`` goes into the properties of its run."""
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of WordprocessingML."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx_parts(body: str) -> dict[str, bytes]:
    """The parts of a document with this body."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in (("1", "heading 1"), ("2", "heading 2"), ("T", "Title"))
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    office = f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    style = f'<Relationship Id="r1" Type="{_REL}/styles" Target="styles.xml"/>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE_REL}">{office}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE_REL}">{style}</Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": _CORE,
    }
    return {name: part.encode() for name, part in parts.items()}


def package(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def docx(*body: str) -> bytes:
    """A document of Word with these pieces of WordprocessingML."""
    for piece in body:
        etree.fromstring(f'<x xmlns:w="{_W}">{piece}</x>')
    return package(docx_parts("".join(body)))


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _stream(body: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(body)
    return b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), extra, packed)


_FONTS = (
    b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    b" /F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts"
    b" [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
    b" << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >> >>"
)


def lines(texts: Sequence[str], *, size: int = 11, top: int = 760, left: int = 60) -> bytes:
    """What draws lines of text from the top of a page downwards."""
    drawn = []
    for at, text in enumerate(texts):
        font = b"F1" if text.isascii() else b"F2"
        coded = text.encode("ascii" if text.isascii() else "utf-16-be").hex().encode()
        drawn.append(b"BT /%s %d Tf %d %d Td <%s> Tj ET\n" % (font, size, left, top - at * (size + 3), coded))
    return b"".join(drawn)


PICTURE = b"q 500 0 0 700 50 50 cm /Im1 Do Q\n"


def pdf(*pages: bytes, trailer: bytes = b"", title: str = "") -> bytes:
    """A PDF whose pages are drawn like this."""
    image = _stream(
        b"\x80" * 64,
        b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray ",
    )
    kids = b" ".join(b"%d 0 R" % (10 + 2 * at) for at in range(len(pages)))
    info = (
        b"<< /Title <feff%s> /CreationDate (D:20260312080000Z) >>" % title.encode("utf-16-be").hex().encode()
    )
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        3: image,
        4: info,
    }
    for at, page in enumerate(pages):
        resources = b"<< /Font %s /XObject << /Im1 3 0 R >> >>" % _FONTS
        objects[10 + 2 * at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources %s /Contents %d 0 R >>"
            % (resources, 11 + 2 * at)
        )
        objects[11 + 2 * at] = _stream(page)
    body = b"%PDF-1.6\n" + b"".join(_object(number, content) for number, content in objects.items())
    return body + b"trailer << /Root 1 0 R /Info 4 0 R /Size %d %s>>\n%%%%EOF\n" % (max(objects) + 1, trailer)


# The standard handler asks for a password that is not empty: no key derived from "" matches /U.
LOCKED = (
    b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 2 /R 3"
    b" /Length 128 /P -3904 /O <%s> /U <%s> >> " % (b"28" * 32, b"4e" * 32)
)
