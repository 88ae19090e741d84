"""The scoring rules of an item, worked out for given responses: a score, and which feedback is shown.

Follows the response processing of IMS QTI ASI 1.2.1 as the tools write it: ``other`` holds where no rule that judges has
held before, only an explicit ``continue="No"`` ends the rules, and several texts for one field are alternatives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

Given = Mapping[str, tuple[str, ...]]
EPSILON = 1e-9
_BOUNDS = {"vargt": (1, False), "vargte": (1, True), "varlt": (-1, False), "varlte": (-1, True)}
# A matching of fifty rows with a rule for each pair takes 130,000.
MOST_STEPS = 300_000
_WITHOUT = ("not", "other", "unanswered")
_RIGHT_LINK = re.compile(r"correct(?:_fb)?|.*_a?c", re.IGNORECASE)
_WRONG_LINK = re.compile(r"incorrect(?:_fb)?|general_incorrect_fb|.*_a?ic", re.IGNORECASE)


class TooMany(Exception):
    """The rules of an item took more tests than it may take."""


@dataclass(frozen=True)
class Outcome:
    """What a response earns, in the item's own measure, and the feedback that it is shown."""

    score: float
    links: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One change of a variable."""

    name: str
    action: str
    value: float


@dataclass(frozen=True)
class Condition:
    """One rule: when it holds, what it changes, what it shows, and whether the rules end there."""

    tests: tuple[etree._Element, ...]
    changes: tuple[Change, ...]
    links: tuple[str, ...]
    ends: bool

    @cached_property
    def asks(self) -> frozenset[str] | None:
        """The fields without an answer to one of which the rule cannot hold; None where it may hold without any."""
        return _asked_by_all(self.tests)

    @cached_property
    def decides(self) -> bool:
        """Whether the rule judges the response, so that ``other`` no longer holds."""
        return bool(self.changes) or any(
            is_right_link(one) or _WRONG_LINK.fullmatch(one) for one in self.links
        )


class Rules:
    """The rules of one item; ``single`` are the fields that take one value only."""

    def __init__(self, item: etree._Element, single: frozenset[str]) -> None:
        top = max((number_in(one.get("maxvalue")) or 0.0 for one in item.iter("decvar")), default=0.0)
        self.conditions = tuple(_condition(one, top or 1.0) for one in item.iter("respcondition"))
        self._single = single
        self._left = MOST_STEPS
        # Blackboard and some files of Respondus score nothing and say by the feedback which answer is right.
        self.by_link = not any(change.value > 0 for one in self.conditions for change in one.changes)

    def run(self, given: Given) -> Outcome:
        """The outcome of a response. Raises TooMany where the item has taken too many tests."""
        values: dict[str, float] = {}
        links: list[str] = []
        judged = False
        for condition in self._that_may_hold(given):
            if not condition.tests or not self._all(condition.tests, given, judged):
                continue
            links += condition.links
            for change in condition.changes:
                values[change.name] = _changed(values.get(change.name, 0.0), change)
            if self.by_link and any(map(is_right_link, condition.links)):
                values[""] = values.get("", 0.0) + 1
            judged = judged or condition.decides
            if condition.ends:
                break
        score = sum(value for name, value in values.items() if "incorrect" not in name.lower())
        return Outcome(score, tuple(dict.fromkeys(links)))

    @cached_property
    def _by_field(self) -> dict[str, list[int]]:
        """The places of the rules that ask for each field; under no name those that may hold without any answer."""
        found: dict[str, list[int]] = {}
        for place, condition in enumerate(self.conditions):
            for field in {""} if condition.asks is None else condition.asks:
                found.setdefault(field, []).append(place)
        return found

    def _that_may_hold(self, given: Given) -> list[Condition]:
        places = {place for field in ("", *given) for place in self._by_field.get(field, ())}
        return [self.conditions[place] for place in sorted(places)]

    @cached_property
    def nothing(self) -> float:
        """What is earned by answering nothing."""
        return self.run({}).score

    def named(self, field: str) -> Sequence[etree._Element]:
        """The tests that ask for something in a field, but for what they forbid."""
        return self._named.get(field, ())

    @cached_property
    def _named(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for condition in self.conditions:
            for test in condition.tests:
                for one in _asking(test):
                    found.setdefault(str(one.get("respident")), []).append(one)
        return found

    def earning(self) -> Iterator[Condition]:
        """The rules that give something for a right response."""
        for condition in self.conditions:
            by_link = self.by_link and any(map(is_right_link, condition.links))
            if by_link or any(change.value > 0 for change in condition.changes):
                yield condition

    def _all(self, tests: Sequence[etree._Element], given: Given, judged: bool) -> bool:
        """Whether all of these hold; several texts for one field are alternatives, as are a text and a range."""
        equal: dict[str, list[etree._Element]] = {}
        bounds: dict[str, list[etree._Element]] = {}
        rest = []
        for test in tests:
            field = str(test.get("respident", ""))
            if test.tag in ("varequal", "varsubstring") and field in self._single:
                equal.setdefault(field, []).append(test)
            elif is_bound(test):
                bounds.setdefault(field, []).append(test)
            else:
                rest.append(test)
        for field in {*equal, *bounds}:
            same = any(self._holds(one, given, judged) for one in equal.get(field, ()))
            within = field in bounds and all(self._holds(one, given, judged) for one in bounds[field])
            if not same and not within:
                return False
        return all(self._holds(test, given, judged) for test in rest)

    def _holds(self, test: etree._Element, given: Given, judged: bool) -> bool:
        self._left -= 1
        if self._left < 0:
            raise TooMany
        inner = list(test)
        if test.tag in ("and", "conditionvar"):
            return self._all(inner, given, judged)
        if test.tag == "or":
            return any(self._holds(one, given, judged) for one in inner)
        if test.tag == "not":
            return not any(self._holds(one, given, judged) for one in inner)
        if test.tag == "other":
            return not judged
        return _holds_for(test, given.get(str(test.get("respident", "")), ()))


def asked_in(test: etree._Element, field: str) -> Iterator[etree._Element]:
    """The tests within one test that ask for something in a field, but for what they forbid."""
    return (one for one in _asking(test) if one.get("respident") == field)


def _asking(test: etree._Element) -> Iterator[etree._Element]:
    if test.tag in ("and", "or", "conditionvar"):
        for one in test:
            yield from _asking(one)
    elif test.tag != "not" and test.get("respident") is not None:
        yield test


def _asked_by(test: etree._Element) -> frozenset[str] | None:
    """The fields without an answer to one of which a test cannot hold; None where it may hold without any."""
    if test.tag in ("and", "conditionvar"):
        return _asked_by_all(list(test))
    if test.tag == "or":
        each = [_asked_by(one) for one in test]
        return None if None in each else frozenset(field for one in each for field in one or ())
    if test.tag in _WITHOUT:
        return None
    field = test.get("respident")
    return frozenset() if field is None else frozenset((str(field),))


def _asked_by_all(tests: Sequence[etree._Element]) -> frozenset[str] | None:
    """The same for tests that have to hold together: what the choosiest of them asks for."""
    known = [asked for test in tests if (asked := _asked_by(test)) is not None]
    return min(known, key=len) if known else None


def number_in(text: str | None) -> float | None:
    """The number that a text is, None for any other."""
    try:
        value = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None


def is_bound(test: etree._Element) -> bool:
    """Whether a test compares by size."""
    return test.tag in _BOUNDS


def is_right_link(link: str) -> bool:
    """Whether feedback is named as that of a right answer."""
    return _RIGHT_LINK.fullmatch(link) is not None


def _condition(element: etree._Element, top: float) -> Condition:
    # A rule without any test would hold for every response: Blackboard writes it where nothing is graded.
    tests = [one for container in element.iterchildren("conditionvar") for one in container]
    changes = [_change(one, top) for one in element.iterchildren("setvar")]
    links = [str(one.get("linkrefid", "")) for one in element.iterchildren("displayfeedback")]
    ends = str(element.get("continue", "")).lower() == "no"
    return Condition(tuple(tests), tuple(changes), tuple(filter(None, links)), ends)


def _change(element: etree._Element, top: float) -> Change:
    text = (element.text or "").strip()
    value = top if text.lower().endswith(".max") else number_in(text) or 0.0
    name = str(element.get("varname") or element.get("variablename") or "")
    return Change(name, str(element.get("action") or "Set").lower(), value)


def _changed(before: float, change: Change) -> float:
    if change.action == "add":
        return before + change.value
    if change.action == "subtract":
        return before - change.value
    if change.action == "multiply":
        return before * change.value
    if change.action == "divide":
        return before / change.value if change.value else before
    return change.value


def _holds_for(test: etree._Element, values: tuple[str, ...]) -> bool:
    wanted = (test.text or "").strip()
    if test.tag == "varequal":
        return any(_same(value, wanted, test) for value in values)
    if test.tag == "varsubstring":
        return any(_fold(wanted, test) in _fold(value, test) for value in values)
    if test.tag == "varsubset":
        return {one.strip() for one in wanted.split(",")} <= set(values)
    if test.tag == "unanswered":
        return not values
    return is_bound(test) and any(_is_beyond(value, wanted, test) for value in values)


def _same(value: str, wanted: str, test: etree._Element) -> bool:
    if _fold(value, test) == _fold(wanted, test):
        return True
    if "." not in value and "." not in wanted:
        return False
    one, other = number_in(value), number_in(wanted)
    return one is not None and one == other


def _fold(text: str, test: etree._Element) -> str:
    return _folded(text, str(test.get("case", "No")).lower() == "yes")


@lru_cache(maxsize=4096)
def _folded(text: str, exact: bool) -> str:
    flat = " ".join(text.split())
    return flat if exact else flat.casefold()


def _is_beyond(value: str, wanted: str, test: etree._Element) -> bool:
    side, with_equal = _BOUNDS[str(test.tag)]
    one, other = number_in(value), number_in(wanted)
    if one is None or other is None:
        return False
    return (one - other) * side > 0 or (with_equal and one == other)
