"""Units: what a name means, and how a value turns from one into another."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

from quizapp.core.quantities.counted import COUNTS, LONE_COUNTS, NOT_BEFORE
from quizapp.core.quantities.fold import fold
from quizapp.core.quantities.unit_table import ROWS

_PRECISION = 40
_COUNTER = "个"
_FREEZING_FAHRENHEIT = Fraction(32)
_FREEZING_KELVIN = Fraction(5463, 20)
_PER = re.compile(
    r" ?(?:/ ?|per (?!cent)|every |每(?!次[^，。；、）)\n])|a (?=(?:day|week|month|year|hour|minute|second)(?! (?:earlier|ago|before|later|after)\b)))(?:每|个)?"
)
_DENOMINATOR = re.compile(
    r"(1000000|1000|100|1,000,000|1,000|1)? ?(million |thousand |hundred |百万|千|万|百|[MKk] ?(?=tok))?(?:个 ?|(?:输入|输出) ?)?"
)
_DENOMINATOR_SCALES = {
    "million": 10**6,
    "thousand": 1000,
    "hundred": 100,
    "百万": 10**6,
    "千": 1000,
    "万": 10**4,
    "百": 100,
    "M": 10**6,
    "K": 1000,
    "k": 1000,
}
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Unit:
    """A unit: one of it is ``factor`` base units of its ``dimension``; ``offset`` is where its zero lies."""

    name: str
    dimension: str
    factor: Fraction
    zh: str
    en: str
    offset: Fraction = Fraction(0)


def _offset(name: str) -> Fraction:
    """Where the zero of a temperature scale lies, in degrees Celsius."""
    if name == "°F":
        return -_FREEZING_FAHRENHEIT * Fraction(5, 9)
    return -_FREEZING_KELVIN if name == "K" else Fraction(0)


@cache
def _aliases() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units by alias as written, and by alias in lower case where no other unit claims that."""
    exact: dict[str, Unit] = {}
    for name, dimension, factor, zh, en, names in ROWS:
        unit = Unit(name, dimension, Fraction(factor), zh, en, _offset(name))
        exact.update({alias: unit for alias in (name, *names.split("|"))})
    for name, zh, en, names in COUNTS:
        unit = Unit(name, "count", Fraction(1), zh, en)
        for alias in (name, *names.split("|")):
            exact.setdefault(alias, unit)
    for name in LONE_COUNTS.split():
        exact.setdefault(name, Unit(name, "count", Fraction(1), name, name))
    lower: dict[str, Unit] = {}
    for alias, unit in exact.items():
        if len(alias) > 1:
            lower.setdefault(alias.casefold(), unit)
    return exact, lower


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the aliases that begin with a character, in lower case, the longest first."""
    lengths: dict[str, set[int]] = {}
    for alias in _aliases()[0]:
        lengths.setdefault(alias[0].casefold(), set()).add(len(alias))
    return {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}


@lru_cache(maxsize=1024)
def find_unit(text: str) -> Unit | None:
    """The unit that this text names, in Chinese or English, simple (GB) or composed (元/百万token)."""
    folded = fold(text).strip().strip(".")
    found = read_unit(folded, 0) if folded else None
    return found[0] if found and found[1] == len(folded) else None


def count_unit(name: str) -> Unit:
    """A unit for counted things that the table does not know; only itself is its like."""
    return Unit(name, f"count of {name.casefold()}", Fraction(1), name, name)


def read_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest unit, simple or composed, that starts here in folded text, and where it ends."""
    simple = read_simple_unit(text, at)
    if not simple:
        return None
    unit, end = simple
    return read_rate(text, unit, end) or (unit, end)


def read_simple_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest simple unit that starts here: 个token is read as token."""
    if text.startswith(_COUNTER, at):
        start = at + 1 + text.startswith(" ", at + 1)
        inner = _longest_alias(text, start)
        return inner if inner and inner[0].name != "items" else _longest_alias(text, at)
    return _longest_alias(text, at)


def _longest_alias(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest alias that starts here and ends at a word's end."""
    exact, lower = _aliases()
    for length in _lengths().get(text[at : at + 1].casefold(), ()):
        name, end = text[at : at + length], at + length
        unit = exact.get(name) or lower.get(name.casefold())
        if unit and len(name) == length and _ends_word(text, name, end):
            return unit, end
    return None


def _ends_word(text: str, name: str, end: int) -> bool:
    """Whether a unit's name may end here: not inside a Latin word, not before 之 in 分之."""
    following = text[end : end + 1]
    if name[-1].isascii() and name[-1].isalpha():
        return not _LATIN_OR_DIGIT.match(following)
    return not following or following not in NOT_BEFORE.get(name, "")


def read_rate(text: str, above: Unit, at: int) -> tuple[Unit, int] | None:
    """The composed unit when a per-sign and a second unit follow: 元/百万token, tokens per second."""
    per = _PER.match(text, at)
    found = read_denominator(text, per.end()) if per else None
    if not found:
        return None
    below, count, end = found
    return rate(above, below, count), end


def read_denominator(text: str, at: int) -> tuple[Unit, int, int] | None:
    """The lower unit of a rate, how many of it, and where it ends: 百万token, 1M tokens, 秒."""
    amount = _DENOMINATOR.match(text, at)
    if not amount:
        return None
    below = read_simple_unit(text, amount.end())
    return (below[0], _denominator(amount), below[1]) if below else None


def _denominator(amount: re.Match[str]) -> int:
    """How many of the lower unit a rate is given for."""
    scale = _DENOMINATOR_SCALES.get((amount[2] or "").strip(), 1)
    return int((amount[1] or "1").replace(",", "")) * scale


def rate(above: Unit, below: Unit, count: int = 1) -> Unit:
    """The unit of so much of one unit per ``count`` of another, named like USD/Mtokens or km/h."""
    names = {
        1: ("", "", ""),
        1000: ("k", "千", "thousand "),
        10**6: ("M", "百万", "million "),
    }
    name, zh, en = names.get(count, (f"{count} ", f"{count} ", f"{count} "))
    return Unit(
        f"{above.name}/{name}{below.name}",
        f"{above.dimension}/{below.dimension}",
        above.factor / (below.factor * count),
        f"{above.zh}/{zh}{below.zh}",
        f"{above.en}/{en}{below.en}",
    )


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """The value in the target unit; None when the two measure different things."""
    if source.dimension != target.dimension:
        return None
    if (source.factor, source.offset) == (target.factor, target.offset):
        return value
    exact = (Fraction(value) * source.factor + source.offset - target.offset) / target.factor
    return as_decimal(exact)


def as_decimal(value: Fraction) -> Decimal:
    """The decimal nearest to a fraction, to forty digits."""
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(value.numerator) / Decimal(value.denominator)
