"""Two edits of the same question put together: what only one of them changed is taken, the rest is a choice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quizapp.core.questions.difference import ROW_NAME

Side = Literal["theirs", "mine"]
Plain = Mapping[str, object]


class Absent:
    """Stands for a part that one side does not have."""


ABSENT = Absent()


@dataclass(frozen=True)
class Conflict:
    """A part that both changed, each in another way; ``ABSENT`` where a side does not have it."""

    part: str
    base: object
    theirs: object
    mine: object


@dataclass(frozen=True)
class Merged:
    """The plain form of both edits together, with the parts that a person has to choose."""

    content: Plain
    conflicts: tuple[Conflict, ...]


def merge(base: Plain, theirs: Plain, mine: Plain, choices: Mapping[str, Side] | None = None) -> Merged:
    """Both edits of ``base`` in one; of a part in conflict the chosen side, without a choice theirs.

    Texts are merged side by side, rows by their ids, tags and other lists of texts entry by entry. The conflicts are
    all there, chosen or not.
    """
    merging = _Merging(choices or {})
    content = merging.mappings(base, theirs, mine, "")
    return Merged(content, tuple(merging.conflicts))


@dataclass
class _Merging:
    choices: Mapping[str, Side]
    conflicts: list[Conflict] = field(default_factory=list)

    def values(self, base: object, theirs: object, mine: object, part: str) -> object:
        if theirs == mine or mine == base:
            return theirs
        if theirs == base:
            return mine
        if isinstance(theirs, Mapping) and isinstance(mine, Mapping):
            return self.mappings(base if isinstance(base, Mapping) else {}, theirs, mine, part)
        if isinstance(theirs, list) and isinstance(mine, list):
            return self.lists(base if isinstance(base, list) else [], theirs, mine, part)
        return self.choose(Conflict(part, base, theirs, mine))

    def choose(self, conflict: Conflict) -> object:
        self.conflicts.append(conflict)
        return conflict.mine if self.choices.get(conflict.part) == "mine" else conflict.theirs

    def mappings(self, base: Plain, theirs: Plain, mine: Plain, part: str) -> dict[str, object]:
        merged = {
            key: self.values(
                base.get(key, ABSENT),
                theirs.get(key, ABSENT),
                mine.get(key, ABSENT),
                f"{part}.{key}" if part else key,
            )
            for key in dict.fromkeys([*theirs, *mine])
        }
        return {key: value for key, value in merged.items() if value is not ABSENT}

    def lists(
        self, base: Sequence[object], theirs: Sequence[object], mine: Sequence[object], part: str
    ) -> object:
        if all(isinstance(entry, str) for entry in (*base, *theirs, *mine)):
            return _merge_entries(base, theirs, mine)
        named = [_by_id(rows) for rows in (base, theirs, mine)]
        if any(rows is None for rows in named):
            return self.choose(Conflict(part, list(base), list(theirs), list(mine)))
        old, their_rows, my_rows = (rows or {} for rows in named)
        merged = {
            key: self.values(
                old.get(key, ABSENT),
                their_rows.get(key, ABSENT),
                my_rows.get(key, ABSENT),
                f"{part}.{key}",
            )
            for key in dict.fromkeys([*their_rows, *my_rows])
        }
        return [
            merged[key] for key in self.order(old, their_rows, my_rows, part) if merged[key] is not ABSENT
        ]

    def order(self, base: Iterable[str], theirs: Iterable[str], mine: Iterable[str], part: str) -> list[str]:
        """The ids in the order that one side gave them, rows of the other put after those that stand before them."""
        shared = set(theirs) & set(mine)
        old, one, two = ([key for key in keys if key in shared] for keys in (base, theirs, mine))
        if two in (one, old):
            mine_first = False
        elif one == old:
            mine_first = True
        else:
            mine_first = self.choose(Conflict(f"{part}.order", old, one, two)) is two
        lead, rest = (mine, theirs) if mine_first else (theirs, mine)
        return _interleaved(list(lead), list(rest))


def _by_id(rows: Sequence[object]) -> dict[str, object] | None:
    """The rows under their ids; None where a row has none or shares it."""
    named: dict[str, object] = {
        str(row[ROW_NAME]): row for row in rows if isinstance(row, Mapping) and ROW_NAME in row
    }
    return named if len(named) == len(rows) else None


def _merge_entries(base: Sequence[object], theirs: Sequence[object], mine: Sequence[object]) -> list[object]:
    """Their entries without those that I took out, and those that I added."""
    kept = [entry for entry in theirs if entry in mine or entry not in base]
    return [*kept, *(entry for entry in mine if entry not in base and entry not in kept)]


def _interleaved(lead: list[str], rest: list[str]) -> list[str]:
    merged = list(lead)
    for place, key in enumerate(rest):
        if key not in merged:
            before = next((one for one in reversed(rest[:place]) if one in merged), None)
            merged.insert(0 if before is None else merged.index(before) + 1, key)
    return merged
