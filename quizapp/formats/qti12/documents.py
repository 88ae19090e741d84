"""Documents of QTI 1.2 read item by item, whatever file or package they came from."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from lxml import etree

from quizapp.core.languages import N_, Language
from quizapp.core.questions.structure import ID, texts_of
from quizapp.formats.gathering import Gathering, without_tags
from quizapp.formats.imported import ID_DIGITS, Entry, side_of
from quizapp.formats.qti12.item import Item, data_of
from quizapp.formats.qti12.questions import build, empty_question
from quizapp.formats.qti12.texts import Texts
from quizapp.formats.safe_xml import outer_xml

GROUP = N_(
    "%(name)s: the file draws %(count)s of these questions for each learner; set such a draw in the quiz"
)
BANK_ELSEWHERE = N_("%(name)s: these questions are in a bank outside of this file; export that bank as well")
_PATH = re.compile(r"/")


@dataclass(frozen=True)
class Document:
    """One document without namespaces: its place in the file, its name, whether its options are shuffled."""

    root: etree._Element
    member: str = ""
    title: str = ""
    shuffle: bool = True

    @property
    def items(self) -> list[etree._Element]:
        """Its items in their order."""
        return [self.root] if self.root.tag == "item" else list(self.root.iter("item"))

    @property
    def name(self) -> str:
        """What the document is called."""
        named = next(self.root.iter("assessment", "objectbank"), None)
        data = {} if named is None else data_of(named.find("qtimetadata"))
        own = "" if named is None else str(named.get("title", ""))
        return " ".join((self.title or own or data.get("bank_title", "")).split())


def language_of(documents: Iterable[Document]) -> Language:
    """The side on which the texts of documents stand."""
    words = (text.text or "" for one in documents for text in one.root.iter("mattext", "mat_formattedtext"))
    return side_of(without_tags(" ".join(words)))


def gather_document(
    document: Document,
    gathering: Gathering,
    find_medium: Callable[[str], str | None],
    outer: str = "",
    *,
    named: bool = False,
) -> None:
    """Takes in all items of a document; ``outer`` is the category above its sections, ``named`` says its file as well."""
    for element in document.items:
        item = Item(element)
        place = item.id or f"line {element.sourceline}"
        where = f"{posixpath.basename(document.member)} {place}" if named else place
        texts = Texts(where, gathering.language, find_medium)
        category = "/".join([*filter(None, [outer]), *map(_escaped, _sections(element))])
        base = empty_question(item, gathering.language, category, shuffle=document.shuffle)
        gathering.gather(partial(build, item, texts, base), where, outer_xml(element), _own_id(item.id))
        gathering.faults += texts.faults
    _say_groups(document, gathering)


def shown_texts(entries: Iterable[Entry]) -> Iterator[str]:
    """All texts of these questions."""
    return (
        text for entry in entries for _, twin in texts_of(entry.question) for text in twin.sides().values()
    )


def category_name(name: str) -> str:
    """A name as one step of a category."""
    return _escaped(name)


def _own_id(ident: str) -> str:
    """The id of an item as one of ours; a digest of it where it is too long or has other signs."""
    if not ident or ID.fullmatch(ident):
        return ident
    return f"q-{sha256(ident.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"


def _sections(element: etree._Element) -> list[str]:
    """The titles of the sections around an item, the outermost first."""
    titles = [" ".join(str(one.get("title", "")).split()) for one in element.iterancestors("section")]
    return [title for title in reversed(titles) if title]


def _escaped(name: str) -> str:
    return _PATH.sub(r"\\/", name)


def _say_groups(document: Document, gathering: Gathering) -> None:
    for section in document.root.iter("section"):
        chosen = section.find("selection_ordering/selection")
        if chosen is None:
            continue
        name = str(section.get("title") or section.get("ident") or "")
        if chosen.find("sourcebank_ref") is not None:
            gathering.warn(document.member, BANK_ELSEWHERE, name=name)
        elif (count := (chosen.findtext("selection_number") or "").strip()).isdigit():
            gathering.warn(document.member, GROUP, name=name, count=count)
