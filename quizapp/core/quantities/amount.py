"""An amount: the value of a printed number with its scale, and where its print ends."""

from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

Approximation = Literal["exact", "approx", "min", "max"]
Sign = Literal["%", "x", ""]

PRECISION = 120
SCALE_CHARACTERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}


class Amount(NamedTuple):
    """A value and where its print ends; ``scale`` is what multiplied it, ``sign`` a unit in its words."""

    value: Decimal
    end: int
    digits: int
    scale: int = 1
    sign: Sign = ""
    approx: Approximation = "exact"
    high: Decimal | None = None


def times(value: Decimal, factor: int | Decimal) -> Decimal:
    """The exact product; the default context would round to 28 digits."""
    with localcontext() as context:
        context.prec = PRECISION
        return value * factor


def significant(value: Decimal) -> int:
    """The digits of a number without the zeros at its ends."""
    return len(value.normalize().as_tuple().digits)
