"""The texts of an item as our Markdown: gaps in their places, feedback and interactions taken out, pictures found."""

import copy
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from quizapp.core.languages import Language, Twin
from quizapp.formats.html_text import markdown_from_html
from quizapp.formats.imported import twin_of
from quizapp.formats.qti2.item import ASKING, INLINE
from quizapp.formats.qti2.names import Node, text_of

# Letters of no text: they hold the place of a gap until the HTML has become Markdown.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
GAPS = re.compile(f"{_OPEN}([0-9a-f]*){_CLOSE}")
GAP = "____"
FEEDBACK = ("feedbackInline", "feedbackBlock", "modalFeedback")
_GONE = (*FEEDBACK, "stylesheet", "catalogInfo", "endAttemptInteraction")
_OPTIONS = frozenset(
    ("simpleChoice", "simpleMatchSet", "simpleAssociableChoice", "gapText", "gapImg", "inlineChoice", "label")
)
_SHOWING = frozenset(("img", "object", "audio", "video", "math", "table"))
_BLOCKS = frozenset(("p", "div", "blockquote", "section", "ul", "ol", "li", "dl", "table", "tr", "pre"))


@dataclass
class Texts:
    """Turns the elements of one item into Markdown and remembers what was lost on the way.

    ``pictures`` gives a picture's place in our texts for the address that the item has, None where it is not there.
    """

    language: Language
    pictures: Callable[[str], str | None]
    losses: dict[str, None] = field(default_factory=dict)

    def markdown(self, element: Node | None) -> str:
        """The text of an element, without the feedback within it."""
        if element is None:
            return ""
        html = self._html(element) if len(element) else escape(element.text or "", quote=False)
        text, losses = markdown_from_html(html, pictures=self.pictures)
        self.losses.update(dict.fromkeys(losses))
        return GAPS.sub(lambda found: f"{{{{{gap_id(found)}}}}}", text).strip()

    def _html(self, element: Node) -> str:
        tree = copy.deepcopy(element)
        tree.tail = None
        _make_html(tree, self.pictures)
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


def stem_of(body: Node, chosen: Node, gaps: Mapping[Node, str]) -> Node:
    """A copy of an item's body as the stem of one of its interactions; their options and what asks for others go.

    ``gaps`` are the elements in whose place a gap stands, with its id.
    """
    for number, element in enumerate(body.iter()):
        element.set("data-place", str(number))
    tree = copy.deepcopy(body)
    named = {element.get("data-place"): name for element, name in gaps.items()}
    kept = {chosen.get("data-place"), *named}
    _prune(tree, kept)
    for element in list(tree.iter()):
        place = element.get("data-place")
        if place in named:
            put_text(element, gap_place(named[place]))
        elif element.tag in ASKING:
            unfold(element)
    return tree


def unfold(interaction: Node) -> None:
    """Makes an interaction a part of the text: its prompt and passages stay, its options go."""
    for one in [one for one in interaction if one.tag in _OPTIONS]:
        put_text(one, "")
    interaction.tag = "div"


def put_text(element: Node, text: str) -> None:
    """Puts a text in the place of an element; what follows the element stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    element.tail = None
    parent.remove(element)


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


def _prune(element: Node, kept: set[str | None]) -> None:
    """Takes out what belongs to interactions that are not kept; a gap in the same line leaves a line."""
    for child in list(element):
        asked = [one for one in child.iter() if one.tag in ASKING]
        if not asked or child.get("data-place") in kept:
            continue
        if any(one.get("data-place") in kept for one in child.iter()):
            _prune(child, kept)
        elif child.tag in _BLOCKS or child.tag not in INLINE and child.tag in ASKING:
            put_text(child, "")
        else:
            for one in asked:
                put_text(one, GAP)


def is_for_graders(element: Node) -> bool:
    """Whether a rubric block is for those who grade, and not for learners."""
    return element.tag == "rubricBlock" and "candidate" not in (element.get("view") or "candidate").split()


def _make_html(tree: Node, pictures: Callable[[str], str | None]) -> None:
    """Turns what only QTI knows into HTML, in place; feedback and what a program does go."""
    for element in list(tree.iter(*_GONE)):
        if element is not tree:
            put_text(element, "")
    for element in list(tree.iter("rubricBlock")):
        if is_for_graders(element) and element is not tree:
            put_text(element, "")
    for element in list(tree.iter("printedVariable")):
        put_text(element, f"[{element.get('identifier')}]")
    for element in list(tree.iter("object")):
        _make_medium(element, pictures)


def _make_medium(element: Node, pictures: Callable[[str], str | None]) -> None:
    """An embedded file as a picture or player by the type that it says; what it holds in its stead where it is not there."""
    kind = (element.get("type") or "image").partition("/")[0]
    source = element.get("data") or ""
    if kind not in {"image", "audio", "video"}:
        return
    if len(element) and pictures(source) is None:
        element.tag = "div"
        return
    said = element.get("alt") or element.get("title") or text_of(element)
    player = kind if kind != "image" else ""
    element.tag = player or "img"
    for child in list(element):
        element.remove(child)
    element.text = said if player else None
    element.attrib.clear()
    element.attrib.update({"src": source, "title" if player else "alt": said})
