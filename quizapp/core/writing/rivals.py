"""Other values that could stand in the place of a fact's own: of sibling facts first, computed ones after them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from quizapp.core.facts.fact import NEVER_ASKED, Fact
from quizapp.core.facts.truth import word_key
from quizapp.core.quantities.amount import significant
from quizapp.core.quantities.quantity import find_quantities
from quizapp.core.quantities.unit import convert, find_unit
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.figure import Figure, as_number

Origin = Literal["sibling", "other", "computed"]
_FARTHEST, _FARTHEST_OTHER = 20, 3
_FULL = 100
_APART, _FAR_APART = Decimal("0.1"), Decimal("0.25")
_FACTORS = tuple(map(Decimal, ("0.5", "1.5", "0.75", "2", "1.25", "0.6", "1.75", "3", "0.4", "2.5")))
_SHARES = tuple(map(Decimal, ("0.8", "1.2", "0.65", "1.35", "0.88", "1.12", "0.5", "1.6", "0.7")))
_POWERS = tuple(map(Decimal, ("0.5", "2", "0.25", "4")))
_SMALL = (1, -1, 2, -2, 3, 4)
_BRACKETS = 12


@dataclass(frozen=True)
class Rival:
    """A value that is wrong for the fact; ``fact`` is what it is true of."""

    value: Decimal
    origin: Origin
    fact: Fact | None = None


def number_rivals(fact: Fact, figure: Figure, bench: Bench, *, spoken: str = "") -> list[Rival]:
    """Wrong numbers for a fact, the most tempting first, each printable in its style and apart from all others.

    ``spoken`` is the text of the question: what it says already tempts nobody.
    """
    kept: list[Rival] = []
    if fact.unit == "rank" or "^" in figure.number:
        return kept
    told = _told_beside(spoken, fact.unit)
    for rival in (*_known(fact, figure, bench), *_computed(fact, figure)):
        printed = figure.reprint(rival.value)
        if printed is None or not _fits(fact, rival.value, figure) or _says(spoken, printed):
            continue
        if any((rival.value < other) != (figure.value < other) for other in told):
            continue
        if all(
            _apart(rival.value, other, fact) for other in (figure.value, *(one.value for one in kept))
        ) and not (
            bench.known.is_true(fact, figure.with_unit(printed)) or bench.known.is_true(fact, printed)
        ):
            kept.append(rival)
    return kept


def pick(rivals: list[Rival], key: Decimal, seed: str, *, count: int = 3) -> list[Rival]:
    """So many of the rivals, with as many known ones as can be; ``seed`` says how many are smaller than the key."""
    below = [one for one in rivals if one.value < key]
    above = [one for one in rivals if one.value > key]
    ways = [
        [*below[:low], *above[: count - low]]
        for low in range(count + 1)
        if low <= len(below) and count - low <= len(above)
    ]
    if not ways:
        return sorted([*below, *above], key=lambda one: one.value)
    most = max(_told(way) for way in ways)
    best = [way for way in ways if _told(way) == most]
    return sorted(best[spread(seed, len(best))], key=lambda one: one.value)


def _told(rivals: Iterable[Rival]) -> int:
    """How many of these are true of something that is known."""
    return sum(one.fact is not None for one in rivals)


def spread(seed: str, count: int) -> int:
    """A number from 0 to ``count`` - 1 that is always the same for a text, and even over many texts."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4]) % count


def relatives(fact: Fact, bench: Bench) -> Iterator[Fact]:
    """Facts whose value could be mistaken for this one's: the same property of others, other properties, the rest."""
    seen = {fact.id}
    siblings = bench.known.siblings(fact)
    own = {source.article for source in fact.sources}
    ranked = sorted(siblings, key=lambda one: own.isdisjoint(source.article for source in one.sources))
    for one in (*ranked, *bench.known.of_subject(fact)):
        if one.id not in seen and one.standing not in NEVER_ASKED:
            seen.add(one.id)
            yield one


def is_contested(fact: Fact, bench: Bench) -> bool:
    """Whether something else is told of the same property at the same time, so that no question has one answer."""
    return any(
        one.value != fact.value and (one.as_of == fact.as_of or not fact.as_of)
        for one in bench.known.on_same(fact)
        if one.standing not in NEVER_ASKED
    )


def said_of(fact: Fact) -> tuple[object, ...]:
    """What a fact says, in a form that is the same for whoever says it again."""
    names = tuple(_singular(side) for side in fact.subject.sides().values())
    return (names, fact.attribute, _singular(fact.value), fact.unit, fact.as_of)


def _singular(text: str) -> str:
    return word_key(text).rstrip("s")


def same_property(fact: Fact, other: Fact) -> bool:
    """Whether two facts tell the same property, of whatever subject."""
    mine, theirs = fact.attribute.sides(), other.attribute.sides()
    return any(mine[side].casefold() == theirs.get(side, "").casefold() for side in mine)


def _known(fact: Fact, figure: Figure, bench: Bench) -> Iterator[Rival]:
    """The values of known facts in the unit of this one: those of the same property first, the nearest first."""
    found: list[Rival] = []
    for one in relatives(fact, bench):
        value = as_number(one.value)
        alike = same_property(fact, one)
        near = alike or (value and _distance(value, figure.value) <= _FARTHEST_OTHER)
        if value and near and one.unit == fact.unit and (fact.unit or alike) and _as_exact(one.value, figure):
            found.append(Rival(value, "sibling" if alike else "other", one))
    yield from sorted(found, key=lambda one: (one.origin != "sibling", _distance(one.value, figure.value)))


def _as_exact(value: str, figure: Figure) -> bool:
    """Whether a number is printed with as many decimals."""
    return figure.scale != 1 or len(value.partition(".")[2]) == figure.decimals


def _distance(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / max(min(one, other), Decimal("1e-30"))


def _computed(fact: Fact, figure: Figure) -> Iterator[Rival]:
    literal = figure.value / figure.scale
    for value in _near(literal, fact, figure):
        yield Rival(value * figure.scale, "computed")


def _near(literal: Decimal, fact: Fact, figure: Figure) -> Iterator[Decimal]:
    whole = literal == int(literal)
    if whole and literal <= _BRACKETS and figure.scale == 1:
        yield from (literal + step for step in _SMALL if literal + step > 0)
        return
    if whole and literal >= 4 and int(literal) & (int(literal) - 1) == 0:
        yield from (literal * factor for factor in _POWERS)
    digits = str(int(literal)) if whole else ""
    if len(digits) == 2 and digits[1] != "0" and digits[0] != digits[1] and fact.unit != "years old":
        yield Decimal(digits[::-1])
    factors: Iterable[Decimal] = _SHARES if fact.unit == "%" and literal <= 100 else _FACTORS
    for factor in factors:
        yield _rounded(literal * factor, literal, figure)


def _rounded(value: Decimal, literal: Decimal, figure: Figure) -> Decimal:
    """A computed number with as many telling digits as the printed one."""
    digits = len(figure.literal.replace(",", "").replace(".", "").strip("0")) or significant(literal)
    step = Decimal(1).scaleb(max(value.adjusted() - digits + 1, -figure.decimals))
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _fits(fact: Fact, value: Decimal, figure: Figure) -> bool:
    """Whether a number could be meant: of the same order of magnitude, no share above all, on the wrong side of a bound."""
    if value <= 0 or not figure.value / _FARTHEST <= value <= figure.value * _FARTHEST:
        return False
    if (fact.unit == "%" or fact.kind == "benchmark_score") and figure.value <= _FULL < value:
        return False
    # “At least 75” is also true where 50 is put in its place.
    if fact.qualifier == "min":
        return value >= figure.value * Decimal("1.5")
    return fact.qualifier != "max" or value <= figure.value * Decimal("0.7")


@lru_cache(256)
def _told_beside(spoken: str, unit: str | None) -> tuple[Decimal, ...]:
    """The other numbers of a question in the unit of its value: a wrong answer lies on the same side of each.

    So none is impossible beside them: a part is no more than its whole, and what rose rose.
    """
    own = find_unit(unit) if unit else None
    if own is None or own.name == "x":
        return ()
    found = (
        convert(one.number.value, one.unit, own)
        for one in find_quantities(spoken)
        if one.unit is not None and one.unit.dimension == own.dimension and not one.number.is_range
    )
    return tuple(value for value in found if value is not None)


def _apart(one: Decimal, other: Decimal, fact: Fact) -> bool:
    least = _FAR_APART if fact.qualifier == "approx" else _APART
    return one != other and abs(one - other) >= least * min(abs(one), abs(other))


def _says(spoken: str, printed: str) -> bool:
    return printed in spoken
