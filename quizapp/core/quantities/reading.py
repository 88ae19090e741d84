"""Quantities read at a place of a folded text: an amount or a range with its unit."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from quizapp.core.quantities.amount import Amount, Approximation
from quizapp.core.quantities.amount_text import ALL_LETTERS, DEFAULT_LETTERS, read_amount
from quizapp.core.quantities.approximation import read_after, read_more
from quizapp.core.quantities.number import (
    Number,
    number_of,
    range_of,
    read_signed,
    strongest,
)
from quizapp.core.quantities.numeral import chinese_numeral
from quizapp.core.quantities.unit import (
    Unit,
    convert,
    find_unit,
    rate,
    read_denominator,
    read_rate,
    read_unit,
)

_MONEY = re.compile(
    r"(?P<sign>US\$|HK\$|NT\$|[$￥€£])|(?P<code>USD|CNY|RMB|EUR|GBP|JPY|HKD|TWD|人民币)(?= ?[0-9])"
)
_JOIN = re.compile(r" ?(?:\.\.\.?|-|~|—|至|到) ?| to ")
_JOIN_BETWEEN = re.compile(r" ?(?:\.\.\.?|-|~|—|至|到|和|与) ?| to | and ")
_COMPARED = re.compile(
    r" (?:the|as|more|faster|larger|higher|less|that|what|its|longer|cheaper|bigger|smaller|better|fewer|greater|over)\b"
)
_TIME_PARTS = re.compile(r" ?(?:零|and )?")
_BITS = re.compile(
    r"位(?=宽|量化|精度|整数|浮点|运算|模型|版本|二进制|无符号|有符号|密钥|加密|总线|处理器|系统|色彩)"
)
_WIDTH = re.compile(r"(?:位宽|字长|位深|总线|精度|密钥|密钥长度)(?:为|是|达|达到|仅|只有)? ?[0-9]+ ?位?$")
_MINUTES = re.compile(r"分(?=零?[0-9一二三四五六七八九十两]{1,3} ?秒)")
_TAIL = re.compile(r"[一二两三四五六七八九](?![一二两三四五六七八九十百千万亿点半几分成折])")
_DIGIT_TAIL = re.compile(r"[1-9](?![0-9.,A-Za-z]|[十百千万亿])")
_SAID_SHORT = {"秒": "s", "米": "m", "块": "CNY", "毛": "毛"}
_EACH = re.compile(r"每(?:一)?")
_EACH_LINK = re.compile(
    r" ?(?:的? ?(?:价格|费用|成本|售价|定价|收费))?(?:分别|仅需|仅|只需|只|约|可|能|最高|最多|超过|高达|低至|达到|达|生成|处理|输出)?(?:为|是|需|收)? ?"
)


class Reading(NamedTuple):
    """A quantity of a folded text: its number, unit and span."""

    number: Number
    unit: Unit | None
    start: int
    end: int


class Side(NamedTuple):
    """One end of a reading: an amount with its own unit and how exact it says it is."""

    amount: Amount
    unit: Unit | None
    end: int
    approx: Approximation


@cache
def known(name: str) -> Unit:
    """The unit of this name; only for names that the table surely has."""
    unit = find_unit(name)
    if unit is None:
        raise KeyError(name)
    return unit


def read_reading(
    text: str, at: int, *, letters: str = DEFAULT_LETTERS, between: bool = False, ranges: bool = True
) -> Reading | None:
    """The quantity that starts here; ``between`` lets "and" join a range, without ``ranges`` nothing does."""
    left = read_side(text, at, letters)
    if not left:
        return None
    joined = _read_range(text, left, letters, between) if ranges else None
    if joined:
        number, unit, end = joined
        return Reading(number, unit, at, end)
    left = _add_parts(text, _add_parts(text, left))
    return Reading(number_of(left.amount, left.approx), left.unit, at, left.end)


def read_side(text: str, at: int, letters: str) -> Side | None:
    """One amount with its currency before or its unit behind."""
    money = _MONEY.match(text, at)
    amount = (
        read_signed(text, money.end() + text.startswith(" ", money.end()), ALL_LETTERS) if money else None
    )
    amount = amount or (None if money else read_signed(text, at, letters))
    if not amount:
        return None
    more, end = read_more(text, amount.end)
    unit, end = _money_unit(text, money[0], end) if money else _unit_behind(text, amount, end)
    spoken = _spoken_tail(text, amount, unit, end)
    if spoken:
        return spoken
    after, end = read_after(text, end)
    return Side(amount, unit, end, strongest(more, after))


def _spoken_tail(text: str, amount: Amount, unit: Unit | None, end: int) -> Side | None:
    """One amount with the tenths that are said behind its unit: 一秒八, 两块五, 一米七."""
    said = text[end - 1] if end else ""
    tail = _TAIL.match(text, end) if unit and said in _SAID_SHORT and amount.end == end - 1 else None
    whole = amount.value == amount.value.to_integral_value()
    digit = _DIGIT_TAIL.match(text, end) if unit and said == "块" and amount.end == end - 1 else None
    tail = tail if not text[amount.end - 1].isdigit() else digit
    if tail is None or not whole or unit_at(text, tail.end()):
        return None
    tenths = (chinese_numeral(tail[0]) or Decimal(int(tail[0]) if tail[0].isascii() else 0)) / 10
    more = amount._replace(value=amount.value + tenths, end=tail.end(), digits=amount.digits + 1)
    return Side(more, known(_SAID_SHORT[said]), tail.end(), "exact")


def _money_unit(text: str, sign: str, end: int) -> tuple[Unit | None, int]:
    """The currency of a sign before the number, with the rate behind it ($3 per million tokens)."""
    unit = find_unit(sign)
    found = read_rate(text, unit, end) if unit else None
    return found or (unit, end)


def _unit_behind(text: str, amount: Amount, end: int) -> tuple[Unit | None, int]:
    """The unit behind an amount: printed there, in its words (六成), or implied (671B)."""
    if amount.sign:
        return known(amount.sign), end
    found = unit_at(text, end)
    if not found or (found[0].name in ("items", "models") and text[amount.end - 1 : amount.end] == "B"):
        implied = text[amount.end - 1 : amount.end] == "B" and amount.scale == 10**9
        return (known("parameters") if implied else None), found[1] if found else end
    unit, stop = found
    if unit.name == "points" and _MINUTES.match(text, stop - 1):
        unit = known("min")
    bits = _BITS.match(text, stop - 1) or _WIDTH.search(text, max(0, stop - 16), stop)
    if unit.name == "people" and text[stop - 1] == "位" and bits:
        unit = known("bit")
    if unit.name == "x" and text[stop - 5 : stop] == "times" and not _COMPARED.match(text, stop):
        unit = known("occurrences")
    return unit, stop


def unit_at(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that follows a number here, at most a space or a hyphen away."""
    gap = text[end : end + 1]
    if gap == " " or (gap == "-" and text[end + 1 : end + 2].isalpha() and text[end + 1 : end + 2].isascii()):
        found = read_unit(text, end + 1)
        return None if found and _is_product(text, found) else found
    found = read_unit(text, end)
    return None if found and _is_product(text, found) else found


def _is_product(text: str, found: tuple[Unit, int]) -> bool:
    """Whether an x is the sign of a product (8x7B, 3 x 4) rather than "times"."""
    unit, end = found
    return unit.name == "x" and text[end - 1] in "xX×" and bool(re.match(r" ?[0-9]", text[end : end + 2]))


def _read_range(text: str, left: Side, letters: str, between: bool) -> tuple[Number, Unit | None, int] | None:
    """The range that begins with this side, when a second side follows and is larger."""
    join = (_JOIN_BETWEEN if between else _JOIN).match(text, left.end)
    if not join or left.approx != "exact":
        return None
    right = read_side(text, join.end(), letters)
    if not right or (join[0] == "-" and text[join.end()] == "-"):
        return None
    amount = _in_unit_of(left, right)
    number = range_of(amount, right.amount, right.approx) if amount else None
    return (number, right.unit or left.unit, right.end) if number else None


def _in_unit_of(left: Side, right: Side) -> Amount | None:
    """The left amount in the unit of the right one; None when they measure different things."""
    if left.unit is None or right.unit is None or left.unit == right.unit:
        return left.amount
    if right.unit.name.startswith(f"{left.unit.name}/"):
        return left.amount
    value = convert(left.amount.value, left.unit, right.unit)
    return left.amount._replace(value=value) if value is not None else None


def _add_parts(text: str, left: Side) -> Side:
    """The side with what is added to a time right behind it: 两年半, 3小时20分钟, 1 hour 30 minutes."""
    if left.unit is None or left.unit.dimension != "time" or left.approx != "exact":
        return left
    value = left.amount.value
    if text.startswith("半", left.end) and value == value.to_integral_value():
        return left._replace(amount=left.amount._replace(value=value + Decimal("0.5")), end=left.end + 1)
    gap = _TIME_PARTS.match(text, left.end)
    amount = read_amount(text, gap.end() if gap else left.end, "")
    found = unit_at(text, amount.end) if amount else None
    is_calendar = (
        found is not None
        and text[found[1] - 2 : found[1]] not in ("个月", "半月")
        and text[found[1] - 1] in "月日"
    )
    return _with_smaller(left, amount, found) if amount and found and not is_calendar else left


def _with_smaller(left: Side, amount: Amount, found: tuple[Unit, int]) -> Side:
    """The side plus a smaller part of its unit, in the smaller unit, where every part is whole."""
    unit = known("min") if found[0].name == "points" else found[0]
    larger = convert(left.amount.value, left.unit, unit) if left.unit else None
    share = convert(amount.value, unit, left.unit) if left.unit else None
    if larger is None or share is None or not 0 < share < 1:
        return left
    digits = left.amount.digits + amount.digits
    whole = left.amount._replace(value=larger + amount.value, digits=digits)
    return left._replace(amount=whole, unit=unit, end=found[1])


def read_each(text: str, at: int) -> Reading | None:
    """A quantity whose rate comes first: 每秒1.9万tokens, 每百万tokens 0.8元."""
    each = _EACH.match(text, at)
    below = read_denominator(text, each.end()) if each else None
    if not below:
        return None
    unit, count, end = below
    link = _EACH_LINK.match(text, end)
    inner = read_reading(text, link.end() if link else end)
    if not inner or not inner.unit:
        return None
    start = at if inner.start - end <= 2 else inner.start
    if inner.unit.name == "cards" and unit.name == "tokens":  # 每百万 token 2 块 is a price
        return inner._replace(unit=rate(known("CNY"), unit, count), start=start)
    return inner._replace(unit=rate(inner.unit, unit, count), start=start)
