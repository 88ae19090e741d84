"""The units of bare numbers: behind a name, of the noun behind, or shared with the number before."""

import re
from dataclasses import replace
from decimal import Decimal

from quizapp.core.articles.sentences import Sentence
from quizapp.core.facts import cues
from quizapp.core.facts.value import Value
from quizapp.core.quantities.quantity import Quantity
from quizapp.core.quantities.unit import Unit, count_unit, find_unit, read_unit

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER_OF = re.compile(r"(?:数量|总数|数目|人数|个数)(?:为|是|达|达到|约)? ?$")
_AMOUNT_WORDS = re.compile(r"万|亿|million|billion|trillion|thousand|[0-9],[0-9]{3}|[0-9][KkMB]$")
_COUNTED_NOUN = re.compile(
    r" (?:of (?:its|their|the) [0-9,]+ )?(?:(?:of the|of)? ?[a-z]+(?:-[a-z]+)* ){0,2}?([a-z]{3,}s|staff|employees|crew|people|men|women|children|fish|sheep|mice|patients)(?![\w-])"
)
_NOT_COUNTED_WORDS = "times was has its this less plus versus towards always perhaps across points does years bits yes thus percents"
_NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())
_BEHIND_NAME = re.compile(
    r" (?:[A-Z][\w.-]*|(?:new|more|different|active|registered|independent|simultaneous|full-time|electric|local|adult|human|clinical|small|large)) ?(?:[A-Z][\w.-]* )?"
)
_EACH_SECOND = re.compile(r"每秒(?:钟)?[\u4e00-\u9fff]{1,6}$")
_SEATS = re.compile(r"\bseats (?:up to )?$")
_NAME_IN_BETWEEN = re.compile(r" ?[A-Z]+[A-Za-z]*[0-9]*[A-Za-z]* ?")


def with_unit(plain: str, sentence: Sentence, value: Value, previous: Value | None) -> Value | None:
    """The value with the unit that stands behind a name in between, or that it shares with the number before."""
    quantity = value.quantity
    if quantity is None:
        return None
    if quantity.unit is not None:
        rate = quantity.unit.name == "tokens" and _EACH_SECOND.search(plain, sentence.start, value.start)
        return replace(value, quantity=replace(quantity, unit=find_unit("tokens/s"))) if rate else value
    unit = (
        _unit_before(plain, sentence, value)
        or _unit_behind_name(plain, value.end)
        or _noun_behind(plain, value.end)
        or _shared_unit(plain, sentence, value, previous)
    )
    if unit is not None:
        return replace(value, quantity=replace(quantity, unit=unit))
    counted = _NUMBER_OF.search(plain, max(sentence.start, value.start - 8), value.start)
    if sentence.kind == "row" or counted or _is_score(plain, sentence, value) or _is_amount(quantity):
        return value
    return None


def _is_score(plain: str, sentence: Sentence, value: Value) -> bool:
    """Whether a bare number is the result of a test."""
    text = plain[sentence.start : sentence.end]
    return (
        bool(cues.BENCHMARK.search(text))
        and value.quantity is not None
        and value.quantity.number.value <= 100000
    )


def _is_amount(quantity: Quantity) -> bool:
    """Whether a bare number is so large or so bounded that it says how many."""
    return bool(_AMOUNT_WORDS.search(quantity.printed)) or quantity.number.approx != "exact"


def _unit_behind_name(plain: str, at: int) -> Unit | None:
    """The unit of "2,048 H200 accelerators" or "2048 块"."""
    for pattern in (_BEHIND_NAME, _NAME_IN_BETWEEN):
        name = pattern.match(plain, at)
        found = read_unit(plain, name.end()) if name else None
        if (
            found
            and found[0].dimension in ("count", "tokens", "parameters")
            and found[1] - (name.end() if name else 0) > 2
        ):
            return found[0]
    return None


def _unit_before(plain: str, sentence: Sentence, value: Value) -> Unit | None:
    """The unit of what a car has room for: seats five."""
    return count_unit("seats") if _SEATS.search(plain, sentence.start, value.start) else None


def _noun_behind(plain: str, at: int) -> Unit | None:
    """The counted thing of "96 patients" or "1,800 light-sensing cells"."""
    found = _COUNTED_NOUN.match(plain, at)
    return count_unit(found[1]) if found and found[1] not in _NOT_COUNTED else None


def _shared_unit(plain: str, sentence: Sentence, value: Value, previous: Value | None) -> Unit | None:
    """The unit of the number before in the same sentence, where both are of like size: 260 ms, from 840."""
    if (
        not previous
        or previous.sentence != value.sentence
        or not previous.quantity
        or not value.quantity
        or not previous.unit
    ):
        return None
    if sentence.kind == "row" or (
        previous.dimension == "count" and _HAN.search(plain, previous.end, value.start)
    ):
        return None
    if plain[value.end : value.end + 2].strip().startswith("的"):
        return None
    one, other = abs(previous.quantity.number.value), abs(value.quantity.number.value)
    near = one and other and Decimal("0.005") <= other / one <= 200
    between = plain[previous.end : value.start]
    if near and len(between) < 90 and not re.search(r"[。]", between):
        return previous.unit
    return None
