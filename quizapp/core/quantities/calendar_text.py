"""The printed forms of calendar dates: patterns over folded text, and the fields that they hold."""

import re
from collections.abc import Iterator, Mapping

from quizapp.core.patterns import Sought
from quizapp.core.quantities.numeral import chinese_numeral

Fields = Mapping[str, int]

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS: dict[str, int] = {name: place for place, name in enumerate(_MONTH_NAMES, start=1)}
MONTHS |= {name[:3]: place for name, place in MONTHS.items()} | {"sept": 9}
_QUARTER_WORDS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_HALVES = {"上": 1, "下": 2, "first": 1, "second": 2}

_HAN = "〇零一二三四五六七八九十"
_YEAR_DIGITS = r"(?:1[6-9]|2[01])[0-9]{2}"
_M = rf"(?P<m>[01]?[0-9]|[{_HAN}]{{1,2}})"
_D = rf"(?P<d>[0-3]?[0-9]|[{_HAN}]{{1,3}})"
_Q = r"(?P<q>[1-4一二三四])"
_EN_MONTH = (
    r"(?P<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_EN_DAY = r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?"
_EN_YEAR = rf"(?P<y>{_YEAR_DIGITS})(?![0-9]|[.,][0-9])"
_NUMERIC_START = r"(?<![0-9A-Za-z./\-])"
_NUMERIC_END = r"(?![0-9A-Za-z]|[./\-][0-9])"
_TIME = r"(?:[T ][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"

_SOURCES: tuple[str, ...] = (
    # 2025年1月20日, 二〇二五年一月, 2024年第二季度, 2024年上半年, 2024年底
    (
        rf"(?<![0-9.])(?P<y>{_YEAR_DIGITS}|[〇零一二三四五六七八九]{{4}}) ?年(?![级代])"
        rf"(?: ?(?:{_M} ?月(?:份| ?{_D} ?[日号]| ?(?P<end>底|末))?|第?{_Q} ?季度?|[Qq](?P<Q>[1-4])|(?P<yearend>年?底|末)|(?P<halved>[上下])半年|初))?"
    ),
    # 24年5月 needs its month
    rf"(?<![0-9.])(?P<yy>[0-9]{{2}}) ?年 ?{_M} ?月(?: ?{_D} ?[日号])?",
    # 二三年八月, 一九年: two digits that lie side by side are a number of years (二三年) where nothing closer follows
    rf"(?<![0-9.{_HAN}点])(?P<yy>[〇零一二九][〇零一二三四五六七八九]) ?年(?: ?{_M} ?月(?:份| ?{_D} ?[日号])?|(?P<yearend>年?底|末)|初|(?=[春夏秋冬]))",
    rf"(?<![0-9.{_HAN}点])(?P<yy>(?!一二|二三|〇一|零一)[〇零一二九][〇零一二三四五六七八九]) ?年(?![级代半多来前后内间])",
    rf"(?<![0-9.{_HAN}]){_M} ?月 ?{_D} ?[日号]",
    rf"(?<![0-9.{_HAN}个]){_M} ?月(?:份|(?P<end>底|末))?(?![{_HAN}0-9球光饼嫂]|亮(?!相))",
    rf"(?<=[今明去]年){_M} ?月",
    rf"(?<![0-9.{_HAN}个月每第年前后])(?P<d>[{_HAN}]{{1,3}})日(?=发布|公布|宣布|公告|表示|指出|报道|电|说|推出|召开|举行|开幕|上市|开卖|开售|晚间|上午|下午|凌晨)",
    rf"(?<![0-9.{_HAN}])(?P<d>[0-3]?[0-9]) ?号(?![楼线院馆])",
    rf"(?<![0-9A-Za-z])第?{_Q} ?季度",
    # 2025-01-20, 2025/1/20, 2025.1.20, with or without a time
    rf"{_NUMERIC_START}(?P<y>{_YEAR_DIGITS})(?P<mark>[-/.])(?P<m>[01]?[0-9])(?P=mark)(?P<d>[0-3]?[0-9]){_TIME}{_NUMERIC_END}",
    rf"{_NUMERIC_START}(?P<y>{_YEAR_DIGITS})[-/](?P<m>0[1-9]|1[0-2]){_NUMERIC_END}",
    rf"{_NUMERIC_START}(?P<y>{_YEAR_DIGITS})[- ]?[Qq](?P<Q>[1-4])(?![A-Za-z0-9])",
    rf"{_NUMERIC_START}(?P<y>{_YEAR_DIGITS})[- ]?[Hh](?P<H>[12])(?![A-Za-z0-9])",
    rf"{_NUMERIC_START}--(?P<m>[01][0-9])(?:-(?P<d>[0-3][0-9]))?{_NUMERIC_END}",
    # 20/1/2025 and 1/20/2025: the order of the first two is settled by the caller
    rf"{_NUMERIC_START}(?P<a>[0-3]?[0-9])(?P<mark>[-/.])(?P<b>[0-3]?[0-9])(?P=mark)(?P<y>{_YEAR_DIGITS}){_NUMERIC_END}",
    # 20 January 2025, the 20th of January, January 20, 2025, January 2025
    rf"(?<![A-Za-z0-9.,])(?:the )?{_EN_DAY}(?: of)?[ -]{_EN_MONTH}(?:[,]? ?[ -]{_EN_YEAR})?",
    rf"(?<![A-Za-z0-9]){_EN_MONTH} (?:the )?{_EN_DAY}(?![0-9A-Za-z]|[.,%][0-9])(?:,? {_EN_YEAR})?",
    rf"(?<![A-Za-z0-9])(?P<yearend>end of |late )?{_EN_MONTH}(?: of)?,?[ -]{_EN_YEAR}",
    (
        r"(?<![A-Za-z0-9])(?:the )?(?P<word>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?:,? (?:of )?"
        rf"{_EN_YEAR})?"
    ),
    rf"(?<![A-Za-z0-9])(?:the )?(?P<halved>first|second) half,? (?:of )?{_EN_YEAR}",
    rf"(?<![A-Za-z0-9])(?:the )?(?:spring|summer|autumn|fall|winter),? (?:of )?{_EN_YEAR}",
    rf"(?<![A-Za-z0-9])[Hh](?P<H>[12]),? (?:of )?{_EN_YEAR}",
    rf"(?<![A-Za-z0-9])[Qq](?P<Q>[1-4])(?![0-9A-Za-z])(?:,? ?(?:of )?{_EN_YEAR})?",
    rf"(?<![A-Za-z0-9])(?P<yearend>(?:the )?end of )(?:the year )?{_EN_YEAR}",
)
PATTERNS: tuple[Sought, ...] = tuple(Sought(source, re.IGNORECASE) for source in _SOURCES)

# Forms that are dates only where nothing else is written: a lone year, a lone month, 20250120, 2025.1
WHOLE_PATTERNS: tuple[Sought, ...] = tuple(
    Sought(source, re.IGNORECASE)
    for source in (
        rf"(?:in )?(?P<y>{_YEAR_DIGITS}|[〇零一二三四五六七八九]{{4}})",
        rf"(?P<y>{_YEAR_DIGITS})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])",
        rf"(?P<y>{_YEAR_DIGITS})[. ](?P<m>0?[1-9]|1[0-2])",
        rf"(?P<m>0?[1-9]|1[0-2])[/-](?P<y>{_YEAR_DIGITS})",
        rf"(?:in )?{_EN_MONTH}",
        rf"(?P<d>[{_HAN}]{{1,3}})日",
        rf"{_EN_DAY} {_EN_MONTH} '?(?P<yy>[0-9]{{2}})",
        rf"{_EN_YEAR} ?,? {_EN_MONTH}(?: {_EN_DAY})?",
    )
)

_SECOND_YEAR = r"(?<=[0-9]{4} or )(?P<only>(?P<y>(?:19|20)[0-9]{2}))(?![0-9A-Za-z%]|[.,:][0-9])"

# A lone year or month in running text counts where the words before it, or brackets, make it a date.
LONE_PATTERNS: tuple[Sought, ...] = (
    Sought(
        r"(?=[a-z(])(?<![A-Za-z])(?<!rating )(?<!score )(?:in|since|by|until|till|before|after|during|from|of|to|year|early|late|mid|and|through|for|\()[”\"]?[ -]?"
        r"(?:early |late |mid-)?(?P<only>(?P<y>(?:19|20)[0-9]{2}))(?![0-9A-Za-z%]|[.,:][0-9]| ?[万亿千个])",
        re.IGNORECASE,
    ),
    Sought(_SECOND_YEAR),
    Sought(
        r"(?<![A-Za-z])(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|mid|(?:end|start|beginning|middle) of)[ -]"
        rf"(?P<only>{_EN_MONTH.replace('(?P<m>', '(?P<m>(?=[A-Z])')})(?! [0-9])"
    ),
)


# In running text each is only searched for where its words stand: most texts are in one language.
SEARCHES: tuple[Sought, ...] = (*PATTERNS, *LONE_PATTERNS)


def fields(found: re.Match[str]) -> Iterator[Fields]:
    """The year, month, day, quarter and half that a match names; two readings where day and month could change places."""
    groups = {name: text for name, text in found.groupdict().items() if text}
    if "a" in groups:
        year, first, second = int(groups["y"]), int(groups["a"]), int(groups["b"])
        yield {"year": year, "month": second, "day": first}
        if first != second:
            yield {"year": year, "month": first, "day": second}
        return
    readers = {
        "y": ("year", _year),
        "yy": ("year", _short_year),
        "m": ("month", _month),
        "d": ("day", _count),
        "q": ("quarter", _count),
        "Q": ("quarter", _count),
        "word": ("quarter", _ordinal),
        "H": ("half", _count),
        "halved": ("half", _half),
    }
    named = {readers[name][0]: readers[name][1](text) for name, text in groups.items() if name in readers}
    if "yearend" in groups and "month" not in named:
        named["month"] = 12
    yield named


def _year(text: str) -> int:
    """A year in digits or in Chinese digits."""
    return int(text) if text[0] in "0123456789" else _count(text)


def _short_year(text: str) -> int:
    """A year of two digits, taken between 1970 and 2069."""
    year = _count(text)
    return year + (1900 if year >= 70 else 2000)


def _month(text: str) -> int:
    """A month by number or name."""
    return MONTHS.get(text.rstrip(".").lower()) or _count(text)


def _count(text: str) -> int:
    """A small number in digits or Chinese numerals; zero, which no calendar has, when it is neither."""
    if text[0] in "0123456789":
        return int(text)
    return int(chinese_numeral(text) or 0)


def _ordinal(text: str) -> int:
    """The number of a quarter written as a word."""
    return _QUARTER_WORDS[text.lower()]


def _half(text: str) -> int:
    """The number of a half of a year written as a word."""
    return _HALVES[text.lower()]
