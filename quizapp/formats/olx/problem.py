"""A problem taken apart: what it asks, where that stands in its text, and whether a program makes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.formats.xml_tree import Node, text_of

MOST_ASKED = 100
CHOICE = frozenset(("multiplechoiceresponse", "truefalseresponse", "choiceresponse"))
TYPED = frozenset(("stringresponse", "numericalresponse"))
GAPS = TYPED | {"optionresponse"}
# What takes a response, whatever becomes of it here.
RESPONSES = (
    GAPS
    | CHOICE
    | frozenset(
        f"{name}response"
        for name in (
            *(
                "formula",
                "custom",
                "symbolic",
                "schematic",
                "image",
                "code",
                "external",
                "javascript",
                "jsme",
                "jsinput",
            ),
            *("annotation", "choicetext", "draganddrop", "vsepr_input"),
        )
    )
)
FIELDS = frozenset(
    (
        "choicegroup",
        "radiogroup",
        "checkboxgroup",
        "optioninput",
        "textline",
        "formulaequationinput",
        "textbox",
    )
)
# What says something else than the question.
ASIDE = frozenset(
    ("solution", "demandhint", "script", "hintgroup", "responseparam", "additional_answer", "correcthint")
)
_VARIABLE = re.compile(r"(?<!\\)\$\{?[A-Za-z_]")


@dataclass(frozen=True)
class Asked:
    """One thing that a problem asks: the response, and its field (the response itself where none is known)."""

    response: Node
    field: Node

    @property
    def kind(self) -> str:
        """The name of the response."""
        return str(self.response.tag)


def asked(problem: Node) -> list[Asked]:
    """Everything that a problem asks, in the order of its text."""
    return [one for response in problem.iter() if response.tag in RESPONSES for one in _fields(response)]


def count_questions(problem: Node) -> int:
    """How many questions a problem is: one for each response, one where all are gaps of one text, or a program makes them."""
    found = asked(problem)
    return 1 if is_computed(problem) or is_cloze(found) or len(found) > MOST_ASKED else max(len(found), 1)


def is_cloze(found: list[Asked]) -> bool:
    """Whether all that is asked are gaps without a text of their own."""
    return len(found) > 1 and all(one.kind in GAPS and not _has_own_text(one) for one in found)


def is_computed(problem: Node) -> bool:
    """Whether a program of the problem makes its numbers: they stand as ``$name`` in it."""
    if next(problem.iter("script"), None) is None:
        return False
    texts = (
        text for one in problem.iter() if one.tag != "script" for text in (one.text, *one.attrib.values())
    )
    tails = (one.tail for one in problem.iter())
    return any(_VARIABLE.search(str(text)) for text in (*texts, *tails) if text)


def hints_of(problem: Node) -> list[Node]:
    """The hints that a learner may ask for."""
    return [hint for one in problem.iter("demandhint") for hint in one.findall("hint")]


def _fields(response: Node) -> Iterator[Asked]:
    fields = [one for one in response.iter() if one.tag in FIELDS]
    several = fields if response.tag == "optionresponse" else fields[:1]
    for field in several or [response]:
        yield Asked(response, field)


def _has_own_text(one: Asked) -> bool:
    """Whether the response holds more text than what belongs to its fields."""
    if (one.response.text or "").strip():
        return True
    own = (
        child
        for child in one.response
        if child.tag not in FIELDS | ASIDE and child.tag not in {"stringequalhint"}
    )
    tails = ((child.tail or "").strip() for child in one.response)
    return any(tails) or any(text_of(child) for child in own)
