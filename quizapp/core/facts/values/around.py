"""A value with the words around it, from which what it says of its subject is told."""

from dataclasses import dataclass

from quizapp.core.facts.values.value import Value


@dataclass(frozen=True)
class Around:
    """``before`` and ``after`` are the rest of the sentence, ``clause`` the part between marks, all simplified.

    ``subject`` holds the names of what the value is about, ``earlier`` what the value before it in the sentence said,
    ``counted`` the noun that it counts in Chinese.
    """

    value: Value
    kind: str
    before: str
    after: str
    clause: str
    subject: tuple[str, ...] = ()
    earlier: str = ""
    counted: str = ""

    @property
    def unit(self) -> str:
        """The name of the unit; empty where there is none."""
        return self.value.unit.name if self.value.unit else ""

    @property
    def dimension(self) -> str:
        """What is measured, without what it is measured per."""
        return self.value.dimension.split("/")[0]
