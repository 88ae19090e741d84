"""The form of the builder: rows with their marks, what its buttons do, and what was typed into it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from quizapp.core.languages import Twin
from quizapp.core.quizzes.entry import Entry, move_entry
from quizapp.services.quiz_building import BuilderRow
from quizapp.web.languages import current_language

LONGEST_HEADING = 100


@dataclass(frozen=True)
class Typed:
    """What stood in a form that was not saved: the fields of each row by the key of the row, in their order."""

    rows: Mapping[str, Mapping[str, str]]

    def value(self, row: BuilderRow, name: str, shown: str) -> str:
        """What was typed into a field of the row, else what is to be shown."""
        return self.rows.get(row.key, {}).get(name, shown)

    def in_order(self, rows: Sequence[BuilderRow]) -> list[tuple[int, BuilderRow]]:
        """The rows with their places as they are stored, in the order of the form; rows that it lacks come last."""
        places = {key: at for at, key in enumerate(self.rows)}
        return sorted(enumerate(rows), key=lambda pair: places.get(pair[1].key, len(places)))


def read_typed() -> Typed:
    """The fields as they were sent, to be shown again."""
    names = ("mark", "count", "heading")
    fields = request.form
    return Typed(
        {
            fields.get(f"key-{at}", ""): {
                name: fields[f"{name}-{at}"] for name in names if f"{name}-{at}" in fields
            }
            for at in fields.getlist("order")
        }
    )


def read_change(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], int]:
    """The rows as the form has them, after what its button does; and the place that the reader was at.

    Raises BadRequest for a form that is not about these rows.
    """
    order = request.form.getlist("order")
    if sorted(order) != sorted(str(at) for at in range(len(entries))):
        raise BadRequest
    rows = tuple(_read_row(at, entries[int(at)]) for at in order)
    verb, _dash, at = request.form.get("do", "save").partition("-")
    return (rows, 0) if at not in order else _act(rows, verb, order.index(at))


def parse_mark(text: str) -> float:
    """A mark that was typed, NaN where it is no number."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return math.nan


def parse_count(text: str) -> int:
    """A count that was typed, 0 where it is none."""
    return int(text) if text.strip().isdecimal() and len(text.strip()) < 6 else 0


def in_this_language(text: str, before: Twin | None) -> Twin | None:
    """A text of the page's language, the other side kept; None where it is empty."""
    tidy = text.strip()[:LONGEST_HEADING]
    return replace(before or Twin(), **{current_language(): tidy}) if tidy else None


def _read_row(at: str, entry: Entry) -> Entry:
    mark, count = request.form.get(f"mark-{at}"), request.form.get(f"count-{at}")
    heading = request.form.get(f"heading-{at}")
    return replace(
        entry,
        max_mark=entry.max_mark if mark is None else parse_mark(mark),
        count=entry.count if count is None or entry.draw is None else parse_count(count),
        heading=entry.heading if heading is None else in_this_language(heading, entry.heading),
    )


def _act(rows: tuple[Entry, ...], verb: str, at: int) -> tuple[tuple[Entry, ...], int]:
    if verb in ("up", "down"):
        to = max(0, min(at + (1 if verb == "down" else -1), len(rows) - 1))
        return move_entry(rows, at, to), to
    if verb == "remove":
        return (*rows[:at], *rows[at + 1 :]), max(0, at - 1)
    if verb == "section":
        begun = replace(rows[at], heading=in_this_language(gettext("New section"), None))
        return (*rows[:at], begun, *rows[at + 1 :]), at
    return rows, at
