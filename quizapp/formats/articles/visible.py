"""A web page without what its readers do not see: scripts, styles, hidden parts, comments, forms."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree, html


def tags(names: str) -> frozenset[str]:
    """The names of elements in a text, apart by spaces."""
    return frozenset(names.split())


_UNSEEN = tags(
    "script style template noscript iframe object embed applet svg math canvas audio video map "
    "title meta link select option textarea button input datalist dialog frameset noframes"
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?:\D|$)"
    r"|content-visibility\s*:\s*hidden|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
# WeChat sends its articles hidden, and its script shows them.
SHOWN_LATER = "js_content"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([\w-]*)((?:[.#][\w-]+)*)")
_LONGEST_STYLE = 200_000


def parse_page(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is nothing in it. Entities of its own are not replaced, nothing is fetched."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def drop_unseen(root: html.HtmlElement) -> None:
    """Takes out of the tree what a reader of the page does not see; the text behind it stays."""
    hidden: dict[str, list[_Selector]] = defaultdict(list)
    for selector in _hidden_by_style(root):
        hidden[selector.key].append(selector)
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    doomed = [one for one in root.iter(etree.Element) if _is_unseen(one) or _is_selected(one, hidden)]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_selected(element: html.HtmlElement, selectors: Mapping[str, Sequence["_Selector"]]) -> bool:
    """Whether one of the selectors, which are sorted by their keys, selects an element."""
    classes = (f".{name}" for name in element.get("class", "").split())
    keys = (str(element.tag), f"#{element.get('id', '')}", *classes)
    return any(selector(element) for key in keys for selector in selectors.get(key, ()))


def _is_unseen(element: html.HtmlElement) -> bool:
    """Whether an element is none that is read, or says itself that it is hidden."""
    style = "" if element.get("id") == SHOWN_LATER else element.get("style", "")
    return element.tag in _UNSEEN or element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(style))


class _Selector:
    """A selector of one element by tag, classes and id, such as ``p.note#first``."""

    def __init__(self, tag: str, rest: str) -> None:
        self._tag = tag.lower()
        marks = re.findall(r"[.#][\w-]+", rest)
        # Every element that is selected has this class, id or tag.
        self.key = marks[0] if marks else self._tag
        self._classes = {mark[1:] for mark in marks if mark[0] == "."}
        self._ids = {mark[1:] for mark in marks if mark[0] == "#"}

    def __call__(self, element: html.HtmlElement) -> bool:
        """Whether the element is one of those selected."""
        return (
            self._tag in ("", element.tag)
            and self._classes <= set(element.get("class", "").split())
            and self._ids <= {element.get("id", "")}
        )


def _hidden_by_style(root: html.HtmlElement) -> Iterator[_Selector]:
    """What the page's own styles hide on every screen, as far as simple selectors say it."""
    for style in root.iter("style"):
        rules = _AT_RULE.sub("", _COMMENT.sub("", (style.text or "")[:_LONGEST_STYLE]))
        for selectors, body in _RULE.findall(rules):
            if not _HIDDEN_STYLE.search(body):
                continue
            for selector in selectors.split(","):
                found = _SIMPLE.fullmatch(selector.strip())
                if found and found[0]:
                    yield _Selector(found[1], found[2])
