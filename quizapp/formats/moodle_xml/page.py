"""Texts as elements of Moodle XML: HTML with its files beside it, plain text, values."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from quizapp.core.languages import Language, Twin
from quizapp.formats.html_text import html_from_markdown, markdown_from_plain, plain_from_markdown

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """Writes texts on one side; ``media`` are the bytes of what they show."""

    language: Language
    media: Mapping[str, bytes]

    def text(self, parent: etree._Element, name: str, twin: Twin) -> etree._Element:
        """A text of ours as an element of HTML with the files that it shows."""
        shown: list[str] = []
        element = etree.SubElement(parent, name)
        self.fill(element, self.html(twin, shown), shown)
        return element

    def fill(self, element: etree._Element, html: str, shown: list[str]) -> None:
        """Puts HTML and its files into an element."""
        element.set("format", "html")
        etree.SubElement(element, "text").text = html
        for name in dict.fromkeys(shown):
            file = etree.SubElement(element, "file", name=name, path="/", encoding="base64")
            file.text = base64.b64encode(self.media[name]).decode("ascii")

    def html(self, twin: Twin, shown: list[str]) -> str:
        """The text as HTML; the names of its media are added to ``shown``."""

        def address(name: str) -> str | None:
            if name not in self.media:
                return None
            shown.append(name)
            return f"@@PLUGINFILE@@/{name}"

        written = html_from_markdown(_ILLEGAL.sub("", twin.in_(self.language)), pictures=address)
        only = _ONE_PARAGRAPH.fullmatch(written.strip())
        return only[1] if only else written.strip()

    def plain(self, parent: etree._Element, text: str) -> None:
        """A ``text`` element of plain characters."""
        etree.SubElement(parent, "text").text = _ILLEGAL.sub("", text)

    def plain_twin(self, parent: etree._Element, twin: Twin) -> None:
        """The same of a text of ours, its markup gone."""
        self.plain(parent, plain_from_markdown(twin.in_(self.language)))

    def value(self, parent: etree._Element, name: str, value: str) -> None:
        """An element with a value."""
        etree.SubElement(parent, name).text = _ILLEGAL.sub("", value)

    @staticmethod
    def is_marked(twin: Twin, language: Language) -> bool:
        """Whether a text has markup."""
        text = twin.in_(language)
        return markdown_from_plain(plain_from_markdown(text)) != text
