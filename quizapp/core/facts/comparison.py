"""What a candidate is to the facts that are known, or to what its own article said before: the same again, newer, or a contradiction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from heapq import merge
from typing import Literal

from quizapp.core.articles.gazetteer import key_of
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.unit import convert, find_unit

Relation = Literal["same", "newer", "contradiction"]
_Property = tuple[str, str, str]
_Amount = tuple[str | Fraction, str]
_IN_WORDS = frozenset(("concept", "person_role", "capability", "comparison"))
_MEASURE_WORDS = (
    "时间 数据截至 数量 比例 得分 价格 金额 时长 长度 容量 功率 质量 速度 变化幅度 token数量 增幅 降幅 占比 投资额 融资额 费用 收入 date asof share score price amount duration length capacity "
    "power mass speed number growth decline multiple change energy volume area timeneeded cost sales funding investment numberofpeople numberoftokens"
)
_MEASURES = frozenset(_MEASURE_WORDS.split())


@dataclass(frozen=True)
class Comparison:
    """How a candidate stands to a known fact."""

    relation: Relation
    fact: Fact


def compare(candidate: Candidate, known: Iterable[Fact]) -> Comparison | None:
    """The known fact that the candidate repeats, renews or contradicts; None where it says something new."""
    rivals = [fact for fact in known if fact.kind == candidate.kind and _same_subject(candidate, fact)]
    same = next((fact for fact in rivals if same_value(candidate, fact)), None)
    if same:
        return Comparison("same", same)
    rival = next((fact for fact in rivals if _same_attribute(candidate, fact)), None)
    if rival is None:
        return None
    return Comparison("newer" if _is_newer(candidate, rival) else "contradiction", rival)


@dataclass(frozen=True)
class Echo:
    """How a candidate stands to an earlier one of the same article, by its place among them."""

    relation: Relation
    place: int


def compare_within(candidates: Sequence[Candidate]) -> tuple[Echo | None, ...]:
    """For each candidate of one article the earlier one that speaks of the same property of the same thing; None where none does.

    Attributes that only name a measure (length, 数量) speak of no property, and words are not compared.
    """
    seen: dict[_Property, list[int]] = {}
    first: dict[tuple[_Property, _Amount], int] = {}
    echoes: list[Echo | None] = []
    for place, candidate in enumerate(candidates):
        keys = _properties(candidate)
        amounts = tuple(_amounts(candidate)) if keys else ()
        told = [(key, amount) for key in keys for amount in amounts]
        same = min((first[one] for one in told if one in first), default=None)
        latest = merge(*(reversed(seen.get(key, ())) for key in keys), reverse=True)
        echoes.append(_rival(candidate, latest, candidates) if same is None else Echo("same", same))
        for one in told:
            first.setdefault(one, place)
        for key in keys:
            seen.setdefault(key, []).append(place)
    return tuple(echoes)


def _properties(candidate: Candidate) -> list[_Property]:
    """The property that a candidate speaks of, under each name of its subject."""
    attribute = _key(candidate.attribute)
    if candidate.kind in _IN_WORDS or attribute in _MEASURES or not candidate.quizzable:
        return []
    names = dict.fromkeys(_key(name) for name in (candidate.subject, *candidate.aliases))
    return [(candidate.kind, name, attribute) for name in names if name]


def _amounts(candidate: Candidate) -> Iterator[_Amount]:
    """What another candidate has to have as well to say the same value: as it is written, or in base units."""
    yield candidate.value, candidate.unit or ""
    unit, number = find_unit(candidate.unit) if candidate.unit else None, _number(candidate.value)
    if unit is not None and number is not None and number.is_finite():
        yield Fraction(number) * unit.factor + unit.offset, unit.dimension


def _rival(candidate: Candidate, latest: Iterable[int], candidates: Sequence[Candidate]) -> Echo | None:
    """The last of some earlier candidates, given from the last on, that has another value of the same dimension."""
    place = next((one for one in latest if _comparable(candidate, candidates[one])), None)
    if place is None:
        return None
    other = candidates[place]
    if candidate.as_of == other.as_of:
        return Echo("contradiction", place)
    return Echo("newer", place) if (candidate.as_of or "") > (other.as_of or "") else None


def _comparable(one: Candidate, other: Candidate) -> bool:
    """Whether two values of a property cannot both hold: at one date, stated alike, in units of one dimension.

    Values of one sentence stand side by side there: from 48 to 66, two versions, a part and its whole.
    """
    if one.start == other.start or one.as_of != other.as_of and not (one.as_of and other.as_of):
        return False
    mine, theirs = (find_unit(unit) if unit else None for unit in (one.unit, other.unit))
    dimensions = mine.dimension if mine else "", theirs.dimension if theirs else ""
    bounded = {one.qualifier, other.qualifier} & {"min", "max"} or ".." in one.value + other.value
    return dimensions[0] == dimensions[1] and one.standing == other.standing and not bounded


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    return "".join(char for char in key_of(text).casefold() if char.isalnum())


def _same_subject(candidate: Candidate, fact: Fact) -> bool:
    mine = {_key(name) for name in (candidate.subject, *candidate.aliases)}
    theirs = {_key(name) for name in (*fact.subject.sides().values(), *fact.aliases)}
    return bool(mine & theirs - {""})


def _same_attribute(candidate: Candidate, fact: Fact) -> bool:
    return _key(candidate.attribute) in {_key(side) for side in fact.attribute.sides().values()}


def same_value(candidate: Candidate, fact: Fact) -> bool:
    """Whether both values are equal, in whatever unit each is given."""
    if _key(candidate.value) == _key(fact.value) and (candidate.unit or "") == (fact.unit or ""):
        return True
    mine, theirs = (find_unit(unit) if unit else None for unit in (candidate.unit, fact.unit))
    one, other = _number(candidate.value), _number(fact.value)
    if one is None or other is None:
        return False
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return one == other and (mine is None or theirs is None)
    return convert(one, mine, theirs) == other


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _is_newer(candidate: Candidate, fact: Fact) -> bool:
    """Whether both say when they held, and the candidate later."""
    return bool(candidate.as_of and fact.as_of and candidate.as_of > fact.as_of)
