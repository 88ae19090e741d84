"""Dates in any usual form of Chinese and English, as precise as they are printed."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quizapp.core.patterns import Sought
from quizapp.core.quantities import relative_date
from quizapp.core.quantities.calendar_text import (
    PATTERNS,
    SEARCHES,
    WHOLE_PATTERNS,
    Fields,
    fields,
)
from quizapp.core.quantities.fold import fold

Precision = Literal["day", "month", "quarter", "half", "year"]
Order = Literal["dmy", "mdy"]
_LONGEST_DATE = 100
_HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class DateValue:
    """A date as far as it is known: a day, a month, a quarter, a half or a whole year; the year may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        named: dict[Precision, int | None] = {
            "day": self.day,
            "month": self.month,
            "quarter": self.quarter,
            "half": self.half,
        }
        return next((name for name, value in named.items() if value is not None), "year")

    @property
    def last_month(self) -> int | None:
        """The month, or the last one of the quarter or half, 1 to 12; None where only the year is known."""
        if self.quarter is not None:
            return self.quarter * 3
        return self.half * 6 if self.half is not None else self.month

    def iso(self) -> str:
        """The ISO form: 2025-01-20, 2025-01, 2025, 2024-Q2, 2024-H1; without a year --07-23, --07 or --Q2."""
        year = "-" if self.year is None else f"{self.year:04d}"
        if self.quarter is not None:
            return f"{year}-Q{self.quarter}"
        if self.half is not None:
            return f"{year}-H{self.half}"
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return year + month + day


@dataclass(frozen=True)
class DateMention:
    """A date in running text; ``printed`` is ``text[start:end]``."""

    value: DateValue
    start: int
    end: int
    printed: str


def parse_dates(
    text: str, *, reference: date | None = None, order: Order | None = None
) -> tuple[DateValue, ...]:
    """Every reading of this whole text as a date; two where day and month could change places."""
    if len(text) > _LONGEST_DATE:
        return ()
    folded = fold(text).replace("，", ",").strip(" \r\n.。,")
    for pattern in (*PATTERNS, *WHOLE_PATTERNS):
        found = pattern.fullmatch(folded)
        if found and (readings := tuple(_readings(found, reference, order))):
            return readings
    if reference is None:
        return ()
    matches = (pattern.fullmatch(folded) for pattern in relative_date.PATTERNS)
    return tuple(value for found in matches if found for value in _relative(found, reference))


def parse_date(text: str, *, reference: date | None = None, order: Order | None = None) -> DateValue | None:
    """The date that this whole text is; None when it is none, or day and month could change places."""
    readings = parse_dates(text, reference=reference, order=order)
    return readings[0] if len(readings) == 1 else None


def find_dates(text: str, *, reference: date | None = None) -> list[DateMention]:
    """Every date of a running text in order; words like 昨天 only when there is a reference."""
    folded = fold(text)
    mentions = sorted(_candidates(folded, reference), key=lambda one: (one[1], -one[2]))
    kept: list[DateMention] = []
    for value, start, end in mentions:
        if not kept or start >= kept[-1].end:
            kept.append(DateMention(value, start, end, text[start:end]))
    return kept


def _candidates(folded: str, reference: date | None) -> Iterator[tuple[DateValue, int, int]]:
    """Every match of every pattern, with its span."""
    small = folded.lower()
    for sought in SEARCHES:
        for found in _matches(sought, folded, small):
            readings = list(_readings(found, reference, None))
            group = "only" if "only" in found.re.groupindex else 0
            if readings:
                yield readings[0], found.start(group), found.end(group)
    for sought in relative_date.PATTERNS if reference else ():
        for found in _matches(sought, folded, small):
            yield from ((value, *found.span()) for value in _relative(found, reference or date.min))


def _matches(sought: Sought, folded: str, small: str) -> Iterator[re.Match[str]]:
    """The matches in a text that is given in small letters as well."""
    held = sought.needed is None or sought.needed.search(small if sought.either_case else folded)
    return sought.pattern.finditer(folded) if held else iter(())


def _readings(found: re.Match[str], reference: date | None, order: Order | None) -> Iterator[DateValue]:
    """The valid dates of a match, in the order asked for if its day and month could change places."""
    readings = [value for one in fields(found) if (value := _valid(one, reference))]
    if order and len(readings) == 2:
        readings = readings[:1] if order == "dmy" else readings[1:]
    yield from readings


def _relative(found: re.Match[str], reference: date) -> Iterator[DateValue]:
    """The date of a relative expression, if the calendar reaches that far."""
    try:
        value = _valid(relative_date.relative_fields(found, reference), None)
    except OverflowError:
        return
    if value:
        yield value


def _valid(one: Fields, reference: date | None) -> DateValue | None:
    """The date of these fields if the calendar has it; a missing year or month comes from the reference."""
    year, month, day, quarter, half = (one.get(name) for name in ("year", "month", "day", "quarter", "half"))
    if (
        year == 0
        or (month is not None and not 1 <= month <= 12)
        or (quarter is not None and not 1 <= quarter <= 4)
    ):
        return None
    if month is None and day is not None:
        if reference is None:
            return None
        month = reference.month
    if day is not None and not 1 <= day <= monthrange(year or 2024, month or 1)[1]:
        return None
    if year is None and reference is not None:
        year = _nearest_year(month or (quarter or (half or 1) * 2 - 1) * 3 - 2, day, reference)
    return DateValue(year, month, day, quarter, half)


def _nearest_year(month: int, day: int | None, reference: date) -> int:
    """The reference's year, or the one before when that would lie more than half a year ahead."""
    earliest = date(reference.year, month, min(day or 1, monthrange(reference.year, month)[1]))
    return reference.year - (earliest - reference > _HALF_YEAR)


def as_day(text: str | None) -> date | None:
    """The day that an ISO date names; None for a month, a year, nothing, or no day of the calendar."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def same_date(given: DateValue, key: DateValue) -> bool:
    """Whether a date says all that the key says; it may say more."""
    last = given.last_month
    quarter = None if last is None or given.half else (last + 2) // 3
    pairs = (
        (given.year, key.year),
        (given.month, key.month),
        (given.day, key.day),
        (quarter, key.quarter),
        (None if last is None else (last + 5) // 6, key.half),
    )
    return all(mine == theirs for mine, theirs in pairs if theirs is not None)
