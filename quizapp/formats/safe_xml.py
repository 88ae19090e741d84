"""XML from strangers: nothing is fetched, nothing expanded, and what could be an attack is one clear fault."""

import re
from html import escape
from html.entities import html5

from lxml import etree

from quizapp.core.articles.encoding import decode
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.formats.imported import Unreadable

NO_TEXT = N_("this is no text in any known encoding: save the file as UTF-8")
EMPTY = N_("the file is empty: choose the file that the other tool exported")
BROKEN = N_(
    "this is not well-formed XML (%(reason)s): export the file again, or mend it at this place; nothing was read"
)
ENTITIES = N_(
    "the file declares entities of its own, which can be made to read other files or to fill the memory: "
    "export it again without them; nothing was read"
)
INCLUDES = N_("the file asks to include other files (XInclude): export it as one file; nothing was read")
DEEP = N_("the elements are nested more than %(most)s deep: no question bank needs that; nothing was read")
LARGE = N_(
    "one text in the file is larger than 10 MB: take out the picture or the attachment that is in it; nothing was read"
)
DEEPEST = 100

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,200}\?>")
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
# Encodings in which the letters of XML itself are those of ASCII, so that nothing hides behind another reading.
_HONEST = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d+|windows-125\d|gb(2312|k|18030)|big5\S*|shift.jis|euc-..|koi8-."
)
_OPAQUE = re.compile(r"<!\[CDATA\[|<!--")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ILLEGAL_BYTES = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
_ILLEGAL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^<>]*)>")
_NOT_ROOT = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_HEAD = 20_000


def parse_xml(content: bytes, where: str = "") -> etree._Element | Fault:
    """The root of a document without comments and instructions, or the one fault for which nothing was read.

    Names of HTML (``&nbsp;``) are known without a DTD. Elements say their line as ``sourceline``.
    """
    if not content.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        return fault(where, EMPTY)
    text = decode_xml(content)
    if text is None:
        return fault(where, NO_TEXT)
    try:
        root = etree.fromstring(_prepared(text), _parser())
    except etree.XMLSyntaxError as error:
        return _why(error, text, where)
    return _find_threat(root, where) or root


def open_xml(content: bytes) -> etree._Element:
    """The root of a document. Raises Unreadable with the one fault of ``parse_xml``."""
    found = parse_xml(content)
    if isinstance(found, Fault):
        raise Unreadable(found)
    return found


def decode_xml(content: bytes) -> str | None:
    """The text of the bytes by their mark, their declaration or their looks; None where they are no text."""
    declared = _ENCODING.match(content)
    name = declared[1].decode("ascii").lower() if declared else ""
    if _HONEST.fullmatch(name):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(_ILLEGAL_BYTES.sub(b" ", content) if b"\x00" not in content else content)
    return decoded.text if decoded else None


def root_name(content: bytes) -> tuple[str, str] | None:
    """The local name and the rest of the first start tag, without parsing; None where there is none near the beginning."""
    text = decode_xml(content[:_HEAD]) or content[:_HEAD].decode("utf-8", "ignore")
    found = _ROOT.search(_NOT_ROOT.sub("", text.lstrip("\ufeff \t\r\n")))
    return (found[2], found[3]) if found else None


def drop_namespaces(root: etree._Element) -> None:
    """Gives every element and attribute its local name alone, in place."""
    for element in root.iter("{*}*"):
        element.tag = etree.QName(element).localname
        for name in list(element.attrib):
            local = etree.QName(str(name)).localname
            if local != name and local not in element.attrib:
                element.attrib[local] = element.attrib.pop(name)


def all_text(element: etree._Element | None) -> str:
    """All text within an element, without the space around it."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def inner_xml(element: etree._Element) -> str:
    """What is between the tags of an element, as it is written in XML."""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return escape(element.text or "", quote=False) + inner


def outer_xml(element: etree._Element) -> str:
    """An element as it is written in XML."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _prepared(text: str) -> bytes:
    """The text for the parser: no declaration, no signs that XML forbids, names of HTML as the characters they are."""
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text.lstrip("\ufeff"), count=1)
    text = _ILLEGAL_REFERENCE.sub(" ", _ILLEGAL.sub(" ", text))
    if _NAMED.search(text):
        text = _outside_opaque(text)
    return text.encode("utf-8")


def _outside_opaque(text: str) -> str:
    """The names of HTML replaced everywhere but in CDATA and comments, where they are text."""
    parts, at = [], 0
    while found := _OPAQUE.search(text, at):
        close = text.find("]]>" if found[0] == "<![CDATA[" else "-->", found.end())
        parts += [
            _NAMED.sub(_character, text[at : found.start()]),
            text[found.start() : close if close > 0 else None],
        ]
        if close < 0:
            return "".join(parts)
        at = close
    return "".join([*parts, _NAMED.sub(_character, text[at:])])


def _character(found: re.Match[str]) -> str:
    """The character of a name of HTML; another name stays as text."""
    return html5.get(f"{found[1]};") or f"&amp;{found[1]};"


def _why(error: etree.XMLSyntaxError, text: str, where: str) -> Fault:
    reason = str(error.msg)
    if "depth" in reason:
        return fault(where, DEEP, {"most": str(DEEPEST)})
    if "<!ENTITY" in text and re.search("entit|amplification|loop", reason, re.IGNORECASE):
        return fault(where, ENTITIES)
    if "huge" in reason.lower() or "too long" in reason:
        return fault(where, LARGE)
    return fault(where or f"line {error.lineno}", BROKEN, {"reason": reason[:200]})


def _find_threat(root: etree._Element, where: str) -> Fault | None:
    """A fault where the document could do more than hold text."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        return fault(where, ENTITIES)
    if next(root.iter("{http://www.w3.org/2001/XInclude}*"), None) is not None:
        return fault(where, INCLUDES)
    if root.xpath("/*" * (DEEPEST + 1)):
        return fault(where, DEEP, {"most": str(DEEPEST)})
    return None
