"""Formulas: LaTeX to MathML on the server, rebuilt from a closed list of elements and attributes."""

from functools import lru_cache
from html import escape
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markupsafe import Markup

LONGEST, DEEPEST = 600, 12
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = frozenset(
    {
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mpadded", "mphantom", "mfenced"),
        *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
        *("mmultiscripts", "mprescripts", "none", "mtable", "mtr", "mtd"),
    }
)
ATTRIBUTES = frozenset(
    {
        *("xmlns", "display", "displaystyle", "scriptlevel", "mathvariant", "accent", "linethickness"),
        *("form", "fence", "separator", "stretchy", "symmetric", "largeop", "movablelimits", "minsize"),
        *("maxsize", "lspace", "rspace", "width", "height", "depth", "columnalign", "columnlines"),
        *("columnspacing", "rowalign", "rowlines", "rowspacing"),
    }
)


@lru_cache(maxsize=1024)
def render_formula(source: str, *, display: bool = False) -> Markup:
    """The formula as MathML; as code where it is too long, too deep, or not to be read."""
    if len(source) > LONGEST or _depth(source) > DEEPEST:
        return _as_code(source)
    try:
        root = ElementTree.fromstring(convert(source, display="block" if display else "inline"))
    except Exception:  # noqa: BLE001 - the converter raises what it likes; the source is shown instead
        return _as_code(source)
    if any(_name(element) not in ELEMENTS for element in root.iter()):
        return _as_code(source)
    return Markup(ElementTree.tostring(_plain(root), encoding="unicode"))  # rebuilt from closed lists


def _depth(source: str) -> int:
    deepest = now = 0
    for sign in source:
        now += {"{": 1, "}": -1}.get(sign, 0)
        deepest = max(deepest, now)
    # \left and \begin nest too, and the converter calls itself for each.
    return deepest + source.count("\\left") // 4 + source.count("\\begin")


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(NAMESPACE)


def _plain(root: ElementTree.Element) -> ElementTree.Element:
    for element in root.iter():
        element.tag = _name(element)
        element.attrib = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES}
    return root


def _as_code(source: str) -> Markup:
    return Markup(f'<code class="tex">{escape(source)}</code>')  # escaped here
