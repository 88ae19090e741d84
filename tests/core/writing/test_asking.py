"""Questions by templates read well in both languages; an attribute without a template is not asked for."""

import pytest

from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Language, Twin
from quizapp.core.writing.asking import ask
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.write import propose
from tests.core.writing.facts import fact, launched, stands_for


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "燕鸥号的功率是多少 kW？", "What is the power of the Tern, in kW?"),
        (
            {"attribute": Twin(zh="参数量", en="number of parameters"), "unit": "parameters", "value": "175000000000"},
            "燕鸥号有多少个参数？",
            "How many parameters does the Tern have?",
        ),
        (
            {"attribute": Twin(zh="起售价", en="starting price"), "unit": "USD", "value": "549", "kind": "price",
             "as_of": "2025-01", "printed": Twin(zh="549 美元", en="$549")},
            "截至 2025 年 1 月，燕鸥号的起售价是多少美元？",
            "As of January 2025, what is the starting price of the Tern, in US dollars?",
        ),
        (
            {"attribute": Twin(zh="MMLU 成绩", en="score on MMLU"), "unit": "%", "value": "90.8",
             "kind": "benchmark_score", "said_by": Twin(zh="船厂", en="the yard")},
            "据船厂，燕鸥号在 MMLU 上的成绩是多少（单位：%）？",
            "According to the yard, what score does the Tern reach on MMLU, in percent?",
        ),
    ],
)  # fmt: skip
def test_a_number_is_asked_for_with_its_unit(changes: dict[str, object], zh: str, en: str) -> None:
    said = {side: ask(fact("f", **changes), side, with_unit=True) for side in ("zh", "en")}
    assert {side: one and one.text for side, one in said.items()} == {"zh": zh, "en": en}


def test_a_date_is_asked_for_as_exactly_as_it_is_known() -> None:
    day = launched("f", "Tern", "2021-05", Twin(zh="2021 年 5 月", en="May 2021"))
    asked = {side: ask(day, side) for side in ("zh", "en")}
    assert {side: one and one.text for side, one in asked.items()} == {
        "zh": "Tern号是哪年哪月下水的？",
        "en": "In which month and year was the Tern launched?",
    }


def test_a_full_name_is_asked_for() -> None:
    asked = ask(stands_for("f", "ROV", Twin(zh="遥控潜水器", en="remotely operated vehicle")), "en")
    assert asked is not None
    assert asked.text == "What does ROV stand for?"


@pytest.mark.parametrize(
    ("side", "changes"),
    [
        ("zh", {"attribute": Twin(zh="从而将性能提高到了传统渲染", en="x")}),
        ("zh", {"attribute": Twin(zh="以及", en="x")}),
        ("en", {"attribute": Twin(zh="x", en="This paper explores the integration")}),
        ("en", {"subject": Twin(zh="x", en="the ferries")}),
        ("en", {"qualifier": "min"}),
        ("en", {"kind": "ratio", "unit": "x", "attribute": Twin(zh="速度", en="speed")}),
    ],
)
def test_what_no_template_fits_is_not_asked_for(side: Language, changes: dict[str, object]) -> None:
    assert ask(fact("f", **changes), side) is None


def test_a_forecast_without_its_speaker_is_not_asked_for() -> None:
    assert ask(fact("f", standing="forecast"), "en") is None


def test_what_nobody_has_read_is_asked_by_name_only_where_its_statement_says_so() -> None:
    told = "The Tern, the oldest boat of Turku, came 26 months late to the yard Marlow."
    late = fact(
        "f", subject=Twin(en="Tern"), attribute=Twin(en="duration"), value="26", unit="months",
        kind="quantity", statement=Twin(en=told), printed=Twin(en="26 months"), aliases=(),
    )  # fmt: skip
    forms = {
        unread: {draft.form for draft in propose([late], Bench(fact_table([late]), ("en",), unread=unread))}
        for unread in ((), ("f",))
    }
    assert "number" in forms[()] and "number" not in forms["f",] and "cloze" in forms["f",]
