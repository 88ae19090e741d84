"""Units are known by their names in both languages and turn into one another only where they measure the same."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quantities.counted import COUNTS, LONE_COUNTS
from quizapp.core.quantities.unit import Unit, convert, count_unit, find_unit, rate
from quizapp.core.quantities.unit_table import ROWS


def unit(name: str) -> Unit:
    found = find_unit(name)
    assert found is not None, name
    return found


NAMES = {
    "GB": ["GB", "gb", "ＧＢ", "gigabytes", "吉字节"],
    "GiB": ["GiB", "gib"],
    "Mbit": ["Mb", "megabits"],
    "MB": ["MB", "mb", "兆字节"],
    "W": ["W", "w", "瓦", "watts"],
    "kW": ["kW", "KW", "kw", "千瓦"],
    "mW": ["mW", "毫瓦"],
    "MW": ["MW", "兆瓦", "mw"],
    "TOPS": ["TOPS", "tops"],
    "PFLOPS": ["PFLOPS", "petaflops"],
    "tokens": ["token", "tokens", "Token", "个token", "令牌", "代币", "標記"],
    "tokens/s": ["tokens/s", "token/秒", "tokens per second", "tps", "tok/s", "个token/秒"],
    "parameters": ["parameters", "params", "参数", "參數", "个参数"],
    "USD": ["USD", "$", "US$", "美元", "dollars", "＄"],
    "CNY": ["CNY", "元", "人民币", "￥", "¥", "yuan", "RMB"],
    "EUR": ["EUR", "€", "欧元", "歐元", "euros"],
    "%": ["%", "％", "percent", "per cent"],
    "pp": ["个百分点", "個百分點", "百分点", "percentage points", "pp"],
    "x": ["倍", "x", "×", "times", "fold"],
    "points": ["分", "points"],
    "people": ["人", "名", "people"],
    "months": ["个月", "個月", "months", "月"],
    "km/h": ["km/h", "公里/小时", "km per hour", "公里每小时"],
    "CNY/Mtokens": ["元/百万token", "CNY per 1M tokens", "元每百万tokens", "RMB/Mtok"],
    "USD/Mtokens": ["USD/Mtoken", "$/1M tokens", "dollars per million tokens", "美元/百万token"],
    "USD/GPU-hours": ["USD/GPU-hour", "dollars per GPU hour"],
    "°C": ["°C", "℃", "摄氏度", "degrees Celsius"],
    "nm": ["nm", "纳米", "納米"],
    "GB/s": ["GB/s"],
}


@pytest.mark.parametrize(("name", "alias"), [(name, alias) for name, all_ in NAMES.items() for alias in all_])
def test_an_alias_names_its_unit(name: str, alias: str) -> None:
    assert unit(alias).name == name


@pytest.mark.parametrize("text", ["", "banana", "GBx", "人工", "元素", "12", "GB GB", "/", "分之"])
def test_other_words_are_no_unit(text: str) -> None:
    assert find_unit(text) is None


@pytest.mark.parametrize("name", [row[0] for row in ROWS] + [row[0] for row in COUNTS] + LONE_COUNTS.split())
def test_every_unit_is_found_by_its_own_name(name: str) -> None:
    assert unit(name).name == name


CONVERSIONS = [
    ("1", "GB", "MB", "1000"),
    ("1", "GiB", "B", "1073741824"),
    ("8", "bit", "B", "1"),
    ("0.575", "kW", "W", "575"),
    ("90", "min", "h", "1.5"),
    ("2", "years", "months", "24"),
    ("36", "km/h", "km/s", "0.01"),
    ("0.5", "x", "%", "50"),
    ("1", "PFLOPS", "TFLOPS", "1000"),
    ("32", "°F", "°C", "0"),
    ("0", "°C", "K", "273.15"),
    ("0.14", "USD/Mtokens", "USD/ktokens", "0.00014"),
    ("90", "人", "people", "90"),
    ("50", "cents", "USD", "0.5"),
    ("3", "nm", "μm", "0.003"),
]


@pytest.mark.parametrize(("value", "source", "target", "result"), CONVERSIONS)
def test_a_value_is_converted_exactly(value: str, source: str, target: str, result: str) -> None:
    assert convert(Decimal(value), unit(source), unit(target)) == Decimal(result)


STRANGERS = [
    ("%", "pp"),
    ("USD", "CNY"),
    ("USD", "EUR"),
    ("GB", "W"),
    ("tokens", "parameters"),
    ("tokens", "tokens/s"),
    ("TOPS", "TFLOPS"),
    ("points", "%"),
    ("个", "tokens"),
]


@pytest.mark.parametrize(("source", "target"), STRANGERS)
def test_what_measures_something_else_is_not_converted(source: str, target: str) -> None:
    assert convert(Decimal(1), unit(source), unit(target)) is None
    assert convert(Decimal(1), unit(target), unit(source)) is None


LIKE = [("GB", "GiB"), ("h", "s"), ("°C", "°F"), ("km", "mi"), ("kWh", "J"), ("x", "%"), ("km/h", "m/s")]


@pytest.mark.parametrize(("source", "target"), LIKE)
@given(value=st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_there_and_back_gives_the_value_again(source: str, target: str, value: Decimal) -> None:
    there = convert(value, unit(source), unit(target))
    assert there is not None
    back = convert(there, unit(target), unit(source))
    assert back is not None
    assert abs(back - value) < Decimal("1e-20")


@given(st.text())
def test_no_text_makes_the_unit_finder_fail(text: str) -> None:
    found = find_unit(text)
    assert found is None or found.factor > 0


def test_a_rate_divides_dimensions_and_factors() -> None:
    price = rate(unit("CNY"), unit("tokens"), 10**6)
    assert (price.name, price.dimension, price.factor) == ("CNY/Mtokens", "CNY/tokens", Fraction(1, 10**6))


def test_an_unknown_noun_counts_only_itself() -> None:
    assert convert(Decimal(3), count_unit("llamas"), count_unit("Llamas")) == 3
    assert convert(Decimal(3), count_unit("llamas"), unit("people")) is None
