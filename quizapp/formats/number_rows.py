"""Typed numbers as plain digits with an absolute tolerance, for formats that know no other."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from quizapp.core.quantities.number import Number, plain
from quizapp.core.quantities.quantity import parse_quantity
from quizapp.core.quantities.unit import convert, find_unit
from quizapp.core.questions.question import Answer, Tolerance
from quizapp.formats.typed_key import ANY, Weighed, weighed_rows


def number_rows(answer: Answer) -> list[Weighed]:
    """The rows of a number's key in the unit of the key, digits and decimal point alone."""
    rows = [_row(row, answer.unit) for row in weighed_rows(answer)]
    # Two ways to write a right number, such as 12.8万 and 128K, become the same digits.
    return [row for place, row in enumerate(rows) if row.fraction < 1 or row not in rows[:place]]


def _row(row: Weighed, unit: str | None) -> Weighed:
    number = None if row.value == ANY else _number(row.value, unit)
    if number is None:
        return row
    value = plain(number.value)
    if number.low is not None and number.high is not None:
        return replace(row, value=f"{plain(number.low)}..{plain(number.high)}", tolerance=None)
    return replace(row, value=value, tolerance=_absolute(row.tolerance, number.value))


def _number(text: str, unit: str | None) -> Number | None:
    """The number that a text is in the unit; None where it is none there."""
    read = parse_quantity(text, expected=unit)
    if read is None:
        return None
    wanted = find_unit(unit) if unit else None
    if wanted is None or read.unit is None or read.unit == wanted or read.number.is_range:
        return read.number
    value = convert(read.number.value, read.unit, wanted)
    return None if value is None else read.number._replace(value=value)


def _absolute(tolerance: Tolerance | None, value: Decimal) -> Tolerance | None:
    """The widest of the tolerances as an absolute one; half a step of the last digit for digits."""
    if tolerance is None:
        return None
    widest = max(_widths(tolerance, value), default=Decimal(0))
    return Tolerance(abs=float(widest)) if widest else None


def _widths(tolerance: Tolerance, value: Decimal) -> Iterator[Decimal]:
    if tolerance.abs is not None:
        yield Decimal(repr(tolerance.abs))
    if tolerance.rel is not None:
        yield abs(value) * Decimal(repr(tolerance.rel))
    if tolerance.digits is not None:
        yield Decimal(5).scaleb(value.adjusted() - tolerance.digits)
