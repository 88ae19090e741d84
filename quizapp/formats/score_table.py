"""Tables of scores as CSV: a row a learner, a column an item; and what each item counts or a guess gives."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quizapp.core.articles.encoding import decode
from quizapp.core.faults import Fault, fault
from quizapp.core.languages import N_
from quizapp.core.statistics.scores import Floats, Scores

LEARNER = "learner"
NO_TEXT = N_("this is no table of text: save it as CSV in UTF-8")
NO_HEADER = N_("the first line has to name the items, one in each column")
NO_ROWS = N_("there is no learner in it: each further line is one")
BLANK_ID = N_("column %(column)s has no id: name its item in the first line")
TWICE = N_("the id %(id)s is there twice: items need different ids")
WIDTH = N_("%(found)s cells where the first line has %(wanted)s: fill in or take out the difference")
NO_FRACTION = N_(
    "%(id)s is %(value)s: write a fraction from 0 to 1, such as 0.5, or leave it empty for no answer"
)
NO_NUMBER = N_("%(id)s is %(value)s: write a number from %(low)s to %(high)s")
UNKNOWN = N_("%(id)s is no item of the table of scores: its items are named in that table's first line")
AGAIN = N_("%(id)s has a number already: keep one line for each item")
FEW = N_("learners differ on %(found)s of the items: this model needs two of these at least")
MORE = N_("there may be more: mend these first, then look again")
MISSING = N_("the item %(id)s has no number: give it one")
NEITHER = N_("%(id)s is %(value)s: an item response model takes 0 and 1 alone")
# More are no help: a table that is wrong in every cell has one cause.
MOST_FAULTS = 1000


@dataclass(frozen=True)
class Bounds:
    """The numbers that a table of one number an item may hold, ``low`` not among them where it is open."""

    low: float
    high: float
    is_open: bool = False

    def holds(self, value: float) -> bool:
        """Whether a number lies within."""
        return (self.low < value if self.is_open else self.low <= value) and value <= self.high


MARKS = Bounds(0, 1_000_000, is_open=True)
GUESSES = Bounds(0, 1)


def parse_scores(data: bytes) -> tuple[Scores | None, list[Fault]]:
    """The scores of a CSV file with every item worth 1 mark, or None; and every fault with its line."""
    lines, faults = _lines(data)
    if not lines:
        return None, faults or [fault("line 1", NO_HEADER)]
    named, rows = lines[0], lines[1:]
    skip = 1 if named[1] and named[1][0].casefold() == LEARNER else 0
    items = tuple(named[1][skip:])
    faults += _check_items(items, skip)
    if not rows:
        faults.append(fault("line 2", NO_ROWS))
    table = []
    for number, cells in rows:
        table.append(_fractions(number, cells, skip, items, faults))
        if len(faults) >= MOST_FAULTS:
            return None, [*faults[:MOST_FAULTS], fault("", MORE)]
    if faults:
        return None, faults
    return Scores(items, np.array(table, dtype=np.float64), np.ones(len(items))), []


def parse_numbers(data: bytes, items: Sequence[str], bounds: Bounds) -> tuple[Floats | None, list[Fault]]:
    """One number for each item (k), or None; and every fault.

    The file is a line of ids above a line of numbers, or a line ``id,number`` for each item.
    """
    lines, faults = _lines(data)
    found: dict[str, float] = {}
    for where, id_, text in _named_numbers(lines, items):
        value = _number(text)
        if id_ not in items:
            faults.append(fault(where, UNKNOWN, {"id": id_}))
        elif id_ in found:
            faults.append(fault(where, AGAIN, {"id": id_}))
        elif value is None or not bounds.holds(value):
            limits = {"low": f"{bounds.low:g}", "high": f"{bounds.high:g}"}
            faults.append(fault(where, NO_NUMBER, {"id": id_, "value": text or "—"} | limits))
        else:
            found[id_] = value
    known = set(found) | {one.message.params["id"] for one in faults if "id" in one.message.params}
    faults += [fault("", MISSING, {"id": id_}) for id_ in items if id_ not in known]
    return (None if faults else np.array([found[id_] for id_ in items])), faults


def check_varied(scores: Scores) -> list[Fault]:
    """A fault where fewer than two items tell learners apart: then no slope can be estimated."""
    found = int((np.ptp(scores.fractions, axis=0) > 0).sum())
    return [fault("", FEW, {"found": str(found)})] if found < 2 else []


def check_dichotomous(scores: Scores) -> list[Fault]:
    """A fault for each score that is neither 0 nor 1, by learner and item."""
    rows, columns = np.nonzero((scores.fractions != 0) & (scores.fractions != 1))
    return [
        fault(
            f"learner {row + 1}",
            NEITHER,
            {"id": scores.items[column], "value": f"{scores.fractions[row, column]:g}"},
        )
        for row, column in zip(rows[:MOST_FAULTS].tolist(), columns[:MOST_FAULTS].tolist(), strict=True)
    ]


def _named_numbers(lines: list[tuple[int, list[str]]], items: Sequence[str]) -> list[tuple[str, str, str]]:
    """Place, id and number in text, of either form of the file."""
    named = bool(lines) and (set(lines[0][1]) >= set(items) or not _is_row(lines[0][1]))
    if named and len(lines) == 2 and len(lines[0][1]) == len(lines[1][1]):
        (_, ids), (number, cells) = lines
        pairs = list(zip(ids, cells, strict=True))
        return [(f"line {number}", id_, cell) for id_, cell in pairs if id_.casefold() != LEARNER]
    headed = bool(lines) and lines[0][1][0] not in items and not _is_row(lines[0][1])
    rows = lines[1:] if headed else lines
    return [(f"line {number}", cells[0], cells[1] if len(cells) > 1 else "") for number, cells in rows]


def _is_row(cells: list[str]) -> bool:
    """Whether a line holds an id and its number."""
    return len(cells) == 2 and _number(cells[1]) is not None


def _lines(data: bytes) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Cells by line number, empty lines left out."""
    decoded = decode(data)
    if decoded is None:
        return [], [fault("line 1", NO_TEXT)]
    lines = decoded.text.splitlines()
    heading = next((line for line in lines if line.strip()), "")
    sign = max(",;\t", key=heading.count)
    reader = csv.reader(lines, delimiter=sign)
    found = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    # A line of commas alone is a learner who answered nothing.
    return [(number, cells) for number, cells in found if any(cells) or len(cells) > 1], []


def _check_items(items: tuple[str, ...], skip: int) -> list[Fault]:
    if not items:
        return [fault("line 1", NO_HEADER)]
    blank = [
        fault("line 1", BLANK_ID, {"column": str(i + 1 + skip)}) for i, id_ in enumerate(items) if not id_
    ]
    twice = sorted({id_ for id_ in items if id_ and items.count(id_) > 1})
    return blank + [fault("line 1", TWICE, {"id": id_}) for id_ in twice]


def _fractions(
    number: int, cells: list[str], skip: int, items: tuple[str, ...], faults: list[Fault]
) -> list[float]:
    where = f"line {number}"
    if len(cells) != len(items) + skip:
        faults.append(fault(where, WIDTH, {"found": str(len(cells)), "wanted": str(len(items) + skip)}))
        return []
    row = []
    for id_, cell in zip(items, cells[skip:], strict=True):
        value = _number(cell) if cell else 0.0
        if value is None or not 0 <= value <= 1:
            faults.append(fault(where, NO_FRACTION, {"id": id_, "value": cell}))
        row.append(value or 0.0)
    return row


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None
