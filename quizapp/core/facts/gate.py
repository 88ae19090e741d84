"""The gate that every candidate has to pass, whoever proposes it: its span proves its value."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.grounding import proves_value
from quizapp.core.quantities.date import DateValue, find_dates, parse_date, parse_dates, same_date

_LONE_DAY = re.compile(r"([0-9]{1,2})[号日號]")
_YEAR_BEFORE = re.compile(r"(同年|當年|当年|次年|翌年)")
_NEAR, _FAR = 100, 600


def passes(candidate: Candidate, text: str, *, reference: date | None = None) -> bool:
    """Whether the passage holds the value's span, and the span says the value, in the text of the article.

    ``reference`` is the article's date: it settles the year of a day that is printed without one.
    """
    inside = 0 <= candidate.start <= candidate.value_start < candidate.value_end <= candidate.end <= len(text)
    if not inside or not candidate.subject.strip() or not candidate.value.strip():
        return False
    passage = text[candidate.start : candidate.end]
    printed = text[candidate.value_start : candidate.value_end]
    if candidate.kind == "date":
        before = text[max(0, candidate.value_start - _FAR) : candidate.value_start]
        return _dated(candidate.value, printed, before, passage=passage, reference=reference)
    verdict = proves_value(candidate.value, candidate.unit, printed)
    if verdict is False:
        return proves_value(candidate.value, candidate.unit, passage) is True
    return verdict is True


def _readings(printed: str, reference: date | None) -> Iterator[DateValue]:
    """What a printed date may say, alone and seen from the reference; the quickest way to read it first."""
    for seen_from in dict.fromkeys((reference, None)):
        yield from parse_dates(printed, reference=seen_from)
    for seen_from in dict.fromkeys((None, reference)):
        yield from (one.value for one in find_dates(printed, reference=seen_from))


def _year_is_given(key: DateValue, passage: str, reference: date | None) -> bool:
    """Whether the year of a day printed without one stands in the passage, or makes it the next such day."""
    if any(one.value.year == key.year for one in find_dates(passage)):
        return True
    if reference is None or key.year is None:
        return False
    month = key.last_month or 3
    return (0, 0) <= (key.year - reference.year, month - reference.month) and key.year <= reference.year + 1


def _year_is_pointed_at(year: int, printed: str, before: str) -> bool:
    """Whether words point at the year, or at the one after it, that was printed last: 2018年…同年9月."""
    pointing = _YEAR_BEFORE.match(printed)
    named = [one.value.year for one in find_dates(before[-_FAR:]) if one.value.year] if pointing else []
    return bool(pointing and named and year == named[-1] + (pointing[1] in ("次年", "翌年")))


def _dated(value: str, printed: str, before: str, *, passage: str, reference: date | None) -> bool:
    """Whether the printed date is the value, its missing parts taken from the reference or the text before."""
    if any(one.iso() == value for one in _readings(printed, reference)):
        return True
    key = parse_date(value)
    if key is None:
        return False
    if any(same_date(one, key) for one in _readings(printed, reference)):
        return True
    if key.year and (
        _year_is_given(key, passage, reference) or _year_is_pointed_at(key.year, printed, before)
    ):
        yearless = [one for one in _readings(printed, None) if one.year is None]
        if any(same_date(replace(one, year=key.year), key) for one in yearless):
            return True
    day = _LONE_DAY.fullmatch(printed)
    earlier = find_dates(before[-_NEAR:], reference=reference)
    return bool(day and key.day == int(day[1]) and any(one.value.month == key.month for one in earlier))
