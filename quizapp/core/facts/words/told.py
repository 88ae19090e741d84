"""Something that an article tells in words: of whom or of what, and where it stands."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Told:
    """A fact in words: its subject, where its value stands in the reading, the attribute in both languages."""

    kind: Literal["concept", "person_role"]
    subject: str
    value: tuple[int, int]
    attribute: tuple[str, str]
    aliases: tuple[str, ...] = ()
