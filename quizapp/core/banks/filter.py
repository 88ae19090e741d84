"""Which questions of a bank somebody looks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["draft", "ready", "retired", "all"]
Flag = Literal["flawed", "faulty", "unchecked", "clean"]
Usage = Literal["named", "unnamed", "attempted", "unattempted"]
Numbers = Literal["easy", "hard", "poor", "negative", "flagged", "few", "enough"]
Order = Literal["bank", "hardest", "easiest", "poorest", "most"]
STATUSES: tuple[Status, ...] = get_args(Status)
FLAGS: tuple[Flag, ...] = get_args(Flag)
USAGES: tuple[Usage, ...] = get_args(Usage)
NUMBERS: tuple[Numbers, ...] = get_args(Numbers)
ORDERS: tuple[Order, ...] = get_args(Order)
NO_SOURCE = "none"


@dataclass(frozen=True)
class Filter:
    """Which questions of a bank are wanted: those that meet everything that is given.

    Without a status those that are asked, as they are asked; with one the newest versions, ``all`` of them or some.
    ``all_tags``, ``any_tags`` and ``no_tags`` are tags that a question has to have together, one of, none of. ``source``
    is the id of an article, or ``NO_SOURCE``. A flag is of the writing: flawed at all, faulty (an error), clean,
    unchecked; a usage whether a quiz names the question and whether anybody was asked it. ``numbers`` is what its statistics
    say, ``easiest`` and ``hardest`` the shares of right answers (0..1) between which they lie, both together with enough
    answers alone; ``order`` is that of the bank or one by these numbers, questions without enough answers behind.
    """

    tag: str | None = None
    kind: str | None = None
    fact: str | None = None
    key: str | None = None
    text: str = ""
    status: Status | None = None
    all_tags: tuple[str, ...] = ()
    any_tags: tuple[str, ...] = ()
    no_tags: tuple[str, ...] = ()
    source: str | None = None
    flag: Flag | None = None
    usage: Usage | None = None
    numbers: Numbers | None = None
    hardest: float | None = None
    easiest: float | None = None
    order: Order = "bank"


def parse_tags(text: str) -> tuple[str, ...]:
    """The tags of a list that was typed, parted by commas of either width or by lines, each once."""
    return unique(text.replace("，", ",").replace("、", ",").replace("\n", ",").split(","))


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without blanks around them and without empty ones, each once."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
