"""Whether a text, such as an option, says what a fact says: in other units, rounded, as a bound, or in part."""

import re
from decimal import Decimal
from functools import lru_cache

from quizapp.core.articles.gazetteer import key_of
from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.amount import significant
from quizapp.core.quantities.date import DateValue, parse_date, same_date
from quizapp.core.quantities.number import Number, context_equal, rounded
from quizapp.core.quantities.quantity import Quantity, parse_quantity
from quizapp.core.quantities.unit import Unit, convert, find_unit

_CACHED = 16384
# A number with fewer digits is too coarse to be the rounding of another one: nobody takes 700 for 671.
_FEWEST_DIGITS = 2
_ABOUT = Decimal("0.1")
# All but letters, digits, the signs of names (C++, C#) and the point of a version (GPT-3.5).
_SILENT = re.compile(r"(?!(?<=\d)\.(?=\d))(?:[^\w#+*%]|_)")
_ISO = re.compile(r"(?:\d{4}|-)(?:-Q[1-4]|-H[12]|-\d\d(?:-\d\d)?)?")
_RANGE = re.compile(r"(-?[\d.]+)\.\.(-?[\d.]+)")
_LIST = re.compile(r"[、;；]|, | and |和|与|及")


def says(fact: Fact, text: str) -> bool:
    """Whether a whole text gives the value of a fact: the same words, number or date, or one that it makes true."""
    day = _day_of(fact.value) if fact.unit is None else None
    if day is not None:
        given = read_date(text)
        return given is not None and (same_date(given, day) or same_date(day, given))
    number = _number_of(fact.value, fact.unit)
    if number is not None:
        quantity = read_quantity(text, fact.unit)
        return quantity is not None and _agrees(quantity, number, fact)
    return word_key(text) in _words_of(fact)


def says_part(fact: Fact, text: str) -> bool:
    """Whether a text is one of the things that the value of a fact lists."""
    lists = [fact.value, *(fact.printed.sides().values() if fact.printed else ())]
    parts = [key for one in lists for key in _parts_of(one)]
    return word_key(text) in parts


@lru_cache(_CACHED)
def word_key(text: str) -> str:
    """What is left of words when script, width, case, spacing and marks are set aside; never empty."""
    return _SILENT.sub("", key_of(text).casefold()) or text


@lru_cache(_CACHED)
def read_quantity(text: str, unit: str | None) -> Quantity | None:
    """The quantity that a whole text is, where ``unit`` is expected; remembered."""
    return parse_quantity(text, expected=unit)


@lru_cache(_CACHED)
def read_date(text: str) -> DateValue | None:
    """The date that a whole text is; remembered."""
    return parse_date(text)


@lru_cache(_CACHED)
def _day_of(value: str) -> DateValue | None:
    return parse_date(value) if _ISO.fullmatch(value) else None


@lru_cache(_CACHED)
def _number_of(value: str, unit: str | None) -> Number | None:
    """The number or range that a stored value is."""
    found = _RANGE.fullmatch(value)
    if found:
        return Number(Decimal(found[1]), Decimal(found[1]), Decimal(found[2]))
    read = parse_quantity(value, expected=unit) if re.fullmatch(r"-?[\d.]+", value) else None
    return read.number if read else None


def _words_of(fact: Fact) -> set[str]:
    texts = (fact.value, *(fact.printed.sides().values() if fact.printed else ()))
    return {word_key(text) for text in texts}


@lru_cache(_CACHED)
def _parts_of(text: str) -> tuple[str, ...]:
    parts = [part for part in _LIST.split(text) if part.strip()]
    return tuple(word_key(part) for part in parts) if len(parts) > 1 else ()


def _agrees(quantity: Quantity, key: Number, fact: Fact) -> bool:
    """Whether a quantity is the number of a fact, its rounding, or a bound that the fact keeps."""
    unit = find_unit(fact.unit) if fact.unit else None
    low, high = (_in(end, quantity, unit) for end in (quantity.number.low, quantity.number.high))
    value = _in(quantity.number.value, quantity, unit)
    if value is None:
        return False
    if low is not None and high is not None:
        return (low, high) == (key.low, key.high) or (not key.is_range and low <= key.value <= high)
    if key.low is not None and key.high is not None:
        return key.low <= value <= key.high
    return _same(value, key.value, quantity, fact) or _bounds(value, key.value, quantity, fact)


def _in(value: Decimal | None, quantity: Quantity, unit: Unit | None) -> Decimal | None:
    """A value in the unit of the fact; as it stands where one of the two has none, None where they differ."""
    if value is None or quantity.unit is None or unit is None:
        return value
    if quantity.unit.dimension == unit.dimension:
        return convert(value, quantity.unit, unit)
    return None


def _same(value: Decimal, key: Decimal, quantity: Quantity, fact: Fact) -> bool:
    if value == key:
        return True
    if quantity.number.approx in ("min", "max"):
        return False
    # 670 is 671 rounded to its two digits that are no zeros, whichever precision was meant.
    precisions = {quantity.number.digits, significant(value)}
    if any(digits >= _FEWEST_DIGITS and value == rounded(key, digits) for digits in precisions):
        return True
    if fact.unit == "tokens" and context_equal(value, key):
        return True
    about = fact.qualifier == "approx" or quantity.number.approx == "approx"
    return about and abs(value - key) <= _ABOUT * abs(key)


def _bounds(value: Decimal, key: Decimal, quantity: Quantity, fact: Fact) -> bool:
    """Over 30 is true of what is 50, or over 50; up to 60 of what is 50, or at most 50."""
    if quantity.number.approx == "min":
        return value <= key and fact.qualifier != "max"
    return quantity.number.approx == "max" and value >= key and fact.qualifier != "min"
