"""A fact's statement with its value taken out."""

import re
from dataclasses import dataclass

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language
from quizapp.core.quantities.date import find_dates, same_date
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.phrase import words
from quizapp.core.writing.sentence import statement

GAP = "____"
_MOST_LISTED = 12
_SHORTEST = {"zh": 9, "en": 16}
_YEAR = re.compile(r"(?:19|20)\d\d")
_GOES_ON = re.compile(r" ?(?:[上下]半|[初底末]|左右|前后|年代)")
_ARTICLE = re.compile(r"(?<![A-Za-z])(an?)( )$", re.IGNORECASE)


@dataclass(frozen=True)
class Gap:
    """A sentence with its value taken out: what stands before and behind, and what stood there."""

    before: str
    answer: str
    after: str
    figure: Figure | None = None

    def filled(self, text: str) -> str:
        """The sentence with this text in the gap."""
        return f"{self.before}{text}{self.after}"

    @property
    def leads(self) -> bool:
        """Whether the gap is the first thing in the sentence."""
        return not self.before.strip(' “"(')

    @property
    def is_counted(self) -> bool:
        """Whether the sentence lists the very things whose number was taken out."""
        if self.figure is None or not 2 <= self.figure.value <= _MOST_LISTED:
            return False
        listed = max(self.filled("").count(sign) for sign in ("、", ", ", "，"))
        return abs(listed + 1 - self.figure.value) <= 1

    def open(self, mark: str = GAP) -> str:
        """The sentence with a mark in the gap; an article before it gives nothing away."""
        before = self.before if self.figure else _ARTICLE.sub("a(n)\\2", self.before)
        return f"{before}{mark}{self.after}"


def gap(fact: Fact, language: Language) -> Gap | None:
    """The fact's statement with its value taken out; None where the value does not stand there once."""
    told = statement(fact, language)
    if told is None or len(told) < _SHORTEST[language]:
        return None
    day = date_of(fact)
    if day is not None:
        if day.year is None and not _YEAR.search(told):
            return None
        dates = [one for one in find_dates(told) if same_date(one.value, day) and same_date(day, one.value)]
        return (
            _cut(told, dates[0].start, dates[0].end)
            if len(dates) == 1 and _ends(told, dates[0].end)
            else None
        )
    figure = find_figure(told, fact.value, fact.unit)
    if figure is not None:
        return Gap(figure.before, figure.number, figure.after, figure)
    return None if as_number(fact.value) is not None else _gap_of_words(told, words(fact, language))


def _ends(told: str, end: int) -> bool:
    """Whether a date is not the beginning of a longer one: 2025 年下半年."""
    return not _GOES_ON.match(told, end)


def _gap_of_words(told: str, value: str) -> Gap | None:
    places = [found.start() for found in re.finditer(re.escape(value), told, re.IGNORECASE)] if value else []
    if len(places) != 1:
        return None
    start, end = places[0], places[0] + len(value)
    touching = value[0].isascii() and value[0].isalnum() and told[start - 1 : start].isascii()
    if (touching and told[start - 1 : start].isalnum()) or (
        told[end : end + 1].isalnum() and value[-1].isascii() and told[end : end + 1].isascii()
    ):
        return None
    return _cut(told, start, end)


def _cut(told: str, start: int, end: int) -> Gap:
    return Gap(told[:start], told[start:end], told[end:])
