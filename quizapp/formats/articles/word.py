"""An article from a Word document: its package is measured and cleaned before anything else looks into it."""

import io
import re
from collections.abc import Sequence
from datetime import date
from xml.parsers import expat

import mammoth
from lxml import etree

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.archive import ENCRYPTED, LOCKED, open_archive, write_archive
from quizapp.formats.archive_members import TOO_MANY, TOO_MUCH, Archive, Limits
from quizapp.formats.articles import faults
from quizapp.formats.articles.blocks import join, squeeze
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.page import CODE, page_blocks
from quizapp.formats.imported import Unreadable

WORD = N_("Word document")
# A package may hold this much in all when unpacked, and this many parts; its parts of text this much together.
LARGEST, MOST_PARTS, LARGEST_TEXT = 300_000_000, 3000, 60_000_000
_REFUSED = {TOO_MUCH: faults.BOMB, TOO_MANY: faults.BOMB, ENCRYPTED: faults.ENCRYPTED}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_OTHER_OFFICE = ("mimetype", "content.xml", "META-INF/container.xml")
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\np[style-name='标题'] => h1:fresh"


def read_word(data: bytes) -> ReceivedArticle:
    """The article of a document. Raises Invalid for what is no document, damaged, or made to burst."""
    package = _open(data)
    parts = _read_parts(package)
    title, saved = _described(parts.get("docProps/core.xml", b""))
    cleaned = {name: _clean(part) if name.endswith(".xml") else part for name, part in parts.items()}
    result = mammoth.convert_to_html(
        io.BytesIO(write_archive(cleaned, level=0)),
        convert_image=_no_picture,
        style_map=_STYLES,
        include_embedded_style_map=False,
    )
    blocks, code = page_blocks(result.value)
    joined = join(blocks)
    if not joined.text and any(name.startswith("word/media/") for name in package.names):
        raise refuse(faults.PICTURE)
    notes = (Message(WORD), *([Message(CODE, {"count": str(code)})] if code else []))
    return ReceivedArticle(joined.text, "docx", notes, title=title, saved=saved, hints=joined.hints)


def _read_parts(package: Archive) -> dict[str, bytes]:
    """The parts of a package that carry text. Raises Invalid."""
    wanted = [name for name in package.names if name.endswith((".xml", ".rels"))]
    if sum(package.size(name) for name in wanted) > LARGEST_TEXT:
        raise refuse(faults.BOMB)
    try:
        parts = {name: package.read(name) for name in wanted}
    except Unreadable as error:
        raise refuse(faults.DAMAGED) from error
    for part in parts.values():
        _check_entities(part)
    return parts


def _open(data: bytes) -> Archive:
    """The package, when it is a document of Word without a password. Raises Invalid."""
    try:
        package = open_archive(data, Limits(MOST_PARTS, LARGEST, LARGEST))
    except Unreadable as error:
        raise refuse(_REFUSED.get(error.fault.message.text, faults.DAMAGED)) from error
    _recognise(package.names)
    if any(one.message.text == LOCKED for one in package.faults):
        raise refuse(faults.ENCRYPTED)
    return package


def _recognise(names: Sequence[str]) -> None:
    """Refuses a package that is no document of Word, by what it is."""
    if any(re.fullmatch(r"word/document[0-9]*\.xml", name) for name in names):
        return
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise refuse(faults.NO_ARTICLE_OFFICE)
    if any(name in _OTHER_OFFICE for name in names):
        raise refuse(faults.OTHER_OFFICE)
    raise refuse(faults.DAMAGED if "[Content_Types].xml" in names else faults.PACKED)


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


def _no_picture(_: object) -> list[object]:
    """Pictures are left out."""
    return []
