"""Elements of an item in the names of the version that is written; texts as the HTML that items hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from latex2mathml.converter import convert
from lxml import etree
from lxml import html as lxml_html

from quizapp.core.languages import Language, Twin
from quizapp.core.questions.cloze import MARKER
from quizapp.formats.element_texts import GAPS, gap_id, gap_place
from quizapp.formats.html_text import html_from_markdown
from quizapp.formats.markdown_signs import FORMULA
from quizapp.formats.option_ids import PREFIX
from quizapp.formats.qti2.names import Version
from quizapp.formats.xml_tree import Node

NAMESPACES: Mapping[Version, str] = {
    "qti21": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "qti30": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
MATH = "http://www.w3.org/1998/Math/MathML"
IDENTIFIER = re.compile(r"[^\W\d][\w.-]*")
_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# What HTML has and QTI 2 does not; the text stays.
_SPAN = {"ins": "span", "del": "span", "s": "span", "kbd": "kbd"}
_LONGEST_FORMULA = 600
_TYPES = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
Child = Node | str


@dataclass
class Maker:
    """Makes the elements of one item; ``used`` are the media that its texts show."""

    version: Version
    language: Language
    media: Mapping[str, bytes]
    used: dict[str, None] = field(default_factory=dict)

    def make(self, name: str, *children: Child, **attributes: str) -> Node:
        """An element of QTI by its name in version 2, with its attributes and what is in it."""
        hyphens = self.version == "qti30"
        element = self.html(f"qti-{_hyphens(name)}" if hyphens else name, *children)
        for key, value in attributes.items():
            own = key.rstrip("_")
            element.set(_hyphens(own) if hyphens else own, clean(value))
        return element

    def html(self, name: str, *children: Child) -> Node:
        """An element of HTML."""
        element = etree.Element(
            f"{{{NAMESPACES[self.version]}}}{name}", nsmap={None: NAMESPACES[self.version]}
        )
        for child in children:
            _append(element, child)
        return element

    def flow(self, twin: Twin | None, gaps: Callable[[str], Node] | None = None) -> list[Child]:
        """A text as the elements of an item; ``gaps`` gives the element for the place of each ``{{id}}``."""
        if twin is None:
            return []
        text = twin.in_(self.language)
        if gaps is not None:
            text = MARKER.sub(lambda found: gap_place(found[1]), text)
        html = html_from_markdown(text, pictures=self._address)
        return self._copied(lxml_html.fragment_fromstring(html, create_parent="div"), gaps)

    def value(self, text: str | float, kind: str = "float") -> Node:
        """A fixed value in a rule."""
        return self.make("baseValue", text if isinstance(text, str) else _written(text), baseType=kind)

    def variable(self, name: str) -> Node:
        """The value of a response or outcome in a rule."""
        return self.make("variable", identifier=name)

    def set(self, name: str, value: Node) -> Node:
        """The rule that sets an outcome."""
        return self.make("setOutcomeValue", value, identifier=name)

    def outcome(self, name: str, kind: str = "identifier", usual: float | None = None) -> Node:
        """The declaration of an outcome; identifiers are sets of them, numbers single."""
        many = "multiple" if kind == "identifier" else "single"
        default = [] if usual is None else [self.make("defaultValue", self.make("value", _written(usual)))]
        return self.make("outcomeDeclaration", *default, identifier=name, cardinality=many, baseType=kind)

    def _address(self, name: str) -> str | None:
        if name not in self.media:
            return None
        self.used[name] = None
        return f"../media/{name}"

    def _copied(self, parent: Node, gaps: Callable[[str], Node] | None) -> list[Child]:
        """What is in an element of HTML, as elements of the item."""
        found = self._texts(parent.text, gaps, parent)
        for child in parent:
            found += [self._copy(child, gaps), *self._texts(child.tail, gaps, parent)]
        return found

    def _copy(self, element: Node, gaps: Callable[[str], Node] | None) -> Node:
        name = str(element.tag)
        if name in {"audio", "video"} and self.version == "qti21":
            kind = _TYPES.get((element.get("src") or "").rpartition(".")[2], "")
            medium = self.html("object", element.get("title") or "")
            medium.attrib.update({"data": element.get("src") or "", "type": kind})
            return medium
        copy = self.html(
            _SPAN.get(name, name) if self.version == "qti21" else name, *self._copied(element, gaps)
        )
        for key in ("src", "alt", "href", "role", "controls", "title", "start"):
            if element.get(key) is not None and (key != "role" or self.version == "qti30"):
                copy.set(key, clean(element.get(key, "")))
        return copy

    def _texts(self, text: str | None, gaps: Callable[[str], Node] | None, parent: Node) -> list[Child]:
        """A text with its gaps and formulas as elements; code has no formulas."""
        found: list[Child] = []
        text, end = text or "", 0
        for place in GAPS.finditer(text) if gaps is not None else ():
            found += [*_written_out(text[end : place.start()], parent), gaps(gap_id(place)) if gaps else ""]
            end = place.end()
        return [*found, *_written_out(text[end:], parent)]


def _written_out(text: str, parent: Node) -> list[Child]:
    return [text] if parent.tag in {"code", "pre"} else formulas(text)


def formulas(text: str) -> list[Child]:
    r"""A text with each ``\(…\)`` and ``\[…\]`` as MathML that carries its LaTeX."""
    found: list[Child] = []
    end = 0
    for one in FORMULA.finditer(text):
        math = _math(one["line"] or one["display"], display=bool(one["display"]))
        if math is not None:
            found += [text[end : one.start()], math]
            end = one.end()
    return [*found, text[end:]]


def clean(text: str) -> str:
    """The text without signs that XML forbids."""
    return _ILLEGAL.sub("", text)


def identifier(name: str) -> str:
    """An id of ours as an identifier of QTI; reading gives it back."""
    return name if IDENTIFIER.fullmatch(name) and not name.startswith(PREFIX) else PREFIX + name


def _math(tex: str, *, display: bool) -> Node | None:
    """A formula as MathML with its LaTeX beside it, None where it is too long, too deep or not to be read."""
    if len(tex) > _LONGEST_FORMULA or tex.count("{") + tex.count("\\left") + tex.count("\\begin") > 60:
        return None
    try:
        root = etree.fromstring(convert(tex, display="block" if display else "inline"))
    except Exception:  # noqa: BLE001 - the converter raises what it likes; the LaTeX then stays in the text
        return None
    note = etree.SubElement(root, f"{{{MATH}}}annotation", encoding="application/x-tex")
    note.text = tex.strip()
    whole = etree.Element(f"{{{MATH}}}semantics")
    whole.extend([etree.SubElement(whole, f"{{{MATH}}}mrow"), note])
    whole[0].extend([one for one in root if one is not note])
    root.append(whole)
    return root


def _append(element: Node, child: Child) -> None:
    if not isinstance(child, str):
        element.append(child)
        return
    text = clean(child)
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _hyphens(name: str) -> str:
    return _CAPITAL.sub(r"-\1", name).lower()


def _written(number: float) -> str:
    """A number with all its digits, without an exponent where it is of usual size."""
    return repr(float(number)).removesuffix(".0") if abs(number) < 1e15 else repr(float(number))
