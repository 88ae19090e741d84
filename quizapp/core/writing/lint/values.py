"""Rules 11 to 14 and 23: what the options are: numbers, dates, names; equal, ordered, plausible, true."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise

from quizapp.core.articles.gazetteer import shipped
from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import attribute_keys, subject_keys
from quizapp.core.facts.truth import read_date, read_quantity, says, word_key
from quizapp.core.quantities.amount import Approximation
from quizapp.core.quantities.date import DateValue
from quizapp.core.quantities.quantity import Quantity
from quizapp.core.writing.lint.face import Choice, Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.option_wording import speaks_of_others

FURTHEST, FURTHEST_YEARS = 20, 100
_CACHED = 8192
# Models, products and terms are asked side by side.
_GROUPS = {"product": "model", "term": "model", "other": "model"}
_DIGIT = re.compile(r"[0-9０-９]")
_NUMERAL = re.compile(
    r"[0-9０-９一二两三四五六七八九十百千万亿零半极同]|几乎|\b(?:none|no|all|zero|half|third|quarter|twice|about|few|more|less)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_ASKS_YEAR = re.compile(r"[哪何几]一?年|年份|何时|什么时候|\b(?:which|what) year\b|^when\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sized:
    """What an option measures: its kind (a dimension, ``number`` or ``date``) and size, of a range from ``low``."""

    kind: str
    low: Fraction
    high: Fraction
    approx: Approximation = "exact"
    digits: str = ""
    unit: str = ""


@lru_cache(_CACHED)
def sized(text: str) -> Sized | None:
    """The size of a text that is wholly a number, with its unit or without, a range, or a date; None for words."""
    day = read_date(text)
    if day is not None and not _YEAR.fullmatch(text.strip()):
        return _sized_date(day)
    quantity = read_quantity(text, None)
    return _sized_quantity(quantity) if quantity else None


def _sized_date(day: DateValue) -> Sized:
    month = day.last_month or 0
    size = Fraction((day.year or 0) * 10_000 + month * 100 + (day.day or 0))
    return Sized("date", size, size, digits=day.precision)


def _sized_quantity(quantity: Quantity) -> Sized:
    number, unit = quantity.number, quantity.unit
    kind, factor, offset = "number", Fraction(1), Fraction(0)
    if unit is not None and unit.name != "parameters":
        kind, factor, offset = unit.dimension, unit.factor, unit.offset
    if kind == "count":
        kind = f"count of {unit.name}" if unit is not None else kind
    ends = (number.low or number.value, number.high or number.value)
    low, high = (Fraction(end) * factor + offset for end in ends)
    digits = "".join(char for char in str(number.value.normalize().as_tuple().digits) if char.isdigit())
    return Sized(kind, low, high, number.approx, digits, unit.name if unit is not None else "")


def equal_options(face: Face) -> Iterator[Finding]:
    """Two options that say the same in other words, units or digits, or ranges that overlap."""
    for choice in face.choices:
        for one, other in combinations(choice.texts, 2):
            if _same(one, other):
                yield Finding(choice.part, {"one": one, "other": other})
            elif _overlap(one, other):
                yield Finding(choice.part, {"one": one, "other": other}, "overlap")


@lru_cache(_CACHED)
def _same(one: str, other: str) -> bool:
    if word_key(one) == word_key(other):
        return True
    mine, theirs = sized(one), sized(other)
    if mine is None or theirs is None:
        return False
    alike = mine.kind == theirs.kind and mine.approx == theirs.approx
    return alike and (mine.low, mine.high) == (theirs.low, theirs.high) and _dates_alike(mine, theirs)


def _dates_alike(mine: Sized, theirs: Sized) -> bool:
    return mine.kind != "date" or mine.digits == theirs.digits


@lru_cache(_CACHED)
def _overlap(one: str, other: str) -> bool:
    """Whether two ranges or bounds have values in common."""
    mine, theirs = sized(one), sized(other)
    if mine is None or theirs is None or mine.kind != theirs.kind or mine.kind == "date":
        return False
    if not (_is_wide(mine) or _is_wide(theirs)):
        return False
    (low, high), (from_, to) = _reach(mine), _reach(theirs)
    return (
        max(low, from_) < min(high, to)
        or (not _is_wide(mine) and from_ < low < to)
        or (not _is_wide(theirs) and low < from_ < high)
    )


def _is_wide(size: Sized) -> bool:
    return size.low != size.high or size.approx in ("min", "max")


def _reach(size: Sized) -> tuple[Fraction, Fraction]:
    """From where to where a size may lie."""
    if size.approx == "min":
        return size.low, Fraction(10**40)
    return (Fraction(-(10**40)), size.high) if size.approx == "max" else (size.low, size.high)


def implausible_distractor(face: Face) -> Iterator[Finding]:
    """A number of another order than the key, so that nobody picks it."""
    for choice in face.choices:
        key = sized(choice.keys[0]) if choice.is_single else None
        if key is None:
            continue
        for text in choice.distractors:
            other = sized(text)
            years = bool(_YEAR.fullmatch(choice.keys[0])) and bool(_ASKS_YEAR.search(face.stem))
            if other is not None and other.kind == key.kind and _far(other, key, years=years):
                yield Finding(choice.place_of(text), {"text": text, "key": choice.keys[0]})


def _far(other: Sized, key: Sized, *, years: bool) -> bool:
    if years:
        return abs(other.low - key.low) > FURTHEST_YEARS
    if key.kind == "date":
        return abs(other.low - key.low) > FURTHEST_YEARS * 10_000 and min(other.low, key.low) > 9999
    if key.low <= 0 or other.low <= 0:
        return (key.low < 0) != (other.low < 0) and key.low * other.low != 0
    # 亿 for 万亿 is a slip that people make: the digits are those of the key.
    slip = other.digits == key.digits
    return not slip and not key.low / FURTHEST <= other.low <= key.low * FURTHEST


def second_right_option(face: Face) -> Iterator[Finding]:
    """A distractor that is a true value of what is asked, in any article, or within rounding of the key."""
    for choice in face.choices:
        keys = choice.keys
        for text in choice.distractors:
            fact = next((true for key in keys if (true := _truth(face, key, text))), None)
            if fact is not None:
                yield Finding(choice.place_of(text), {"text": text, "fact": fact.id})


def _truth(face: Face, key: str, text: str) -> Fact | None:
    """The fact that makes a distractor as true as the key."""
    for asked in face.facts:
        if says(asked, key):
            found = face.known.find_truth(asked, text)
            if found is not None and not _parted_by_date(face.stem, asked, found):
                return found
        elif word_key(key) in subject_keys(asked):
            rival = _same_of_other(face, asked, text)
            if rival is not None:
                return rival
    return None


def _same_of_other(face: Face, asked: Fact, name: str) -> Fact | None:
    """Another subject with the very value that the stem gives."""
    asks = set(attribute_keys(asked.attribute))
    rows = [one for one in face.known.about(name) if not asks.isdisjoint(attribute_keys(one.attribute))]
    return next((one for one in rows if (one.value, one.unit) == (asked.value, asked.unit)), None)


def _parted_by_date(stem: str, asked: Fact, found: Fact) -> bool:
    """Whether the stem names the time of the fact that it asks, and the other one is of another time."""
    mine, theirs = asked.as_of, found.as_of
    if found is asked or mine == theirs:
        return False
    return any(date is not None and date[:4].isdigit() and date[:4] in stem for date in (mine, theirs))


def unordered_numbers(face: Face) -> Iterator[Finding]:
    """Numbers or dates that neither rise nor fall."""
    for choice in face.choices:
        sizes = [sized(text) for text in choice.texts]
        values = [size.low for size in sizes if size is not None]
        if (
            len(values) == len(sizes) > 2
            and len({size.kind for size in sizes if size}) == 1
            and not _monotonic(values)
        ):
            yield Finding(choice.part, {})


def _monotonic(values: Sequence[Fraction]) -> bool:
    return all(one <= other for one, other in pairwise(values)) or all(
        one >= other for one, other in pairwise(values)
    )


def mixed_types(face: Face) -> Iterator[Finding]:
    """Options that are not all of one type: words among numbers, another unit, a person among companies."""
    for choice in face.choices:
        types = _types(choice)
        known = {one for one in types if one}
        own = [text for text in choice.texts if not speaks_of_others(text)]
        sizes = [bool(sized(text)) and _DIGIT.search(text) is not None for text in own]
        words = [text for text in own if not sized(text) and not _NUMERAL.search(text)]
        if len(known) > 1 and None not in types:
            odd = min(known, key=types.count)
            yield Finding(
                choice.place_of(choice.texts[types.index(odd)]), {"text": choice.texts[types.index(odd)]}
            )
        elif words and sum(sizes) > 1:
            yield Finding(choice.place_of(words[0]), {"text": words[0]})


def _types(choice: Choice) -> list[str | None]:
    """The type of each option; a bare year is a date among dates."""
    types = [type_of(text) for text in choice.texts]
    if "date" not in types:
        return types
    return ["date" if _YEAR.fullmatch(text) else one for text, one in zip(choice.texts, types, strict=True)]


@lru_cache(_CACHED)
def type_of(text: str) -> str | None:
    """The type of an option: what it measures, or the kind of name that it is; None where that is not known."""
    size = sized(text)
    if size is not None:
        return size.kind
    entry = shipped().find(text)
    return _GROUPS.get(entry.kind, entry.kind) if entry else None
