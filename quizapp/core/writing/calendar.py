"""Dates as the two languages print them, and other dates near one."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language, Twin
from quizapp.core.quantities.date import DateValue, parse_date

_ISO = re.compile(r"(?:\d{4}|-)-(?:Q[1-4]|H[12]|\d\d(?:-\d\d)?)")
# How exact a date is wanted that is typed into a gap.
_PRECISION: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "day": "（填年月日）", "month": "（填年和月）", "quarter": "（填年份和季度）", "half": "（填年份和上、下半年）", "year": "（填年份）",
        "--day": "（填月和日）", "--month": "（填月份）", "--quarter": "（填季度）", "--half": "（填上、下半年）", "--year": "",
    },
    "en": {
        "day": " (day, month and year)", "month": " (month and year)", "quarter": " (year and quarter)",
        "half": " (year and half)", "year": " (year)", "--day": " (day and month)", "--month": " (month)",
        "--quarter": " (quarter)", "--half": " (half of the year)", "--year": "",
    },
}  # fmt: skip
_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_of(fact: Fact) -> DateValue | None:
    """The date that a fact's value is; None for anything else, such as the bare number 2029."""
    if fact.unit is not None or not (fact.kind == "date" or _ISO.fullmatch(fact.value)):
        return None
    return parse_date(fact.value)


def in_words(value: DateValue, language: Language) -> str:
    """A date as a native of the language prints it: 2025 年 1 月 20 日, 20 January 2025."""
    return _chinese(value) if language == "zh" else _english(value)


def precision(value: DateValue, language: Language) -> str:
    """How exact a date is wanted that is typed into a gap, as a hint behind the sentence."""
    return _PRECISION[language][value.precision if value.year else f"--{value.precision}"]


def both(value: DateValue) -> Twin:
    """A date in both languages."""
    return Twin(zh=_chinese(value), en=_english(value))


def shifted(value: DateValue, units: int) -> DateValue | None:
    """The date that lies so many of its own units (days, months, quarters, halves, years) later; None outside the calendar."""
    if value.day is not None:
        return _by_days(value, units)
    if value.month is not None:
        return _by_parts(value, value.month, units, 12)
    if value.quarter is not None:
        return _by_parts(value, value.quarter, units, 4)
    if value.half is not None:
        return _by_parts(value, value.half, units, 2)
    return None if value.year is None else DateValue(value.year + units)


def place(value: DateValue) -> tuple[int, int, int]:
    """Where a date stands among others."""
    return (value.year or 0, value.last_month or 0, value.day or 0)


def _chinese(value: DateValue) -> str:
    parts = (
        None if value.year is None else f"{value.year} 年",
        None if value.quarter is None else f"第 {value.quarter} 季度",
        None if value.half is None else ("上半年", "下半年")[value.half - 1],
        None if value.month is None else f"{value.month} 月",
        None if value.day is None else f"{value.day} 日",
    )
    return " ".join(filter(None, parts))


def _english(value: DateValue) -> str:
    if value.quarter is not None or value.half is not None:
        place_in_year = ("first", "second", "third", "fourth")[(value.quarter or value.half or 1) - 1]
        part = f"the {place_in_year} {value.precision}"
        return f"{part} of {value.year}" if value.year else part
    day = None if value.day is None else str(value.day)
    month = None if value.month is None else _MONTHS[value.month]
    return " ".join(filter(None, (day, month, None if value.year is None else str(value.year))))


def _by_days(value: DateValue, units: int) -> DateValue | None:
    year = value.year or 2023
    try:
        moved = date.fromordinal(date(year, value.month or 1, value.day or 1).toordinal() + units)
    except (ValueError, OverflowError):
        return None
    if value.year is None and moved.year != year:
        return None
    return DateValue(None if value.year is None else moved.year, moved.month, moved.day)


def _by_parts(value: DateValue, part: int, units: int, among: int) -> DateValue | None:
    years, rest = divmod(part - 1 + units, among)
    if value.year is None and years:
        return None
    year = None if value.year is None else value.year + years
    if among == 12:
        return DateValue(year, rest + 1)
    return DateValue(year, quarter=rest + 1) if among == 4 else DateValue(year, half=rest + 1)


def last_day(value: DateValue) -> date | None:
    """The last day that a date may mean; None where its year is not known."""
    if value.year is None:
        return None
    month = value.last_month or 12
    return date(value.year, month, value.day or monthrange(value.year, month)[1])
