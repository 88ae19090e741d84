"""The texts of an item as our Markdown: gaps in their places, feedback and interactions taken out, pictures found."""

import copy
from collections.abc import Callable, Mapping

from quizapp.formats.element_texts import GAP, ElementTexts, gap_place
from quizapp.formats.qti2.item import ASKING, INLINE
from quizapp.formats.xml_tree import Node, put_text, text_of

FEEDBACK = ("feedbackInline", "feedbackBlock", "modalFeedback")
_GONE = (*FEEDBACK, "stylesheet", "catalogInfo", "endAttemptInteraction")
_OPTIONS = frozenset(
    ("simpleChoice", "simpleMatchSet", "simpleAssociableChoice", "gapText", "gapImg", "inlineChoice", "label")
)
_BLOCKS = frozenset(("p", "div", "blockquote", "section", "ul", "ol", "li", "dl", "table", "tr", "pre"))


class Texts(ElementTexts):
    """Turns the elements of one item into Markdown, without the feedback within them."""

    def prepare(self, tree: Node) -> None:
        """Turns what only QTI knows into HTML."""
        _make_html(tree, self.pictures)


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
