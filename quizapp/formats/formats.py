"""All formats of question files by name, and which of them a file is: told by its content, not by its name.

Modules are loaded when they are asked: processes that serve pages hold none of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from quizapp.core.languages import Language, Message
from quizapp.core.questions.question import Question
from quizapp.formats.imported import Imported

# Below the first a file is no such thing; two guesses that are no further apart than the second are equally good.
_SURE_ENOUGH, _CLOSE = 0.2, 0.1


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


@dataclass(frozen=True)
class Format:
    """One format: its title as people know it, the endings of its files (its own first), the modules that do the work.

    ``reading`` names a module with ``read`` and ``looks_like``, ``writing`` one with ``write`` and ``losses``; empty
    where the format is not read, or not written.
    """

    title: str
    endings: tuple[str, ...]
    reading: str = ""
    writing: str = ""

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
        "YAML, JSON (native)",
        ("zip", "yaml", "json", "yml"),
        "quizapp.formats.native_questions",
        "quizapp.formats.native_questions",
    ),
    "anki": Format(
        "Anki", ("apkg", "colpkg"), "quizapp.formats.anki.reading", "quizapp.formats.anki.writing"
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
    ),
    "gift": Format("GIFT", ("gift", "txt"), "quizapp.formats.gift.reading", "quizapp.formats.gift.writing"),
    "qti12": Format(
        "QTI 1.2 (Canvas, Blackboard, Respondus)",
        ("zip", "xml", "dat"),
        "quizapp.formats.qti12.reading",
        "quizapp.formats.qti12.writing",
    ),
    "common_cartridge": Format("Common Cartridge", ("imscc", "zip"), "quizapp.formats.common_cartridge"),
    "qti21": Format(
        "QTI 2.1, 2.2", ("zip", "xml"), "quizapp.formats.qti2.qti21", "quizapp.formats.qti2.writing.qti21"
    ),
    "qti30": Format(
        "QTI 3.0", ("zip", "xml"), "quizapp.formats.qti2.qti30", "quizapp.formats.qti2.writing.qti30"
    ),
    "moodle_xml": Format(
        "Moodle XML", ("xml",), "quizapp.formats.moodle_xml.reading", "quizapp.formats.moodle_xml.writing"
    ),
    "markdown": Format(
        "Markdown",
        ("md", "txt", "Rmd"),
        "quizapp.formats.markdown_quiz.reading",
        "quizapp.formats.markdown_quiz.writing",
    ),
    "anki_text": Format(
        "Anki notes as text",
        ("txt",),
        "quizapp.formats.anki_text.reading",
        "quizapp.formats.anki_text.writing",
    ),
    "blackboard_text": Format("Blackboard text", ("txt",), "quizapp.formats.blackboard_text"),
    "aiken": Format("Aiken", ("txt",), "quizapp.formats.aiken.reading", "quizapp.formats.aiken.writing"),
    "text2qti": Format(
        "text2qti", ("txt",), "quizapp.formats.text2qti.reading", "quizapp.formats.text2qti.writing"
    ),
    "olx": Format("Open edX", ("tar.gz", "tar.xz", "tgz", "xml"), "quizapp.formats.olx.reading"),
    "h5p": Format("H5P", ("h5p", "zip"), "quizapp.formats.h5p.reading"),
}


def detect(content: bytes, name_hint: str = "") -> Guess:
    """Which format these bytes are; the ending of the file's name decides only between equally good guesses."""
    sure = {name: known.reader().looks_like(content) for name, known in FORMATS.items() if known.reading}
    most = max(sure.values(), default=0.0)
    if most < _SURE_ENOUGH:
        return Guess(None)
    ending = name_hint.rpartition(".")[2].lower()
    close = [name for name, much in sure.items() if most - much <= _CLOSE]
    close.sort(key=lambda name: (ending not in FORMATS[name].endings, -sure[name]))
    return Guess(close[0], tuple(close[1:]))
