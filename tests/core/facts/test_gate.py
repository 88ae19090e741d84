"""No candidate passes whose span does not prove it, whoever proposes it."""

from dataclasses import replace
from datetime import date

import pytest

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.gate import passes

TEXT = "Fox X2 was released in March and costs $1,200. Later, on March 5, it cost 900 dollars; 25号 too."
PRICE = Candidate(
    start=0, end=46, value_start=39, value_end=45, kind="price", subject="Fox X2", attribute="price", value="1200", unit="USD"
)  # fmt: skip


def test_a_proven_value_passes() -> None:
    assert passes(PRICE, TEXT)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "1300"},
        {"unit": "EUR"},
        {"value": "1200..1300"},
        {"value": "900"},
        {"subject": " "},
        {"value": ""},
        {"start": 40},
        {"end": 44},
        {"value_end": 39},
        {"end": 4000, "value_end": 4000},
        {"start": -1},
    ],
)
def test_what_the_span_does_not_prove_is_kept_out(change: dict[str, object]) -> None:
    assert not passes(replace(PRICE, **change), TEXT)  # type: ignore[arg-type]  # each change names its field


def test_a_value_in_words_must_stand_in_its_passage() -> None:
    concept = replace(PRICE, kind="concept", value="was released", unit=None, value_start=7, value_end=19)
    assert passes(concept, TEXT)
    assert not passes(replace(concept, value="was withdrawn"), TEXT)


def test_a_day_takes_its_year_from_the_reference_alone() -> None:
    at = TEXT.index("March 5")
    day = replace(
        PRICE, kind="date", value="2025-03-05", unit=None, start=47, end=73, value_start=at, value_end=at + 7
    )
    assert passes(day, TEXT, reference=date(2025, 3, 9))
    assert not passes(day, TEXT)
    assert not passes(replace(day, value="2025-03-06"), TEXT, reference=date(2025, 3, 9))


def test_a_day_alone_needs_its_month_nearby() -> None:
    at = TEXT.index("25号")
    day = replace(
        PRICE,
        kind="date",
        value="--03-25",
        unit=None,
        start=47,
        end=len(TEXT),
        value_start=at,
        value_end=at + 3,
    )
    assert passes(day, TEXT)
    assert not passes(replace(day, value="--04-25"), TEXT)
