"""What a candidate is to the facts that are known: the same again, a newer value, or a contradiction."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from quizapp.core.articles.gazetteer import key_of
from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.fact import Fact
from quizapp.core.quantities.unit import convert, find_unit

Relation = Literal["same", "newer", "contradiction"]


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
