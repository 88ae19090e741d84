"""The operators that scoring rules are made of; what is not here is not worked out."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from quizapp.formats.qti2.values import NULL, Unsupported, Value
from quizapp.formats.text_pattern import pattern_pieces
from quizapp.formats.xml_tree import Node, flag, number

Operator = Callable[[Node, Sequence[Value]], Value]


def _same(one: Value, other: Value) -> Value:
    if not one.items or not other.items:
        return NULL
    if one.ordered and other.ordered:
        return Value((one.items == other.items,))
    return Value((sorted(map(str, one.items)) == sorted(map(str, other.items)),))


def _match(_: Node, values: Sequence[Value]) -> Value:
    return _same(*_two(values))


def _two(values: Sequence[Value]) -> tuple[Value, Value]:
    if len(values) != 2:
        raise Unsupported("operator without two operands")
    return values[0], values[1]


def _numbers(values: Sequence[Value]) -> list[float] | None:
    """All single values as numbers, None where one of the values is NULL."""
    if not all(value.items for value in values):
        return None
    items = [one for value in values for one in value.items]
    if any(isinstance(one, str) for one in items):
        raise Unsupported("a text where a number belongs")
    return [float(one) for one in items]


def _arithmetic(work: Callable[[list[float]], float]) -> Callable[[Node, Sequence[Value]], Value]:
    def operator(_: Node, values: Sequence[Value]) -> Value:
        numbers = _numbers(values)
        if not numbers:
            return NULL
        try:
            total = work(numbers)
        except (ArithmeticError, IndexError, ValueError):
            return NULL
        return Value((total,)) if math.isfinite(total) else NULL

    return operator


def _compare(work: Callable[[float, float], bool]) -> Callable[[Node, Sequence[Value]], Value]:
    def operator(_: Node, values: Sequence[Value]) -> Value:
        numbers = _numbers(_two(values))
        return NULL if numbers is None or len(numbers) != 2 else Value((work(*numbers),))

    return operator


def _equal(element: Node, values: Sequence[Value]) -> Value:
    numbers = _numbers(_two(values))
    if numbers is None or len(numbers) != 2:
        return NULL
    given, right = numbers
    low, high = tolerances(element)
    mode = element.get("toleranceMode") or "exact"
    if mode == "relative":
        low, high = abs(right) * low / 100, abs(right) * high / 100
    if mode == "exact":
        low = high = 0.0
    return Value((right - low <= given <= right + high,))


def tolerances(element: Node) -> tuple[float, float]:
    """How far below and above a number may be; raises Unsupported where a variable says it."""
    texts = (element.get("tolerance") or "0").split()
    found = [number(text) for text in texts]
    if any(one is None for one in found) or not 1 <= len(found) <= 2:
        raise Unsupported("tolerance")
    return found[0] or 0.0, found[-1] or 0.0


def _equal_rounded(element: Node, values: Sequence[Value]) -> Value:
    numbers = _numbers(_two(values))
    figures = element.get("figures") or ""
    if not figures.isdecimal() or int(figures) > 15:
        raise Unsupported("equalRounded")
    if numbers is None or len(numbers) != 2:
        return NULL
    digits = int(figures)
    sign = "f" if element.get("roundingMode") == "decimalPlaces" else "e"
    places = digits if sign == "f" else max(digits - 1, 0)
    one, other = (f"{value:.{places}{sign}}" for value in numbers)
    return Value((float(one) == float(other),))


def _string_match(element: Node, values: Sequence[Value]) -> Value:
    one, other = _two(values)
    if not one.items or not other.items:
        return NULL
    texts = [str(value.items[0]) for value in (one, other)]
    if not flag(element, "caseSensitive", True):
        texts = [text.casefold() for text in texts]
    inside = element.tag == "substring" or flag(element, "substring")
    return Value((texts[0] in texts[1] if inside else texts[0] == texts[1],))


def _pattern_match(element: Node, values: Sequence[Value]) -> Value:
    pieces = pattern_pieces(element.get("pattern") or "")
    if pieces is None:
        raise Unsupported("patternMatch")
    given = values[0].items if values else ()
    if not given:
        return NULL
    return Value((_fits(str(given[0]), pieces),))


def _fits(text: str, pieces: Sequence[str]) -> bool:
    if len(pieces) == 1:
        return text == pieces[0]
    first, *middle, last = pieces
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    place, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def _and(_: Node, values: Sequence[Value]) -> Value:
    if any(value.items == (False,) for value in values):
        return Value((False,))
    return Value((True,)) if all(value.items == (True,) for value in values) else NULL


def _or(_: Node, values: Sequence[Value]) -> Value:
    if any(value.items == (True,) for value in values):
        return Value((True,))
    return Value((False,)) if all(value.items == (False,) for value in values) else NULL


def _not(_: Node, values: Sequence[Value]) -> Value:
    if len(values) != 1 or not values[0].items:
        return NULL
    return Value((values[0].items != (True,),))


def _is_null(_: Node, values: Sequence[Value]) -> Value:
    empty = all(not value.items or value.items == ("",) for value in values)
    return Value((empty,))


def _any_n(element: Node, values: Sequence[Value]) -> Value:
    low, high = number(element.get("min")), number(element.get("max"))
    if low is None or high is None:
        raise Unsupported("anyN")
    return Value((low <= sum(value.items == (True,) for value in values) <= high,))


def _member(_: Node, values: Sequence[Value]) -> Value:
    one, several = _two(values)
    return NULL if not one.items or not several.items else Value((one.items[0] in several.items,))


def _contains(_: Node, values: Sequence[Value]) -> Value:
    several, wanted = _two(values)
    if not several.items or not wanted.items:
        return NULL
    if several.ordered and wanted.ordered:
        width = len(wanted.items)
        places = range(len(several.items) - width + 1)
        return Value((any(several.items[place : place + width] == wanted.items for place in places),))
    return Value((not Counter(wanted.items) - Counter(several.items),))


def _multiple(_: Node, values: Sequence[Value]) -> Value:
    return Value(tuple(one for value in values for one in value.items), ordered=False)


def _ordered(_: Node, values: Sequence[Value]) -> Value:
    return Value(tuple(one for value in values for one in value.items))


def _delete(_: Node, values: Sequence[Value]) -> Value:
    gone, several = _two(values)
    return Value(tuple(one for one in several.items if one not in gone.items), several.ordered)


def _size(_: Node, values: Sequence[Value]) -> Value:
    return Value((float(sum(len(value.items) for value in values)),))


def _index(element: Node, values: Sequence[Value]) -> Value:
    place = element.get("n") or ""
    if not place.isdecimal() or len(values) != 1:
        raise Unsupported("index")
    return Value(values[0].items[int(place) - 1 : int(place)])


def _null(_: Node, __: Sequence[Value]) -> Value:
    return NULL


def _quotient(numbers: list[float]) -> float:
    return numbers[0] / numbers[1]


OPERATORS: Mapping[str, Operator] = {
    "match": _match,
    "equal": _equal,
    "equalRounded": _equal_rounded,
    "stringMatch": _string_match,
    "substring": _string_match,
    "patternMatch": _pattern_match,
    "and": _and,
    "or": _or,
    "not": _not,
    "isNull": _is_null,
    "anyN": _any_n,
    "member": _member,
    "contains": _contains,
    "multiple": _multiple,
    "ordered": _ordered,
    "delete": _delete,
    "containerSize": _size,
    "index": _index,
    "null": _null,
    "sum": _arithmetic(math.fsum),
    "product": _arithmetic(math.prod),
    "subtract": _arithmetic(lambda numbers: numbers[0] - numbers[1]),
    "divide": _arithmetic(_quotient),
    "min": _arithmetic(min),
    "max": _arithmetic(max),
    "round": _arithmetic(lambda numbers: float(math.floor(numbers[0] + 0.5))),
    "truncate": _arithmetic(lambda numbers: float(math.trunc(numbers[0]))),
    "gt": _compare(lambda one, other: one > other),
    "gte": _compare(lambda one, other: one >= other),
    "lt": _compare(lambda one, other: one < other),
    "lte": _compare(lambda one, other: one <= other),
}
