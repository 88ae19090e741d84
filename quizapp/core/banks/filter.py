"""Which questions of a bank somebody looks for."""

from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["draft", "ready", "retired", "all"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Filter:
    """Which questions of a bank are wanted: those that meet everything that is given.

    Without a status those that are asked, as they are asked; with one the newest versions, ``all`` of them or some.
    """

    tag: str | None = None
    kind: str | None = None
    fact: str | None = None
    key: str | None = None
    text: str = ""
    status: Status | None = None
