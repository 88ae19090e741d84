"""HTML and plain text as our Markdown, and back: the one way in and out for every format."""

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

import nh3
from lxml import html as lxml_html
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor

from quizapp.core.questions.picture import MARKUP, pictures_of
from quizapp.formats.allowed_html import ATTRIBUTES, TAGS
from quizapp.formats.html_blocks import Blocks
from quizapp.formats.markdown_signs import DOLLARS, FORMULA, entity, escape_line_start, escape_signs
from quizapp.formats.plain_blocks import read_plain

SOUNDS, FILMS = ("mp3", "ogg", "wav"), ("mp4", "webm")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ODD_SPACE = re.compile(r"[^\S \n\u00a0\u3000]")
_EDGE = re.compile(r"^\s|(?<=.)\s$")
_PLAIN = re.compile(r"(?![-+=#>~:|\s\d])[^\\`*_\[\]<&~|{}\n\t\x00-\x1f]*(?<!\s)")
# Most texts of an export: no tree is needed to read them.
_BARE = re.compile(r"<p>([^<>&]*)</p>|([^<>&]*)")
# A control sign, of which the text has none left: it encloses the places that are filled after sanitising.
_SEAL = "\x1e"
_PLACE = re.compile(rf"{_SEAL}(\d+){_SEAL}")


def markdown_from_html(
    html_text: str, *, pictures: Callable[[str], str | None]
) -> tuple[str, tuple[str, ...]]:
    """Our Markdown for a piece of HTML, and what was left out of it (keys of ``html_losses.LOSSES``).

    ``pictures`` gives the name under which the picture or recording of an address is kept (``NAME`` of
    ``media/NAME``), None where it is not at hand. Formulas of other tools become ``\\(…\\)`` and ``\\[…\\]``.
    """
    text = _CONTROL.sub("", html_text)
    bare = _BARE.fullmatch(text)
    inner = (bare[1] or bare[2] or "") if bare else text
    if not inner.strip():
        return "", ()
    if bare:
        return "\n\n".join(Blocks(pictures).plain(inner)), ()
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = lxml_html.document_fromstring(f"<html><body>{text}</body></html>".encode(), parser=parser)
    blocks = Blocks(pictures)
    if any("depth" in str(entry.message) for entry in parser.error_log):
        blocks.losses["nesting"] = None
        return markdown_from_plain(re.sub(r"<[^<>]*>", " ", text).strip()), tuple(blocks.losses)
    found = blocks.read(root)
    return "\n\n".join(found), tuple(blocks.losses)


def markdown_from_markdown(
    text: str, *, pictures: Callable[[str], str | None]
) -> tuple[str, tuple[str, ...]]:
    """Our Markdown for the Markdown of another tool, whose addresses and raw HTML may be anything; and what is lost."""
    html, found = _FOREIGN.convert(_CONTROL.sub("", text))
    html = _PLACE.sub(lambda place: escape(found[int(place[1])][0], quote=False), html)
    return markdown_from_html(html, pictures=pictures)


def markdown_from_plain(text: str) -> str:
    """Our Markdown that shows this text sign for sign; ``plain_from_markdown`` gives the same text back.

    Formulas between ``\\(…\\)`` or ``\\[…\\]`` stay formulas; control characters are dropped.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _joined(_CONTROL.sub("", text))


def html_from_markdown(text: str, *, pictures: Callable[[str], str | None]) -> str:
    """Sanitised HTML of our Markdown; formulas stay as ``\\(…\\)`` and ``\\[…\\]``.

    ``pictures`` gives the address under which a medium (``NAME`` of ``media/NAME``) is written, None to leave it out.
    """
    if text and _PLAIN.fullmatch(text):
        return f"<p>{escape(text, quote=False)}</p>"
    return _convert(text, pictures)


def plain_from_markdown(text: str) -> str:
    """The text without its markup: paragraphs apart by an empty line, pictures as their descriptions."""
    if _PLAIN.fullmatch(text):
        return text
    root = lxml_html.document_fromstring(f"<html><body>{_convert(text, lambda name: name)}</body></html>")
    return read_plain(root)


def _plain_line(line: str) -> str:
    signs = escape_line_start(escape_signs(line))
    signs = _ODD_SPACE.sub(lambda found: entity(found[0]), signs)
    return _EDGE.sub(lambda found: entity(found[0]), signs)


def _joined(text: str) -> str:
    """The lines as paragraphs: one line end is a hard break, two are a new paragraph, each further one an empty line."""
    parts = re.split(r"(\n+)", text)
    out = []
    for at, part in enumerate(parts):
        if at % 2 == 0:
            out.append(_plain_line(part) if part else "")
        elif at == 1 and not parts[0] or at == len(parts) - 2 and not parts[-1]:
            out.append("<br>" * len(part))
        else:
            out.append("  \n" if len(part) == 1 else "\n\n" + "<br>" * (len(part) - 2))
    return "".join(out)


class _Kept(InlineProcessor):
    """Takes what a pattern finds out of the text before Markdown reads it, and leaves a sealed place."""

    def __init__(self, pattern: str, found: list[re.Match[str]]) -> None:
        super().__init__(pattern)
        self._found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]
        """The sealed place."""
        self._found.append(m)
        return f"{_SEAL}{len(self._found) - 1}{_SEAL}", m.start(0), m.end(0)


class _Reader:
    """Reads Markdown and puts what these patterns match aside.

    Making a ``Markdown`` takes longer than reading a question, so those that nobody uses just now are kept.
    """

    def __init__(self, *kept: re.Pattern[str]) -> None:
        self._kept = kept
        self._idle: list[tuple[Markdown, list[re.Match[str]]]] = []

    def convert(self, text: str) -> tuple[str, list[re.Match[str]]]:
        """The HTML of a text with sealed places, and what stood in each of them."""
        try:
            markdown, found = self._idle.pop()
        except IndexError:
            markdown, found = self._made()
        html = markdown.convert(text)
        told = [*found]
        found.clear()
        # One that failed is in an unknown state and is not kept.
        self._idle.append((markdown.reset(), found))
        return html, told

    def _made(self) -> tuple[Markdown, list[re.Match[str]]]:
        found: list[re.Match[str]] = []
        markdown = Markdown(
            extensions=[TableExtension(use_align_attribute=True), FencedCodeExtension(), "sane_lists"]
        )
        for rank, pattern in enumerate(self._kept):
            # Between code (190) and the backslash that escapes (180), as on the pages.
            markdown.inlinePatterns.register(_Kept(pattern.pattern, found), f"kept{rank}", 187 - rank)
        return markdown, found


_OWN, _FOREIGN = _Reader(MARKUP, FORMULA), _Reader(FORMULA, DOLLARS)


def _convert(text: str, pictures: Callable[[str], str | None]) -> str:
    """Sanitised HTML with formulas and media put in after the sanitising, which would take them out."""
    html, found = _OWN.convert(_CONTROL.sub("", text))
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
    return _PLACE.sub(lambda place: _put_back(found[int(place[1])], pictures), clean)


def _put_back(found: re.Match[str], pictures: Callable[[str], str | None]) -> str:
    """The HTML of a formula or a medium."""
    shown = next(pictures_of(found[0]), None)
    if shown is None:
        return escape(found[0], quote=False)
    source, said = pictures(shown.name), escape(shown.description)
    if source is None:
        return f"({said})" if said else ""
    ending = shown.name.rpartition(".")[2]
    if ending in SOUNDS + FILMS:
        kind = "audio" if ending in SOUNDS else "video"
        return f'<{kind} controls="controls" src="{escape(source)}" title="{said}">{said}</{kind}>'
    role = ' role="presentation"' if shown.decorative else ""
    return f'<img src="{escape(source)}" alt="{said}"{role}>'
