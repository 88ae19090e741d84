"""A file of text2qti cut into its pieces: what each line begins, with the lines that belong to it by indentation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# What begins a piece, in the order in which it is asked, and whether something has to follow on the line.
_BEGINNINGS = (
    ("question", r"\d+\.[ \t]+"),
    ("right", r"\*[a-zA-Z]\)[ \t]*"),
    ("wrong", r"[a-zA-Z]\)[ \t]*"),
    ("right of several", r"\[\*\][ \t]*"),
    ("wrong of several", r"\[ ?\][ \t]*"),
    ("text answer", r"\*[ \t]+"),
    ("feedback", r"\.\.\.[ \t]*"),
    ("feedback if right", r"\+[ \t]+"),
    ("feedback if wrong", r"-[ \t]+"),
    ("essay", r"___+[ \t]*$"),
    ("upload", r"\^\^\^+[ \t]*$"),
    ("number", r"=[ \t]*"),
    ("gap answer", r"<>[ \t]*"),
    ("right of gap", r"\{\*\}[ \t]*"),
    ("wrong of gap", r"\{ ?\}[ \t]*"),
    ("quiz title", r"[Qq]uiz [Tt]itle:[ \t]*"),
    ("quiz description", r"[Qq]uiz [Dd]escription:[ \t]*"),
    ("text title", r"[Tt]ext [Tt]itle:[ \t]*"),
    ("text", r"[Tt]ext:[ \t]*"),
    ("title", r"[Tt]itle:[ \t]*"),
    ("points", r"[Pp]oints:[ \t]*"),
    ("pick", r"[Pp]ick:[ \t]*"),
    ("group points", r"[Pp]oints per question:[ \t]*"),
    (
        "setting",
        (
            r"(?=(?:shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|"
            r"solutions (?:sample|randomize) groups)[ \t]*:)"
        ),
    ),
    ("group", r"GROUP[ \t]*$"),
    ("end of group", r"END_GROUP[ \t]*$"),
)
_BEGINNING = re.compile("|".join(f"(?P<n{place}>{sign})" for place, (_, sign) in enumerate(_BEGINNINGS)))
_EMPTY = {"essay", "upload", "group", "end of group"}
_RUN = re.compile(r"```+\s*\{[^}]*\.run\b[^}]*\}\s*$")
CODE, LOOSE = "code", "loose"


@dataclass
class Piece:
    """What begins on a line: its kind, its text without the indentation, and the lines as they stand."""

    number: int
    kind: str
    lines: list[str] = field(default_factory=list)
    original: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, line ends kept."""
        return "\n".join(self.lines).strip("\n")


def parse_pieces(text: str) -> list[Piece]:
    """The pieces of a file in order, comments left out."""
    return list(_pieces(list(_without_comments(text.split("\n")))))


def _without_comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    commented = False
    for number, line in enumerate(lines, start=1):
        if line.rstrip() in ("COMMENT", "END_COMMENT"):
            commented = line.rstrip() == "COMMENT"
        elif not commented and not line.startswith("%"):
            yield number, line


def _pieces(lines: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    piece: Piece | None = None
    fence = ""
    indent = 0
    for number, raw in lines:
        line = raw.rstrip().expandtabs(4)
        if fence:
            fence = "" if line.startswith(fence) and not line.strip("`") else fence
            if piece:
                piece.original.append(raw)
        elif piece and _belongs(line, indent):
            piece.lines.append(line[indent:])
            piece.original.append(raw)
        elif line.strip():
            if piece:
                yield piece
            piece, indent = _begun(number, line)
            piece.original.append(raw)
            fence = line[: len(line) - len(line.lstrip("`"))] if piece.kind == CODE else ""
    if piece:
        yield piece


def _belongs(line: str, indent: int) -> bool:
    """Whether a line goes on with the piece: it is empty, or indented as far as its text."""
    return not line or (indent > 0 and line.startswith(" " * indent))


def _begun(number: int, line: str) -> tuple[Piece, int]:
    """The piece that a line begins, and how far its further lines are indented."""
    if _RUN.match(line):
        return Piece(number, CODE), 0
    found = _BEGINNING.match(line)
    if not found or found.lastgroup is None:
        return Piece(number, LOOSE, [line.strip()]), 0
    kind = _BEGINNINGS[int(found.lastgroup[1:])][0]
    if kind in _EMPTY:
        return Piece(number, kind), 0
    # What is named with a colon may be continued with two spaces or more.
    return Piece(number, kind, [line[found.end() :]]), 2 if ":" in found[0] else found.end()
