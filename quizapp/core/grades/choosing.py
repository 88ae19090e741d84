"""Which students of a gradebook are shown, and in which order."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from quizapp.core.classes.membership import Member

Sort = Literal["name", "number", "highest", "lowest"]
SORTS: tuple[Sort, ...] = get_args(Sort)
# Shares are sums of fractions: what is shown as the limit itself is not below it.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Wanted:
    """Which part: students from the ``student``-th, assignments from the ``assignment``-th on.

    Students by a part of their name or number, a group, a label; with ``missing`` only those who did not hand in, with
    ``below`` only those whose result (0..1) is lower. These two and the order look at one assignment, ``of``, or
    where that is empty at the course. ``hidden`` puts the students in an order that tells nothing of who they are.
    """

    student: int = 0
    assignment: int = 0
    text: str = ""
    group: str = ""
    label: str = ""
    of: str = ""
    missing: bool = False
    below: float | None = None
    sort: Sort = "name"
    hidden: bool = False

    @property
    def needs_results(self) -> bool:
        """True where results decide who is shown, or in which order."""
        return self.missing or self.below is not None or self.sort in ("highest", "lowest")


class Standing(NamedTuple):
    """What one student has at what is looked at: the share (0..1) that counts, and whether something is missing."""

    share: float | None
    missing: bool


def choose(
    members: Iterable[Member], wanted: Wanted, standings: Mapping[int, Standing] | None = None
) -> list[Member]:
    """Those of the members, who come by name, that are wanted, in the order that is wanted.

    ``standings`` by the id of the membership are there where ``needs_results`` asks for them. Who has no result comes
    last, whichever way it is sorted, and is below nothing; of equal ones the order of before holds.
    """
    found = [one for one in members if _fits(one, wanted)]
    if wanted.hidden:
        found = shuffled(found)
    elif wanted.sort == "number":
        found.sort(key=lambda one: _by_number(one.number))
    if standings is None:
        return found
    found = [one for one in found if _stands(standings[one.id], wanted)]
    if wanted.sort in ("highest", "lowest"):
        found.sort(key=lambda one: _by_share(standings[one.id].share, wanted.sort))
    return found


def shuffled(members: Iterable[Member]) -> list[Member]:
    """The members in an order that stays and says nothing of their names or numbers."""
    return sorted(members, key=lambda one: hashlib.sha256(str(one.id).encode()).digest())


def aliases(members: Sequence[Member]) -> Mapping[int, int]:
    """What stands for each of all members of a class where names are hidden: 1, 2, 3; by the id of the membership."""
    return {one.id: number for number, one in enumerate(shuffled(members), 1)}


def _fits(member: Member, wanted: Wanted) -> bool:
    text = wanted.text.strip().casefold()
    found = any(text in one.casefold() for one in (member.name, member.number, member.username))
    in_group = not wanted.group or member.group == wanted.group
    return found and in_group and (not wanted.label or wanted.label in member.labels)


def _stands(standing: Standing, wanted: Wanted) -> bool:
    if wanted.missing and not standing.missing:
        return False
    if wanted.below is None:
        return True
    return standing.share is not None and standing.share < wanted.below - ROUNDING


def _by_number(number: str) -> tuple[int, int, str]:
    """Numbers by their size, before what is no number, before none at all."""
    if number.isascii() and number.isdecimal():
        return 0, len(number.lstrip("0")), number.lstrip("0")
    return (1 if number else 2), 0, number


def _by_share(share: float | None, sort: Sort) -> float:
    if share is None:
        return 2.0
    return share if sort == "lowest" else -share
