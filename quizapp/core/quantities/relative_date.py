"""Dates that count from another one: 昨天, 去年底, 上周五, last Tuesday."""

import re
from datetime import date, timedelta

from quizapp.core.patterns import Sought
from quizapp.core.quantities.numeral import chinese_numeral

_DAYS = {"大前天": -3, "前天": -2, "前日": -2, "前一天": -1, "前一日": -1, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0,
         "当天": 0, "当日": 0, "今晚": 0, "今晨": 0, "明天": 1, "明日": 1, "次日": 1, "后天": 2,
         "the day before yesterday": -2, "yesterday": -1, "the day before": -1, "the previous day": -1, "today": 0,
         "tonight": 0, "tomorrow": 1}  # fmt: skip
_YEARS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2,
          "last year": -1, "this year": 0, "next year": 1}  # fmt: skip
_MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "当月": 0, "下个月": 1, "下月": 1,
           "last month": -1, "this month": 0, "next month": 1}  # fmt: skip
_WEEKS = {"上": -1, "本": 0, "这": 0, "下": 1}
_HAN_WEEKDAYS = {char: place for place, char in enumerate("一二三四五六日")} | {"天": 6}
_WEEKDAYS = {
    name: place
    for place, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}


def _one_of(words: dict[str, int]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_DAY = Sought(rf"(?<![A-Za-z])(?P<day>{_one_of(_DAYS)})(?![A-Za-z])", re.IGNORECASE)
_YEAR = Sought(
    rf"(?<![A-Za-z])(?:(?P<late>the end of |end of |late )|(?:the )?(?P<part>first|second) half of )?(?P<year>{_one_of(_YEARS)})(?![A-Za-z])"
    r"(?:(?P<end>年?底|年?末)|初|(?P<m>[01]?[0-9]|[一二三四五六七八九十]{1,2})月(?:份|(?P<d>[0-3]?[0-9])[日号])?"
    r"|第?(?P<q>[1-4一二三四])季度|(?P<half>[上下])半年)?",
    re.IGNORECASE,
)
_MONTH = Sought(
    rf"(?<![A-Za-z])(?P<month>{_one_of(_MONTHS)})(?![A-Za-z])(?:(?P<d>[0-3]?[0-9])[日号]|底|末|初)?",
    re.IGNORECASE,
)
_WEEKDAY = Sought(
    r"(?P<week>上上|上|本|这|下)?(?:个)?(?:周|星期|礼拜)(?P<han>[一二三四五六日天])(?![年期岁后内间个])"
)
_EN_WEEKDAY = Sought(
    rf"(?<![A-Za-z])(?:(?P<which>last|this|next|on) )?(?P<en>{_one_of(_WEEKDAYS)})(?![A-Za-z])",
    re.IGNORECASE,
)
PATTERNS: tuple[Sought, ...] = (_DAY, _YEAR, _MONTH, _WEEKDAY, _EN_WEEKDAY)


def relative_fields(found: re.Match[str], reference: date) -> dict[str, int]:
    """The year, month, day, quarter or half that a match of one of the patterns names, seen from the reference."""
    groups = found.groupdict()
    if groups.get("year"):
        return _in_year(groups, reference.year + _YEARS[groups["year"].lower()])
    if groups.get("month"):
        return _in_month(groups, reference, _MONTHS[groups["month"].lower()])
    if groups.get("day"):
        return _fields_of(reference + timedelta(days=_DAYS[groups["day"].lower()]))
    if groups.get("han"):
        return _fields_of(_han_weekday(groups, reference))
    return _fields_of(_english_weekday(groups, reference))


def _fields_of(day: date) -> dict[str, int]:
    """The fields of a whole date."""
    return {"year": day.year, "month": day.month, "day": day.day}


def _small(text: str) -> int:
    """A small number in digits or Chinese numerals."""
    return int(text) if text[0] in "0123456789" else int(chinese_numeral(text) or 0)


def _in_year(groups: dict[str, str | None], year: int) -> dict[str, int]:
    """A year with what is said of it: its end, a month and day, a quarter, a half."""
    named = {"month": groups["m"], "day": groups["d"], "quarter": groups["q"]}
    numbers = {name: _small(text) for name, text in named.items() if text}
    if groups["end"] or groups["late"]:
        numbers["month"] = 12
    if half := groups["half"] or groups["part"]:
        numbers["half"] = 1 if half.lower() in ("上", "first") else 2
    return {"year": year} | numbers


def _in_month(groups: dict[str, str | None], reference: date, offset: int) -> dict[str, int]:
    """A month so many from the reference, with its day if one is said."""
    place = reference.year * 12 + reference.month - 1 + offset
    day = {"day": int(groups["d"])} if groups["d"] else {}
    return {"year": place // 12, "month": place % 12 + 1} | day


def _han_weekday(groups: dict[str, str | None], reference: date) -> date:
    """上周五 is in the week before; a bare 周五 is the latest one up to the reference."""
    place = _HAN_WEEKDAYS[groups["han"] or "一"]
    if not groups["week"]:
        return reference - timedelta(days=(reference.weekday() - place) % 7)
    weeks = _WEEKS.get(groups["week"], -2)
    return reference + timedelta(days=place - reference.weekday() + 7 * weeks)


def _english_weekday(groups: dict[str, str | None], reference: date) -> date:
    """last Tuesday is before the reference, next Tuesday after it, a bare Tuesday the latest one up to it."""
    place = _WEEKDAYS[(groups["en"] or "").lower()]
    which = (groups["which"] or "on").lower()
    back = (reference.weekday() - place) % 7
    if which == "next":
        return reference + timedelta(days=7 - back)
    if which == "this":
        return reference + timedelta(days=place - reference.weekday())
    return reference - timedelta(days=back or (7 if which == "last" else 0))
