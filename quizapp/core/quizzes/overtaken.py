"""What became of the rows of a quiz between two looks at them, for somebody who worked on the earlier ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fields = Mapping[str, str]
Rows = Mapping[str, Fields]
Kind = Literal["new", "gone", "moved", "changed"]


@dataclass(frozen=True)
class RowChange:
    """One change of the row ``key``; of a moved row ``before`` and ``now`` are places from 1, of a changed one texts.

    ``name`` is the field that changed.
    """

    kind: Kind
    key: str
    name: str = ""
    before: str = ""
    now: str = ""


def find_changes(before: Rows, now: Rows) -> tuple[RowChange, ...]:
    """What differs between two states of rows, each in their order: new rows, those gone, moved, and changed fields."""
    return (
        *(RowChange("new", key) for key in now if key not in before),
        *(RowChange("gone", key) for key in before if key not in now),
        *_moved(list(before), list(now)),
        *(change for key in before if key in now for change in _changed(key, before[key], now[key])),
    )


def meet_rows(before: Rows, now: Rows, mine: Rows) -> Rows:
    """The rows with what was typed into ``mine``, as far as it is not what was there ``before``; in their order.

    It is the order of ``mine`` where that is another one than before, else the order of ``now``.
    """
    is_sorted = [key for key in mine if key in now] != [key for key in before if key in now]
    order = [key for key in mine if key in now] if is_sorted else list(now)
    return {key: _typed(before.get(key, {}), mine.get(key, {})) for key in order}


def _typed(before: Fields, mine: Fields) -> Fields:
    return {name: text for name, text in mine.items() if before.get(name) != text}


def _changed(key: str, before: Fields, now: Fields) -> Iterator[RowChange]:
    for name in dict.fromkeys([*now, *before]):
        old, new = before.get(name, ""), now.get(name, "")
        if old != new:
            yield RowChange("changed", key, name, old, new)


def _moved(before: Sequence[str], now: Sequence[str]) -> Iterator[RowChange]:
    """As few rows as explain the other order of those that are in both."""
    old, new = [key for key in before if key in now], [key for key in now if key in before]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    still = {key for block in blocks for key in old[block.a : block.a + block.size]}
    for key in new:
        if key not in still:
            yield RowChange("moved", key, "", str(before.index(key) + 1), str(now.index(key) + 1))
