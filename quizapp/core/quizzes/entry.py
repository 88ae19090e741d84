"""A quiz as its maker sees it: rows in order, each a fixed question or several equal draws, in sections."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from quizapp.core.languages import N_, Message, Twin
from quizapp.core.quizzes.quiz import Draw, Slot

MAX_MARK = 1000.0


@dataclass(frozen=True)
class Entry:
    """One row: a ``question``, or ``count`` slots with the same ``draw``; each slot is worth ``max_mark``.

    A ``heading`` begins a section with this row.
    """

    question: str | None = None
    draw: Draw | None = None
    count: int = 1
    max_mark: float = 1.0
    heading: Twin | None = None


def entries_of(slots: Sequence[Slot]) -> tuple[Entry, ...]:
    """The rows of these slots: equal draws side by side are one row, and a heading begins a new one."""
    starts = [0, *(at for at, (one, other) in enumerate(pairwise(slots), 1) if not _goes_on(one, other))]
    ends = [*starts[1:], len(slots)]
    return tuple(_entry(slots[start:end]) for start, end in zip(starts, ends, strict=True) if start < end)


def slots_of(entries: Iterable[Entry]) -> tuple[Slot, ...]:
    """The slots of these rows, numbered from 1."""
    found = [(entry, place) for entry in entries for place in range(entry.count)]
    return tuple(
        Slot(number, one.question, one.draw, one.max_mark, None if place else one.heading)
        for number, (one, place) in enumerate(found, 1)
    )


def in_sections(slots: Sequence[Slot]) -> list[list[Slot]]:
    """The slots of each section, in order; what stands before the first heading is a section of its own."""
    sections: list[list[Slot]] = []
    for slot in slots:
        if slot.heading is not None or not sections:
            sections.append([])
        sections[-1].append(slot)
    return sections


def order_slots(slots: Sequence[Slot], rng: Random | None) -> list[Slot]:
    """The slots as one attempt asks them: shuffled within their sections where chance is given, headings in front."""
    ordered = []
    for section in in_sections(slots):
        heading, rows = section[0].heading, [replace(slot, heading=None) for slot in section]
        if rng is not None:
            rng.shuffle(rows)
        ordered += [replace(rows[0], heading=heading), *rows[1:]]
    return ordered


def move_entry(entries: Sequence[Entry], at: int, to: int) -> tuple[Entry, ...]:
    """The rows with one of them in another place, both counted from 0; a place outside is the nearest inside."""
    rows = list(entries)
    row = rows.pop(at)
    rows.insert(max(0, min(to, len(rows))), row)
    return tuple(rows)


def total_of(entries: Iterable[Entry]) -> float:
    """What all slots are worth together."""
    return math.fsum(one.max_mark * one.count for one in entries)


def check_entries(entries: Iterable[Entry]) -> Message | None:
    """What is wrong with marks and counts, or None."""
    for number, one in enumerate(entries, 1):
        place = {"number": str(number), "most": f"{MAX_MARK:g}"}
        if not 0 < one.max_mark <= MAX_MARK:
            return Message(N_("Row %(number)s: marks are a number above 0, at most %(most)s."), place)
        if one.count < 1:
            return Message(N_("Row %(number)s: draw at least one question, or remove the row."), place)
    return None


def _goes_on(one: Slot, other: Slot) -> bool:
    same = (one.draw, one.max_mark) == (other.draw, other.max_mark)
    return one.draw is not None and same and other.heading is None


def _entry(run: Sequence[Slot]) -> Entry:
    first = run[0]
    return Entry(first.question, first.draw, len(run), first.max_mark, first.heading)
