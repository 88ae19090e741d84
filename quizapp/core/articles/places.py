"""Where a span of an article's original stands in its reading, and the plain form in which a reading is stored."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, cast

from quizapp.core.articles.reading import Change, ChangeKind, Reading


def in_reading(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Where the span of the original stands in the reading, end exclusive; what was removed there has no width."""
    first = bisect_right(reading.ends, start)
    return first, max(first, bisect_left(reading.starts, end))


def reading_to_mapping(reading: Reading) -> dict[str, object]:
    """The plain form of a reading: its text, the runs of characters that stayed side by side, its log of changes."""
    return {
        "text": reading.text,
        "runs": [list(run) for run in _runs(reading)],
        "changes": [[one.kind, one.start, one.end, one.before, one.after] for one in reading.changes],
        "damaged": [list(span) for span in reading.damaged],
    }


def reading_from_mapping(mapping: Mapping[str, Any]) -> Reading:
    """The reading that ``reading_to_mapping`` wrote."""
    starts: list[int] = []
    ends: list[int] = []
    for count, start, width in mapping["runs"]:
        starts += [start + place if width == 1 else start for place in range(count)]
        ends += [start + place + 1 if width == 1 else start + width for place in range(count)]
    return Reading(
        text=mapping["text"],
        starts=starts,
        ends=ends,
        changes=tuple(
            Change(cast(ChangeKind, kind), start, end, before, after)
            for kind, start, end, before, after in mapping["changes"]
        ),
        damaged=tuple((start, end) for start, end in mapping["damaged"]),
    )


def _runs(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Count, first offset and width: characters of width 1 one after another, or some that share one wider place."""
    count, first, width = 0, 0, 1
    for start, end in zip(reading.starts, reading.ends, strict=True):
        if count and end - start == width and start == (first + count if width == 1 else first):
            count += 1
            continue
        if count:
            yield count, first, width
        count, first, width = 1, start, end - start
    if count:
        yield count, first, width
