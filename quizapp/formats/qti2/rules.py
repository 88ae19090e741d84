"""Response processing, run for one given response: the score and the feedback that it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from quizapp.formats.qti2.declaration import Declaration
from quizapp.formats.qti2.expression import MOST_STEPS, State, evaluate
from quizapp.formats.qti2.values import NULL, Unsupported, Value, is_true, typed, written
from quizapp.formats.xml_tree import Node

# About half a second of work.
MOST_IN_ALL = 60_000
SCORE, MOST = "SCORE", "MAXSCORE"
Given = Mapping[str, Sequence[str]]


class _Exit(Exception):
    """The rules say that processing ends here."""


@dataclass(frozen=True)
class Result:
    """What a response leads to: its score, None where no rule sets one, and the values of the other outcomes."""

    score: float | None
    shown: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Rules:
    """The declarations of an item and its response processing, in the file's own form; None where it has none.

    All runs of an item together take a limited number of steps, which ``spent`` counts.
    """

    responses: Mapping[str, Declaration]
    outcomes: Mapping[str, Declaration]
    processing: Node | None
    spent: list[int] = field(default_factory=lambda: [0], compare=False, repr=False)

    def run(self, given: Given, *, clamped: bool = True) -> Result:
        """The result of a response, identifiers of variables → values; raises Unsupported for rules not known here."""
        if self.spent[0] > MOST_IN_ALL:
            raise Unsupported("too many steps")
        state = State(self.responses, self.outcomes, _start(self, given), clamped)
        self.spent[0] += len(state.values)
        scored = False
        if self.processing is not None:
            try:
                scored = _run(self.processing, state)
            except _Exit:
                scored = bool(state.values.get(SCORE, NULL).items)
            finally:
                self.spent[0] += MOST_STEPS - state.steps
        return Result(_score(state) if scored else None, _shown(state))

    def before(self) -> Result:
        """What is seen before any answer."""
        state = State(self.responses, self.outcomes, _start(self, {}))
        return Result(None, _shown(state))


def rules_of(item: Node, responses: Mapping[str, Declaration], outcomes: Mapping[str, Declaration]) -> Rules:
    """The rules of an item; a template that is named is put in its place."""
    element = item.find("responseProcessing")
    if element is None:
        return Rules(responses, outcomes, None)
    name = element.get("template") or element.get("templateLocation") or ""
    if len(element) == 0 and name:
        element = _template(name, responses)
    return Rules(responses, outcomes, element if element is None or len(element) else None)


def _template(uri: str, responses: Mapping[str, Declaration]) -> Node | None:
    """The rules of a known template, found by the last part of its address, which is never fetched."""
    name = uri.rstrip("/").rsplit("/", 1)[-1].removesuffix(".xml").lower()
    text = TEMPLATES.get(name)
    if text is None:
        return etree.fromstring("<responseProcessing><unknown/></responseProcessing>")
    rules = etree.fromstring(text)
    if "RESPONSE" not in responses and responses:
        for element in rules.iter("variable", "correct", "mapResponse"):
            if element.get("identifier") == "RESPONSE":
                element.set("identifier", next(iter(responses)))
    return rules


def _start(rules: Rules, given: Given) -> dict[str, Value]:
    values = {
        name: typed(one.usual, one.base_type, one.cardinality)
        for name, one in {**rules.outcomes, **rules.responses}.items()
    }
    for name, texts in given.items():
        declared = rules.responses.get(name)
        if declared is not None:
            values[name] = typed(texts, declared.base_type, declared.cardinality)
    values["numAttempts"] = Value((1.0,))
    return values


def _run(parent: Node, state: State, depth: int = 0) -> bool:
    """Runs the rules below an element; whether one of them set the score."""
    if depth > 40:
        raise Unsupported("responseProcessing")
    scored = [_rule(rule, state, depth) for rule in parent]
    return any(scored)


def _rule(rule: Node, state: State, depth: int) -> bool:
    name = rule.tag
    if name == "setOutcomeValue":
        return _set(rule, state)
    if name == "responseCondition":
        branch = next((one for one in rule if _holds(one, state)), None)
        return branch is not None and _branch(branch, state, depth)
    if name == "responseProcessingFragment":
        return _run(rule, state, depth + 1)
    if name == "exitResponse":
        raise _Exit
    raise Unsupported(str(name))


def _holds(branch: Node, state: State) -> bool:
    if branch.tag == "responseElse":
        return True
    return len(branch) > 0 and is_true(evaluate(branch[0], state))


def _branch(branch: Node, state: State, depth: int) -> bool:
    rules = branch if branch.tag == "responseElse" else branch[1:]
    if depth > 40:
        raise Unsupported("responseCondition")
    scored = [_rule(rule, state, depth + 1) for rule in rules]
    return any(scored)


def _set(rule: Node, state: State) -> bool:
    name = rule.get("identifier") or ""
    state.values[name] = evaluate(rule[0], state) if len(rule) else NULL
    return name == SCORE


def _score(state: State) -> float:
    items = state.values.get(SCORE, NULL).items
    return float(items[0]) if len(items) == 1 and not isinstance(items[0], str) else 0.0


def _shown(state: State) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name, written(one)) for name in state.outcomes for one in state.values.get(name, NULL).items
    )


_MATCH = "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"
_MAP = (
    "<responseProcessing><responseCondition><responseIf><isNull><variable identifier='RESPONSE'/></isNull>"
    "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>0</baseValue></setOutcomeValue></responseIf>"
    "<responseElse><setOutcomeValue identifier='SCORE'><mapResponse identifier='RESPONSE'/></setOutcomeValue>"
    "</responseElse></responseCondition>{}</responseProcessing>"
)


def _matched(right: str, more: str = "", wrong: str = "") -> str:
    """The rules that give a score for the right response alone."""
    return (
        f"<responseProcessing><responseCondition><responseIf>{_MATCH}"
        f"<setOutcomeValue identifier='SCORE'>{right}</setOutcomeValue>{more}</responseIf>"
        f"<responseElse><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>0</baseValue></setOutcomeValue>"
        f"{wrong}</responseElse></responseCondition></responseProcessing>"
    )


def _feedback(name: str) -> str:
    value = f"<baseValue baseType='identifier'>{name}</baseValue>"
    return f"<setOutcomeValue identifier='FEEDBACK'>{value}</setOutcomeValue>"


_ONE, _ALL = "<baseValue baseType='float'>1</baseValue>", "<variable identifier='MAXSCORE'/>"
TEMPLATES: Mapping[str, str] = {
    "match_correct": _matched(_ONE),
    "map_response": _MAP.format(""),
    "cc2_match_basic": _matched(_ALL),
    "cc2_match": _matched(_ALL, _feedback("correct"), _feedback("incorrect")),
    "cc2_map_response": _MAP.format(""),
}
