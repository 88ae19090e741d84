"""The manifest of a package: its resources, their keywords, its title."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.formats.qti2.names import local
from quizapp.formats.xml_tree import Node, text_of

MOST_TAGS = 50


@dataclass(frozen=True)
class Resource:
    """One file that a package offers, with the keywords of its metadata."""

    id: str
    kind: str
    address: str
    tags: tuple[str, ...] = ()


def read_resources(root: Node) -> list[Resource]:
    """The resources of a manifest in their order, its namespaces whatever they are."""
    return [
        Resource(one.get("identifier") or "", one.get("type") or "", one.get("href") or "", _keywords(one))
        for one in root.iter()
        if local(one) == "resource"
    ]


def read_title(root: Node) -> str:
    """The title in the metadata of the package itself, empty where there is none."""
    metadata = next((one for one in root if local(one) == "metadata"), None)
    return next((text_of(one) for one in _named(metadata, "title") if text_of(one)), "")


def _keywords(resource: Node) -> tuple[str, ...]:
    metadata = next((one for one in resource if local(one) == "metadata"), None)
    words = (
        text_of(word) for keyword in _named(metadata, "keyword") for word in (list(keyword) or [keyword])
    )
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_TAGS]


def _named(element: Node | None, name: str) -> Iterator[Node]:
    return iter(()) if element is None else (one for one in element.iter() if local(one) == name)
