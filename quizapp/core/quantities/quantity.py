"""Quantities: a number with its unit, parsed from a whole answer or found in running text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quizapp.core.quantities.amount_text import ALL_LETTERS, DEFAULT_LETTERS
from quizapp.core.quantities.approximation import read_leading
from quizapp.core.quantities.fold import fold, whole
from quizapp.core.quantities.mention import find_readings
from quizapp.core.quantities.number import Number, parse_number, strongest
from quizapp.core.quantities.reading import Reading, known, read_each, read_reading
from quizapp.core.quantities.unit import Unit, count_unit, find_unit

_COUNTED = frozenset({"count", "parameters", "tokens", "points", "rank"})
_OTHER_MEANINGS = {
    ("points", "time"): "min",
    ("°", "energy"): "kWh",
    ("°", "temperature"): "°C",
    ("x", "count"): "occurrences",
    ("occurrences", "ratio"): "x",
    ("people", "bytes"): "bit",
    ("cards", "CNY"): "CNY",
}
_MEMORY_LETTERS = {"K": "KB", "M": "MB", "G": "GB", "T": "TB", "P": "PB", "B": "B"}


@dataclass(frozen=True)
class Quantity:
    """A number, its unit if one is printed, and where it stands; ``printed`` is ``text[start:end]``."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    printed: str


def find_quantities(
    text: str,
    *,
    skip: Iterable[tuple[int, int]] = (),
    dates: Iterable[tuple[int, int]] | None = None,
) -> list[Quantity]:
    """Every quantity of a running text in order; nothing inside dates, addresses, names and the spans to skip.

    ``dates`` are the spans of the dates, for a caller who has looked for them already.
    """
    return [_quantity(reading, text) for reading in find_readings(fold(text), skip, dates)]


def _quantity(reading: Reading, text: str) -> Quantity:
    """The quantity of a reading with the text it was printed as."""
    printed = text[reading.start : reading.end]
    return Quantity(reading.number, reading.unit, reading.start, reading.end, printed)


@lru_cache(maxsize=512)
def parse_quantity(text: str, *, expected: str | None = None) -> Quantity | None:
    """The quantity that this whole text is; ``expected`` is the unit of the key and settles B, K, M, 分 and 次.

    Remembered: the few values of an article are printed again and again, and every fact is proven by reading its own.
    """
    prepared = whole(text)
    if not prepared:
        return None
    unit = (find_unit(expected) or count_unit(expected)) if expected else None
    found = _as_memory(prepared, unit) or _parse(prepared, unit)
    if not found:
        return None
    start = len(text) - len(text.lstrip())
    printed = text.strip()
    return Quantity(found.number, _settled(found.unit, unit), start, start + len(printed), printed)


def _as_memory(text: str, expected: Unit | None) -> Reading | None:
    """A number of bytes with a letter alone for its unit (32G), when bytes are expected."""
    if expected is None or expected.dimension != "bytes" or text[-1].upper() not in _MEMORY_LETTERS:
        return None
    number = parse_number(text[:-1])
    unit = known(_MEMORY_LETTERS[text[-1].upper()])
    return Reading(number, unit, 0, len(text)) if number and not text[-2:-1].isalpha() else None


def _parse(text: str, expected: Unit | None) -> Reading | None:
    """The reading of a whole prepared text."""
    approx, at = read_leading(text)
    between = False
    for word in ("between ", "from ", "介于", "在"):
        if text.lower().startswith(word, at):
            at, between = at + len(word), True
    letters = _letters(expected)
    found = read_each(text, at) or read_reading(text, at, letters=letters, between=between)
    found = _close(text, found, expected) if found else None
    if not found:
        return None
    exactness = strongest(found.number.approx, approx)
    if exactness == found.number.approx:
        return found
    return found._replace(number=found.number._replace(approx=exactness))


def _letters(expected: Unit | None) -> str:
    """The letters that are scales where this unit is expected; m is metre and t tonne by default."""
    if expected is None:
        return DEFAULT_LETTERS
    if expected.dimension == "bytes":
        return ""
    return DEFAULT_LETTERS if expected.dimension in ("length", "mass", "time") else ALL_LETTERS


def _close(text: str, found: Reading, expected: Unit | None) -> Reading | None:
    """The reading if it takes the whole text, or all but the expected unit's own name."""
    rest = text[found.end :].strip()
    if not rest or (rest == "之间"):
        return found
    if expected and found.unit is None and _names(rest, expected):
        return found._replace(unit=expected, end=len(text))
    return None


def _names(text: str, unit: Unit) -> bool:
    """Whether a text is the name of this unit, in the singular or plural."""
    names = {unit.name, unit.zh, unit.en}
    return text.casefold().removesuffix("s") in {name.casefold().removesuffix("s") for name in names}


def _settled(unit: Unit | None, expected: Unit | None) -> Unit | None:
    """The unit in the light of the expected one: 个 stands for what is counted, 分 for minutes, B for bytes."""
    if unit is None or expected is None or unit.dimension == expected.dimension:
        return unit
    if unit.dimension == "count" and (
        expected.dimension in _COUNTED or expected.dimension.startswith("count of ")
    ):
        return expected
    if unit.name == expected.name.partition("/")[0]:
        return expected
    if unit.name == "parameters":
        return None
    other = _OTHER_MEANINGS.get((unit.name, expected.dimension))
    return known(other) if other else unit
