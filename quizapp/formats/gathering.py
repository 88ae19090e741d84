"""What a reader of a text file gathers, question by question: entries, what was skipped, what was kept, warnings."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quizapp.core.articles.encoding import decode
from quizapp.core.articles.mending import LOST, Mended, decode_with_losses
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_, Language, Message, Twin
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Entry, Imported, stable_id, twin_of, unique_ids, unreadable

DAMAGED = N_("%(count)s signs in this line could not be read and are shown as �: write them anew")
MOST_LOST = 100
NO_TEXT = N_("this is no text file: save it as plain text in UTF-8")
ENCODING = N_("read as %(encoding)s, not UTF-8: check the letters with accents, or save the file as UTF-8")
PACKAGES = (b"PK", b"\x1f\x8b", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"SQLite", b"%PDF", b"\xd0\xcf\x11\xe0")
SAMPLE = 200_000
_TAG = re.compile(r"<[^<>]{1,500}>")
_FENCE = re.compile(r"^`{3,}", re.MULTILINE)
_FIRST_BEYOND = re.compile(r"[^\x00-\x7f]")


class Skipped(Exception):
    """A question cannot be taken over; the message says why and what to do."""

    def __init__(self, text: str, **params: str) -> None:
        super().__init__(text)
        self.message = Message(text, params)


class NotGraded(Exception):
    """A question is kept as an open answer whose stem shows everything; the message says why and what to do."""

    def __init__(self, question: Question, text: str, **params: str) -> None:
        super().__init__(text)
        self.question = replace(question, kind="open_answer")
        self.message = Message(text, params)


@dataclass
class Gathering:
    """The questions of one file while they are read; ``language`` is the side on which they stand."""

    language: Language
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Fault] = field(default_factory=list)
    kept: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def gather(self, build: Callable[[], Question], where: str, original: str, own_id: str = "") -> None:
        """Take in the question that ``build`` makes, or what it says of a question that cannot be made."""
        try:
            question = build()
        except Skipped as why:
            self.skipped.append(Fault(where, why.message))
            return
        except NotGraded as why:
            question = why.question
            self.kept.append(Fault(where, why.message, "kept"))
        id_ = stable_id(own_id, question.title, question.stem.in_(self.language))
        named = question if question.id == id_ else replace(question, id=id_)
        self.entries.append(Entry(named, where, original, own_id))

    def twin(self, markdown: str) -> Twin | None:
        """A text on the side of the file, None where it is empty."""
        return twin_of(markdown, self.language) if markdown.strip() else None

    def full(self, markdown: str) -> Twin:
        """A text on the side of the file, even if it is empty."""
        return twin_of(markdown, self.language)

    def warn(self, where: str, text: str, **params: str) -> None:
        """Remember something that a person has to know."""
        self.faults.append(Fault(where, Message(text, params), "warning"))

    def assume(self, where: str, text: str, **params: str) -> None:
        """Remember an assumption about the whole file, where it was made first."""
        if all(one.message != Message(text, params) for one in self.faults):
            self.warn(where, text, **params)

    def imported(self, format_: str, found: int, title: str = "") -> Imported:
        """All that was gathered, each question with an id of its own."""
        return Imported(
            format_,
            found,
            tuple(unique_ids(self.entries)),
            tuple(self.skipped),
            tuple(self.kept),
            tuple(self.faults),
            title=title,
            language=self.language,
        )


def parse_text(content: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, and a warning where it is not UTF-8 or damaged; ``Unreadable`` where the bytes are no text."""
    mended = _decoded(content)
    if mended is None:
        raise unreadable("line 1", NO_TEXT)
    decoded, lost = mended.decoded, _lost(mended)
    if decoded.encoding.startswith("utf-"):
        return decoded.text, lost
    first = _FIRST_BEYOND.search(decoded.text)
    line = decoded.text.count("\n", 0, first.start() if first else 0) + 1
    said = fault(f"line {line}", ENCODING, {"encoding": decoded.encoding})
    return decoded.text, [replace(said, severity="warning"), *lost]


def _decoded(content: bytes) -> Mended | None:
    """The text of bytes of which a few may be damaged, so that one of them does not sink the file."""
    whole = decode(content)
    return Mended(whole) if whole and whole.encoding.startswith("utf") else decode_with_losses(content)


def _lost(mended: Mended) -> list[Fault]:
    """A warning for each line with signs that could not be read."""
    lines = enumerate(mended.decoded.text.split("\n"), start=1) if mended.lost else ()
    found = [(number, line.count(LOST)) for number, line in lines if LOST in line][:MOST_LOST]
    return [
        replace(fault(f"line {number}", DAMAGED, {"count": str(count)}), severity="warning")
        for number, count in found
    ]


def sample_of(content: bytes) -> str:
    """The beginning of a file's text, to tell its format by; empty where it is no text."""
    mended = None if content.startswith(PACKAGES) else _decoded(content)
    return mended.decoded.text[:SAMPLE].lstrip("\ufeff") if mended else ""


def without_tags(text: str) -> str:
    """The text without its HTML tags, to tell its language."""
    return _TAG.sub(" ", text)


def with_code(question: Question, language: Language, text: str) -> Question:
    """A question whose stem shows a text below it as it stands in the file."""
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * max(3, longest + 1)
    return _below(question, language, f"{fence}\n{text}\n{fence}")


def with_rows(question: Question, language: Language, rows: Sequence[str]) -> Question:
    """A question whose stem shows rows of Markdown below it."""
    return _below(question, language, "\n".join("- " + row.replace("\n", "\n    ") for row in rows))


def _below(question: Question, language: Language, text: str) -> Question:
    stem = "\n\n".join(filter(None, [question.stem.in_(language), text]))
    return replace(question, stem=twin_of(stem, language))
