"""The texts of an item as our Markdown: HTML, plain text and pictures of its materials."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from quizapp.core.faults import Fault
from quizapp.core.languages import Language, Message, Twin
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.html_text import markdown_from_html
from quizapp.formats.imported import twin_of
from quizapp.formats.qti12.item import RESPONSES
from quizapp.formats.safe_xml import inner_xml

# Signs that no text holds: they stand for a gap while the text around it becomes Markdown.
OPEN, CLOSE = "\ue0f0", "\ue0f1"
_MARKUP = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|img|p|div|hr)\b[^<>]*>", re.IGNORECASE)
_TEXTS = ("mattext", "mat_formattedtext", "matemtext")


@dataclass
class Texts:
    """Reads the texts of one item at ``where``; ``find_medium`` gives the name of a medium by its address."""

    where: str
    language: Language
    find_medium: Callable[[str], str | None]
    faults: list[Fault] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def warn(self, text: str, /, **params: str) -> None:
        """Notes a warning."""
        self._add(Fault(self.where, Message(text, params), "warning"))

    def twin(self, elements: Iterable[etree._Element]) -> Twin:
        """The materials within these elements as a text of the file's language."""
        return twin_of(self.markdown(html_of(elements)), self.language)

    def markdown(self, html: str) -> str:
        """Our Markdown of a piece of HTML; gaps between the two signs are written as ours."""
        if html not in self._known:
            # The right sides of a matching stand in every row of it.
            text, losses = markdown_from_html(html, pictures=self.find_medium)
            for said in loss_faults(self.where, losses):
                self._add(said)
            self._known[html] = text.replace(OPEN, "{{").replace(CLOSE, "}}")
        return self._known[html]

    def _add(self, said: Fault) -> None:
        if said not in self.faults:
            self.faults.append(said)


def html_of(elements: Iterable[etree._Element]) -> str:
    """The HTML of all materials in these elements, each in a block of its own where there are several."""
    materials = (material for element in elements for material in materials_in(element))
    pieces = [piece for material in materials if (piece := material_html(material))]
    return pieces[0] if len(pieces) == 1 else "".join(f"<div>{piece}</div>" for piece in pieces)


def material_html(material: etree._Element) -> str:
    """The HTML of one ``material``."""
    return "".join(_piece(one) for one in material.iter() if isinstance(one.tag, str)).strip()


def materials_in(element: etree._Element) -> Iterator[etree._Element]:
    """The materials in an element in their order, but for those of the fields within it."""
    if element.tag == "material":
        yield element
    elif element.tag == "material_ref":
        name = element.get("linkrefid")
        everything = element.getroottree().getroot().iter("material")
        yield from (one for one in everything if name and one.get("ident") == name)
    else:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in RESPONSES:
                yield from materials_in(child)


def plain_html(text: str) -> str:
    """Plain text as HTML."""
    return escape(text.strip(), quote=False).replace("\n", "<br>")


def _piece(element: etree._Element) -> str:
    """The HTML of one part of a material."""
    tag = str(element.tag)
    if tag in _TEXTS:
        text = _text_html(element)
        return f"<em>{text}</em>" if tag == "matemtext" and text else text
    if tag == "matimage":
        return f'<img src="{escape(_address(element))}" alt="{escape(str(element.get("label") or ""))}">'
    if tag in ("mataudio", "matvideo"):
        return f'<{tag[3:]} src="{escape(_address(element))}"></{tag[3:]}>'
    return "<br>" if tag == "matbreak" else ""


def _address(element: etree._Element) -> str:
    inner = "".join((element.text or "").split())
    if str(element.get("embedded", "")).lower() == "base64" and inner:
        return f"data:{element.get('imagtype', '')};base64,{inner}"
    return str(element.get("uri") or element.get("entityref") or "")


def _text_html(element: etree._Element) -> str:
    if len(element):
        return inner_xml(element)
    text = (element.text or "").replace(OPEN, "").replace(CLOSE, "")
    said = element.get("texttype") or element.get("type")
    kind = str(said or "").lower()
    if "html" in kind or kind == "smart_text" or (said is None and _MARKUP.search(text)):
        return text
    return plain_html(text)
