"""The protocol that every question kind follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from quizapp.core.faults import Fault
from quizapp.core.questions.question import KindName, Question
from quizapp.core.questions.response import Grade, Parsed, Raw, Response


@dataclass(frozen=True)
class Movable:
    """Something that the page may show in another order: an option, a row, an item."""

    id: str
    fixed: bool = False


@dataclass(frozen=True)
class Example:
    """A response that the kind made for its own question, with the fraction that it must get.

    ``fraction`` is None for a response that must be unreadable.
    """

    raw: Raw
    fraction: float | None


class Kind(Protocol):
    """One way of asking.

    ``graded`` is False where there is nothing to grade by machine; ``parts`` names the parts of a
    question that the kind uses.
    """

    name: KindName
    graded: bool
    parts: frozenset[str]

    def check(self, question: Question) -> list[Fault]:
        """All faults of the question's parts, ``where`` being the question's id and part."""

    def groups(self, question: Question) -> Mapping[str, tuple[Movable, ...]]:
        """What may be shuffled, by group; ids within a group are what a response names."""

    def parse(self, question: Question, raw: Raw) -> Parsed:
        """The response in these form fields."""

    def grade(self, question: Question, response: Response) -> Grade:
        """What the response is worth, and why."""

    def key(self, question: Question) -> Raw:
        """The fields of a fully right response, empty where there is none."""

    def examples(self, question: Question) -> list[Example]:
        """Right, wrong, partial and unreadable responses to this very question."""
