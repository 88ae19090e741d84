"""All that a question element says, for a question that is kept as an open one: nothing of it is lost."""

from collections.abc import Iterator

from lxml import etree

from quizapp.formats.html_text import markdown_from_plain
from quizapp.formats.moodle_xml.fields import words_of

_SAID_ELSEWHERE = {
    *(
        "name",
        "questiontext",
        "generalfeedback",
        "defaultgrade",
        "penalty",
        "hidden",
        "idnumber",
        "tags",
        "hint",
    ),
    *(
        "correctfeedback",
        "partiallycorrectfeedback",
        "incorrectfeedback",
        "answernumbering",
        "shuffleanswers",
        "file",
    ),
}
_TELLING = ("format", "fraction")
_LONGEST, _MOST = 2000, 200


def rows_of(element: etree._Element) -> list[str]:
    """The elements beside the usual ones as rows of Markdown, each with its name."""
    return [
        row for child in element if child.tag not in _SAID_ELSEWHERE for row in _rows(child, str(child.tag))
    ][:_MOST]


def key_rows(element: etree._Element) -> list[str]:
    """The answers with what they are worth and their feedback, as rows of Markdown."""
    found = []
    for answer in element.iterchildren("answer"):
        text, told = words_of(answer.findtext("text") or ""), words_of(answer.findtext("feedback/text") or "")
        worth = f" ({answer.get('fraction')} %)" if answer.get("fraction") else ""
        row = f"{text[:_LONGEST]}{worth}{': ' + told[:_LONGEST] if told else ''}"
        found += [markdown_from_plain(row)] if row else []
    return found


def files_of(element: etree._Element) -> Iterator[etree._Element]:
    """The files that belong to no text: a picture on which something is to be placed, what is to be dragged."""
    for file in element.iter("file"):
        parent = file.getparent()
        if parent is element or (parent is not None and parent.tag in ("drag", "drop", "draggable")):
            yield file


def _rows(element: etree._Element, name: str) -> Iterator[str]:
    inner = [child for child in element if child.tag not in ("text", "file", "feedback")]
    own = words_of(element.findtext("text") or (element.text or "" if not len(element) else ""))
    named = {str(key): str(value) for key, value in element.attrib.items()}
    said = ", ".join(f"{key} {value}" for key, value in named.items() if key not in _TELLING)
    if own:
        yield markdown_from_plain(f"{name}{f' ({said})' if said else ''}: {own[:_LONGEST]}")
    tags = {child.tag for child in inner}
    if inner and not own and (len(tags) == 1 < len(inner) or not any(len(child) for child in inner)):
        values = "; ".join(_flat(child) for child in inner)
        yield markdown_from_plain(f"{name}: {values[:_LONGEST]}")
        return
    for child in inner:
        yield from _rows(child, f"{element.tag!s} {child.tag!s}" if own or len(inner) > 1 else str(child.tag))


def _flat(element: etree._Element) -> str:
    """The values in an element, one after the other."""
    return " ".join(words for text in element.itertext() if (words := words_of(str(text))))
