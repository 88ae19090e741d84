"""What a text means where it is a number with its unit, or a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizapp.core.languages import Twin
from quizapp.core.quantities.date import parse_date
from quizapp.core.quantities.quantity import parse_quantity

# 671B says "parameters" by its letter alone, so that it must equal 6710亿.
COUNTED_ALONE = "parameters"


@dataclass(frozen=True)
class Value:
    """A size that compares with others of its ``kind``: in base units of a dimension, or a place in time."""

    kind: str
    size: Fraction
    precision: str = ""


def same_value(one: str, other: str) -> bool:
    """Whether two texts are the same number with the same unit, or the same date."""
    return any((value := find(one)) is not None and value == find(other) for find in (find_number, find_date))


def ascending(twins: Sequence[Twin]) -> list[int] | None:
    """The places of the texts from small to large, None unless all of them are numbers or dates of one kind."""
    texts = [text for twin in twins for text in list(twin.sides().values())[:1]]
    for find in (find_number, find_date):
        values = [value for text in texts if (value := find(text))]
        if len(values) == len(twins) and len({value.kind for value in values}) == 1:
            return sorted(range(len(values)), key=lambda place: values[place].size)
    return None


def find_number(text: str) -> Value | None:
    """The number that a text is; None where it is none, or a range."""
    read = parse_quantity(text)
    if read is None or read.number.is_range:
        return None
    size = Fraction(read.number.value)
    if read.unit is None or read.unit.name == COUNTED_ALONE:
        return Value("number", size)
    return Value(read.unit.dimension, size * read.unit.factor + read.unit.offset)


def find_date(text: str) -> Value | None:
    """The date that a text is; its size counts days as YYYYMMDD."""
    read = parse_date(text)
    if read is None:
        return None
    month = read.last_month or 0
    return Value("date", Fraction((read.year or 0) * 10_000 + month * 100 + (read.day or 0)), read.precision)
