"""Text of people to HTML: Markdown, then sanitised, then formulas and gaps put in."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from flask import Flask, url_for
from markdown import Markdown
from markdown.extensions.codehilite import CodeHiliteExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape
from pygments.token import STANDARD_TYPES

from quizapp.core.languages import HTML_LANG, Twin
from quizapp.core.questions.picture import MARKUP, Picture, pictures_of
from quizapp.formats.allowed_html import ATTRIBUTES, TAGS
from quizapp.formats.media_type import MIME
from quizapp.web.formulas import render_formula
from quizapp.web.languages import current_language
from quizapp.web.template_names import add_filters, add_names

# A letter that no text needs: it encloses the places that are filled after sanitising.
SEAL = "\N{CYRILLIC LETTER MULTIOCULAR O}"
PLACE = re.compile(rf"{SEAL}([fdgm])(\d+){SEAL}")
ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
LONGEST = 20_000
_AUDIO = '<audio controls preload="none" src="{}" aria-label="{}"></audio>'
_MEDIA = {
    "image": '<img src="{}" alt="{}" loading="lazy" decoding="async">',
    "video": '<video controls preload="metadata" src="{}" aria-label="{}"></video>',
    "audio": _AUDIO,
    "application": _AUDIO,
}

CLASSES = {"span": set(STANDARD_TYPES.values()) - {""}, "div": {"codehilite"}}


class Formula(InlineProcessor):
    r"""Takes ``\(…\)`` and ``\[…\]`` out of the text before Markdown reads the backslashes."""

    def __init__(self, pattern: str, mark: str, found: list[str]) -> None:
        super().__init__(pattern)
        self._mark, self._found = mark, found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]
        """A sealed place in the text that names the formula."""
        self._found.append(m.group(1).strip())
        return f"{SEAL}{self._mark}{len(self._found) - 1}{SEAL}", m.start(0), m.end(0)


class Medium(InlineProcessor):
    """Takes ``![description](media/NAME)`` out of the text; a picture of any other address is none of ours."""

    def __init__(self, found: list[Picture]) -> None:
        super().__init__(MARKUP.pattern)
        self._found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]
        """A sealed place in the text that names the medium."""
        self._found.extend(pictures_of(m[0]))
        return f"{SEAL}m{len(self._found) - 1}{SEAL}", m.start(0), m.end(0)


@lru_cache(maxsize=4096)
def _sanitised(text: str) -> tuple[str, tuple[str, ...], tuple[Picture, ...]]:
    found: list[str] = []
    media: list[Picture] = []
    markdown = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FencedCodeExtension(),
            CodeHiliteExtension(guess_lang=False),
            "sane_lists",
        ]
    )
    # Between code (190) and the backslash that escapes (180).
    markdown.inlinePatterns.register(Medium(media), "medium", 187)
    markdown.inlinePatterns.register(Formula(r"\\\((.+?)\\\)", "f", found), "formula", 186)
    markdown.inlinePatterns.register(Formula(r"(?s)\\\[(.+?)\\\]", "d", found), "display", 185)
    html = nh3.clean(
        markdown.convert(text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=lambda tag, name, value: None if SEAL in value else value,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return html, tuple(found), tuple(media)


def render_markdown(text: str, gaps: Mapping[str, Markup] | None = None) -> Markup:
    """The text as blocks of HTML; ``{{name}}`` becomes the widget of that gap."""
    names = list(gaps or {})
    sealed = _seal_gaps(text.replace(SEAL, "")[:LONGEST], names)
    html, formulas, media = _sanitised(sealed)
    places = {
        "g": lambda index: (gaps or {})[names[index]],
        "f": lambda index: render_formula(formulas[index], display=False),
        "d": lambda index: render_formula(formulas[index], display=True),
        "m": lambda index: render_medium(media[index]),
    }
    return _filled(html, lambda kind, index: places[kind](index))


def render_medium(picture: Picture) -> Markup:
    """A picture, a sound or a film in a page; what it shows is said to those who do not see it."""
    kind = MIME[picture.name.rpartition(".")[2]].partition("/")[0]
    said = "" if picture.decorative else picture.description
    address = url_for("media.show", name=picture.name)
    return Markup(_MEDIA[kind]).format(address, said)


def render_inline(text: str) -> Markup:
    """The text without the paragraph around it, where it is a single one."""
    html = render_markdown(text)
    only = ONE_PARAGRAPH.fullmatch(html)
    return Markup(only[1]) if only else html  # a part of what was sanitised


def split_stem(text: str) -> tuple[Markup, Markup]:
    """The first paragraph for the heading, and what follows it."""
    html = render_markdown(text)
    first = ONE_PARAGRAPH.match(html)
    if first is None:
        return Markup(), html
    return Markup(first[1]), Markup(html[first.end() :].strip())  # parts of what was sanitised


def highlight(text: str, printed: Sequence[str]) -> Markup:
    """The passage as HTML with each printed value in a ``mark``."""
    html = render_inline(text)
    for value in sorted({v for v in printed if v}, key=len, reverse=True):
        html = _marked(html, str(escape(value)))
    return html


def _marked(html: Markup, value: str) -> Markup:
    parts = re.split(r"(<mark>.*?</mark>|<[^>]*>)", html)
    # Han letters stand next to a number without a blank; only Latin letters and digits make another word of it.
    whole = re.compile(rf"(?<![0-9A-Za-z.&#]){re.escape(value)}(?![0-9A-Za-z]|[.,]\d)")
    out = [p if p.startswith("<") else whole.sub(lambda m: f"<mark>{m[0]}</mark>", p) for p in parts]
    return Markup("".join(out))  # a mark around escaped text of sanitised HTML


def _seal_gaps(text: str, names: Sequence[str]) -> str:
    for index, name in enumerate(names):
        text = text.replace("{{" + name + "}}", f"{SEAL}g{index}{SEAL}", 1)
    return text


def _filled(html: str, place: Callable[[str, int], Markup]) -> Markup:
    return Markup(PLACE.sub(lambda m: str(place(m[1], int(m[2]))), html))  # sanitised; places are ours


def init_app(app: Flask) -> None:
    """Gives templates the filters ``prose``, ``inline`` and ``plain`` for twins, and what stems need."""
    add_filters(app, prose=_prose, inline=_inline, plain=plain_text)
    add_names(app, split_stem=split_stem, lang_of=lang_of, highlight=highlight, fill_gaps=_fill_gaps)


def lang_of(twin: Twin) -> Markup:
    """A ``lang`` attribute where the text is not in the language of the page, else nothing."""
    language = current_language()
    other = twin.language_of(language)
    return Markup() if other == language else Markup(' lang="{}"').format(HTML_LANG[other])


def _prose(twin: Twin) -> Markup:
    return Markup('<div class="prose"{}>{}</div>').format(lang_of(twin), render_markdown(_text(twin)))


def _inline(twin: Twin) -> Markup:
    attribute, html = lang_of(twin), render_inline(_text(twin))
    return Markup("<span{}>{}</span>").format(attribute, html) if attribute else html


def plain_text(text: Twin | str) -> str:
    """The text without its markup, for places that take no HTML."""
    shown = text if isinstance(text, str) else _text(text)
    said = MARKUP.sub(lambda found: " ".join(one.description for one in pictures_of(found[0])), shown)
    return render_inline(said).striptags()


def _fill_gaps(twin: Twin, gaps: Mapping[str, Markup]) -> Markup:
    return render_markdown(_text(twin), gaps)


def _text(twin: Twin) -> str:
    return twin.in_(current_language())
