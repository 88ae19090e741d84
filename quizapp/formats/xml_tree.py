"""What every reader of XML asks of an element: its text, its numbers and its switches; a text in its place."""

from lxml import etree

Node = etree._Element


def flag(element: Node, name: str, usual: bool = False) -> bool:
    """An attribute that is true or false."""
    return (element.get(name) or str(usual)).strip().lower() in {"true", "1"}


def number(text: str | None) -> float | None:
    """The number that a text is, None where it is none; never infinite."""
    try:
        value = float((text or "").strip())
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


def text_of(element: Node | None) -> str:
    """All text of an element with single spaces, empty where there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


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
