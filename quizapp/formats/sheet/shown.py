"""The text that a spreadsheet shows for a value: numbers by their format, dates as ISO dates."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Value = int | float | str | bool | date | time | datetime | timedelta
GENERAL = "General"
# The formats that a workbook names by number alone.
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FIGURES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")


def shown(value: Value, number_format: str = GENERAL) -> str:
    """The text of a cell with this value; a number in one of the usual formats as people see it, else as it is."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return str(value)


def shown_number(value: float, number_format: str = GENERAL) -> str:
    """The number as a cell shows it: 3.0 as 3, 0.5 in the format ``0%`` as 50%, 2.5 in ``0.00`` as 2.50."""
    # Spreadsheets keep 15 figures; the 16th is how the machine wrote 0.1 + 0.2.
    number = Decimal(f"{value:.15g}")
    if not number.is_finite():
        return str(value)
    code = _QUOTED.sub("", number_format.split(";")[0])
    figures = _FIGURES.search(code)
    if figures is None or "E" in code or "/" in code:
        return _plain(number)
    percent = "%" in code
    number = number * 100 if percent else number
    decimals = figures[1] or ""
    exact = (
        number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
        if number.adjusted() < 20
        else number
    )
    # What the format rounds away is still the value: a figure that was made shorter would be another answer.
    if exact != number:
        return _plain(number) + "%" * percent
    text = f"{exact:,f}" if "," in figures[0] else f"{exact:f}"
    return _without_spare_zeros(text, decimals) + ("%" if percent else "")


def _plain(number: Decimal) -> str:
    """All figures of a number, without an exponent while it is short, without a decimal point where it is whole."""
    if number and not -10 < number.adjusted() < 20:
        return f"{number:G}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _without_spare_zeros(text: str, decimals: str) -> str:
    """The text without the zeros at its end that the format shows only where they are needed (``#``)."""
    spare = len(decimals) - len(decimals.rstrip("#"))
    for _ in range(spare):
        text = text.removesuffix("0")
    return text.rstrip(".")
