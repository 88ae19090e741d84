"""A number as a text prints it, so that another number can stand in its place in the same style."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from quizapp.core.facts.grounding import proves_value
from quizapp.core.quantities.amount_text import read_amount
from quizapp.core.quantities.fold import fold
from quizapp.core.quantities.number import plain
from quizapp.core.quantities.quantity import Quantity, find_quantities
from quizapp.core.writing.chinese_words import MOST, in_words, read_words

Style = Literal["digits", "zh", "en"]
_LITERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_HAN = re.compile("[\u4e00-\u9fff]")
# An English noun behind the number has its own form for one.
_NOUN = re.compile(r" [a-z]{3,}")
_EN = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENTHS = 10


@dataclass(frozen=True)
class Figure:
    """A number inside a text: what stands before it, the number with its scale, what stands behind it.

    ``unit_before`` and ``unit_after`` are the signs of the unit next to it ("$", " GB"); ``literal`` is the number
    without its scale, ``decimals`` its printed decimals, ``tail`` the scale as printed (" 亿", " billion", "K").
    """

    before: str
    after: str
    literal: str
    tail: str
    unit_before: str
    unit_after: str
    value: Decimal
    scale: Decimal
    decimals: int
    style: Style

    @property
    def number(self) -> str:
        """The number as printed, with its scale and without its unit."""
        return self.literal + self.tail

    @property
    def shown(self) -> str:
        """The number as printed, with its unit."""
        return f"{self.unit_before}{self.number}{self.unit_after}"

    @property
    def step(self) -> Decimal:
        """What one more in the last printed digit is worth."""
        return self.scale.scaleb(-self.decimals)

    def reprint(self, value: Decimal) -> str | None:
        """Another value in the style of this one, without its unit; None where its digits do not fit."""
        literal = value / self.scale
        if literal != round(literal, self.decimals) or literal <= 0:
            return None
        if (literal == 1) != (self.value == self.scale) and _NOUN.match(self.after):
            return None
        if self.style != "digits":
            return self._in_words(literal)
        if self.tail and not 1 <= literal < (10_000 if _HAN.search(self.tail) else 1_000):
            return None
        comma = "," if "," in self.literal or self.unit_before in ("$", "€", "£") else ""
        return f"{literal:{comma}.{self.decimals}f}{self.tail}"

    def _in_words(self, literal: Decimal) -> str | None:
        most = len(_EN) - 1 if self.style == "en" else _TENTHS - 1 if self.tail else MOST
        if literal != int(literal) or not 1 <= literal <= most:
            return None
        word = _EN[int(literal)] if self.style == "en" else in_words(int(literal))
        return (word.capitalize() if self.literal[:1].isupper() else word) + self.tail

    def replaced(self, number: str) -> str:
        """The whole text with this number in place of the printed one."""
        return f"{self.before}{number}{self.after}"

    def with_unit(self, number: str) -> str:
        """Another number with the unit of this one."""
        return f"{self.unit_before}{number}{self.unit_after}"


def find_figure(text: str, value: str, unit: str | None) -> Figure | None:
    """Where a text prints this value, if it does so once and in a form that can be printed anew."""
    number = as_number(value)
    if number is None:
        return None
    found = [
        quantity
        for quantity in find_quantities(text)
        if not quantity.number.is_range and proves_value(value, unit, quantity.printed)
    ]
    if len(found) > 1 and unit:
        # DLSS 4 uses 4 times the compute: only one of the two has the unit.
        found = [quantity for quantity in found if quantity.unit is not None] or found
    if len(found) == 1:
        return _figure(text, found[0], number)
    return None if found else _bare(text, number, value)


def as_number(value: str) -> Decimal | None:
    """The number that a fact's value is; None for ranges, dates and words."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _figure(text: str, quantity: Quantity, value: Decimal) -> Figure | None:
    folded = fold(text)
    for at in range(quantity.start, quantity.end):
        amount = read_amount(folded, at)
        if amount is not None:
            return _cut(text, (at, amount.end), (quantity.start, quantity.end), value=value)
    return None


def _cut(text: str, number: tuple[int, int], whole: tuple[int, int], *, value: Decimal) -> Figure | None:
    printed = text[slice(*number)]
    literal = _LITERAL.match(printed)
    word = None if literal else _word(printed)
    if literal is None and word is None:
        return None
    head = literal[0] if literal else word[0] if word else printed
    size = Decimal(head.replace(",", "")) if literal else Decimal(word[1] if word else 0)
    tail = printed[len(head) :]
    if not size or not value or (word and str(value / size).strip("0").strip(".") != "1"):
        return None
    return Figure(
        before=text[: number[0]],
        after=text[number[1] :],
        literal=head,
        tail=tail,
        unit_before=text[whole[0] : number[0]],
        unit_after=text[number[1] : whole[1]],
        value=value,
        scale=value / size,
        decimals=len(head.partition(".")[2]),
        style="digits" if literal else "en" if printed.isascii() else "zh",
    )


def _word(printed: str) -> tuple[str, int] | None:
    """The word that is a number, and that number, where other words can take its place."""
    lowered = printed.casefold()
    return (printed, _EN.index(lowered)) if lowered in _EN[1:] else read_words(printed)


def _bare(text: str, number: Decimal, value: str) -> Figure | None:
    """The figure of a number whose digits stand there, but that a reader of quantities may take for a year."""
    pattern = rf"(?<![\d.,A-Za-z-])(?:{re.escape(value)}|{re.escape(plain(number))}|{number:,f})(?!\d|[.,]\d|[A-Za-z-])"
    found = list(re.finditer(pattern, text))
    if len(found) != 1:
        return None
    return _cut(text, found[0].span(), found[0].span(), value=number)
