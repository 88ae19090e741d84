"""Ranges as Moodle can say them: a number and how far off one may be."""

from dataclasses import replace
from decimal import Decimal

from quizapp.core.quantities.number import plain
from quizapp.core.questions.question import Tolerance
from quizapp.formats.typed_key import Weighed


def middle(row: Weighed) -> Weighed:
    """A row with a range as the number in its middle and a tolerance; any other row as it is."""
    low, dots, high = row.value.partition("..")
    if not dots:
        return row
    least, most = Decimal(low), Decimal(high)
    off = Tolerance(abs=float((most - least) / 2))
    return replace(row, value=plain((least + most) / 2), tolerance=off)
