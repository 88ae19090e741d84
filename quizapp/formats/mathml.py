"""MathML as LaTeX: what the writers of questions use of it."""

from collections.abc import Callable, Mapping

from lxml import etree

_SIGNS = {
    "\u00d7": r"\times ",
    "\u00f7": r"\div ",
    "\u22c5": r"\cdot ",
    "\u00b1": r"\pm ",
    "\u2264": r"\le ",
    "\u2265": r"\ge ",
    "\u2260": r"\ne ",
    "\u2248": r"\approx ",
    "\u221e": r"\infty ",
    "\u2211": r"\sum ",
    "\u220f": r"\prod ",
    "\u222b": r"\int ",
    "\u2192": r"\to ",
    "\u2208": r"\in ",
    "\u03c0": r"\pi ",
    "\u2212": "-",
    "\u2062": "",
    "\u2061": "",
    "\u2063": "",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
}
_FUNCTIONS = {"sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min", "det", "gcd"}
_ACCENTS = {
    "\u00af": "overline",
    "\u203e": "overline",
    "\u2192": "vec",
    "^": "hat",
    "\u02c6": "hat",
    "~": "tilde",
}


def tex_of(math: etree._Element) -> str:
    """The LaTeX of a ``math`` element: the one that it carries, else made from its elements."""
    for note in math.iter("{*}annotation"):
        if "tex" in str(note.get("encoding", "")).lower() and note.text:
            return _bare(note.text.strip())
    return str(math.get("alttext") or _tex(math)).strip()


def _bare(tex: str) -> str:
    """The LaTeX without the signs that begin and end a formula in a text."""
    for start, end in (("\\[", "\\]"), ("\\(", "\\)"), ("$$", "$$"), ("$", "$")):
        if len(tex) > len(start + end) and tex.startswith(start) and tex.endswith(end):
            return tex[len(start) : -len(end)].strip()
    return tex


def _tex(element: etree._Element) -> str:
    name = _name(element)
    write = _WRITERS.get(name)
    children = [child for child in element if isinstance(child.tag, str)]
    if write is not None and len(children) == _ARITY[name]:
        return write(*map(_tex, children))
    if name in ("annotation", "annotation-xml"):
        return ""
    if name == "msqrt":
        return rf"\sqrt{{{_row(element)}}}"
    if name == "mfenced":
        opened, closed = element.get("open", "("), element.get("close", ")")
        return f"{_signs(str(opened))}{','.join(map(_tex, children))}{_signs(str(closed))}"
    if name == "mtable":
        return r"\begin{matrix}" + r" \\ ".join(map(_tex, children)) + r"\end{matrix}"
    if name == "mtr":
        return " & ".join(map(_tex, children))
    return _leaf(element, name) if not children else _row(element)


def _row(element: etree._Element) -> str:
    return "".join(_tex(child) for child in element if isinstance(child.tag, str))


def _leaf(element: etree._Element, name: str) -> str:
    text = "".join(map(str, element.itertext())).strip()
    if name in ("mtext", "ms") and text:
        return rf"\text{{{_signs(text)}}}"
    if name == "mspace":
        return r"\ "
    if text in _FUNCTIONS:
        return rf"\{text} "
    return rf"\mathrm{{{text}}}" if name == "mi" and len(text) > 1 and text.isalpha() else _signs(text)


def _signs(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _accented(base: str, over: str) -> str:
    return rf"\{_ACCENTS[over]}{{{base}}}" if over in _ACCENTS else rf"\overset{{{over}}}{{{base}}}"


_WRITERS: Mapping[str, Callable[..., str]] = {
    "mfrac": lambda above, below: rf"\frac{{{above}}}{{{below}}}",
    "msup": lambda base, sup: rf"{{{base}}}^{{{sup}}}",
    "msub": lambda base, sub: rf"{{{base}}}_{{{sub}}}",
    "msubsup": lambda base, sub, sup: rf"{base}_{{{sub}}}^{{{sup}}}",
    "munder": lambda base, sub: rf"{base}_{{{sub}}}",
    "munderover": lambda base, sub, sup: rf"{base}_{{{sub}}}^{{{sup}}}",
    "mover": _accented,
    "mroot": lambda base, index: rf"\sqrt[{index}]{{{base}}}",
}
_ARITY = {
    "mfrac": 2,
    "msup": 2,
    "msub": 2,
    "msubsup": 3,
    "munder": 2,
    "munderover": 3,
    "mover": 2,
    "mroot": 2,
}
