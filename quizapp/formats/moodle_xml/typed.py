"""Typed answers of Moodle: short answers and numbers with their tolerances and units."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from quizapp.core.languages import N_
from quizapp.core.quantities.number import plain
from quizapp.core.questions.question import Answer, Tolerance
from quizapp.formats.moodle_xml.fields import NotGradable, Source, plain_of
from quizapp.formats.typed_key import ANY, Weighed, number_key, text_key

NO_KEY = N_(
    "the file names no answer that is fully right: it is kept as an open question, its answers below the stem"
)
NO_NUMBER = N_(
    "the answer “%(answer)s” is no number: it is kept as an open question; write the number in digits"
)
COMMA = N_("“%(answer)s” was read as %(read)s: a decimal comma is a full stop here")
BELOW = N_("a fraction below 0 of a typed answer was read as 0")
UNITS = N_("units, their factors and the rules for them are carried as far as the unit of the key: %(units)s")
_COMMA = re.compile(r"[+-]?\d+,(?!\d{3}$)\d+")


def read_short(source: Source) -> Answer:
    """The key of a short answer. Raises NotGradable where none is fully right."""
    return found_key(text_key(list(_rows(source)), exact_case=source.flag("usecase", default=False)))


def read_number(source: Source) -> Answer:
    """The key of a numerical question. Raises NotGradable where it has none, or one that is no number."""
    rows = [replace(row, value=number_of(source, row.value)) for row in _rows(source)]
    return replace(found_key(number_key(rows)), unit=_unit(source))


def found_key(answer: Answer | None) -> Answer:
    """The key that was found. Raises NotGradable where there is none."""
    if answer is None:
        raise NotGradable(NO_KEY)
    return answer


def number_of(source: Source, text: str) -> str:
    """A number of the file in plain digits, ``*`` as it is. Raises NotGradable for anything else."""
    if text == ANY:
        return text
    digits = text.replace(" ", "").replace("\u2212", "-")
    if _COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
        source.warn(COMMA, answer=text, read=digits)
    try:
        value = Decimal(digits)
    except InvalidOperation as error:
        raise NotGradable(NO_NUMBER, {"answer": text[:60]}) from error
    if not value.is_finite() or abs(value.adjusted()) > 300:
        raise NotGradable(NO_NUMBER, {"answer": text[:60]})
    return digits if re.fullmatch(r"-?\d+(?:\.\d+)?", digits) else plain(value)


def tolerance_of(text: str) -> Tolerance | None:
    """A tolerance in the unit of the key, None for none."""
    try:
        size = abs(float(text.replace(",", ".") or 0))
    except ValueError:
        return None
    return Tolerance(abs=size) if 0 < size < float("inf") else None


def not_negative(source: Source, fraction: float) -> float:
    """The fraction of a typed answer, which takes nothing away."""
    if fraction < 0:
        source.warn(BELOW)
    return max(fraction, 0.0)


def _rows(source: Source) -> Iterator[Weighed]:
    for element in source.element.iterchildren("answer"):
        here = source.at(element)
        yield Weighed(
            plain_of(element),
            not_negative(source, here.fraction()),
            here.twin("feedback"),
            tolerance_of(here.value("tolerance")),
        )


def _unit(source: Source) -> str | None:
    """The unit of the key: the one with the factor 1."""
    units = source.find("units")
    named = (
        []
        if units is None
        else [(plain_of(one.find("unit_name")), plain_of(one.find("multiplier"), "1")) for one in units]
    )
    named = [(name, factor) for name, factor in named if name]
    if not named:
        return None
    if len(named) > 1 or source.value("unitgradingtype", "0") != "0":
        source.warn(UNITS, units=", ".join(f"{name} × {factor}" for name, factor in named))
    return next((name for name, factor in named if tolerance_of(factor) == Tolerance(abs=1.0)), None)
