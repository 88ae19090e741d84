"""The value and unit of a candidate in the form in which facts are stored."""

import re
from decimal import Decimal

from quizapp.core.facts.values.value import Value
from quizapp.core.quantities.number import plain

_UNITS = {"benchmark_score": "points", "parameter_count": "parameters", "context_size": "tokens"}
_PER_MILLION = re.compile(r"[/每]\s?(?:1?\s?M|百万|million)\s?tok|百万\s?tok", re.IGNORECASE)
_CURRENCY = (
    ("$", "USD"),
    ("美元", "USD"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("元", "CNY"),
    ("€", "EUR"),
    ("欧元", "EUR"),
)
_PARTS_OF_MONEY = {"cent": (100, "USD"), "毛": (10, "CNY")}
_BRACKETED = re.compile(r"[（(]([^（）()]{1,12})[）)]")


def printed_value(value: Value, kind: str, heading: str) -> tuple[str, str | None]:
    """The value as stored (a number in plain digits, a range, an ISO date) and its unit."""
    if value.date:
        return value.date.value.iso(), None
    quantity = value.quantity
    if quantity is None:
        return "", None
    number = quantity.number
    text = (
        plain(number.value)
        if number.high is None
        else f"{plain(number.low or Decimal(0))}..{plain(number.high)}"
    )
    part = _PARTS_OF_MONEY.get(quantity.unit.name) if quantity.unit else None
    if part and number.high is None:
        return plain(number.value / part[0]), part[1]
    unit = quantity.unit.name if quantity.unit else _unit_of_heading(heading) or _UNITS.get(kind)
    if quantity.unit and quantity.unit.dimension == "count" and kind in ("parameter_count", "context_size"):
        unit = _UNITS[kind]
    return text, unit


def _unit_of_heading(heading: str) -> str | None:
    """The unit that the heading of a column gives: $/1M tokens in, 价格（元）, Weight (kg)."""
    currency = next((unit for sign, unit in _CURRENCY if sign in heading), None)
    if currency:
        return f"{currency}/Mtokens" if _PER_MILLION.search(heading) else currency
    bracketed = _BRACKETED.search(heading)
    return bracketed[1].strip() if bracketed else ("%" if "%" in heading else None)
