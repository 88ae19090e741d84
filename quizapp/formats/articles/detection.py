"""What a file is, told by its bytes; its name is no proof."""

import re
from typing import Literal

from quizapp.formats.articles import faults
from quizapp.formats.articles.faults import refuse

Family = Literal["text", "zip", "pdf"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How Word writes the name of the stream that holds a document under a password.
_UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)
_BRANDS = re.compile(rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_ARCHIVES = (
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"PK\x05\x06",
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|table|ul|ol|meta|title|script|style|span|br)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:p|div|h[1-6]|li|td|span|article|section|body|html|title|script|style)\s*>", re.IGNORECASE
)
_XML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|body|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL_HEAD = re.compile(r"(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location):", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE),
    re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__"),
    re.compile(r"\[[^\[\]\n]{1,300}\]\([^)\s]{1,2000}\)"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(r"^ {0,3}\|?[ \t]{0,20}:?-{3,}:?[ \t]{0,20}\|", re.MULTILINE),
    re.compile(r"^ {0,3}> \S", re.MULTILINE),
)
_HEAD = 4000
_STRETCH, _SPREAD = 1500, 0.6


def find_family(data: bytes) -> Family:
    """Whether bytes are a PDF, a package of parts, or perhaps a text. Raises Invalid for what is known to be neither."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        raise refuse(faults.ENCRYPTED if _UNDER_PASSWORD in data else faults.OLD_OFFICE)
    if data.startswith(b"{\\rtf"):
        raise refuse(faults.OTHER_OFFICE)
    if data.startswith(_ARCHIVES):
        raise refuse(faults.PACKED)
    if _is_picture(data):
        raise refuse(faults.PICTURE)
    return "text"


def _is_picture(data: bytes) -> bool:
    """Whether bytes begin as pictures do; the two letters of a bitmap alone could begin a text."""
    return (
        data.startswith(_PICTURES) and (data[:2] != b"BM" or b"\0" in data[:32]) or bool(_BRANDS.match(data))
    )


def is_html(text: str, name: str = "") -> bool:
    """Whether a text is a web page or a piece of one: it begins with a tag, or its name says so, and tags are closed."""
    if _XML.match(text[:_HEAD]):
        return True
    tagged = bool(_HTML.search(text[:_HEAD]) and _CLOSED.search(text))
    return tagged and (text.lstrip()[:1] == "<" or name.lower().endswith((".html", ".htm", ".xhtml")))


def is_web_archive(text: str) -> bool:
    """Whether a text is a saved page with its pictures, as mail carries them."""
    return bool(_MAIL_HEAD.match(text) and _WEB_ARCHIVE.search(text[:_HEAD]))


def is_markdown(text: str, name: str = "") -> bool:
    """Whether a text carries two kinds of Markdown's marks, which nobody writes by chance, and carries them all through.

    Among several articles in one plain text, one in Markdown makes no Markdown of the others.
    """
    if sum(bool(sign.search(text)) for sign in _MARKDOWN) < 2:
        return False
    size = max(_STRETCH, len(text) // 5 + 1)
    stretches = [text[at : at + size] for at in range(0, len(text), size)]
    marked = sum(any(sign.search(one) for sign in _MARKDOWN) for one in stretches)
    return name.lower().endswith((".md", ".markdown")) or marked >= _SPREAD * len(stretches)
