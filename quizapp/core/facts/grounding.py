"""Whether a text proves a fact: its number, range or date is read out of the text, other values are looked up in it."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.date import find_dates, parse_date, parse_dates, same_date
from quizapp.core.quantities.quantity import Quantity, find_quantities, parse_quantity
from quizapp.core.quantities.unit import Unit, convert, find_unit

_RANGE = re.compile(r"(.+)\.\.(.+)")
_DATE = re.compile(r"(\d{4}|-)(-Q[1-4]|-H[12]|-\d\d(-\d\d)?)?")
# A bare 元 is the dollar of the place that the article speaks of; only 人民币 and its signs say whose it is.
_YUAN = frozenset({"TWD", "HKD"})
_SAYS_WHOSE = re.compile(r"人民[币幣]|RMB|CNY|[￥¥]")
# 1750亿 is 1750亿参数 where parameters are counted: things that are counted may go without their word.
_COUNTS = ("count", "parameters", "tokens", "points", "occurrences")


def proves(fact: Fact, text: str) -> bool | None:
    """True where the text holds the fact's value, False where it does not; None where a machine cannot tell.

    A value in words may be told in other words, or in another language: only finding it says something.
    """
    words = tuple(fact.printed.sides().values()) if fact.printed else ()
    return proves_value(fact.value, fact.unit, text, words)


def proves_value(value: str, unit: str | None, text: str, words: tuple[str, ...] = ()) -> bool | None:
    """The same of a value with its unit, and the words in which it may be printed."""
    verdicts = [
        one
        for one in (_date_verdict(value, unit, text), _number_verdict(value, unit, text))
        if one is not None
    ]
    if verdicts:
        return any(verdicts)
    return True if any(_plain(word) in _plain(text) for word in (value, *words) if word.strip()) else None


def says_date(value: str, printed: str, published: date) -> bool:
    """Whether a printed date, read on the day that its article appeared, is the value: 29 May, yesterday, 去年底."""
    readings = [*parse_dates(printed, reference=published)]
    readings += [one.value for one in find_dates(printed, reference=published)]
    return any(one.iso() == value for one in readings)


def _date_verdict(value: str, unit: str | None, text: str) -> bool | None:
    key = parse_date(value) if _DATE.fullmatch(value) and unit is None else None
    if key is None:
        return None
    whole = parse_date(text)
    found = [whole] if whole else [mention.value for mention in find_dates(text)]
    return any(same_date(date, key) for date in found)


def _number_verdict(value: str, unit: str | None, text: str) -> bool | None:
    bounds = _bounds(value)
    if bounds is None:
        return None
    whole = parse_quantity(text, expected=unit)
    known = find_unit(unit) if unit else None
    if whole and _matches(whole, bounds, known, text):
        return True
    return any(_matches(quantity, bounds, known, text) for quantity in find_quantities(text)) or _stands_in(
        value, unit, text
    )


def _stands_in(value: str, unit: str | None, text: str) -> bool:
    # A number that may be a year is left alone by the reader; without a unit its digits are all there is to find.
    digits = rf"(?<![\d.,]){re.escape(value)}(?![\d]|[.,]\d)"
    return unit is None and re.search(digits, text) is not None


def _bounds(value: str) -> tuple[Decimal, Decimal] | None:
    match = _RANGE.fullmatch(value)
    try:
        low, high = (Decimal(match[1]), Decimal(match[2])) if match else (Decimal(value), Decimal(value))
    except InvalidOperation:
        return None
    return (low, high) if low.is_finite() and high.is_finite() else None


def _matches(quantity: Quantity, bounds: tuple[Decimal, Decimal], unit: Unit | None, text: str) -> bool:
    number = quantity.number
    low = number.value if number.low is None else number.low
    high = low if number.high is None else number.high
    said = unit if unit and _is_bare_yuan(quantity, unit, text) else quantity.unit
    return _same(low, bounds[0], said, unit) and _same(high, bounds[1], said, unit)


def _is_bare_yuan(quantity: Quantity, wanted: Unit, text: str) -> bool:
    """Whether a printed 元 may be the wanted dollar, alone or per something."""
    money, _, per = wanted.name.partition("/")
    said = quantity.unit.name.partition("/") if quantity.unit else ("", "", "")
    bare = "元" in quantity.printed and not _SAYS_WHOSE.search(text)
    return bare and money in _YUAN and (said[0], said[2]) == ("CNY", per)


def _same(given: Decimal, key: Decimal, said: Unit | None, wanted: Unit | None) -> bool:
    if said is None or wanted is None or said == wanted:
        return given == key
    if said.dimension == wanted.dimension:
        return convert(given, said, wanted) == key
    return given == key and (said.dimension.startswith(_COUNTS) or wanted.dimension.startswith(_COUNTS))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
