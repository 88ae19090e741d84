"""A number or a date of an article that may be a fact."""

from dataclasses import dataclass
from functools import cached_property

from quizapp.core.quantities.date import DateMention
from quizapp.core.quantities.quantity import Quantity
from quizapp.core.quantities.unit import Unit


@dataclass(frozen=True)
class Value:
    """A number or a date of a sentence, and where it stands in the reading."""

    start: int
    end: int
    quantity: Quantity | None
    date: DateMention | None
    sentence: int

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of a number, if it has one."""
        return self.quantity.unit if self.quantity else None

    @cached_property
    def dimension(self) -> str:
        """What is measured; empty for a date and a bare number."""
        return self.unit.dimension if self.unit else ""
