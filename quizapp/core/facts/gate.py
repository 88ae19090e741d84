"""The gate that every candidate has to pass, whoever proposes it: its span proves its value."""

import re
from datetime import date

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.grounding import proves_value
from quizapp.core.quantities.date import find_dates, parse_date, parse_dates, same_date

_LONE_DAY = re.compile(r"([0-9]{1,2})[号日號]")
_NEAR = 100


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
        return _dated(candidate.value, printed, text[: candidate.value_start], reference)
    verdict = proves_value(candidate.value, candidate.unit, printed)
    if verdict is False:
        return proves_value(candidate.value, candidate.unit, passage) is True
    return verdict is True


def _dated(value: str, printed: str, before: str, reference: date | None) -> bool:
    """Whether the printed date is the value, its missing parts taken from the reference or the text before."""
    readings = [*parse_dates(printed), *(one.value for one in find_dates(printed))]
    if reference:
        readings += parse_dates(printed, reference=reference)
        readings += [one.value for one in find_dates(printed, reference=reference)]
    if any(one.iso() == value for one in readings):
        return True
    key = parse_date(value)
    if key is None:
        return False
    if any(same_date(one, key) for one in readings):
        return True
    day = _LONE_DAY.fullmatch(printed)
    earlier = find_dates(before[-_NEAR:], reference=reference)
    return bool(day and key.day == int(day[1]) and any(one.value.month == key.month for one in earlier))
