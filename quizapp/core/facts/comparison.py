"""What a candidate is to the facts that are known, or to what its own article said before: the same again, newer, or a contradiction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from quizapp.core.articles.gazetteer import key_of
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.unit import convert, find_unit

Relation = Literal["same", "newer", "contradiction"]
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
    seen: dict[tuple[str, str, str], list[int]] = {}
    echoes: list[Echo | None] = []
    for place, candidate in enumerate(candidates):
        keys = _properties(candidate)
        earlier = sorted({one for key in keys for one in seen.get(key, ())})
        echoes.append(_echo(candidate, [(one, candidates[one]) for one in earlier]))
        for key in keys:
            seen.setdefault(key, []).append(place)
    return tuple(echoes)


def _properties(candidate: Candidate) -> list[tuple[str, str, str]]:
    """The property that a candidate speaks of, under each name of its subject."""
    attribute = _key(candidate.attribute)
    if candidate.kind in _IN_WORDS or attribute in _MEASURES or not candidate.quizzable:
        return []
    names = dict.fromkeys(_key(name) for name in (candidate.subject, *candidate.aliases))
    return [(candidate.kind, name, attribute) for name in names if name]


def _echo(candidate: Candidate, earlier: list[tuple[int, Candidate]]) -> Echo | None:
    """The earlier candidate with the same value, or else the last with another one of the same dimension."""
    for place, other in earlier:
        if _equal(candidate, other):
            return Echo("same", place)
    rivals = [(place, other) for place, other in earlier if _comparable(candidate, other)]
    if not rivals:
        return None
    place, other = rivals[-1]
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


def _equal(one: Candidate, other: Candidate) -> bool:
    if one.value == other.value and (one.unit or "") == (other.unit or ""):
        return True
    mine, theirs = (find_unit(unit) if unit else None for unit in (one.unit, other.unit))
    first, second = _number(one.value), _number(other.value)
    if (
        first is None
        or second is None
        or mine is None
        or theirs is None
        or mine.dimension != theirs.dimension
    ):
        return False
    return convert(first, mine, theirs) == second


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
