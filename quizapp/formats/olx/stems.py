"""The text of a problem as the stem of one of its questions."""

import copy
from collections.abc import Mapping

from quizapp.formats.element_texts import GAP, gap_place
from quizapp.formats.olx.problem import ASIDE, FIELDS, RESPONSES, Asked
from quizapp.formats.xml_tree import Node, put_text, text_of

_HINTS = ("choicehint", "optionhint", "compoundhint", "stringequalhint", "regexphint", "targetedfeedbackset")
# What is not seen before an answer.
HIDDEN = (*(ASIDE - {"script"}), *_HINTS, "style")
_LINES = ("label", "description", "legend")


def stem_of(problem: Node, chosen: Asked | None, gaps: Mapping[Node, str] | None = None) -> Node:
    """A copy of a problem without fields, hints and solution; ``gaps`` are the fields in whose place a gap stands.

    With a ``chosen`` one, what belongs to other responses goes too.
    """
    tree, places = _copied(problem)
    named = {places[field]: id_ for field, id_ in (gaps or {}).items()}
    kept = None if chosen is None else places[chosen.response]
    for element in list(tree.iter()):
        place = element.get("data-place", "")
        if element.tag in RESPONSES and kept is not None and place != kept:
            put_text(element, "")
        elif element.tag in FIELDS or element.tag in HIDDEN:
            unit = f" {element.get('trailing_text')}" if element.get("trailing_text") else ""
            put_text(element, gap_place(named[place]) + unit if place in named else "")
        elif element.tag in RESPONSES:
            element.tag = "span" if gaps else "div"
    _as_html(tree)
    return tree


def shown_whole(problem: Node, chosen: Asked | None) -> Node:
    """A copy of a problem, or of what belongs to one response, with its options as lists and its fields as lines."""
    tree, places = _copied(problem)
    kept = None if chosen is None else places[chosen.response]
    for element in list(tree.iter()):
        if element.tag in HIDDEN or (
            element.tag in RESPONSES and kept is not None and element.get("data-place") != kept
        ):
            put_text(element, "")
        elif element.tag in ("choice", "option"):
            element.tag = "li"
        elif element.tag in ("choicegroup", "radiogroup", "checkboxgroup"):
            element.tag = "ul"
        elif element.tag == "optioninput":
            _spell_menu(element)
        elif element.tag in ("imageinput", "drag_and_drop_input"):
            _show_picture(element)
        elif element.tag in FIELDS:
            put_text(element, GAP)
        elif element.tag in RESPONSES:
            element.tag = "div"
    _as_html(tree)
    return tree


def _copied(problem: Node) -> tuple[Node, Mapping[Node, str]]:
    """A copy whose elements carry numbers, and the number of each element of the problem itself."""
    places = {element: str(number) for number, element in enumerate(problem.iter())}
    for element, place in places.items():
        element.set("data-place", place)
    return copy.deepcopy(problem), places


def _spell_menu(element: Node) -> None:
    entries = [text_of(option) for option in element] or [element.get("options") or ""]
    put_text(element, f"{GAP} ({' / '.join(entries)})")


def _show_picture(element: Node) -> None:
    """The picture in which something is to be pointed at, or onto which something is to be dragged."""
    element.set("src", element.get("src") or element.get("img") or "")
    element.tag = "img"


def _as_html(tree: Node) -> None:
    """Lines of their own for labels and descriptions."""
    for element in tree.iter(*_LINES):
        element.tag = "p"
