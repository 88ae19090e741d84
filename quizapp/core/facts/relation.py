"""How one known fact stands to another: the same again, a newer or an older value, or a contradiction."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Literal

from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.unit import convert, find_unit

FactRelation = Literal["same", "newer", "older", "contradiction"]


def relate(fact: Fact, other: Fact) -> FactRelation | None:
    """What the other one is to the fact; None where it is not about the same attribute of the same subject."""
    if not (_names(fact) & _names(other) and _attributes(fact) & _attributes(other)):
        return None
    if _is_same_value(fact, other):
        return "same"
    if fact.as_of and other.as_of and fact.as_of != other.as_of:
        return "newer" if other.as_of > fact.as_of else "older"
    return "contradiction"


def find_repeated(facts: Iterable[Fact]) -> Mapping[str, str]:
    """The ids of facts that say the same as an earlier one, each with the id of that one."""
    earlier: dict[tuple[str, str], list[Fact]] = {}
    found: dict[str, str] = {}
    for fact in facts:
        about = [(name, attribute) for name in _names(fact) for attribute in _attributes(fact)]
        known = (one for pair in about for one in earlier.get(pair, ()) if relate(one, fact) == "same")
        first = next(known, None)
        if first is not None:
            found[fact.id] = found.get(first.id, first.id)
        for pair in about:
            earlier.setdefault(pair, []).append(fact)
    return found


def _is_same_value(fact: Fact, other: Fact) -> bool:
    if (_key(fact.value), fact.unit or "") == (_key(other.value), other.unit or ""):
        return True
    one, two = _number(fact.value), _number(other.value)
    mine, theirs = (find_unit(unit) if unit else None for unit in (fact.unit, other.unit))
    if one is None or two is None or mine is None or theirs is None or mine.dimension != theirs.dimension:
        return False
    return convert(one, mine, theirs) == two


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _names(fact: Fact) -> set[str]:
    return {_key(name) for name in (*fact.subject.sides().values(), *fact.aliases)} - {""}


def _attributes(fact: Fact) -> set[str]:
    return {_key(name) for name in fact.attribute.sides().values()} - {""}


def _key(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
