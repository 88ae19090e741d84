"""A candidate repeats, renews or contradicts what is known, or says something new."""

from dataclasses import replace

import pytest

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.comparison import compare, compare_within
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin

KNOWN = Fact(
    id="v3-size",
    kind="parameter_count",
    subject=Twin(zh="DeepSeek-V3", en="DeepSeek-V3"),
    attribute=Twin(zh="参数量", en="parameters"),
    value="671000000000",
    unit="parameters",
    statement=Twin(zh="…", en="…"),
    passage="p1",
    sources=(),
    aliases=("V3",),
    as_of="2024-12",
)
CANDIDATE = Candidate(
    start=0, end=9, value_start=0, value_end=4, kind="parameter_count", subject="V3", attribute="参数量",
    value="671000000000", unit="parameters",
)  # fmt: skip


def relation(candidate: Candidate) -> str | None:
    found = compare(candidate, [KNOWN])
    return found.relation if found else None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "same"),
        ({"subject": "deepseek v3"}, "same"),
        ({"value": "685000000000"}, "contradiction"),
        ({"value": "685000000000", "as_of": "2025-03"}, "newer"),
        ({"value": "685000000000", "as_of": "2023-03"}, "contradiction"),
        ({"value": "37000000000", "attribute": "激活参数量"}, None),
        ({"subject": "DeepSeek-R1"}, None),
        ({"kind": "context_size"}, None),
    ],
)
def test_a_candidate_is_compared_with_what_is_known(change: dict[str, str], expected: str | None) -> None:
    assert relation(replace(CANDIDATE, **change)) == expected  # type: ignore[arg-type]  # each change names its field


def test_equal_values_in_other_units_are_the_same() -> None:
    known = replace(KNOWN, kind="hardware_spec", value="1", unit="TB", attribute=Twin(zh="内存", en="memory"))
    candidate = replace(CANDIDATE, kind="hardware_spec", value="1000", unit="GB", attribute="内存")
    found = compare(candidate, [known])
    assert found is not None
    assert found.relation == "same"


def within(*changes: dict[str, object]) -> list[tuple[str, int] | None]:
    told = [{"start": 9 * place, **change} for place, change in enumerate(changes)]
    echoes = compare_within([replace(CANDIDATE, **change) for change in told])  # type: ignore[arg-type]
    return [(echo.relation, echo.place) if echo else None for echo in echoes]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ("same", 0)),
        ({"value": "685000000000"}, ("contradiction", 0)),
        ({"subject": "DeepSeek-V3", "aliases": ("V3",), "value": "685000000000"}, ("contradiction", 0)),
        ({"value": "685000000000", "standing": "forecast"}, None),
        ({"value": "685000000000", "qualifier": "min"}, None),
        ({"value": "685000000000", "start": 0}, None),
        ({"value": "685000000000", "as_of": "2025-03"}, None),
        ({"value": "685000000000", "unit": "tokens"}, None),
        ({"value": "685000000000", "subject": "R1"}, None),
        ({"value": "685000000000", "attribute": "激活参数量"}, None),
    ],
)
def test_an_article_repeats_or_contradicts_itself(
    change: dict[str, object], expected: tuple[str, int] | None
) -> None:
    assert within({}, change) == [None, expected]


def test_a_later_value_of_the_same_article_is_newer() -> None:
    assert within({"as_of": "2024-12"}, {"value": "685000000000", "as_of": "2025-03"})[1] == ("newer", 0)


def test_an_earlier_value_told_later_is_no_contradiction() -> None:
    assert within({"as_of": "2025-03"}, {"value": "685000000000", "as_of": "2024-12"})[1] is None


def test_a_bare_measure_contradicts_nothing() -> None:
    assert within({"attribute": "数量"}, {"attribute": "数量", "value": "3"})[1] is None
