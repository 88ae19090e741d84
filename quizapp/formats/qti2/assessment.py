"""An assessmentTest: in which order its items come, what each weighs, and in which sections it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.formats.xml_tree import Node, number

_PARTS = ("testPart", "assessmentSection", "assessmentItemRef")


@dataclass(frozen=True)
class Place:
    """One item of a test: the file that it names, its identifier there, its weight, the titles of its sections."""

    address: str
    id: str
    weight: float
    sections: tuple[str, ...]


def read_test(root: Node) -> list[Place]:
    """The items of a test in order; a section around all of them is no category."""
    places = list(_walk(root, ()))
    if len({place.sections[:1] for place in places}) == 1:
        places = [Place(one.address, one.id, one.weight, one.sections[1:]) for one in places]
    return places


def _walk(element: Node, sections: tuple[str, ...]) -> Iterator[Place]:
    for child in element:
        if child.tag == "assessmentItemRef":
            weights = [number(one.get("value")) for one in child.findall("weight")]
            weight = next((one for one in weights if one and one > 0), 1.0)
            yield Place(child.get("href") or "", child.get("identifier") or "", weight, sections)
        elif child.tag in _PARTS:
            title = " ".join((child.get("title") or child.get("identifier") or "").split())
            yield from _walk(child, (*sections, title) if child.tag == "assessmentSection" else sections)
