"""Ids of options, rows and items: by their place, a to z, then o27 and so on; or those of a file, made legal."""

import re
from collections.abc import Mapping, Sequence

from quizapp.core.questions.structure import ID

# Stands before an id of ours that is no identifier of QTI, which begins with a letter or _.
PREFIX = "q."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def option_id(place: int) -> str:
    """The id of what stands at a place, counted from 0."""
    return LETTERS[place] if place < len(LETTERS) else f"o{place + 1}"


def legal_ids(names: Sequence[str]) -> Mapping[str, str]:
    """An id of ours for each identifier of a file, the same wherever that is legal; no two alike."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        own = name.removeprefix(PREFIX)
        wanted = own if ID.fullmatch(own) else re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "x"
        id_, number = wanted, 1
        while id_ in taken:
            number += 1
            id_ = f"{wanted}-{number}"
        taken.add(id_)
        given[name] = id_
    return given
