"""Fractions and shares in print: 三分之一, 六成, 八五折, 百分之三十, 1/11, two thirds."""

import re
from decimal import Decimal
from fractions import Fraction

from quizapp.core.quantities.amount import SCALE_CHARACTERS, Amount, significant, times
from quizapp.core.quantities.numeral import (
    CHINESE_DIGITS,
    CHINESE_NUMERAL,
    SCALE_WORDS,
    SIMPLE_WORDS,
    chinese_numeral,
)

_CHINESE_RUN = rf"[{CHINESE_NUMERAL}]{{1,20}}|[0-9]{{1,12}}(?:\.[0-9]{{1,12}})?[万亿]?"
_CHINESE_PERCENT = re.compile(
    rf"百分之([{CHINESE_NUMERAL}]{{1,20}}(?:点[{CHINESE_DIGITS}]{{1,12}})?|[0-9]{{1,12}}(?:\.[0-9]{{1,12}})?)"
)
_CHINESE_FRACTION = re.compile(rf"({_CHINESE_RUN}) ?分之 ?({_CHINESE_RUN})")
_TENTHS = re.compile(
    r"([一二两三四五六七八九]|[1-9](?![0-9]))成([一二三四五六七八九半])?(?![本为立功员果都熟长就分型人])"
)
_DISCOUNT = re.compile(
    r"([一二两三四五六七八九]|[1-9](?![0-9])(?:\.[0-9])?)(?:点?([一二三四五六七八九]))?折(?![叠屏扣线页返磨腾射旧衷现损断中刀])"
)
_SLASH = re.compile(r"([0-9]{1,6})/([0-9]{1,6})(?![0-9/.])")
_WORD_FRACTION = re.compile(
    r"(?:(an?|one|two|three|four|five)[ -])?(half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(s?)(?![A-Za-z-]| (?:later|earlier|ago|before|from now)\b)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"(one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of)(?: every)? (two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|[1-9][0-9]{0,2}|1,000)"
    r"(?![0-9A-Za-z%.,]*[0-9A-Za-z%]| (?:hundred|thousand|million|billion|years?|months?|weeks?|days?|hours?|minutes?))",
    re.IGNORECASE,
)
_MAY_BE_FRACTION, _LONGEST_FRACTION = re.compile("[分成折/]"), 50
_PARTS = {
    word: part
    for part, word in enumerate(
        ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=2
    )
}
VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
_AND_A_HALF = re.compile(r" and a half(?![A-Za-z-])|个半(?=小时|钟头|月|星期)", re.IGNORECASE)
_OF_A_SCALE = re.compile(r" (?:of )?an? (dozen|thousand|million|billion|trillion)(?![A-Za-z])", re.IGNORECASE)
_OF_A_TIME = re.compile(
    r" an?(?= (?:second|minute|hour|day|week|month|year|decade)(?![A-Za-z]))", re.IGNORECASE
)


def read_fraction(text: str, at: int) -> Amount | None:
    """A fraction or share: 1/11, 3分之1, 3成, 3折."""
    if not _MAY_BE_FRACTION.search(text, at, at + _LONGEST_FRACTION):
        return None
    percent = _CHINESE_PERCENT.match(text, at)
    if percent:
        return _percent(percent)
    tenths = _TENTHS.match(text, at) or _DISCOUNT.match(text, at)
    if tenths:
        return _tenths(tenths)
    chinese = _CHINESE_FRACTION.match(text, at)
    if chinese:
        return _quotient(_number(chinese[2]), _number(chinese[1]), chinese.end())
    slash = _SLASH.match(text, at)
    if slash and 0 < int(slash[1]) < int(slash[2]):
        return _quotient(Decimal(slash[1]), Decimal(slash[2]), slash.end())
    return None


def _number(text: str) -> Decimal | None:
    """The value of one side of a fraction."""
    if "0" <= text[0] <= "9":
        scale = SCALE_CHARACTERS.get(text[-1], 1)
        return Decimal(text.rstrip("万亿")) * scale
    return chinese_numeral(text)


def _quotient(above: Decimal | None, below: Decimal | None, end: int) -> Amount | None:
    """One number over another as an amount of times."""
    if above is None or not below:
        return None
    exact = Fraction(above) / Fraction(below)
    return Amount(Decimal(exact.numerator) / Decimal(exact.denominator), end, 1, sign="x")


def _percent(found: re.Match[str]) -> Amount | None:
    """A percentage in words: 百分之三十."""
    value = _number(found[1])
    return None if value is None else Amount(value, found.end(), significant(value), sign="%")


def _tenths(found: re.Match[str]) -> Amount:
    """A share in tenths: 六成 is 60 %, 三成半 is 35 %, 八五折 85 % of the price."""
    rest = 5 if found[2] == "半" else _number(found[2] or "〇")
    return Amount((_number(found[1]) or Decimal(0)) * 10 + (rest or 0), found.end(), 1, sign="%")


def read_share(text: str, at: int) -> Amount | None:
    """A share said as so many out of more: one in ten, 3 out of 4."""
    found = _ONE_IN.match(text, at)
    if not found:
        return None
    above, below = (SIMPLE_WORDS.get(part.lower()) or int(part.replace(",", "")) for part in found.groups())
    return _quotient(Decimal(above), Decimal(below), found.end()) if above < below else None


def read_word_fraction(text: str, at: int) -> Amount | None:
    """A fraction in English words: half, a third, two thirds, half a million, half a year."""
    found = _WORD_FRACTION.match(text, at)
    if not found or not _is_fraction(found):
        return None
    count = SIMPLE_WORDS.get((found[1] or "one").lower(), 1)
    share = _quotient(Decimal(count), Decimal(_PARTS[found[2].lower()]), found.end())
    scale, time = _OF_A_SCALE.match(text, found.end()), _OF_A_TIME.match(text, found.end())
    if share and scale:
        value = times(share.value, SCALE_WORDS[scale[1].lower()])
        return share._replace(value=value, end=scale.end(), sign="")
    return share._replace(end=time.end(), sign="") if share and time else share


def with_part(text: str, base: Amount) -> Amount:
    """The amount with the part that is printed behind it: 3½, three and a half, 两个半(小时)."""
    part = VULGAR.get(text[base.end : base.end + 1])
    if part:
        return base._replace(value=base.value + part, end=base.end + 1, digits=base.digits + 1)
    half = _AND_A_HALF.match(text, base.end)
    if not half or base.value != base.value.to_integral_value():
        return base
    return base._replace(value=base.value + Decimal("0.5"), end=half.end(), digits=base.digits + 1)


def _is_fraction(found: re.Match[str]) -> bool:
    """Whether "third" and its like are a part here, not an order: "a third", "two thirds", "half"."""
    return found[2].lower() == "half" or (
        bool(found[1]) and (found[3] == "s") == (found[1].lower() not in ("a", "an", "one"))
    )
