"""The blocks of a tree of HTML: headings, paragraphs, items, rows of tables; powers and footnote marks kept apart from text."""

import re
from collections.abc import Iterator

from lxml import etree, html

from quizapp.formats.articles.blocks import Block, BlockKind, squeeze, write_raised
from quizapp.formats.articles.visible import tags

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = _HEADINGS | tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
_LONG_CELL = 300
_LINKED = 0.7
_LONGEST_HEADING = 60
_MARKED = {"a": "a", "b": "b", "strong": "b"}


class Walk:
    """Collects the blocks of a tree, in order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.code = 0
        self._text: list[str] = []
        # How deep in links and in bold letters, and how many letters of the block were in them.
        self._depth = {"a": 0, "b": 0}
        self._letters = {"a": 0, "b": 0}
        self._hint = False
        self._kinds: list[tuple[html.HtmlElement, BlockKind]] = []
        self._prefix = ""
        self._numbers: dict[html.HtmlElement, int] = {}

    def read(self, root: html.HtmlElement) -> list[Block]:
        """The blocks of an element."""
        walker = etree.iterwalk(root, events=("start", "end"), tag="*")
        for event, element in walker:
            if event == "end":
                self._leave(element, root)
            elif self._enter(element):
                walker.skip_subtree()
        self._flush()
        return self.blocks

    def _enter(self, element: html.HtmlElement) -> bool:
        """Takes in an element's own text; True where all that is below it was taken in."""
        if element.tag in _BREAKS:
            self._flush()
        self._hint |= element.tag in ("h1", "hr")
        if element.tag in _HEADINGS:
            self._kinds.append((element, "heading"))
        if element.tag == "li":
            self._prefix = self._marker(element)
            self._kinds.append((element, "item"))
        if element.tag == "table" and _is_grid(element):
            self.blocks += _rows(element)
            return True
        return self._enter_line(element)

    def _enter_line(self, element: html.HtmlElement) -> bool:
        """Takes in what stands within a line, and code."""
        if element.tag == "br":
            self._text.append("\n")
        if element.tag == "pre" and element.find(".//code") is not None:
            self.code += 1
            return True
        if element.tag == "sup":
            self._text.append(write_raised(squeeze(str(element.text_content())), "".join(self._text[-1:])))
            return True
        if element.tag in _MARKED:
            self._depth[_MARKED[element.tag]] += 1
        self._take(_within(element, element.text))
        return False

    def _take(self, text: str) -> None:
        """Takes in a piece of text."""
        self._text.append(text)
        for mark, depth in self._depth.items():
            self._letters[mark] += _count(text) if depth else 0

    def _marker(self, item: html.HtmlElement) -> str:
        """What a reader sees before an item: its number or a dot."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "• "
        first = parent.get("start", "")
        before = int(first) - 1 if re.fullmatch("[0-9]{1,6}", first) else 0
        self._numbers[parent] = self._numbers.get(parent, before) + 1
        return f"{self._numbers[parent]}. "

    def _leave(self, element: html.HtmlElement, root: html.HtmlElement) -> None:
        """Ends an element and takes in the text behind it."""
        if element.tag in _BREAKS:
            self._flush()
        if self._kinds and self._kinds[-1][0] is element:
            self._kinds.pop()
        if element.tag in _MARKED:
            self._depth[_MARKED[element.tag]] -= 1
        if element is not root:
            self._take(_within(element.getparent(), element.tail))

    def _flush(self) -> None:
        """Ends the block that is being collected."""
        text, self._text = "".join(self._text), []
        bare = _count(text)
        linked, bold = self._letters["a"] > _LINKED * bare, self._letters["b"] >= bare
        self._letters = {"a": 0, "b": 0}
        plain: BlockKind = "heading" if bold and 0 < bare <= _LONGEST_HEADING else "paragraph"
        kind = self._kinds[-1][1] if self._kinds else plain
        parts = [text] if kind == "heading" else re.split(r"\n\s*\n", text)
        for part in parts:
            lines = [squeeze(line) for line in part.split("\n")]
            body = ("\n" if kind == "paragraph" else " ").join(line for line in lines if line)
            if body:
                text = self._prefix + body if kind == "item" else body
                self.blocks.append(Block(kind, text, linked, self._hint))
                self._prefix, self._hint = "", False


def _within(parent: html.HtmlElement | None, text: str | None) -> str:
    """Text as it stands in the source: line ends count in preformatted text alone."""
    preformatted = parent is not None and any(one.tag == "pre" for one in (parent, *parent.iterancestors()))
    return (text or "") if preformatted else re.sub(r"\s", " ", text or "")


def _count(text: str) -> int:
    """How many characters are no space."""
    return sum(map(len, text.split()))


def _is_grid(table: html.HtmlElement) -> bool:
    """Whether a table holds cells to be read in rows, rather than the layout of a page."""
    cells = list(table.iter("td", "th"))
    layout = any(True for _ in table.iterdescendants("table", "article", "h1", "h2"))
    long = any(len(cell.text_content()) > _LONG_CELL for cell in cells)
    return bool(cells) and not layout and not long


def _rows(table: html.HtmlElement) -> Iterator[Block]:
    """The rows of a table, its cells between bars."""
    for caption in table.iter("caption"):
        yield Block("paragraph", squeeze(str(caption.text_content())))
    for row in table.iter("tr"):
        cells = [squeeze(_cell(cell)).replace("|", "/") for cell in row.iterchildren("td", "th")]
        if any(cells):
            yield Block("row", f"| {' | '.join(cells)} |")


def _cell(cell: html.HtmlElement) -> str:
    """The text of a cell, its paragraphs apart."""
    return " ".join(block.text for block in Walk().read(cell))
