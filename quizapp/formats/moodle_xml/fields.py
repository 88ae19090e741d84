"""The fields of one question in Moodle XML: texts of any of Moodle's formats with their files, numbers and flags."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape
from urllib.parse import unquote

from lxml import etree

from quizapp.core.faults import Fault
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.formats.html_losses import loss_faults
from quizapp.formats.html_text import markdown_from_html, markdown_from_markdown, markdown_from_plain
from quizapp.formats.imported import twin_of
from quizapp.formats.media_found import MediaFound
from quizapp.formats.moodle_xml.fractions import parse_fraction

FILE_TYPE = N_(
    "the file %(name)s is no picture, sound or film that pages show, and was left out: link to it instead"
)
FRACTION = N_("the fraction %(said)s %% is none of Moodle's list and was read as %(read)s %%: check it")
NO_FRACTION = N_("the fraction “%(said)s” is no number and was read as 0: check it")
_PLUGIN = re.compile(r"@@PLUGINFILE@@/?", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"<(?:p|div|ul|ol|table|h[1-6]|pre|blockquote)\b", re.IGNORECASE)
TRUE = ("1", "true", "yes")


class NotGradable(Exception):
    """A question whose kind or key cannot be carried; ``why`` says so to the teacher.

    ``stem`` is what to show instead of the stem where that holds the key, ``key`` then says what was in it.
    """

    def __init__(
        self,
        text: str,
        params: Mapping[str, str] | None = None,
        *,
        stem: str | None = None,
        key: Sequence[str] = (),
    ) -> None:
        super().__init__(text)
        self.why = Message(text, params or {})
        self.stem, self.key = stem, key


@dataclass
class Source:
    """One ``question`` element while it is read; what is noticed on the way is collected in ``faults``."""

    element: etree._Element
    where: str
    language: Language
    media: MediaFound
    faults: list[Fault] = field(default_factory=list)

    def at(self, element: etree._Element) -> "Source":
        """The same place, looking at an element within."""
        return replace(self, element=element)

    def find(self, name: str) -> etree._Element | None:
        """The first child of this name."""
        return self.element.find(name)

    def value(self, name: str, default: str = "") -> str:
        """The plain text of a child, of its ``text`` where it has one."""
        return plain_of(self.find(name), default)

    def flag(self, name: str, *, default: bool) -> bool:
        """A child that is ``1``, ``true`` or ``True``."""
        said = self.value(name).lower()
        return said in TRUE if said else default

    def number(self, name: str, default: float) -> float:
        """A child that is a number."""
        try:
            value = float(self.value(name).replace(",", "."))
        except ValueError:
            return default
        return value if -1e9 < value < 1e9 else default

    def fraction(self) -> float:
        """The ``fraction`` of the element, -1..1; what is none of Moodle's is said."""
        said = self.element.get("fraction", "0")
        read = parse_fraction(said)
        if read is None:
            self.warn(NO_FRACTION, said=said[:40])
            return 0.0
        fraction, strange = read
        if strange is not None:
            self.warn(FRACTION, said=said[:40], read=f"{fraction * 100:.7g}")
        return fraction

    def warn(self, text: str, /, **params: str) -> None:
        """Notes a warning at this place."""
        self.faults.append(Fault(self.where, Message(text, params), "warning"))

    def twin(self, name: str) -> Twin | None:
        """A child as a text of the file's language, None where it is empty."""
        text = self.markdown(self.find(name))
        return twin_of(text, self.language) if text.strip() else None

    def plain_twin(self, text: str) -> Twin:
        """Plain characters as a text of the file's language."""
        return twin_of(markdown_from_plain(text), self.language)

    def here(self) -> Twin:
        """The element itself as a text of the file's language."""
        return twin_of(self.markdown(self.element), self.language)

    def markdown(self, element: etree._Element | None) -> str:
        """Our Markdown of a text element with its files."""
        if element is None:
            return ""
        return self.converted(element, plain_of(element, strip=False))

    def converted(self, element: etree._Element, text: str) -> str:
        """Our Markdown of a text in the format of the element and with its files."""
        form = str(element.get("format") or _inherited(element)).lower()
        pictures = self._pictures(element)
        if form == "plain_text":
            return markdown_from_plain(text.strip())
        if form == "markdown":
            read = markdown_from_markdown(text, pictures=pictures)
        else:
            html = text if form == "html" or _BLOCK.search(text) else text.strip().replace("\n", "<br>")
            read = markdown_from_html(html, pictures=pictures)
        self.faults += loss_faults(self.where, read[1])
        return read[0]

    def _pictures(self, element: etree._Element) -> Callable[[str], str | None]:
        """What gives the name of a medium for an address within this element's text."""
        files = {_path(one): one for one in element.iterchildren("file")}

        def find(source: str) -> str | None:
            if not _PLUGIN.match(source):
                return self.media.add_address(source)
            path = unquote(_PLUGIN.sub("", source, count=1).partition("?")[0])
            file = files.get(path, files.get(path.rpartition("/")[2]))
            return None if file is None else self._taken(file)

        return find

    def pictured(self, file: etree._Element) -> str:
        """A file as a picture in Markdown, empty where pages show no such type."""
        name = self._taken(file)
        return f"![{markdown_from_plain(str(file.get('name', '')))}](media/{name})" if name else ""

    def _taken(self, file: etree._Element) -> str | None:
        name = self.media.add_coded(file.text or "")
        if name is None:
            self.warn(FILE_TYPE, name=str(file.get("name", "")))
        return name


def plain_of(element: etree._Element | None, default: str = "", *, strip: bool = True) -> str:
    """The characters of an element, of its ``text`` child where it has one."""
    if element is None:
        return default
    inner = element.find("text")
    text = "".join(map(str, (element if inner is None else inner).itertext()))
    return text.strip() or default if strip else text


def words_of(html: str) -> str:
    """The words of a piece of HTML on one line, for what is typed and compared."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def html_of(text: str, form: str) -> str:
    """A text of any of Moodle's formats as HTML."""
    return text if form in ("html", "moodle_auto_format") else escape(text, quote=False).replace("\n", "<br>")


def _inherited(element: etree._Element) -> str:
    """The format of a text that says none: that of the question's stem, else HTML."""
    parent = element.getparent()
    stem = None if parent is None else parent.find("questiontext")
    return str(stem.get("format") or "html") if stem is not None and element.tag == "answer" else "html"


def _path(file: etree._Element) -> str:
    return (str(file.get("path") or "/") + str(file.get("name", ""))).lstrip("/")
