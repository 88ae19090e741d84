"""Items that cannot be graded here as open answers that show everything: options, rows, gaps."""

import copy
from collections.abc import Mapping

from quizapp.core.languages import N_
from quizapp.core.questions.question import Question
from quizapp.formats.element_texts import GAP
from quizapp.formats.imported import twin_of
from quizapp.formats.qti2.item import ASKING, INLINE, ItemFile
from quizapp.formats.qti2.texts import FEEDBACK, Texts
from quizapp.formats.qti2.values import Unsupported
from quizapp.formats.xml_tree import Node, put_text, text_of

RANDOM = N_(
    "the item draws its numbers anew each time (template): write it with fixed numbers, or grade it yourself"
)
ADAPTIVE = N_(
    "the item changes while it is answered (adaptive): divide it into questions, or grade it yourself"
)
MANY = N_("the item asks more than 100 things: divide it into questions, or grade it yourself")
SCRIPT = N_(
    "the item is answered through a program of its own (%(kind)s), which is never run: grade it yourself"
)
GRAPHIC = N_("the answer is given within a picture (%(kind)s): write it as a choice, or grade it yourself")
WORK = N_("the answer is a file or a drawing (%(kind)s): grade it yourself")
_WHY: Mapping[str, str] = {
    **dict.fromkeys(("customInteraction", "portableCustomInteraction"), SCRIPT),
    **dict.fromkeys(("uploadInteraction", "drawingInteraction"), WORK),
}
_ENTRIES = frozenset(
    (
        "simpleChoice",
        "simpleAssociableChoice",
        "gapText",
        "gapImg",
        "inlineChoice",
        "hotspotChoice",
        "associableHotspot",
    )
)


def why_kept(element: Node) -> str:
    """Why an interaction of this kind is not graded here."""
    return _WHY.get(str(element.tag), GRAPHIC)


def keep(item: ItemFile, texts: Texts, only: Node | None = None) -> Question:
    """An item, or one of its interactions, as an open answer with all that it shows; its feedback is the explanation."""
    body = copy.deepcopy(item.source.root)
    _open_blocks(body, item)
    said = (
        ""
        if only is not None
        else "\n\n".join(texts.markdown(_shown(one, None)) for one in body.iter(*FEEDBACK))
    )
    shown = body.find("itemBody")
    place = None if only is None or item.body is None else list(item.body.iter()).index(only)
    return Question(
        id="",
        kind="open_answer",
        stem=twin_of("" if shown is None else texts.markdown(_shown(shown, place)), texts.language),
        explanation=twin_of(said.strip(), texts.language) if said.strip() else None,
        mark=(item.declared_most if only is None else None) or 1.0,
    )


def _open_blocks(root: Node, item: ItemFile) -> None:
    """Makes text of the feedback that is seen before any answer."""
    try:
        shown = item.rules.before().shown
    except Unsupported:
        return
    for element in list(root.iter("feedbackBlock", "feedbackInline")):
        seen = (element.get("outcomeIdentifier"), element.get("identifier")) in shown
        if seen != (element.get("showHide") == "hide"):
            element.tag = "div" if element.tag == "feedbackBlock" else "span"


def _shown(body: Node, place: int | None) -> Node:
    """A copy of a body in which the interactions are lists and lines; only the one at this place keeps its options."""
    tree = copy.deepcopy(body)
    tree.tail = None
    chosen = None if place is None else list(tree.iter())[place]
    for element in [one for one in tree.iter() if one.tag in ASKING]:
        if chosen is not None and element is not chosen and element not in list(chosen.iter()):
            put_text(element, GAP if element.tag in INLINE else "")
        else:
            _spell_out(element)
    return tree


def _spell_out(element: Node) -> None:
    """One interaction as HTML: its entries as list items, its gaps as lines."""
    for gap in list(element.iter("gap")):
        put_text(gap, GAP)
    for entry in [one for one in element.iter() if one.tag in _ENTRIES]:
        entry.tag = "li"
        if not (entry.text or len(entry)):
            entry.text = entry.get("hotspotLabel") or entry.get("identifier")
    for word in list(element.iter("hottext")):
        word.tag = "strong"
    for one in list(element.iter("simpleMatchSet")):
        one.tag = "ul"
    if element.tag == "textEntryInteraction":
        put_text(element, GAP)
    elif element.tag == "inlineChoiceInteraction":
        words = (text_of(entry) for entry in element)
        put_text(element, f"{GAP} ({' / '.join(words)})")
    else:
        element.tag = "div"
