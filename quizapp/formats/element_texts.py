"""The texts of elements as our Markdown, with the places of gaps; whether anything is shown behind one."""

import copy
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from quizapp.core.languages import Language, Twin
from quizapp.formats.html_text import markdown_from_html
from quizapp.formats.imported import twin_of
from quizapp.formats.xml_tree import Node

# Letters of no text: they hold the place of a gap until the HTML has become Markdown.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
GAPS = re.compile(f"{_OPEN}([0-9a-f]*){_CLOSE}")
GAP = "____"
_SHOWING = frozenset(("img", "object", "audio", "video", "math", "table"))


@dataclass
class ElementTexts:
    """Turns elements into Markdown and remembers what was lost on the way.

    ``pictures`` gives a picture's place in our texts for the address that the item has, None where it is not there.
    """

    language: Language
    pictures: Callable[[str], str | None]
    losses: dict[str, None] = field(default_factory=dict)

    def markdown(self, element: Node | None) -> str:
        """The text of an element."""
        if element is None:
            return ""
        html = self._html(element) if len(element) else escape(element.text or "", quote=False)
        text, losses = markdown_from_html(html, pictures=self.pictures)
        self.losses.update(dict.fromkeys(losses))
        return GAPS.sub(lambda found: f"{{{{{gap_id(found)}}}}}", text).strip()

    def prepare(self, tree: Node) -> None:
        """Turns what only the format knows into HTML, in place; here nothing is."""

    def _html(self, element: Node) -> str:
        tree = copy.deepcopy(element)
        tree.tail = None
        self.prepare(tree)
        tree.tag = "div"
        tree.attrib.clear()
        return etree.tostring(tree, encoding="unicode", method="html", with_tail=False)

    def twin(self, element: Node | None) -> Twin:
        """The same on the side of the file's language."""
        return twin_of(self.markdown(element), self.language)


def gap_place(id_: str) -> str:
    """The place of a gap in a text; its id is written in signs that mean nothing in HTML or Markdown."""
    return f"{_OPEN}{id_.encode().hex()}{_CLOSE}"


def gap_id(found: re.Match[str]) -> str:
    """The id of a gap whose place was found."""
    return bytes.fromhex(found[1]).decode("utf-8", "replace") if len(found[1]) % 2 == 0 else ""


def ends_text(root: Node | None, element: Node, aside: Collection[str]) -> bool:
    """Whether nothing is shown behind an element but what stands aside."""
    one: Node | None = element
    while one is not None and one is not root:
        if (one.tail or "").strip(" \t\r\n.。") or any(_shows(after, aside) for after in one.itersiblings()):
            return False
        one = one.getparent()
    return True


def _shows(element: Node, aside: Collection[str]) -> bool:
    """Whether an element, or the text behind it, is seen before an answer."""
    if (element.tail or "").strip():
        return True
    if element.tag in aside:
        return False
    return (
        element.tag in _SHOWING
        or bool((element.text or "").strip())
        or any(_shows(one, aside) for one in element)
    )
