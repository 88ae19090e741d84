"""What a reader makes of a file of another tool: its questions, what was left out of it, and its media.

Every question of the file is an entry or is skipped with a fault; nothing is lost in silence.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.core.banks.bank import Bank
from quizapp.core.faults import Fault
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.picture import DIGITS
from quizapp.core.questions.question import Question
from quizapp.core.questions.structure import ID
from quizapp.formats.media_type import LARGEST, ending_of

LONGEST_ID = 64
ID_DIGITS = 10
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")


class Unreadable(ValueError):
    """The whole file cannot be read; ``fault`` says why and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def unreadable(where: str, text: str, **params: str) -> Unreadable:
    """The exception for a file that cannot be read; the caller marks the text for translation with ``N_``."""
    return Unreadable(Fault(where, Message(text, params)))


@dataclass(frozen=True)
class Medium:
    """One file that texts show, as ``media/<name>``: the digest of its bytes and the ending of its type."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Entry:
    """One question of the file: ``where`` it stands there, its ``original`` text, and the id it had there."""

    question: Question
    where: str
    original: str
    own_id: str = ""


@dataclass(frozen=True)
class Imported:
    """A file that was read. ``found`` counts its questions apart from reading them.

    ``skipped`` has an error for each question that is no entry; ``kept`` one line of severity ``kept`` for each
    entry that is an open answer because its kind cannot be graded here; ``faults`` warns of what was not carried.
    ``language`` is the side on which the texts stand. ``grounds`` is what a file of our own holds of a bank besides its
    questions.
    """

    format: str
    found: int
    entries: tuple[Entry, ...] = ()
    skipped: tuple[Fault, ...] = ()
    kept: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    media: tuple[Medium, ...] = ()
    title: str = ""
    language: Language = "en"
    grounds: Bank | None = None

    @property
    def adds_up(self) -> bool:
        """Whether every question of the file is imported or skipped."""
        return self.found == len(self.entries) + len(self.skipped)

    @property
    def kinds(self) -> dict[str, int]:
        """How many entries there are of each kind, most first."""
        return dict(Counter(entry.question.kind for entry in self.entries).most_common())


def medium_of(content: bytes) -> Medium | None:
    """The bytes as a medium under its name, None where pages show no such type or they are more than ``LARGEST``."""
    ending = ending_of(content) if len(content) <= LARGEST else None
    return (
        None
        if ending is None
        else Medium(f"{hashlib.sha256(content).hexdigest()[:DIGITS]}.{ending}", content)
    )


def side_of(text: str) -> Language:
    """The side on which the texts of a file stand: Chinese where a quarter of the letters is Han, else English."""
    letters = len(_LETTER.findall(text))
    return "zh" if letters and len(_HAN.findall(text)) * 4 >= letters else "en"


def twin_of(text: str, language: Language) -> Twin:
    """The text on the side of this language."""
    return Twin(zh=text) if language == "zh" else Twin(en=text)


def category_of(sections: Sequence[str]) -> str:
    """The titles of sections as a path, a slash in a title written ``\\/``."""
    return "/".join(title.replace("/", "\\/") for title in sections)


def stable_id(own_id: str, title: str, stem: str) -> str:
    """An id that the same question gets again: its own, else its name as a slug, else from the digest of its stem."""
    if ID.fullmatch(own_id):
        return own_id
    slug = re.sub(r"[^\w]+", "-", title.strip().casefold()).strip("-")[:LONGEST_ID].rstrip("-")
    if slug and ID.fullmatch(slug):
        return slug
    return f"q-{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_DIGITS]}"


def unique_ids(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with an id each: the second of two the same gets ``-2`` behind it, and so on."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for entry in entries:
        wanted = id_ = entry.question.id
        while id_ in taken:
            counts[wanted] += 1
            ending = f"-{counts[wanted] + 1}"
            id_ = wanted[: LONGEST_ID - len(ending)] + ending
        taken.add(id_)
        yield entry if id_ == wanted else replace(entry, question=replace(entry.question, id=id_))
