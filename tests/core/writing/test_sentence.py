"""A fact as a sentence of its own: named, attributed, dated, and with its value taken out."""

import pytest

from quizapp.core.languages import Twin
from quizapp.core.writing.attribution import askable
from quizapp.core.writing.gap import gap
from quizapp.core.writing.sentence import labelled, statement
from tests.core.writing.facts import fact


def test_a_statement_that_names_its_subject_stands_as_it_is() -> None:
    assert statement(fact("f"), "en") == "The power of the Tern is 240 kW."
    assert statement(fact("f"), "zh") == "燕鸥号的功率是 240 kW。"


def test_a_statement_that_does_not_name_its_subject_gets_it_in_front() -> None:
    told = fact("f", statement=Twin(zh="电机的功率是 240 kW。", en="The motor has 240 kW."))
    assert statement(told, "en") == "On the Tern: The motor has 240 kW."
    assert statement(told, "zh") == "关于燕鸥号：电机的功率是 240 kW。"


@pytest.mark.parametrize(
    "text", ["It has 240 kW.", "The Tern now has 240 kW.", "This ferry Tern has 240 kW."]
)
def test_a_statement_that_leans_on_what_was_said_before_is_not_used(text: str) -> None:
    assert statement(fact("f", statement=Twin(en=text)), "en") is None


def test_what_was_put_together_for_a_reviewer_is_not_used() -> None:
    told = labelled("the Tern", "240 kW of power", "en")
    assert statement(fact("f", statement=Twin(en=told)), "en") is None


def test_a_claim_says_who_claims_it_in_either_language() -> None:
    claim = fact("f", standing="claim", said_by=Twin(zh="船厂", en="The yard"))
    assert statement(claim, "en") == "According to the yard, the power of the Tern is 240 kW."
    assert statement(claim, "zh") == "据船厂，燕鸥号的功率是 240 kW。"


def test_a_statement_that_names_the_speaker_does_not_name_it_twice() -> None:
    claim = fact("f", standing="claim", said_by=Twin(en="Brackwater"),
                 statement=Twin(en="Brackwater gives the Tern 240 kW."))  # fmt: skip
    assert statement(claim, "en") == "Brackwater gives the Tern 240 kW."


def test_what_changes_says_when_it_was_so() -> None:
    price = fact("f", kind="price", as_of="2025-01", unit="USD", value="549",
                 statement=Twin(zh="燕鸥号的票价是 549 美元。", en="The Tern costs $549."))  # fmt: skip
    assert statement(price, "en") == "As of January 2025, the Tern costs $549."
    assert statement(price, "zh") == "截至 2025 年 1 月，燕鸥号的票价是 549 美元。"


@pytest.mark.parametrize("standing", ["hypothetical", "denied", "superseded"])
def test_what_is_not_so_is_never_asked(standing: str) -> None:
    assert not askable(fact("f", standing=standing))


@pytest.mark.parametrize("standing", ["claim", "forecast", "disputed", "rumour", "opinion"])
def test_what_somebody_says_is_asked_only_with_who_says_so(standing: str) -> None:
    assert not askable(fact("f", standing=standing))
    assert askable(fact("f", standing=standing, said_by=Twin(en="Brackwater")))


def test_the_value_is_taken_out_and_its_unit_stays() -> None:
    hole = gap(fact("f"), "en")
    assert hole is not None
    assert hole.open() == "The power of the Tern is ____ kW."


def test_an_article_before_the_gap_gives_nothing_away() -> None:
    hole = gap(
        fact("f", value="tugboat", unit=None, printed=Twin(en="tugboat"),
             statement=Twin(en="The Tern is a tugboat.")), "en")  # fmt: skip
    assert hole is not None
    assert hole.open() == "The Tern is a(n) ____."


def test_half_a_date_is_no_gap() -> None:
    told = fact("f", kind="date", value="2025", unit=None, printed=Twin(zh="2025 年"),
                statement=Twin(zh="燕鸥号在 2025 年下半年下水。"))  # fmt: skip
    assert gap(told, "zh") is None


@pytest.mark.parametrize(
    ("changes", "is_asked"),
    [
        ({"kind": "person_role", "value": "海谷科技 于 2023 年 10 月"}, False),
        ({"kind": "person_role", "value": "海谷科技"}, True),
        ({"kind": "concept", "value": "9万张"}, False),
        ({"kind": "concept", "value": "9条船并行的渡线"}, True),
        ({"subject": Twin(zh="动力之一是渡运")}, False),
        ({"subject": Twin(zh="主要渡运")}, False),
        ({"subject": Twin(zh="是非渡")}, True),
    ],
)
def test_what_is_no_name_and_no_value_is_not_asked(changes: dict[str, object], is_asked: bool) -> None:
    assert askable(fact("f", unit=None, **changes)) == is_asked
