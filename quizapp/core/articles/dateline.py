"""The day that an article says is its own: in a line that only says when and from where it comes, or before its first words."""

import re
from datetime import date

from quizapp.core.quantities.date import DateMention, find_dates

_HEAD, _LONGEST_LINE, _LONGEST_PLACE = 600, 90, 60
_CLOCK = r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?"
_WRITER = r"(?:By|by|文|作者|来源|记者|编辑)[ :：/／|]?[^\d。.!?！？|]{1,40}?"
_ISSUED = r"(?:(?:[Ff]irst )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|Date|[Ll]ast updated)(?: on| at)?:?|(?:发布|发表|更新)?(?:时间|日期)[:：]?|(?:发布|发表)于?[:：]?)"
_MARKS = r"[\s*_#|·•,，/／\-—–（(【\[]*"
_BEFORE = re.compile(rf"{_MARKS}(?:{_WRITER})?{_MARKS}(?:{_ISSUED})?{_MARKS}")
_BEHIND = re.compile(
    rf"[\s,，|·•]*(?:星期.|周.)?[\s,，]*(?:at )?{_CLOCK}[\s|·•,，/／\-—–）)】\]*_]*(?:(?:By|by|文|作者|来源|记者|编辑|[A-Z][a-z]+ [A-Z])[^。.!?！？]{{0,50}})?"
)
_PLACE = re.compile(r"[A-Z][A-Za-zÀ-ÿ .,'’/()-]{1,50}[,.]? \(?(?:[A-Z][A-Za-z]+\) )?")
_DASH = re.compile(r"[,.]? ?(?:\([A-Z][A-Za-z ]+\) ?)?[-–—]{1,2} ")
_AGENCY = re.compile(r"[^。，\n]{0,20}[（(【]?[^。，\n]{0,16}")
_WIRE = re.compile(r"(?:电|讯|消息)[）)】，,：: \s]")


def find_own_day(plain: str) -> date | None:
    """The day of publication that the head of an article states; None where a day is only that of something it tells of."""
    head = plain[:_HEAD]
    own = (one for one in find_dates(head) if one.value.year and one.value.month and one.value.day)
    stated = next((one for one in own if _is_line(head, one) or _opens_text(head, one)), None)
    if stated is None or not (stated.value.year and stated.value.month and stated.value.day):
        return None
    return date(stated.value.year, stated.value.month, stated.value.day)


def is_dateline(line: str) -> bool:
    """Whether a line only says when and from where a text comes, so that it is no title."""
    return len(line) <= _LONGEST_LINE and any(_is_line(line, one) for one in find_dates(line))


def _is_line(text: str, day: DateMention) -> bool:
    """Whether a day stands in a line of its own, beside nothing but a clock, a writer or a source."""
    begin = text.rfind("\n", 0, day.start) + 1
    stop = text.find("\n", day.end)
    end = len(text) if stop < 0 else stop
    alone = _BEFORE.fullmatch(text, begin, day.start) and _BEHIND.fullmatch(text, day.end, end)
    return alone is not None and end - begin <= _LONGEST_LINE


def _opens_text(text: str, day: DateMention) -> bool:
    """Whether a day opens a paragraph as agencies do: LISBON, September 9, 2025 - …; 新华社北京2025年1月22日电."""
    begin = text.rfind("\n", 0, day.start) + 1
    if day.start - begin > _LONGEST_PLACE:
        return False
    placed = begin == day.start or _PLACE.fullmatch(text, begin, day.start)
    if placed and _DASH.match(text, day.end):
        return True
    return _AGENCY.fullmatch(text, begin, day.start) is not None and _WIRE.match(text, day.end) is not None
