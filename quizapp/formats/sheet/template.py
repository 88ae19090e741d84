"""The columns of our own template, and the small notations within its cells."""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.questions.question import Tolerance
from quizapp.formats.sheet.grid import trim

LETTERS = string.ascii_uppercase
FEWEST_OPTIONS, FEWEST_HINTS = 4, 1
# Every column before and behind the options; those of options, feedbacks and hints are as many as are needed.
FIRST = ("id", "kind", "category", "title", "question")
MIDDLE = (
    "answer",
    "accept",
    "tolerance",
    "unit",
    "units",
    "answer type",
    "exact case",
    "answer feedback",
    "weights",
)
LAST = ("explanation", "tags", "facts", "difficulty", "mark", "shuffle", "all or nothing", "fixed")
YES, NO = frozenset(("yes", "true", "1", "是", "y")), frozenset(("no", "false", "0", "否", "n"))
# What a spreadsheet runs as a formula, in front or behind spaces, narrow or wide; and what was made safe before.
_FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")
_SAFE = re.compile(r"'(?=[\s']*[=+\-@\t\r＝＋－＠])")
_MARKED = re.compile(r"\\*\*")
_PART = re.compile(r"((?:[^\\|]|\\.|\\$)*)(?:\||$)", re.DOTALL)
_PAIR = re.compile(r"(?<!\\)=>")
_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?"


@dataclass(frozen=True)
class Filled:
    """One row of the template: the text of each column that is filled, by its name."""

    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def numbered(self, name: str) -> tuple[str, ...]:
        """The texts of ``option A``, ``option B`` … or ``hint 1`` … up to the last that is filled."""
        signs = [str(n) for n in range(1, 10)] if name == "hint" else list(LETTERS)
        texts = [self[f"{name} {sign.lower()}"] for sign in signs]
        last = max((at for at, text in enumerate(texts, start=1) if text), default=0)
        return tuple(texts[:last])


def columns(options: int, hints: int) -> tuple[str, ...]:
    """The names of the columns for questions with at most so many options and hints."""
    letters = LETTERS[: max(options, FEWEST_OPTIONS)]
    return (
        *FIRST,
        *(f"option {letter}" for letter in letters),
        *MIDDLE,
        *(f"feedback {letter}" for letter in letters),
        *LAST,
        *(f"hint {number}" for number in range(1, max(hints, FEWEST_HINTS) + 1)),
    )


def is_template(names: Iterable[str]) -> bool:
    """Whether these names of columns are those of the template."""
    return {"kind", "question", "answer", "option a", "explanation"} <= set(names)


def safe_cell(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would take it for a formula; ``plain_cell`` takes it away."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(text: str) -> str:
    """The text without the apostrophe that made it safe."""
    return text[1:] if _SAFE.match(text) else text


def join_list(texts: Iterable[str]) -> str:
    """Texts in one cell, ``|`` between them; within them it is written ``\\|``."""
    return " | ".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in texts)


def split_list(cell: str) -> tuple[str, ...]:
    """The texts of a cell that ``join_list`` wrote, or a person."""
    parts = [trim(found[1]) for found in _PART.finditer(cell) if found[0]]
    return tuple(re.sub(r"\\([\\|])", r"\1", part) for part in parts if part)


def join_pair(left: str, right: str) -> str:
    """A row of a matching question: ``left => right``."""
    return f"{left.replace('=>', chr(92) + '=>')} => {right.replace('=>', chr(92) + '=>')}".strip()


def split_pair(cell: str) -> tuple[str, str] | None:
    """Left and right of a row; None where no arrow parts them."""
    parts = _PAIR.split(cell, maxsplit=1)
    return None if len(parts) < 2 else (_bare(parts[0]), _bare(parts[1]))


def _bare(text: str) -> str:
    return trim(text.replace("\\=>", "=>"))


def mark_right(text: str, *, right: bool) -> str:
    """An option of a drop-down: the right one behind ``*``."""
    return f"*{text}" if right else f"\\{text}" if _MARKED.match(text) else text


def read_mark(text: str) -> tuple[str, bool]:
    """The option and whether it is right."""
    if text.startswith("*"):
        return trim(text[1:]), True
    return (text[1:] if text.startswith("\\") and _MARKED.match(text) else text), False


def tolerance_text(tolerance: Tolerance | None) -> str:
    """``0.5``, ``1%`` or ``3 digits``; empty for none."""
    if tolerance is None:
        return ""
    if tolerance.digits is not None:
        return f"{tolerance.digits} digits"
    return (
        f"{tolerance.rel!r} rel"
        if tolerance.rel is not None
        else ""
        if tolerance.abs is None
        else repr(tolerance.abs)
    )


def read_tolerance(text: str) -> Tolerance | None:
    """The tolerance that a cell says; None for an empty cell. Raises ValueError for another text."""
    plain = text.replace(" ", "").lower().lstrip("±")
    if not plain:
        return None
    if found := re.fullmatch(r"(\d{1,2})digits?", plain):
        return Tolerance(digits=int(found[1]))
    if found := re.fullmatch(f"({_NUMBER})rel", plain):
        return Tolerance(rel=float(found[1]))
    if found := re.fullmatch(f"({_NUMBER})%", plain):
        return Tolerance(rel=float(found[1]) / 100)
    return Tolerance(abs=float(plain))


def read_flag(text: str, *, usual: bool) -> bool:
    """Yes or no in a cell; what is usual where it is empty. Raises ValueError for another text."""
    word = text.strip().casefold()
    if word and word not in YES | NO:
        raise ValueError(text)
    return word in YES if word else usual


def letters_of(places: Sequence[int]) -> str:
    """The letters of options by their places, as a key writes them: ``AC``."""
    return "".join(LETTERS[place] for place in places)
