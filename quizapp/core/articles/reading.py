"""The reading of an article: its text as repaired, where every character stands in the original, and what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["pinyin", "shift", "mark", "comma", "radical", "width", "exponent", "newline"]


@dataclass(frozen=True)
class Edit:
    """Something to be replaced in a text."""

    start: int
    end: int
    replacement: str
    kind: ChangeKind


@dataclass(frozen=True)
class Change:
    """One repair: what stood in the original at these offsets, and what stands there now."""

    kind: ChangeKind
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True)
class Reading:
    """A text to read. Character ``i`` stands in the original at ``starts[i]`` up to ``ends[i]``.

    Neither ever goes back. ``damaged`` holds the spans of the reading that could not be repaired: no fact is taken from there.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    changes: tuple[Change, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the span of the reading stands in the original."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def as_received(text: str) -> Reading:
    """The reading of a text in which nothing was changed."""
    return Reading(text, range(len(text)), range(1, len(text) + 1))


def apply(reading: Reading, edits: Sequence[Edit]) -> Reading:
    """The reading with these edits, which must be in order and apart, made and logged."""
    if not edits:
        return reading
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    changes: list[Change] = []
    last = 0
    for edit in edits:
        pieces += [reading.text[last : edit.start], edit.replacement]
        starts += reading.starts[last : edit.start]
        ends += reading.ends[last : edit.start]
        for one, other in _spread(reading, edit):
            starts.append(one)
            ends.append(other)
        start, end = reading.original(edit.start, edit.end)
        changes.append(Change(edit.kind, start, end, reading.text[edit.start : edit.end], edit.replacement))
        last = edit.end
    pieces.append(reading.text[last:])
    starts += reading.starts[last:]
    ends += reading.ends[last:]
    return Reading("".join(pieces), starts, ends, (*reading.changes, *changes))


def _spread(reading: Reading, edit: Edit) -> list[tuple[int, int]]:
    """Where each character of a replacement stands: the replaced ones are shared out in order."""
    width, count = edit.end - edit.start, len(edit.replacement)
    spans = []
    for place in range(count):
        first = edit.start + place * width // count
        last = max(first + 1, edit.start + (place + 1) * width // count)
        spans.append((reading.starts[first], reading.ends[last - 1]))
    return spans
