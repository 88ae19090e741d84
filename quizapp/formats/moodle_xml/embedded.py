r"""Embedded answers of Moodle: ``{1:MULTICHOICE:=right#feedback~%50%half~wrong}``, found in a text and read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

SHORT = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
NUMERIC = {"NUMERICAL", "NM"}
SINGLE = {"MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"}
SINGLE_SHUFFLED = {"MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"}
SEVERAL = {
    "MULTIRESPONSE",
    "MR",
    "MULTIRESPONSE_H",
    "MRH",
    "MULTIRESPONSE_S",
    "MRS",
    "MULTIRESPONSE_HS",
    "MRHS",
}
OTHERS = {"REGEXP", "RX", "REGEXP_C", "RXC"}
Form = Literal["text", "number", "choice", "several", "unknown"]
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(SHORT, "text"),
    **dict.fromkeys(NUMERIC, "number"),
    **dict.fromkeys(SINGLE | SINGLE_SHUFFLED, "choice"),
    **dict.fromkeys(SEVERAL, "several"),
    **dict.fromkeys(OTHERS, "unknown"),
}
_OPEN = re.compile(r"\{(\d{0,6}):(" + "|".join(sorted(_FORMS, key=len, reverse=True)) + r"):")
# As Moodle reads them: a sign ends something unless a backslash stands right before it, whatever is before that.
_INSIDE = re.compile(r"(?:[^}]|(?<=\\)\})*+")
_BETWEEN = re.compile(r"((?:[^~]|(?<=\\)~)*+)(?:~|$)")
# The hash that begins the feedback is not part of a numeric reference either.
_ANSWER = re.compile(r"((?:[^#&]|(?<=\\)#|&#\w+;|&)*+)(?:#(.*))?", re.DOTALL)
_FRACTION = re.compile(r"\s*(?:(=)|%(-?\d+(?:[.,]\d*)?)%)")
_ESCAPED = re.compile(r"\\([}#~])")


@dataclass(frozen=True)
class Choice:
    """One answer of a gap: its text, what it is worth in percent, its feedback."""

    text: str
    percent: str
    feedback: str


@dataclass(frozen=True)
class Gap:
    """One embedded question: where it stands in the text, and what it asks for."""

    start: int
    end: int
    weight: float
    form: Form
    choices: tuple[Choice, ...]
    shuffle: bool = False
    exact_case: bool = False


def find_gaps(text: str) -> Iterator[Gap]:
    """The embedded answers of a text in their order."""
    at = 0
    while opened := _OPEN.search(text, at):
        inside = _INSIDE.match(text, opened.end())
        end = inside.end() if inside else opened.end()
        if text[end : end + 1] != "}":
            return
        name = opened[2]
        yield Gap(
            opened.start(),
            end + 1,
            float(opened[1] or 1),
            _FORMS[name],
            tuple(_choices(text[opened.end() : end])),
            shuffle=name in SINGLE_SHUFFLED,
            exact_case=name in SHORT and name.endswith("C"),
        )
        at = end + 1


def escape_choice(text: str) -> str:
    """HTML in which nothing ends an answer, a feedback or the gap."""
    return re.sub(r"\\$", "&#92;", re.sub(r"([}#~])", r"\\\1", text))


def escape_text(text: str) -> str:
    """HTML in which nothing begins a gap."""
    return _OPEN.sub(lambda found: f"&#123;{found[0][1:]}", text)


def _choices(inside: str) -> Iterator[Choice]:
    return (_choice(found[1]) for found in _BETWEEN.finditer(inside) if found[1].strip())


def _choice(piece: str) -> Choice:
    marked = _FRACTION.match(piece)
    percent = "0" if not marked else "100" if marked[1] else marked[2]
    rest = piece[marked.end() :] if marked else piece
    found = _ANSWER.match(rest)
    answer, feedback = (found[1], found[2] or "") if found else (rest, "")
    return Choice(_plain(answer).strip(), percent, _plain(feedback).strip())


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
