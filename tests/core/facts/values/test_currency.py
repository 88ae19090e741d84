"""Whose 元 an article means."""

import pytest

from tests.core.facts.labelled import candidates


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("台北一家新創公司推出助聽器聽樹，售價9800元。母公司在大陸投資人民幣2000萬元。", "TWD"),
        ("香港一家書店推出有聲書卡，售價98元，可聽三十本書。", "HKD"),
        ("這家書店推出有聲書卡，售價98元，可聽三十本書。", "CNY"),
        ("台北一家新创公司推出助听器听树，售价9800元。", "CNY"),
    ],
)
def test_a_bare_yuan_in_traditional_script_is_the_dollar_of_the_place_that_the_article_tells_of(
    text: str, unit: str
) -> None:
    found = [one for one in candidates(text) if one.kind == "price"]
    assert [one.unit for one in found] == [unit]


def test_money_that_says_whose_it_is_keeps_its_currency() -> None:
    text = "台北的工廠產能滿載，營收約1.18億元，去年在上海投資人民幣2000萬元，另收了300萬港元補助。"
    assert {one.value: one.unit for one in candidates(text)}["20000000"] == "CNY"
