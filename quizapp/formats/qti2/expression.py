"""The value of an expression of response processing."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quizapp.formats.qti2.declaration import Declaration
from quizapp.formats.qti2.operators import OPERATORS
from quizapp.formats.qti2.values import NULL, Unsupported, Value, typed, written
from quizapp.formats.xml_tree import Node

DEEPEST = 40
MOST_STEPS = 20_000


@dataclass
class State:
    """One run of the rules: declarations, the values of all variables, how many steps are left.

    Without ``clamped`` the bounds of mappings are set aside, so that penalties show.
    """

    responses: Mapping[str, Declaration]
    outcomes: Mapping[str, Declaration]
    values: dict[str, Value] = field(default_factory=dict)
    clamped: bool = True
    steps: int = MOST_STEPS


def evaluate(element: Node, state: State, depth: int = 0) -> Value:
    """The value of an expression; raises Unsupported for an operator that is not known here."""
    state.steps -= 1
    name = str(element.tag)
    if depth > DEEPEST or state.steps < 0:
        raise Unsupported(name)
    leaf = _LEAVES.get(name)
    if leaf is not None:
        return leaf(element, state)
    operator = OPERATORS.get(name)
    if operator is None:
        raise Unsupported(name)
    return operator(element, [evaluate(child, state, depth + 1) for child in element])


def _variable(element: Node, state: State) -> Value:
    return state.values.get(element.get("identifier") or "", NULL)


def _declared(element: Node, state: State) -> Declaration:
    name = element.get("identifier") or ""
    found = state.responses.get(name) or state.outcomes.get(name)
    if found is None:
        raise Unsupported(name)
    return found


def _correct(element: Node, state: State) -> Value:
    declared = _declared(element, state)
    state.steps -= len(declared.correct)
    return typed(declared.correct, declared.base_type, declared.cardinality)


def _default(element: Node, state: State) -> Value:
    declared = _declared(element, state)
    return typed(declared.usual, declared.base_type, declared.cardinality)


def _base_value(element: Node, _: State) -> Value:
    return typed(["".join(element.itertext())], element.get("baseType") or "identifier")


def _map_response(element: Node, state: State) -> Value:
    declared = _declared(element, state)
    table = declared.table
    if table is None:
        raise Unsupported("mapResponse")
    state.steps -= len(table.entries)
    total = sum(table.score(written(one)) for one in dict.fromkeys(_variable(element, state).items))
    if state.clamped:
        total = max(total, -math.inf if table.lower is None else table.lower)
        total = min(total, math.inf if table.upper is None else table.upper)
    return Value((total,))


_LEAVES: Mapping[str, Callable[[Node, State], Value]] = {
    "variable": _variable,
    "correct": _correct,
    "default": _default,
    "baseValue": _base_value,
    "mapResponse": _map_response,
}
