"""HTML within a line as our Markdown: emphasis, code, links, pictures and formulas."""

import re
from collections.abc import Callable, Iterable
from string import ascii_letters, digits
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from lxml import html

from quizapp.core.questions.picture import Picture, picture_markup
from quizapp.formats.markdown_signs import DOLLARS, FORMULA, escape_signs, formula
from quizapp.formats.mathml import tex_of

EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em"}
MARKS = {"strong": "**", "em": "*"}
RAW = {
    "sub": "sub",
    "sup": "sup",
    "s": "del",
    "strike": "del",
    "del": "del",
    "u": "ins",
    "ins": "ins",
    "kbd": "kbd",
}
DROPPED = {
    "script": "script",
    "style": "",
    "template": "",
    "head": "",
    "title": "",
    "link": "",
    "meta": "",
    "base": "",
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet"), "frame"),
    **dict.fromkeys(("input", "select", "textarea", "button"), "form"),
    **dict.fromkeys(("svg", "canvas"), "drawing"),
    **dict.fromkeys(("rt", "rp", "rtc"), "ruby"),
}
# What stands in a line although blocks may be in it.
WHOLE = frozenset(("audio", "video", "math", "img"))
_CLASHES = frozenset(("``", "**", "![", "](", "][", "]:", "{{", "$$"))
# What could make a reference of an ampersand at the end of a part.
_AND, _NAME, _LONGEST_NAME = re.compile(r"&\w*$"), frozenset(ascii_letters + digits + "#;"), 40
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r"[ \u00a0]{2,}")
_UNDERLINED = re.compile(r"text-decoration[^;]*underline")
_MATHJAX = re.compile(
    r"\[mathjax(?P<inline>inline)?\](?P<tex>(?:[^\[]|\[(?!/?mathjax))+)\[/mathjax(?:inline)?\]"
)


class Inline:
    """Writes what stands within a line; ``losses`` collects what was left out."""

    def __init__(self, pictures: Callable[[str], str | None], losses: dict[str, None]) -> None:
        self._pictures = pictures
        self._losses = losses

    def read(self, element: html.HtmlElement) -> str:
        """The element with what is in it, a line break being ``\\n``."""
        self.check(element)
        tag = tag_of(element)
        special = _SPECIAL.get(tag)
        if special is not None:
            return special(self, element)
        if tag in DROPPED:
            return self._dropped(element, DROPPED[tag])
        inner = self.inside(element)
        if tag in EMPHASIS:
            return _emphasis(inner, EMPHASIS[tag])
        if tag in RAW:
            return _around(inner, f"<{RAW[tag]}>", f"</{RAW[tag]}>")
        underlined = tag == "span" and _UNDERLINED.search(str(element.get("style", "")))
        return _around(inner, "<ins>", "</ins>") if underlined else inner

    def inside(self, element: html.HtmlElement) -> str:
        """What is in an element, without the element."""
        parts = [self.text(element.text)]
        for child in element:
            parts += [self.read(child), self.text(child.tail)]
        return join(parts)

    def text(self, text: str | None) -> str:
        """A text of the tree, every sign escaped; formulas of any spelling as ours."""
        if not text:
            return ""
        flat = _SPACE.sub(" ", text)
        flat = _MATHJAX.sub(lambda m: formula(m["tex"], display=not m["inline"]), flat)
        flat = DOLLARS.sub(lambda m: formula(m["dollars"], display=True), flat)
        flat = FORMULA.sub(lambda m: formula(m["line"] or m["display"], display=bool(m["display"])), flat)
        return escape_signs(flat)

    def check(self, element: html.HtmlElement) -> None:
        """Notes event handlers among the attributes."""
        if any(str(name).lower().startswith("on") for name in element.attrib):
            self._losses["handler"] = None

    def _dropped(self, element: html.HtmlElement, loss: str) -> str:
        kind = str(element.get("type", ""))
        if kind.startswith("math/tex"):
            return formula(str(element.text_content()), display="display" in kind)
        if loss:
            self._losses[loss] = None
        return ""

    def _break(self, element: html.HtmlElement) -> str:
        return "\n" + self.inside(element)

    def _code(self, element: html.HtmlElement) -> str:
        text = _SPACE.sub(" ", str(element.text_content())).strip()
        if not text:
            return ""
        if "&#" in text:
            return f"<code>{escape_signs(text)}</code>"
        fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
        pad = " " if "`" in text else ""
        return f"{fence}{pad}{text}{pad}{fence}"

    def _quoted(self, element: html.HtmlElement) -> str:
        return f"“{self.inside(element)}”"

    def _link(self, element: html.HtmlElement) -> str:
        inner, target = self.inside(element), _SPACE.sub("", str(element.get("href", "")))
        if not target or not inner.strip() or "\n" in inner or "![" in inner:
            return inner
        if not _is_web(target):
            name = self._pictures(target)
            if name is not None:
                return f"{inner} {picture_markup(Picture(name, str(element.text_content()).strip()))}"
            self._losses["link"] = None
            return inner
        address = quote(target, safe="%/:=&?~#+!$,;@'-._")
        return _around(inner.replace("[", "&#91;").replace("]", "&#93;"), "[", f"]({address})")

    def _picture(self, element: html.HtmlElement) -> str:
        said = _said(element)
        tex = _tex_of_picture(element)
        return (
            formula(tex) if tex else self._medium(str(element.get("src", "")), said, _is_decorative(element))
        )

    def _player(self, element: html.HtmlElement) -> str:
        sources = [str(one.get("src")) for one in (element, *element.iter("source")) if one.get("src")]
        said = _SPACE.sub(" ", str(element.text_content())).strip() or str(element.get("title", ""))
        return self._medium(sources[0] if sources else "", said, decorative=False)

    def _medium(self, source: str, said: str, decorative: bool) -> str:
        """A picture or recording in its place, or its description and what is missing."""
        name = self._pictures(source.strip()) if source.strip() else None
        description = _SPACE.sub(" ", said).strip()
        if name is not None:
            return picture_markup(Picture(name, description, decorative and not description))
        remote = re.match(r"(?:https?:)?//", source.strip(), re.IGNORECASE)
        self._losses["remote picture" if remote else "missing picture"] = None
        return f"({escape_signs(description)})" if description else ""

    def _math(self, element: html.HtmlElement) -> str:
        tex = tex_of(element)
        return formula(tex, display=element.get("display") == "block") if tex.strip() else ""


class _Special(Protocol):
    def __call__(self, inline: Inline, element: html.HtmlElement, /) -> str: ...


# Reached through the class, so that a table of names can stand beside it.
_SPECIAL: dict[str, _Special] = {
    "br": Inline._break,
    "code": Inline._code,
    "tt": Inline._code,
    "samp": Inline._code,
    "q": Inline._quoted,
    "a": Inline._link,
    "img": Inline._picture,
    "audio": Inline._player,
    "video": Inline._player,
    "math": Inline._math,
}


def tag_of(element: html.HtmlElement) -> str:
    """The local name of an element in small letters, empty for what is none."""
    return element.tag.lower().rpartition(":")[2] if isinstance(element.tag, str) else ""


def squeeze(line: str) -> str:
    """The line with one space where several stand; no-break spaces stay where they stand alone."""
    return _SPACES.sub(lambda found: _narrowed(found[0]), line)


def _narrowed(run: str) -> str:
    """What a run of spaces shows: a blank; a gap where no-break spaces alone, or three and more, make one."""
    if "\u00a0" not in run or (" " in run and len(run) < 3):
        return " "
    return "\u00a0" * len(run)


def join(parts: Iterable[str]) -> str:
    """The parts of a line as one; an empty element stands where two of them would read as another sign."""
    line = ""
    for part in filter(None, parts):
        clashes = line[-1:] + part[0] in _CLASHES or (part[0] in _NAME and _AND.search(line[-_LONGEST_NAME:]))
        line += f"<span></span>{part}" if clashes else part
    return line


def _emphasis(inner: str, tag: str) -> str:
    bare = inner.strip(" \u00a0\n")
    simple = bare and "\n" not in bare and "*" not in bare and bare[0].isalnum() and bare[-1].isalnum()
    mark = MARKS[tag]
    return _around(inner, mark, mark) if simple else _around(inner, f"<{tag}>", f"</{tag}>")


def _around(inner: str, before: str, after: str) -> str:
    """The marks around the text, the space at its edges outside of them; nothing around nothing."""
    bare = inner.strip(" \u00a0\n")
    if not bare:
        return inner
    start = inner.index(bare)
    return f"{inner[:start]}{before}{bare}{after}{inner[start + len(bare) :]}"


def _is_web(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in ("http", "https", "mailto")
    except ValueError:
        return False


def _said(element: html.HtmlElement) -> str:
    return str(element.get("alt") or element.get("title") or "")


def _is_decorative(element: html.HtmlElement) -> bool:
    return element.get("role") in ("presentation", "none") or element.get("data-decorative") == "true"


def _tex_of_picture(element: html.HtmlElement) -> str:
    r"""The LaTeX of a picture of a formula, as Canvas writes them; empty for any other picture."""
    tex = str(element.get("data-equation-content", ""))
    source = str(element.get("src", ""))
    if not tex and "equation_images/" in source:
        tex = unquote(unquote(source.rpartition("equation_images/")[2].partition("?")[0]))
    return tex.strip()
