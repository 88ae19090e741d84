"""An article from a Word document: its package is measured and cleaned before anything else looks into it."""

import io
import re
import zipfile
from datetime import date
from xml.parsers import expat

import mammoth
from lxml import etree

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.blocks import join, squeeze
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.page import CODE, page_blocks

WORD = N_("Word document")
# A package may hold this much in all when unpacked, and this many parts; its parts of text this much together.
LARGEST, MOST_PARTS, LARGEST_TEXT = 300_000_000, 3000, 60_000_000
# Text shrinks tenfold, sometimes a hundredfold; beyond this it is made to burst.
_RATIO, _SMALL = 200, 1_000_000
_CHUNK = 65536
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_OTHER_OFFICE = ("mimetype", "content.xml", "META-INF/container.xml")
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\np[style-name='标题'] => h1:fresh"


def read_word(data: bytes) -> ReceivedArticle:
    """The article of a document. Raises Invalid for what is no document, damaged, or made to burst."""
    parts = _read_parts(data)
    title, saved = _described(parts.get("docProps/core.xml", b""))
    cleaned = {name: _clean(part) if name.endswith(".xml") else part for name, part in parts.items()}
    result = mammoth.convert_to_html(
        io.BytesIO(_packed(cleaned)),
        convert_image=_no_picture,
        style_map=_STYLES,
        include_embedded_style_map=False,
    )
    blocks, code = page_blocks(result.value)
    joined = join(blocks)
    if not joined.text and _has_pictures(data):
        raise refuse(faults.PICTURE)
    notes = (Message(WORD), *([Message(CODE, {"count": str(code)})] if code else []))
    return ReceivedArticle(joined.text, "docx", notes, title=title, saved=saved, hints=joined.hints)


def _read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package that carry text, unpacked within bounds. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _measure(entries)
            _recognise([entry.filename for entry in entries])
            if any(entry.flag_bits & 1 for entry in entries):
                raise refuse(faults.ENCRYPTED)
            wanted = {e.filename: e for e in entries if e.filename.endswith((".xml", ".rels"))}
            return _unpack(package, wanted)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,  # what zipfile raises for a compression that it does not know
    ) as error:
        raise refuse(faults.DAMAGED) from error


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    """Refuses a package by the sizes that it states, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    dense = any(e.file_size > _SMALL and e.file_size > _RATIO * max(1, e.compress_size) for e in entries)
    burst = total > _SMALL and total > _RATIO * max(1, packed)
    if len(entries) > MOST_PARTS or total > LARGEST or dense or burst:
        raise refuse(faults.BOMB)


def _has_pictures(data: bytes) -> bool:
    """Whether a package, measured before, holds pictures."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(name.startswith("word/media/") for name in package.namelist())


def _recognise(names: list[str]) -> None:
    """Refuses a package that is no document of Word, by what it is."""
    if any(re.fullmatch(r"word/document[0-9]*\.xml", name) for name in names):
        return
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise refuse(faults.NO_ARTICLE_OFFICE)
    if any(name in _OTHER_OFFICE for name in names):
        raise refuse(faults.OTHER_OFFICE)
    raise refuse(faults.DAMAGED if "[Content_Types].xml" in names else faults.PACKED)


def _unpack(package: zipfile.ZipFile, wanted: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """The parts, read piece by piece: sizes that lie do not help."""
    parts: dict[str, bytes] = {}
    left = LARGEST_TEXT
    for name, entry in wanted.items():
        pieces: list[bytes] = []
        with package.open(entry) as part:
            while piece := part.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise refuse(faults.BOMB)
                pieces.append(piece)
        parts[name] = b"".join(pieces)
        _check_entities(parts[name])
    return parts


def _check_entities(part: bytes) -> None:
    """Refuses a part with a document type: it could define entities, which name files or grow without end."""

    def found(*_: object) -> None:
        raise refuse(faults.ENTITIES)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = found
    parser.EntityDeclHandler = found
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise refuse(faults.DAMAGED) from error


def _tree(part: bytes) -> etree._Element:
    """The tree of a part; nothing is fetched or replaced. Raises Invalid."""
    try:
        return etree.fromstring(
            part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except etree.XMLSyntaxError as error:
        raise refuse(faults.DAMAGED) from error


def _clean(part: bytes) -> bytes:
    """The part without runs that Word hides."""
    if b"vanish" not in part and b"webHidden" not in part:
        return part
    root = _tree(part)
    for run in list(root.iter("{*}r")):
        parent = run.getparent()
        if parent is not None and any(_is_on(mark) for mark in run.iterfind("{*}rPr/*")):
            parent.remove(run)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _is_on(mark: etree._Element) -> bool:
    """Whether a mark of a run hides it; Word writes marks that are switched off, too."""
    name = etree.QName(mark)
    value = mark.get(f"{{{name.namespace}}}val", "true")
    return name.localname in ("vanish", "webHidden") and value not in ("0", "false", "off")


def _described(part: bytes) -> tuple[str | None, date | None]:
    """The title of the properties and the day on which the document was made."""
    if not part:
        return None, None
    try:
        root = _tree(part)
    except Invalid:
        return None, None
    title = squeeze(root.findtext(f"{_DC}title") or "")[:300]
    made = root.findtext(f"{_TERMS}created") or ""
    try:
        return title or None, date.fromisoformat(made[:10])
    except ValueError:
        return title or None, None


def _packed(parts: dict[str, bytes]) -> bytes:
    """A package of these parts alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _no_picture(_: object) -> list[object]:
    """Pictures are left out."""
    return []
