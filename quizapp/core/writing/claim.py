"""A value between the words around it, with what it is held to say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """A value, the words before and behind it, and what it is held to be: a property of something that has these names."""

    before: str
    value: str
    after: str
    names: tuple[str, ...]
    attribute: str
    kind: str
