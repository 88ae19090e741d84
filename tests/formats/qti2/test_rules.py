"""Response processing is worked out for one given response; what is not known raises, and never guesses."""

import pytest
from lxml import etree

from quizapp.formats.qti2.declaration import Declaration, Table, Worth
from quizapp.formats.qti2.rules import Rules, rules_of
from quizapp.formats.qti2.values import Unsupported

NUMBER = Declaration("N", base_type="float", correct=("2.5",))
TEXT = Declaration("T", base_type="string", correct=("York",))
SET = Declaration(
    "S", cardinality="multiple", correct=("a", "b"), table=Table((Worth("a", 1), Worth("b", 2)), -1, 0, 2)
)
RESPONSES = {one.id: one for one in (NUMBER, TEXT, SET)}


def score(expression: str, **given: str) -> float | None:
    """The score that an expression sets; responses are texts, their values parted by ``|``."""
    rules = f"<responseProcessing><setOutcomeValue identifier='SCORE'>{expression}</setOutcomeValue></responseProcessing>"
    responses = {name: [part for part in value.split("|") if part] for name, value in given.items()}
    return Rules(RESPONSES, {}, etree.fromstring(rules)).run(responses).score


def holds(condition: str, **given: str) -> bool:
    """Whether a condition holds for a response."""
    rules = (
        f"<responseProcessing><responseCondition><responseIf>{condition}<setOutcomeValue identifier='SCORE'>"
        "<baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    responses = {name: [part for part in value.split("|") if part] for name, value in given.items()}
    return Rules(RESPONSES, {}, etree.fromstring(rules)).run(responses).score == 1


def var(name: str) -> str:
    return f"<variable identifier='{name}'/>"


def fixed(value: str, kind: str = "float") -> str:
    return f"<baseValue baseType='{kind}'>{value}</baseValue>"


@pytest.mark.parametrize(
    ("condition", "given", "expected"),
    [
        (f"<match>{var('S')}<correct identifier='S'/></match>", {"S": "b|a"}, True),
        (f"<match>{var('S')}<correct identifier='S'/></match>", {"S": "a"}, False),
        (f"<match>{var('S')}<correct identifier='S'/></match>", {}, False),
        (
            f"<equal toleranceMode='absolute' tolerance='0.1 0.2'>{var('N')}<correct identifier='N'/></equal>",
            {"N": "2.7"},
            True,
        ),
        (
            f"<equal toleranceMode='absolute' tolerance='0.1 0.2'>{var('N')}<correct identifier='N'/></equal>",
            {"N": "2.3"},
            False,
        ),
        (
            f"<equal toleranceMode='relative' tolerance='10'>{var('N')}<correct identifier='N'/></equal>",
            {"N": "2.75"},
            True,
        ),
        (
            f"<equalRounded roundingMode='decimalPlaces' figures='1'>{var('N')}{fixed('2.51')}</equalRounded>",
            {"N": "2.46"},
            True,
        ),
        (f"<equalRounded figures='2'>{var('N')}{fixed('2.5')}</equalRounded>", {"N": "2.61"}, False),
        (
            f"<stringMatch caseSensitive='false'>{var('T')}{fixed('YORK', 'string')}</stringMatch>",
            {"T": "york"},
            True,
        ),
        (
            f"<stringMatch caseSensitive='true'>{var('T')}{fixed('YORK', 'string')}</stringMatch>",
            {"T": "york"},
            False,
        ),
        (
            f"<substring caseSensitive='false'>{fixed('or', 'string')}{var('T')}</substring>",
            {"T": "New York"},
            True,
        ),
        (f"<patternMatch pattern='New .*rk'>{var('T')}</patternMatch>", {"T": "New York"}, True),
        (f"<patternMatch pattern='New .*rk'>{var('T')}</patternMatch>", {"T": "New Yorks"}, False),
        (f"<not><isNull>{var('T')}</isNull></not>", {"T": "x"}, True),
        (f"<and><isNull>{var('T')}</isNull><gt>{var('N')}{fixed('2')}</gt></and>", {"N": "3"}, True),
        (f"<or><isNull>{var('N')}</isNull><lt>{var('N')}{fixed('2')}</lt></or>", {"N": "3"}, False),
        (f"<member>{fixed('a', 'identifier')}{var('S')}</member>", {"S": "a|b"}, True),
        (
            f"<contains>{var('S')}<multiple>{fixed('a', 'identifier')}{fixed('c', 'identifier')}</multiple></contains>",
            {"S": "a|b"},
            False,
        ),
        (
            f"<anyN min='1' max='1'><gt>{var('N')}{fixed('0')}</gt><lt>{var('N')}{fixed('0')}</lt></anyN>",
            {"N": "3"},
            True,
        ),
    ],
)
def test_conditions(condition: str, given: dict[str, str], expected: bool) -> None:
    assert holds(condition, **given) is expected


def test_sums_products_and_mappings() -> None:
    assert score("<mapResponse identifier='S'/>", S="a|b") == 2  # 3, kept within its upper bound
    assert score("<mapResponse identifier='S'/>", S="x|y") == 0  # -2, kept within its lower bound
    assert score(f"<product><sum>{var('N')}{fixed('1.5')}</sum>{fixed('0.5')}</product>", N="2.5") == 2
    assert score(f"<divide>{fixed('1')}{fixed('0')}</divide>") == 0


def test_bounds_are_set_aside_to_see_penalties() -> None:
    rules = "<responseProcessing><setOutcomeValue identifier='SCORE'><mapResponse identifier='S'/></setOutcomeValue></responseProcessing>"
    assert Rules(RESPONSES, {}, etree.fromstring(rules)).run({"S": ["x"]}, clamped=False).score == -1


@pytest.mark.parametrize(
    "text",
    [
        "<customOperator/>",
        "<randomInteger min='1' max='2'/>",
        "<patternMatch pattern='(a|b)+'><variable identifier='T'/></patternMatch>",
    ],
)
def test_what_is_not_known_raises(text: str) -> None:
    with pytest.raises(Unsupported):
        score(text)


def test_a_template_is_known_by_the_last_part_of_its_address_and_never_fetched() -> None:
    for uri in ("http://x.invalid/qti_v2p1/rptemplates/match_correct", "https://x.invalid/match_correct.xml"):
        item = etree.fromstring(f"<assessmentItem><responseProcessing template='{uri}'/></assessmentItem>")
        rules = rules_of(item, {"T": TEXT}, {})
        assert rules.run({"T": ["York"]}).score == 1 and rules.run({"T": ["Rome"]}).score == 0
    strange = etree.fromstring(
        "<assessmentItem><responseProcessing template='http://x.invalid/ours'/></assessmentItem>"
    )
    with pytest.raises(Unsupported):
        rules_of(strange, {"T": TEXT}, {}).run({"T": ["York"]})


def test_rules_that_would_run_for_ever_are_given_up() -> None:
    deep = "<not>" * 60 + f"<isNull>{var('T')}</isNull>" + "</not>" * 60
    with pytest.raises(Unsupported):
        holds(deep, T="x")
