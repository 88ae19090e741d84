"""Which questions of a bank somebody looks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Filter:
    """Which questions of a bank are wanted: those that meet everything that is given."""

    tag: str | None = None
    kind: str | None = None
    fact: str | None = None
    key: str | None = None
    text: str = ""
