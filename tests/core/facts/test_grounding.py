"""Whether a text proves a fact."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.grounding import proves
from quizapp.core.languages import Twin
from tests.core.banks.example import ELO


def make_fact(value: str, unit: str | None = None, printed: Twin | None = None) -> Fact:
    return replace(ELO, value=value, unit=unit, printed=printed)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("2029", None, "取得了 2029 的 Elo 评分"),
        ("175000000000", "parameters", "GPT-3 拥有 1750 亿参数"),
        ("175000000000", "parameters", "it has 175 billion parameters"),
        ("671000000000", "parameters", "671B"),
        ("79.8", "%", "准确率达到了 79.8%"),
        ("84.0", "%", "84% accuracy"),
        ("80", "GB", "80 GB 显存"),
        ("10..12", "%", "提升 10%至12%"),
        ("2025-01-20", None, "于2025年1月20日发布"),
        ("2025-01-20", None, "on 20 January 2025"),
        ("2025-01", None, "2025年1月20日"),
        ("2017", None, "2017 年"),
        ("9800", "TWD", "售價9800元"),
        ("9800", "HKD", "售價9800元"),
        ("GRPO", None, "采用的 grpo 框架"),
        ("Multi-head Latent Attention", None, "Multi-head\u3000latent  attention"),
    ],
)
def test_a_text_that_holds_the_value_proves_it(value: str, unit: str | None, text: str) -> None:
    assert proves(make_fact(value, unit), text) is True


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("2029", None, "取得了 12029 的评分"),
        ("2029", None, "取得了 2029.5 的评分"),
        ("671000000000", "parameters", "67.1 亿参数"),
        ("79.8", "%", "79.2%"),
        ("80", "GB", "80 TB"),
        ("10..12", "%", "提升 10%"),
        ("9800", "TWD", "人民幣9800元"),
        ("9800", "USD", "售價9800元"),
        ("2025-01-20", None, "2025年1月22日"),
        ("2025-01-20", None, "2025年1月"),
    ],
)
def test_a_text_with_another_value_does_not(value: str, unit: str | None, text: str) -> None:
    assert proves(make_fact(value, unit), text) is False


def test_the_printed_form_of_a_value_in_words_is_looked_up_too() -> None:
    fact = make_fact("trial and error", printed=Twin(zh="试错", en="trial and error"))
    assert proves(fact, "强化学习靠试错") is True
    assert proves(fact, "强化学习靠尝试") is None


@given(st.integers(10_000, 10**12))
def test_any_whole_number_is_found_where_it_is_printed(number: int) -> None:
    assert proves(make_fact(str(number), "parameters"), f"它有 {number} 个参数。") is True
