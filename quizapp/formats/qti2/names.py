"""A tree of QTI with the names of version 2, whichever version wrote it: one reader then serves all."""

import re
from typing import Literal

from lxml import etree

from quizapp.formats.xml_tree import Node

Version = Literal["qti21", "qti30"]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIX = "qti-"
_HYPHEN = re.compile(r"-([a-z0-9])")
ROOTS = {"assessmentItem", "assessmentTest", "assessmentSection", "assessmentStimulus"}
# Attributes that keep their hyphens in every version.
_KEPT = ("data-", "aria-", "xml")


def rename(root: Node) -> Version | None:
    """Gives a tree the names of version 2, in place; the version that it had, None where it is no QTI of version 2 or 3.

    Namespaces go (MathML, SVG and HTML are known by their names), and so do comments and the wrapper ``qti-content-body``.
    """
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, etree.Entity, with_tail=False)
    version = version_of(root)
    for element in root.iter():
        _rename(element)
    etree.strip_tags(root, "contentBody")
    return version


def version_of(root: Node) -> Version | None:
    """The version of an item or test by the name of its root; None for any other tree."""
    name = local(root)
    if camel(name.removeprefix(_PREFIX)) not in ROOTS:
        return None
    return "qti30" if name.startswith(_PREFIX) else "qti21"


def local(element: Node) -> str:
    """The name of an element without its namespace, empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def camel(name: str) -> str:
    """A name with hyphens as version 2 writes it: ``max-choices`` is ``maxChoices``."""
    return _HYPHEN.sub(lambda found: found[1].upper(), name)


def _rename(element: Node) -> None:
    name = local(element)
    if name.startswith(_PREFIX):
        for key in [str(key) for key in element.attrib if "-" in key and not key.startswith(_KEPT)]:
            element.set(camel(key), element.attrib.pop(key))
    plain = camel(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else name
    # What is no name without the prefix (a figure comes next, or nothing) is none of QTI's and keeps it.
    element.tag = plain if plain[:1].isalpha() else name
