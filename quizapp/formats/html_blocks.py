"""HTML elements as blocks of our Markdown: paragraphs, lists, tables, code and what stands within a line."""

import re
from collections.abc import Callable
from itertools import groupby

from lxml import html

from quizapp.formats.html_inline import DROPPED, WHOLE, Inline, join, squeeze, tag_of
from quizapp.formats.markdown_signs import entity, escape_line_start

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
    ),
    *("legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul"),
}
DEEPEST = 60
_EDGES = " \u00a0\u3000"
_FENCE = re.compile(r"`{3,}")
_ESCAPED_CODE_OR_BAR = re.compile(r"\\[^|]|(`+)(?!`).+?(?<!`)\1(?!`)|\|")
_LIST = re.compile(r"(?:-|\d+\.) ")


class Blocks:
    """Walks a tree of HTML; ``losses`` names what was left out."""

    def __init__(self, pictures: Callable[[str], str | None]) -> None:
        self.losses: dict[str, None] = {}
        self._inline = Inline(pictures, self.losses)

    def plain(self, text: str) -> list[str]:
        """The blocks of a text in which nothing is marked up: what ``read`` gives for an element with this text."""
        return self._paragraph(self._inline.text(text))

    def read(self, element: html.HtmlElement, depth: int = 0) -> list[str]:
        """The blocks of an element's content, each without a blank line around it."""
        if depth > DEEPEST:
            self.losses["nesting"] = None
            return self.plain(str(element.text_content()))
        found: list[str] = []
        line = [self._inline.text(element.text)]
        for child in element:
            if self._is_block(child):
                found += [*self._paragraph(join(line)), *self._block(child, depth + 1)]
                line = []
            else:
                line.append(self._inline.read(child))
            line.append(self._inline.text(child.tail))
        return [*found, *self._paragraph(join(line))]

    def _is_block(self, element: html.HtmlElement) -> bool:
        tag = tag_of(element)
        if tag in DROPPED or tag in WHOLE:
            return False
        return tag in BLOCKS or (len(element) > 0 and next(element.iter(*BLOCKS), None) is not None)

    def _block(self, element: html.HtmlElement, depth: int) -> list[str]:
        tag = tag_of(element)
        self._inline.check(element)
        if tag in ("ul", "ol", "menu"):
            return self._list(element, depth)
        if tag == "table":
            return self._table(element, depth)
        if tag == "pre":
            return _code(
                str(element.text_content()),
                nested=next(element.iterancestors("li", "blockquote", "dd"), None) is not None,
            )
        if tag == "hr":
            return ["---"]
        inner = self.read(element, depth)
        if tag == "blockquote":
            return (
                ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(inner).split("\n"))] if inner else []
            )
        if re.fullmatch("h[1-6]", tag):
            return (
                [f"{'#' * max(3, int(tag[1]))} {' '.join(inner).replace('  ' + chr(10), ' ')}"]
                if inner
                else []
            )
        return inner

    def _list(self, element: html.HtmlElement, depth: int) -> list[str]:
        items = [
            self.read(child, depth) if tag_of(child) == "li" else self._stray(child, depth)
            for child in element
        ]
        items = [item for item in items if item]
        start = str(element.get("start", "1"))
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        ordered = tag_of(element) == "ol"
        marks = [f"{first + at}." if ordered else "-" for at in range(len(items))]
        loose = any(len(item) > 2 or (len(item) == 2 and not _LIST.match(item[1])) for item in items)
        between = "\n\n" if loose else "\n"
        return (
            [between.join(_item(mark, item, between) for mark, item in zip(marks, items, strict=True))]
            if items
            else []
        )

    def _stray(self, child: html.HtmlElement, depth: int) -> list[str]:
        """What stands in a list outside of its items."""
        return (
            self._block(child, depth) if self._is_block(child) else self._paragraph(self._inline.read(child))
        )

    def _table(self, element: html.HtmlElement, depth: int) -> list[str]:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        grid = [[cell for cell in row if tag_of(cell) in ("td", "th")] for row in rows]
        captions = [block for one in element.findall("caption") for block in self.read(one, depth)]
        if sum(map(len, grid)) <= 1:
            return captions + [block for row in grid for cell in row for block in self.read(cell, depth)]
        if any(
            cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in grid for cell in row
        ):
            self.losses["merged cells"] = None
        texts = [[self._cell(cell, depth) for cell in row] for row in grid if row]
        width = max(map(len, texts))
        headed = (
            all(tag_of(cell) == "th" for cell in grid[0])
            or next(rows[0].iterancestors("thead"), None) is not None
        )
        head, body = (texts[0], texts[1:]) if headed else ([""] * width, texts)
        lines = [head, ["---"] * width, *body]
        return [*captions, "\n".join(f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in lines)]

    def _cell(self, cell: html.HtmlElement, depth: int) -> str:
        self._inline.check(cell)
        text = "<br>".join(self.read(cell, depth)).replace("  \n", "<br>").replace("\n", "<br>")
        return _ESCAPED_CODE_OR_BAR.sub(lambda found: entity("|") if found[0] == "|" else found[0], text)

    def _paragraph(self, text: str) -> list[str]:
        """The lines as a paragraph; an empty line among them begins another."""
        lines = (escape_line_start(line.strip(_EDGES)) for line in squeeze(text).split("\n"))
        groups = groupby(lines, key=bool)
        return ["  \n".join(group) for filled, group in groups if filled]


def _item(mark: str, blocks: list[str], between: str) -> str:
    """An item of a list, what follows its first line indented by four."""
    text = between.join(blocks)
    first, *rest = text.split("\n")
    return "\n".join([f"{mark} {first}", *(f"    {line}" if line else "" for line in rest)])


def _code(text: str, *, nested: bool) -> list[str]:
    """A block of code; fences hold only outside of lists and quotations, where code is indented instead."""
    lines = text.strip("\n").expandtabs(4).rstrip().split("\n")
    if not any(lines):
        return []
    if nested:
        return ["\n".join(f"    {line}" if line.strip() else "" for line in lines)]
    fence = "`" * max([2, *(len(run) for run in _FENCE.findall(text))]) + "`"
    return ["\n".join([fence, *lines, fence])]
