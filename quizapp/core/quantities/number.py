"""Numbers as people write them: a value, or a range, with its printed digits and how exact it is."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

from quizapp.core.languages import Language
from quizapp.core.quantities.amount import Amount, Approximation, times
from quizapp.core.quantities.amount_text import ALL_LETTERS, read_amount
from quizapp.core.quantities.approximation import read_after, read_leading, read_more
from quizapp.core.quantities.fold import whole

_PRECISION = 120
_RANGE = re.compile(r" ?(?:\.\.\.?|-|~|—|至|到|(?<= )(?:to|and)(?= )) ?")
_OPENING = re.compile(r"(?:between|from|从|在|介于) ?", re.IGNORECASE)
_SIGN = re.compile(r"[-+负] ?|零下 ?")
_PERCENT = re.compile(r" ?%")
_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))


class Number(NamedTuple):
    """A number; of a range ``value`` is ``low``. ``digits`` counts the significant digits as printed."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    digits: int = 1
    approx: Approximation = "exact"

    @property
    def is_range(self) -> bool:
        """Whether this is a range rather than one value."""
        return self.high is not None


def parse_number(text: str) -> Number | None:
    """The number that this whole text is, in digits or words; a percentage counts as its number."""
    prepared = whole(text)
    if not prepared:
        return None
    approx, at = read_leading(prepared)
    opening = _OPENING.match(prepared, at)
    left = read_signed(prepared, opening.end() if opening else at, ALL_LETTERS)
    if not left:
        return None
    said, end = read_end(prepared, left.end)
    if end == len(prepared):
        return number_of(left, strongest(approx, said))
    join = _RANGE.match(prepared, end)
    right = read_signed(prepared, join.end(), ALL_LETTERS) if join else None
    if not right or read_end(prepared, right.end)[1] != len(prepared):
        return None
    return range_of(left, right, strongest(approx, read_end(prepared, right.end)[0]))


def read_signed(text: str, at: int, letters: str) -> Amount | None:
    """The amount that starts here, with its sign."""
    sign = _SIGN.match(text, at)
    amount = read_amount(text, sign.end() if sign else at, letters)
    if not amount or not sign or sign[0][0] == "+":
        return amount
    return Amount(
        -amount.value,
        amount.end,
        amount.digits,
        amount.scale,
        amount.sign,
        amount.approx,
    )


def read_end(text: str, at: int) -> tuple[Approximation, int]:
    """What stands behind a bare number (多, %, 以上, or so), and where that ends."""
    more, end = read_more(text, at)
    percent = _PERCENT.match(text, end)
    after, end = read_after(text, percent.end() if percent else end)
    return strongest(more, after), end


def strongest(*kinds: Approximation) -> Approximation:
    """The first of these that says something."""
    return next((kind for kind in kinds if kind != "exact"), "exact")


def number_of(amount: Amount, approx: Approximation) -> Number:
    """The number of one amount."""
    low = amount.value if amount.high is not None else None
    return Number(amount.value, low, amount.high, amount.digits, strongest(amount.approx, approx))


def range_of(left: Amount, right: Amount, approx: Approximation = "exact") -> Number | None:
    """The range from one amount to another, the scale shared as in 100至200亿; None when it does not rise."""
    low, high = left.value, right.value
    if left.scale == 1 and right.scale > 1 and abs(times(low, right.scale)) <= abs(high):
        low = times(low, right.scale)
    if low >= high or left.high is not None or right.high is not None:
        return None
    return Number(low, low, high, max(left.digits, right.digits), approx)


def same_number(
    given: Number,
    key: Decimal,
    *,
    abs_: Decimal | None = None,
    rel: Decimal | None = None,
    digits: int | None = None,
    context: bool = False,
) -> bool:
    """Whether a given number is the key, exactly or within any of the tolerances; a range never is.

    ``digits`` compares after rounding to so many significant digits; ``context`` lets 131072 stand for 128000.
    """
    if given.is_range:
        return False
    value = given.value
    if value == key or (context and context_equal(value, key)):
        return True
    with localcontext() as exact:
        exact.prec = _PRECISION
        gap = abs(value - key)
        if (abs_ is not None and gap <= abs_) or (rel is not None and gap <= rel * abs(key)):
            return True
    return digits is not None and rounded(value, digits) == rounded(key, digits)


def same_range(given: Number, low: Decimal, high: Decimal) -> bool:
    """Whether a given number is exactly this range."""
    return given.low == low and given.high == high


def context_equal(given: Decimal, key: Decimal) -> bool:
    """Whether two context sizes are the same with K read as 1000 or 1024 (128000 and 131072)."""
    pairs = ((given, key), (key, given))
    return given == key or any(
        times(small, binary) == times(large, decimal)
        for small, large in pairs
        for decimal, binary in ((1000, 1024), (1000**2, 1024**2))
    )


def rounded(value: Decimal, digits: int) -> Decimal:
    """The value rounded to so many significant digits, halves away from zero."""
    if not value:
        return value
    place = value.adjusted() - digits + 1
    with localcontext() as exact:
        exact.prec = max(_PRECISION, value.adjusted() + 2, digits + 2)
        return value.quantize(Decimal(f"1e{place}"), rounding=ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """The number in plain digits, without exponent and trailing zeros."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def grouped(value: Decimal, language: Language) -> str:
    """The number as a reader of the language expects it: 671,000,000,000 or 6710亿."""
    if language == "zh":
        for scale, name in _SCALES:
            if abs(value) >= scale and len(short := plain(times(value, Decimal(1) / scale))) <= 7:
                return short + name
    whole_part, point, part = plain(abs(value)).partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole_part):,}{point}{part}" if len(whole_part) < 4000 else plain(value)
