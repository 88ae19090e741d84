"""The answers that the rules of an item name for one typed response, with how exactly each must be met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.questions.question import Tolerance
from quizapp.formats.qti2.declaration import Declaration
from quizapp.formats.qti2.operators import tolerances
from quizapp.formats.qti2.rules import Rules
from quizapp.formats.qti2.values import Unsupported
from quizapp.formats.text_pattern import literal_text, pattern_pieces
from quizapp.formats.xml_tree import Node, flag, number

MOST = 200
_TEXTS = {"match", "stringMatch", "substring", "patternMatch", "member", "contains"}
_NUMBERS = {"equal", "equalRounded", "gt", "gte", "lt", "lte", "match"}


@dataclass(frozen=True)
class Literal:
    """An answer as our keys write it (``*`` is any text, ``lo..hi`` a range) and a response that must fit it."""

    key: str
    probe: str
    tolerance: Tolerance | None = None


def find_literals(rules: Rules, declared: Declaration, response: str) -> list[Literal]:
    """All answers that an item names for a response, those of its declaration first, no two alike."""
    numeric = declared.base_type in {"float", "integer"}
    found = [*_declared(declared, numeric)]
    if rules.processing is not None:
        for element in rules.processing.iter():
            found += _of(element, declared, response, numeric)
    if numeric:
        found = [one for one in found if not any(_lies_in(one.key, other.key) for other in found)]
    tolerant = {one.key: one for one in found if one.tolerance is not None}
    return list({one.key: tolerant.get(one.key, one) for one in found}.values())[:MOST]


def _declared(declared: Declaration, numeric: bool) -> Iterator[Literal]:
    entries = declared.table.entries if declared.table else ()
    for text in [*declared.correct, *(entry.key for entry in entries)]:
        yield Literal(_spelled(text) if numeric else literal_text(text), text)


def _of(element: Node, declared: Declaration, response: str, numeric: bool) -> Iterator[Literal]:
    """The answers that one operator names, where it looks at this response."""
    if not _looks_at(element, response):
        if element.tag == "and" and numeric:
            yield from _range(element, response)
        return
    try:
        if numeric and element.tag in _NUMBERS:
            yield from _numbers(element, declared)
        elif not numeric and element.tag in _TEXTS:
            yield from _texts(element)
    except Unsupported:
        return


def _looks_at(element: Node, response: str) -> bool:
    return any(one.tag == "variable" and one.get("identifier") == response for one in element)


def _constants(element: Node) -> list[str]:
    """The fixed values among the operands of an operator, those within lists too."""
    return ["".join(one.itertext()).strip() for one in element.iter("baseValue")]


def _texts(element: Node) -> Iterator[Literal]:
    if element.tag == "patternMatch":
        pieces = pattern_pieces(element.get("pattern") or "")
        if pieces is not None:
            yield Literal("*".join(map(literal_text, pieces)), "".join(pieces))
        return
    inside = element.tag == "substring" or flag(element, "substring")
    for text in filter(None, _constants(element)):
        yield Literal(f"*{literal_text(text)}*", f"{text} x") if inside else Literal(literal_text(text), text)


def _numbers(element: Node, declared: Declaration) -> Iterator[Literal]:
    if element.tag in {"gt", "gte", "lt", "lte"}:
        return
    constants: Sequence[str] = _constants(element)
    if any(one.tag == "correct" for one in element):
        constants = [*constants, *declared.correct]
    for text in constants:
        if number(text) is not None:
            yield Literal(_spelled(text), text, _tolerance(element, number(text) or 0.0))


def _tolerance(element: Node, value: float) -> Tolerance | None:
    """How far off the operator lets a number be; one figure where both directions have their own, the smaller one."""
    if element.tag == "equalRounded":
        figures = element.get("figures") or "0"
        if element.get("roundingMode") == "decimalPlaces":
            return Tolerance(abs=0.5 * 10 ** -min(int(figures), 15)) if figures.isdecimal() else None
        return Tolerance(digits=int(figures)) if figures.isdecimal() and 1 <= int(figures) <= 15 else None
    mode = element.get("toleranceMode") or "exact"
    size = min(tolerances(element))
    if mode == "exact" or size <= 0:
        return None
    return Tolerance(abs=size) if mode == "absolute" else Tolerance(rel=round(size / 100, 12))


def _range(element: Node, response: str) -> Iterator[Literal]:
    """The range between two bounds that are both asked for."""
    bounds: dict[str, str] = {}
    for one in element:
        if one.tag in {"gte", "lte", "gt", "lt"} and _looks_at(one, response) and len(_constants(one)) == 1:
            turned = len(one) == 2 and one[0].tag == "baseValue"
            low = one.tag.startswith("g") != turned
            bounds["low" if low else "high"] = _constants(one)[0]
    low_, high_ = number(bounds.get("low")), number(bounds.get("high"))
    if low_ is not None and high_ is not None and low_ <= high_:
        yield Literal(f"{_spelled(bounds['low'])}..{_spelled(bounds['high'])}", repr((low_ + high_) / 2))


def _lies_in(key: str, other: str) -> bool:
    """Whether one answer is a number within the range that the other is."""
    low, dots, high = other.partition("..")
    value, bottom, top = number(key), number(low), number(high)
    if not dots or value is None or bottom is None or top is None:
        return False
    return bottom <= value <= top


def _spelled(text: str) -> str:
    """A number as our keys write it: in digits, without an exponent."""
    value = number(text)
    if value is None or "e" not in text.lower():
        return text.strip()
    return f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.0f}"
