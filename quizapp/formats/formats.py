"""All formats of question files by name, and which of them a file is: told by its content, not by its name.

Modules are loaded when they are asked: processes that serve pages hold none of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol, cast

from quizapp.core.languages import N_, Language, Message
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported

# Below the first a file is no such thing; two guesses that are no further apart than the second are equally good.
_SURE_ENOUGH, _CLOSE = 0.2, 0.1
# How archives and containers begin; a tar says so further on. Markup has its first sign near the beginning.
_PACKED = (b"PK", b"\x1f\x8b", b"\xfd7zXZ", b"BZh", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0", b"SQLite")
_TAR, _HEAD = slice(257, 262), 200_000


class Reader(Protocol):
    """What a module of a format does for reading."""

    def read(self, content: bytes) -> Imported:
        """The questions of a file. Raises Unreadable, and nothing else, for what cannot be read at all."""

    def looks_like(self, content: bytes) -> float:
        """How sure it is (0..1) that these bytes are of its format; never raises."""


class Writer(Protocol):
    """What a module of a format does for writing."""

    def write(
        self, questions: Sequence[Question], *, language: Language, title: str, media: Mapping[str, bytes]
    ) -> bytes:
        """A file with these questions in one language; ``media`` are the bytes of their pictures by name."""

    def losses(self, question: Question, language: Language) -> tuple[Message, ...]:
        """What the format cannot say of this question."""


Shape = Literal["package", "markup", "text"]


@dataclass(frozen=True)
class Format:
    """One format: its title as people know it (marked for translation where it is no name), the endings of its files (its own first), the modules that do the work.

    ``reading`` names a module with ``read`` and ``looks_like``, ``writing`` one with ``write`` and ``losses``; empty
    where the format is not read, or not written. ``shapes`` are those in which its files come.
    """

    title: str
    endings: tuple[str, ...]
    reading: str = ""
    writing: str = ""
    shapes: tuple[Shape, ...] = ("package", "markup", "text")

    def reader(self) -> Reader:
        """The module, for reading."""
        return cast(Reader, import_module(self.reading))

    def writer(self) -> Writer:
        """The module, for writing."""
        return cast(Writer, import_module(self.writing))


@dataclass(frozen=True)
class Guess:
    """Which format a file seems to be, None where it looks like none; ``rivals`` are those it may be as well."""

    format: str | None
    rivals: tuple[str, ...] = ()


# A format is registered here, and nowhere else.
FORMATS: Mapping[str, Format] = {
    "native": Format(
        N_("YAML, JSON (native)"),
        ("zip", "yaml", "json", "yml"),
        "quizapp.formats.native_questions",
        "quizapp.formats.native_questions",
    ),
    "anki": Format(
        "Anki",
        ("apkg", "colpkg"),
        "quizapp.formats.anki.reading",
        "quizapp.formats.anki.writing",
        shapes=("package",),
    ),
    "csv": Format(
        "CSV, TSV",
        ("csv", "tsv", "txt"),
        "quizapp.formats.sheet.csv_format",
        "quizapp.formats.sheet.csv_format",
    ),
    "xlsx": Format(
        "Excel",
        ("xlsx", "xls", "ods", "xlsm"),
        "quizapp.formats.sheet.xlsx_format",
        "quizapp.formats.sheet.xlsx_format",
        shapes=("package",),
    ),
    "gift": Format("GIFT", ("gift", "txt"), "quizapp.formats.gift.reading", "quizapp.formats.gift.writing"),
    "qti12": Format(
        "QTI 1.2 (Canvas, Blackboard, Respondus)",
        ("zip", "xml", "dat"),
        "quizapp.formats.qti12.reading",
        "quizapp.formats.qti12.writing",
        shapes=("package", "markup"),
    ),
    "common_cartridge": Format(
        "Common Cartridge", ("imscc", "zip"), "quizapp.formats.common_cartridge", shapes=("package",)
    ),
    "qti21": Format(
        "QTI 2.1, 2.2",
        ("zip", "xml"),
        "quizapp.formats.qti2.qti21",
        "quizapp.formats.qti2.writing.qti21",
        shapes=("package", "markup"),
    ),
    "qti30": Format(
        "QTI 3.0",
        ("zip", "xml"),
        "quizapp.formats.qti2.qti30",
        "quizapp.formats.qti2.writing.qti30",
        shapes=("package", "markup"),
    ),
    "moodle_xml": Format(
        "Moodle XML",
        ("xml",),
        "quizapp.formats.moodle_xml.reading",
        "quizapp.formats.moodle_xml.writing",
        shapes=("markup",),
    ),
    "markdown": Format(
        "Markdown",
        ("md", "txt", "Rmd"),
        "quizapp.formats.markdown_quiz.reading",
        "quizapp.formats.markdown_quiz.writing",
    ),
    "anki_text": Format(
        N_("Anki notes as text"),
        ("txt",),
        "quizapp.formats.anki_text.reading",
        "quizapp.formats.anki_text.writing",
    ),
    "blackboard_text": Format(N_("Blackboard text"), ("txt",), "quizapp.formats.blackboard_text"),
    "aiken": Format("Aiken", ("txt",), "quizapp.formats.aiken.reading", "quizapp.formats.aiken.writing"),
    "text2qti": Format(
        "text2qti", ("txt",), "quizapp.formats.text2qti.reading", "quizapp.formats.text2qti.writing"
    ),
    "olx": Format(
        "Open edX",
        ("tar.gz", "tar.xz", "tgz", "xml"),
        "quizapp.formats.olx.reading",
        shapes=("package", "markup"),
    ),
    "h5p": Format("H5P", ("h5p", "zip"), "quizapp.formats.h5p.reading", shapes=("package",)),
}


def detect(content: bytes, name_hint: str = "") -> Guess:
    """Which format these bytes are; the ending of the file's name decides only between equally good guesses."""
    sure = {name: FORMATS[name].reader().looks_like(content) for name in readable(content)}
    most = max(sure.values(), default=0.0)
    if most < _SURE_ENOUGH:
        return Guess(None)
    ending = name_hint.rpartition(".")[2].lower()
    close = [name for name, much in sure.items() if most - much <= _CLOSE]
    close.sort(key=lambda name: (ending not in FORMATS[name].endings, -sure[name]))
    return Guess(close[0], tuple(close[1:]))


def readable(content: bytes) -> Iterator[str]:
    """The formats whose files come in a shape that these bytes may have: no other reader needs to be loaded."""
    shapes = _shapes_of(content)
    return (name for name, known in FORMATS.items() if known.reading and not shapes.isdisjoint(known.shapes))


def _shapes_of(content: bytes) -> frozenset[Shape]:
    if content.startswith(_PACKED) or content[_TAR] == b"ustar":
        return frozenset(("package", "markup", "text"))
    return frozenset(("markup", "text") if b"<" in content[:_HEAD] else ("text",))
