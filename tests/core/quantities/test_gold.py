"""The labelled facts of real and written articles: their values and units are found where they are printed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from quizapp.core.quantities.date import DateMention, find_dates
from quizapp.core.quantities.quantity import Quantity, find_quantities
from quizapp.core.quantities.unit import Unit, as_decimal, convert, find_unit

FILES = ("facts_written.jsonl", "facts_seeds.jsonl")
WORDS = ("concept", "person_role", "not_a_fact")
NAMES = {
    "card": "张",
    "a": "years",
    "d": "days",
    "expert": "个",
    "question": "道",
    "download": "次",
    "rank": "rank",
}
BARE = re.compile(r"[0-9][0-9.,]*(?:[万亿萬億余]+|[KkMB])?|(?:[0-9.]+|[a-z]+)(?: [mbtr]+illion)?|second")


@dataclass(frozen=True)
class Label:
    """A labelled value: its span, its ends in its unit, and the article it is in."""

    article: Path
    text: str
    start: int
    end: int
    printed: str
    kind: str
    value: str
    unit: str | None


@cache
def slices(shared: Path) -> dict[str, tuple[Path, int, int]]:
    index = json.loads((shared / "articles.json").read_text("utf-8"))
    return {one["id"]: (shared / one["file"], one["start"], one["end"]) for one in index}


def article(shared: Path, slug: str) -> tuple[Path, str]:
    written = shared / "gold" / "articles" / f"{slug}.txt"
    if written.exists():
        return written, written.read_text("utf-8")
    path, start, end = slices(shared)[slug]
    return path, path.read_text("utf-8")[start:end]


def labels(shared: Path) -> Iterator[Label]:
    for name in FILES:
        for line in (shared / "gold" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            path, text = article(shared, row["article"])
            span = (row["value_start"], row["value_end"])
            yield Label(path, text, *span, row["value_text"], row["kind"], str(row["value"]), row["unit"])


def number(text: str) -> Decimal | None:
    try:
        return as_decimal(Fraction(text))
    except ValueError:
        return None


def ends(value: str) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest value of a label, None where it is no number."""
    low, _, high = value.partition("..")
    first, last = number(low), number(high or low)
    return None if first is None or last is None else (first, last)


def overlaps(label: Label, found: Quantity | DateMention) -> bool:
    """Whether a find covers at least half of the shorter of the two spans."""
    shared = min(label.end, found.end) - max(label.start, found.start)
    return shared > 0 and 2 * shared >= min(label.end - label.start, found.end - found.start)


def is_right(label: Label, found: Quantity) -> bool:
    """Whether a quantity has the value and the unit of a label; a unit that is not printed there is not asked."""
    unit = find_unit(NAMES.get(label.unit or "", label.unit or ""))
    return has_unit(label, found, unit) and has_value(label, found, unit)


def has_unit(label: Label, found: Quantity, unit: Unit | None) -> bool:
    if found.unit is None:
        return bool(BARE.fullmatch(label.printed))
    if unit is None:
        return label.unit is None or found.unit.dimension == "count"
    wanted, given = unit.dimension, found.unit.dimension
    # A price may have its "per million tokens" elsewhere in the sentence, or be labelled without it.
    return wanted == given or wanted.startswith(f"{given}/") or given.startswith(f"{wanted}/")


def has_value(label: Label, found: Quantity, unit: Unit | None) -> bool:
    wanted = ends(label.value)
    low = found.number.value if found.number.low is None else found.number.low
    high = found.number.value if found.number.high is None else found.number.high
    if unit and found.unit and unit.dimension == found.unit.dimension:
        converted = convert(low, found.unit, unit), convert(high, found.unit, unit)
        low, high = (low if one is None else one for one in converted)
    return wanted is not None and all(
        abs(one - other) <= abs(other) / 1000 for one, other in zip((low, high), wanted, strict=True)
    )


@pytest.mark.shared
def test_labelled_values_and_units_are_found_at_their_place(shared: Path) -> None:
    numeric = [one for one in labels(shared) if one.kind not in (*WORDS, "date") and ends(one.value)]
    found = {text: find_quantities(text) for text in {one.text for one in numeric}}
    missed = [
        one.printed
        for one in numeric
        if not any(is_right(one, other) for other in found[one.text] if overlaps(one, other))
    ]
    assert len(numeric) > 200
    assert len(missed) <= 0.02 * len(numeric), missed


@pytest.mark.shared
def test_labelled_dates_are_found_at_their_place(shared: Path) -> None:
    dated = [one for one in labels(shared) if one.kind == "date"]
    found = {text: find_dates(text) for text in {one.text for one in dated}}
    missed = [
        one.printed
        for one in dated
        if not any(
            one.value.endswith(other.value.iso().lstrip("-"))
            for other in found[one.text]
            if overlaps(one, other)
        )
    ]
    # Three labels count from another date (前一天, 周二, 25号), which only the article's reader knows.
    assert len(missed) <= 0.1 * len(dated), missed


@pytest.mark.shared
def test_digits_of_latin_names_are_not_taken_for_values(shared: Path) -> None:
    traps = [one for one in labels(shared) if one.kind == "not_a_fact" and not one.printed.isdigit()]
    found = {text: find_quantities(text) for text in {one.text for one in traps}}
    assert [one.printed for one in traps if any(overlaps(one, other) for other in found[one.text])] == []
