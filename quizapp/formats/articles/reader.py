"""One door for every file that may hold an article: what it is, is told by its bytes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import markdown

from quizapp.core.articles.coverage import KOREAN, find_foreign, is_korean
from quizapp.core.articles.encoding import Decoded
from quizapp.core.articles.mending import Mended, decode_with_losses
from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import N_, Message
from quizapp.errors import Invalid
from quizapp.formats.articles import faults
from quizapp.formats.articles.blocks import join
from quizapp.formats.articles.detection import find_family, is_html, is_markdown, is_web_archive
from quizapp.formats.articles.faults import refuse

LARGEST = 50_000_000
LONGEST = 1_000_000
TEXT = N_("Plain text, decoded as %(encoding)s")
MARKDOWN = N_("Markdown, decoded as %(encoding)s")
LOSSES = N_("Could not be decoded: %(count)s places, from which no fact is taken")
TWICE = N_("Its bytes had been encoded twice, which was undone")
DECODED = N_("Decoded as %(encoding)s")

_NAMES = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030 (GBK)",
    "big5hkscs": "Big5", "windows-1252": "Windows-1252", "windows-1250": "Windows-1250", "windows-1251": "Windows-1251",
    "windows-1253": "Windows-1253", "windows-1254": "Windows-1254",
}  # fmt: skip
# Encodings of languages that are not covered: tried only to say which language it is.
_FOREIGN_STRICT = ("shift_jis", "euc_jp", "euc_kr")
_FOREIGN = (*_FOREIGN_STRICT, "koi8-r", "windows-1256", "windows-1255")
_HEADING = re.compile(r"^ {0,3}#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def read_article_file(data: bytes, name: str = "") -> ReceivedArticle:
    """The article that these bytes hold, as plain text, with notes on what was read and how.

    ``name`` is the file's name, which only decides between formats that are both text. Raises Invalid, saying what is
    wrong: empty, too large, no text, a picture, a scan, a password, damage, a package that bursts, another language.
    """
    if len(data) > LARGEST:
        raise refuse(faults.TOO_LARGE)
    if not data.strip():
        raise refuse(faults.EMPTY)
    found = _guarded(_READERS[find_family(data)], data, name)
    if not re.search(r"\w", found.text):
        raise refuse(faults.EMPTY)
    if len(found.text) > LONGEST:
        raise refuse(faults.TOO_LONG, limit=f"{LONGEST:,}")
    foreign = _by_other_encoding(data, found) or find_foreign(found.text)
    if foreign:
        raise Invalid(Message(foreign))
    return found


def _guarded(read: Callable[[bytes, str], ReceivedArticle], data: bytes, name: str) -> ReceivedArticle:
    """What a reader makes of a file; whatever its library stumbles over is damage of the file."""
    try:
        return read(data, name)
    except (Invalid, MemoryError):
        raise
    except Exception as error:  # the libraries promise no list of what damaged files make them raise
        raise refuse(faults.DAMAGED) from error


def _read_text(data: bytes, name: str) -> ReceivedArticle:
    """Text of any kind: a page, Markdown, or plain."""
    mended = decode_with_losses(data)
    if mended is None:
        raise Invalid(Message(_foreign_in(data, _FOREIGN_STRICT) or faults.NO_TEXT))
    decoded = mended.decoded
    if is_web_archive(decoded.text):
        raise refuse(faults.WEB_ARCHIVE)
    if is_html(decoded.text, name):
        found = _read_page(decoded)
    elif is_markdown(decoded.text, name):
        found = _read_markdown(decoded)
    else:
        found = ReceivedArticle(decoded.text, "text", (note_text(decoded),), decoded.encoding)
    return replace(found, notes=(*found.notes, *_losses(mended)))


def _losses(mended: Mended) -> Iterator[Message]:
    """What to say of a text whose bytes were damaged."""
    if mended.twice:
        yield Message(TWICE)
    if mended.lost:
        yield Message(LOSSES, {"count": str(mended.lost)})


def note_text(decoded: Decoded) -> Message:
    """What to say of a plain text that was decoded."""
    return Message(TEXT, {"encoding": name_encoding(decoded)})


def name_encoding(decoded: Decoded) -> str:
    """An encoding as people call it."""
    return _NAMES.get(decoded.encoding, decoded.encoding)


def _read_page(decoded: Decoded) -> ReceivedArticle:
    """A web page."""
    from quizapp.formats.articles.page import read_page  # takes half a second, which text need not wait for

    found = read_page(decoded.text, decoded.encoding)
    return replace(found, notes=(Message(DECODED, {"encoding": name_encoding(decoded)}), *found.notes))


def _read_markdown(decoded: Decoded) -> ReceivedArticle:
    """Markdown, by way of the page that it makes."""
    from quizapp.formats.articles.page import CODE, page_blocks  # as above

    blocks, code = page_blocks(markdown.markdown(decoded.text, extensions=["extra", "sane_lists"]))
    joined = join(blocks)
    title = _HEADING.search(decoded.text)
    notes = [Message(MARKDOWN, {"encoding": name_encoding(decoded)})]
    if code:
        notes.append(Message(CODE, {"count": str(code)}))
    found = ReceivedArticle(joined.text, "markdown", tuple(notes), decoded.encoding, hints=joined.hints)
    return replace(found, title=title[1].strip()) if title else found


def _read_zip(data: bytes, name: str) -> ReceivedArticle:
    """A package, which is a document of Word or refused."""
    from quizapp.formats.articles.word import read_word  # as above

    return read_word(data)


def _read_pdf(data: bytes, name: str) -> ReceivedArticle:
    """A PDF."""
    from quizapp.formats.articles.pdf import read_pdf  # as above

    return read_pdf(data)


_READERS = {"text": _read_text, "zip": _read_zip, "pdf": _read_pdf}


def _by_other_encoding(data: bytes, found: ReceivedArticle) -> str | None:
    """Which other language bytes make sense in, in an old encoding of its own; None where they made sense already."""
    if found.encoding is None or found.encoding.startswith("utf"):
        return None
    if find_foreign(found.text) is None:
        return KOREAN if is_korean(_decoded(data, "euc_kr")) else None
    return _foreign_in(data, _FOREIGN)


def _foreign_in(data: bytes, encodings: Sequence[str]) -> str | None:
    """Which language bytes are in, in the first of these encodings in which they make sense."""
    return next(filter(None, (find_foreign(_decoded(data, encoding)) for encoding in encodings)), None)


def _decoded(data: bytes, encoding: str) -> str:
    """The text in this encoding; none where the bytes are not valid in it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""
