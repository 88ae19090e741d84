"""A quotation with its value, or its subject, taken out: where the gap is, what belongs in it, and that it stands nowhere else."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.date import DateValue, find_dates, same_date
from quizapp.core.quantities.quantity import find_quantities
from quizapp.core.quantities.unit import find_unit
from quizapp.core.writing.alike import others_like
from quizapp.core.writing.attribution import changes
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.gap import Gap
from quizapp.core.writing.giving_away import is_spelled
from quizapp.core.writing.quotation import Quotation

_BOUND = {
    "min": re.compile(r"(?:\b(?:over|more than|at least|exceed(?:s|ed|ing)?|above|beyond|upwards of|no fewer than)|超过?|逾|至少|不少于|不低于|大于|突破|高于)\s?[$€£¥]?$", re.IGNORECASE),
    "max": re.compile(r"(?:\b(?:under|less than|up to|below|at most|fewer than|no more than|within)|不到|不足|最多|至多|低于|不超过|小于|少于)\s?[$€£¥]?$", re.IGNORECASE),
    "approx": re.compile(r"(?:\b(?:about|around|nearly|almost|roughly|some|approximately|close to|an estimated)|约为?|近|大约|将近|接近|大概|差不多)\s?[$€£¥]?$", re.IGNORECASE),
}  # fmt: skip
_BEHIND = {"min": re.compile(r"^\s?[^\s，。,.]{0,3}(?:多|以上|有余|or more)"), "max": re.compile(r"^\s?[^\s，。,.]{0,3}(?:以内|以下|之内)"), "approx": re.compile(r"^\s?[^\s，。,.]{0,3}(?:左右|上下|or so)")}  # fmt: skip
_TOUCHES = re.compile(r"[A-Za-z0-9][-–—.,/]?$|[0-9.][至到~～]$")
_RUNS_ON = re.compile(r"^(?:[0-9]|[.,]\d|[-–~～至到][0-9])")
_LETTER = re.compile(r"[A-Za-z]")
_CHANGED = re.compile(r"(?:\b(?:from|to|against|versus|than)|[从由至到为比])\s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MONTH = re.compile(r"月|[-/.]\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_GOES_ON = re.compile(r" ?(?:[上下]半|年代|s\b|以来)")
_IN_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+ $")
# What a verb takes behind it: the word before was no name.
_OF_VERB = re.compile(r"[于了着过地]|来[看说]")


@dataclass(frozen=True)
class QuotedGap:
    """A gap in a led quotation, and the fact that is asked there: its value as it is printed, its bound as it is told."""

    hole: Gap
    fact: Fact
    day: DateValue | None = None
    likes: tuple[str, ...] = ()


def value_gap(fact: Fact, quotation: Quotation) -> QuotedGap | None:
    """The gap of a number or a date; None where it cannot be told from what stands around it, or is told twice."""
    day = date_of(fact)
    if day is not None:
        return _date_gap(fact, day, quotation)
    figure = _figure(quotation.value, fact)
    if figure is not None:
        return _number_gap(fact, figure, quotation)
    likes = others_like(quotation.value, fact.unit)
    found = word_gap(fact, quotation, quotation.value) if likes else None
    return replace(found, likes=likes) if found else None


def _number_gap(fact: Fact, figure: Figure, quotation: Quotation) -> QuotedGap | None:
    before, after = quotation.before + figure.before, figure.after + quotation.after
    if _TOUCHES.search(before.removesuffix(figure.unit_before)) or _RUNS_ON.match(after):
        return None
    if _LETTER.match(after) and not figure.unit_after:
        return None
    lead = _lead(quotation, lambda text: _shows_number(text, figure))
    if (
        lead is None
        or (not lead and changes(fact) and not _YEAR.search(quotation.words))
        or _shows_number(before, figure)
        or _shows_number(after, figure)
    ):
        return None
    if _lacks_measure(fact, figure, before):
        return None
    unit = fact.unit if _prints_unit(figure) else None
    stub = replace(fact, unit=unit, qualifier=_bound(fact, before, after))
    figure = replace(figure, before=lead + before, after=after)
    return QuotedGap(Gap(lead + before, figure.number, after, figure), stub)


def word_gap(fact: Fact, quotation: Quotation, word: str) -> QuotedGap | None:
    """The gap of a name or a term that a quotation holds once."""
    whole = quotation.words
    before = r"(?<![A-Za-z0-9-])" if word[0].isascii() else ""
    after = r"(?![A-Za-z0-9-])" if word[-1].isascii() else ""
    found = list(re.finditer(before + re.escape(word) + after, whole))
    lead = next((one for one in quotation.leads if word.casefold() not in one.casefold()), None)
    if len(found) != 1 or lead is None or whole.casefold().count(word.casefold()) != 1:
        return None
    start, end = found[0].span()
    if fact.kind == "concept" and word[0].isupper() and _IN_NAME.search(whole[:start]):
        return None
    if _OF_VERB.match(whole, end) or _is_spelled_before(whole[:start], word):
        return None
    return QuotedGap(Gap(lead + whole[:start], word, whole[end:]), fact)


def _is_spelled_before(before: str, word: str) -> bool:
    """Whether letters in brackets stand behind the words that spell them."""
    words = before.rstrip("(（ ").rsplit(None, len(word) + 1)[1:]
    return before.endswith(("(", "（")) and word.isupper() and is_spelled(word, " ".join(words))


def _date_gap(fact: Fact, day: DateValue, quotation: Quotation) -> QuotedGap | None:
    whole, first = quotation.words, len(quotation.before)
    last = first + len(quotation.value)
    dates = [
        one
        for one in find_dates(whole)
        if first <= one.start and one.end <= last and _is_same(one.value, day)
    ]
    if len(dates) != 1 or not _is_printed(dates[0].value, whole[dates[0].start : dates[0].end]):
        return None
    start, end = dates[0].start, dates[0].end
    before, after = whole[:start], whole[end:]
    if _GOES_ON.match(after) or _TOUCHES.search(before) or _RUNS_ON.match(after):
        return None
    printed = dates[0].value
    lead = _lead(quotation, lambda text: _shows_date(text, printed))
    if lead is None or _shows_date(before, printed) or _shows_date(after, printed):
        return None
    stub = replace(fact, value=printed.iso())
    return QuotedGap(Gap(lead + before, whole[start:end], after), stub, printed)


def _is_printed(day: DateValue, text: str) -> bool:
    """Whether a date is printed as exactly as it is read: the end of a year is no month."""
    return day.month is None or _MONTH.search(text) is not None


def _figure(printed: str, fact: Fact) -> Figure | None:
    """The number of a value as it is printed, also behind that of its measure: per million tokens 8.4 yuan."""
    figure = find_figure(printed, fact.value, fact.unit)
    if figure is not None or as_number(fact.value) is None:
        return figure
    found = [
        one
        for one in _DIGITS.finditer(printed)
        if as_number(one[0].replace(",", "")) == as_number(fact.value)
    ]
    if len(found) != 1:
        return None
    at = found[0].start()
    unit = (fact.unit or "").split("/")[0] or None
    figure = find_figure(printed[at:], fact.value, unit)
    return replace(figure, before=printed[:at] + figure.before) if figure else None


def _is_same(printed: DateValue, day: DateValue) -> bool:
    """Whether a printed date is the one that is meant, with its year or without."""
    if printed.year is None:
        return (printed.month, printed.day, printed.quarter, printed.half) == (
            day.month,
            day.day,
            day.quarter,
            day.half,
        )
    return same_date(printed, day) and same_date(day, printed)


def _lead(quotation: Quotation, shows: Callable[[str], bool]) -> str | None:
    return next((one for one in quotation.leads if not shows(one)), None)


def _shows_number(text: str, figure: Figure) -> bool:
    """Whether a text has this number, as a value or in its digits."""
    if re.search(rf"(?<![\w.,-]){re.escape(figure.literal)}(?![\d]|[.,]\d)", text):
        return True
    return any(one.number.value == figure.value for one in find_quantities(text) if not one.number.is_range)


def _shows_date(text: str, day: DateValue) -> bool:
    """Whether a text has what tells this date: its finest part, and no other year."""
    for one in find_dates(text):
        value = one.value
        other_year = value.year and day.year and value.year != day.year
        if other_year:
            continue
        if day.precision == "year" and value.year == day.year:
            return True
        if day.precision != "year" and (value.month, value.quarter, value.half) == (
            day.month,
            day.quarter,
            day.half,
        ):
            return day.day is None or value.day in (None, day.day)
    return False


def _lacks_measure(fact: Fact, figure: Figure, before: str) -> bool:
    """Whether a measure is printed without its unit, and not as what another one rose from or fell to: 80 GB and 2.0."""
    unit = find_unit(fact.unit) if fact.unit and not _prints_unit(figure) else None
    measured = unit is not None and unit.dimension not in (
        "count",
        "parameters",
        "ratio",
        "points",
        "rank",
        "percentage points",
    )
    return measured and not _CHANGED.search(before)


def _prints_unit(figure: Figure) -> bool:
    return bool(figure.unit_before.strip() or figure.unit_after.strip())


def _bound(fact: Fact, before: str, after: str) -> str | None:
    """Whether the number is told as about, at least or at most so much."""
    told = [name for name, words in _BOUND.items() if words.search(before)]
    told += [name for name, words in _BEHIND.items() if words.match(after)]
    return next(iter(told), fact.qualifier)
