"""An article from a web page: the article itself without what stands around it, its title and its day."""

import copy
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import html

from quizapp.core.articles.received import ReceivedArticle
from quizapp.core.languages import N_, Message
from quizapp.formats.articles import faults
from quizapp.formats.articles.blocks import Block, join, squeeze
from quizapp.formats.articles.faults import refuse
from quizapp.formats.articles.page_blocks import Walk
from quizapp.formats.articles.page_head import find_published, find_title
from quizapp.formats.articles.visible import SHOWN_LATER, drop_unseen, parse_page

PAGE = N_("Web page, its article without menus and the like")
WHOLE_PAGE = N_("Web page, all its visible text")
SEVERAL = N_("Web page with %(count)s articles")
CODE = N_("Left out: %(count)s pieces of code")
WRONG_CHARSET = N_("The page says that it is %(declared)s, and it is %(found)s")

_CHARSET = re.compile(r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_SAME = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "windows-1252",
    "utf8": "utf-8",
}
_AROUND = ("nav", "aside", "footer")
_NO_LETTERS = re.compile(r"[\W_]+")
# So many lines may stand between a title and its article: who wrote it and when, how many read it.
_BYLINE = 8
_ARTICLE_LENGTH = 200
# One that holds so much of them all is the page's article; the others announce more to read.
_ONE_ARTICLE = 0.8
# Beyond so many elements trafilatura takes more than ten seconds.
_MOST_PIECES = 40_000
_SHARE = 0.4


@dataclass(frozen=True)
class Page:
    """What was found in a page."""

    blocks: Sequence[Block]
    code: int
    note: Message


def read_page(text: str, encoding: str | None = None) -> ReceivedArticle:
    """The article of a page. Raises Invalid where nothing in it can be read."""
    root = parse_page(text)
    if root is None:
        raise refuse(faults.EMPTY)
    title, published = find_title(root), find_published(root)
    drop_unseen(root)
    page = _several(root) or _of_wechat(root) or _main(root)
    joined = join(page.blocks)
    notes = [page.note]
    if page.code:
        notes.append(Message(CODE, {"count": str(page.code)}))
    notes += _charset_note(text, encoding)
    return ReceivedArticle(
        joined.text,
        "html",
        tuple(notes),
        encoding,
        title=title,
        published=published,
        starts=joined.starts,
        hints=joined.hints,
    )


def page_blocks(text: str) -> tuple[list[Block], int]:
    """All visible blocks of a piece of HTML that was made from another format, and how many pieces of code were left out."""
    root = parse_page(text)
    if root is None:
        return [], 0
    drop_unseen(root)
    walk = Walk()
    return walk.read(root), walk.code


def _several(root: html.HtmlElement) -> Page | None:
    """The articles of a page that marks more than one as such."""
    marked = [one for one in root.iter("article") if len(one.text_content()) >= _ARTICLE_LENGTH]
    outer = [one for one in marked if not any(True for _ in one.iterancestors("article"))]
    lengths = [len(one.text_content()) for one in outer]
    if len(outer) < 2 or max(lengths) > _ONE_ARTICLE * sum(lengths):
        return None
    blocks: list[Block] = []
    code = 0
    for one in outer:
        walk = Walk()
        blocks += [Block("start"), *walk.read(one)]
        code += walk.code
    return Page(blocks, code, Message(SEVERAL, {"count": str(len(outer))}))


def _of_wechat(root: html.HtmlElement) -> Page | None:
    """The article of a page of WeChat, which always has its place there, under its title."""
    places = root.xpath(f"//*[@id='{SHOWN_LATER}']")
    if not places or not places[0].text_content().strip():
        return None
    walk = Walk()
    title = [squeeze(str(one.text_content())) for one in root.iter("h1")][:1]
    blocks = [*(Block("heading", text) for text in title if text), *walk.read(places[0])]
    return Page(blocks, walk.code, Message(PAGE))


def _main(root: html.HtmlElement) -> Page:
    """The main text of a page with its headings; all of its text where no main text stands out."""
    walk = Walk()
    everything = walk.read(_without_frame(root))
    visible = [block for block in everything if not block.linked] or everything
    main = _chosen(visible, _main_text(root))
    if _length(main) < _SHARE * _length(visible):
        return Page(visible, walk.code, Message(WHOLE_PAGE))
    note = PAGE if len(main) < len(visible) else WHOLE_PAGE
    return Page(main, walk.code, Message(note))


def _main_text(root: html.HtmlElement) -> str:
    """The main text of a page as trafilatura finds it, letters and digits alone; none of a page with too many pieces."""
    if sum(1 for _ in root.iter()) > _MOST_PIECES:
        return ""
    found = trafilatura.extract(
        copy.deepcopy(root), include_comments=False, include_tables=True, favor_recall=True
    )
    return _letters(found or "")


def _chosen(visible: list[Block], main: str) -> list[Block]:
    """The blocks that are in the main text, with the headings above them: trafilatura leaves out some headings."""
    chosen = [block.kind != "heading" and _letters(block.text) in main for block in visible]
    first = chosen.index(True) if True in chosen else 0
    last = len(chosen) - chosen[::-1].index(True) if True in chosen else 0
    for at in range(first, last):
        chosen[at] |= visible[at].kind in ("item", "row")
    for at in range(len(visible) - 1, -1, -1):
        if visible[at].kind == "heading" and any(chosen[at + 1 : at + 2]):
            chosen[at] = True
    headings = [at for at in range(max(0, first - _BYLINE), first) if visible[at].kind == "heading"]
    for at in headings[:1]:
        chosen[at] = True
    return [block for block, taken in zip(visible, chosen, strict=True) if taken]


def _letters(text: str) -> str:
    """The letters and digits of a text, raised ones like others."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text))


def _without_frame(root: html.HtmlElement) -> html.HtmlElement:
    """The tree without menus, side columns and footers."""
    copied = copy.deepcopy(root)
    for element in list(copied.iter(*_AROUND)):
        element.drop_tree()
    return copied


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _charset_note(text: str, encoding: str | None) -> list[Message]:
    """A note where a page declares another encoding than it is in."""
    found = _CHARSET.search(text[:4000])
    declared = found[1].lower() if found else None
    if declared is None or encoding is None or _SAME.get(declared, declared) == encoding.lower():
        return []
    ascii_only = text.isascii() or declared.removeprefix("x-") in encoding
    return [] if ascii_only else [Message(WRONG_CHARSET, {"declared": declared, "found": encoding})]
