"""Rows of a form: added, removed and moved by a button whose value says what and where.

``add:options`` adds one at the end, ``add:blanks:chosen`` one of a way; ``remove:options-1``, ``up:items-2`` and
``down:blanks-0-options-3`` name the row as the form does.
"""

import copy
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.questions.structure import MOST
from quizapp.web.question_forms.mapping import Plain

DEEPEST = 5
TRUTHS = ("true", "false")
TRUE_TEXTS = {"true": {"zh": "正确", "en": "True"}, "false": {"zh": "错误", "en": "False"}}


@dataclass(frozen=True)
class Changed:
    """The texts after a change of rows, and the name of the row that the reader should be at."""

    texts: Plain
    at: str = ""


def change_rows(texts: Plain, order: str, kind: str) -> Changed:
    """The texts with one row more, one less, or one elsewhere; unchanged where the order makes no sense."""
    verb, _, rest = order.partition(":")
    name, _, way = rest.partition(":")
    changed = copy.deepcopy(texts)
    if verb == "add":
        return _add(changed, name, way, kind)
    path, _, index = name.rpartition("-")
    rows = _rows(changed, path)
    if rows is None or not index.isdecimal() or not int(index) < len(rows):
        return Changed(texts)
    place = _move(rows, verb, int(index))
    return Changed(changed, f"{path}-{place}" if rows else path)


def _add(texts: Plain, path: str, way: str, kind: str) -> Changed:
    rows = _rows(texts, path)
    if rows is None or len(rows) >= MOST:
        return Changed(texts)
    taken = {str(row.get("id", "")) for row in rows}
    if path in ("pairs", "extras"):
        # A right side of a matching question has one of the ids of both lists.
        taken |= {str(row.get("id", "")) for row in [*texts.get("pairs", ()), *texts.get("extras", ())]}
    statement = kind == "true_false" and path == "options"
    free = next_id(taken, TRUTHS if statement else ())
    if free is None:
        return Changed(texts)
    rows.append({"id": free, "way": way, **({"text": TRUE_TEXTS[free]} if statement else {})})
    return Changed(texts, f"{path}-{len(rows) - 1}")


def next_id(taken: Iterable[str], among: Sequence[str] = ()) -> str | None:
    """The first id that is free: of those given, else a letter; None where all are taken."""
    used = set(taken)
    return next((id_ for id_ in among or string.ascii_lowercase if id_ not in used), None)


def _move(rows: list[Plain], verb: str, index: int) -> int:
    """Changes the rows; the place where the row is now, or the one that took its place."""
    if verb == "remove":
        del rows[index]
        return min(index, len(rows) - 1)
    target = index + {"up": -1, "down": 1}.get(verb, 0)
    if not 0 <= target < len(rows):
        return index
    rows[index], rows[target] = rows[target], rows[index]
    return target


def _rows(texts: Plain, path: str) -> list[Plain] | None:
    """The list under a name such as ``blanks-0-options``."""
    found: object = texts
    for step in path.split("-")[:DEEPEST]:
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found if isinstance(found, list) else None
