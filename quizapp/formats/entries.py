"""A YAML file that is a list, edited entry by entry: what is not touched keeps its very text, comments included."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.formats.plain_yaml import parse_yaml, write_yaml

_START = re.compile(r"^-(?=\s)", re.MULTILINE)
_EMPTY = re.compile(r"^\s*\[\s*\]\s*$", re.MULTILINE)


@dataclass(frozen=True)
class _Piece:
    """One entry: the blank lines and comments above it, its id, and its text."""

    above: str
    id: str
    text: str


def edit_entries(
    text: str, file: str, *, put: Mapping[str, tuple[object, str | None]], removed: set[str]
) -> str:
    """The text of a list with entries changed, removed and added.

    ``put`` gives an entry by its id, and the id of the entry behind which it goes if it is new (None: at the end).
    """
    line = "\r\n" if "\r\n" in text else "\n"
    pieces, end = _split(text.replace("\r\n", "\n"), file)
    kept: list[_Piece] = []
    for piece in pieces:
        if piece.id in removed:
            end = _saved(piece.above) + end if piece is pieces[-1] else end
            kept += (
                []
                if piece is pieces[-1] or not _saved(piece.above)
                else [_Piece(_saved(piece.above), "", "")]
            )
        else:
            kept.append(_renewed(piece, put))
    known = {piece.id for piece in pieces}
    if not pieces:
        kept, end = [_Piece(end, "", "")] if end.strip() else [], ""
    for id_, (entry, behind) in put.items():
        if id_ not in known:
            kept.insert(_place(kept, behind), _Piece("\n", id_, write_yaml([entry])))
    whole = "".join(piece.above + piece.text for piece in kept).lstrip("\n") + end
    if not any(piece.id for piece in kept):
        whole += "[]\n"
    return whole.replace("\n", line)


def _renewed(piece: _Piece, put: Mapping[str, tuple[object, str | None]]) -> _Piece:
    return _Piece(piece.above, piece.id, write_yaml([put[piece.id][0]])) if piece.id in put else piece


def _split(text: str, file: str) -> tuple[list[_Piece], str]:
    """The entries of a list, and what stands behind the last one."""
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        return [], _EMPTY.sub("", text)
    above, pieces = text[: starts[0]], []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        body, below = _without_tail(text[start:end])
        value = parse_yaml(body, file).value
        first = value[0] if isinstance(value, list) and value else None
        pieces.append(_Piece(above, str(first.get("id", "")) if isinstance(first, dict) else "", body))
        above = below
    return pieces, above


def _without_tail(text: str) -> tuple[str, str]:
    """An entry, and the blank lines and comments in the first column behind it."""
    lines = text.splitlines(keepends=True)
    count = len(lines)
    while count > 1 and (not lines[count - 1].strip() or lines[count - 1].startswith("#")):
        count -= 1
    body, tail = "".join(lines[:count]), "".join(lines[count:])
    return (body, tail) if body.endswith("\n") else (body + "\n", tail)


def _saved(above: str) -> str:
    """What stays of the lines above a removed entry: its comments."""
    return above if "#" in above else ""


def _place(pieces: list[_Piece], behind: str | None) -> int:
    found = [place for place, piece in enumerate(pieces) if behind is not None and piece.id == behind]
    return found[-1] + 1 if found else len(pieces)
