"""Whole answers are read as a number with its unit, in the light of the unit that is expected."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quantities.number import plain
from quizapp.core.quantities.quantity import Quantity, parse_quantity
from quizapp.core.quantities.unit import convert, find_unit


def read(text: str, expected: str | None = None) -> Quantity:
    found = parse_quantity(text, expected=expected)
    assert found is not None, text
    return found


def shown(text: str, expected: str | None = None) -> tuple[str, str | None]:
    found = read(text, expected)
    low, high = found.number.low, found.number.high
    digits = plain(found.number.value) if low is None or high is None else f"{plain(low)}..{plain(high)}"
    return digits, found.unit.name if found.unit else None


WITHOUT_A_HINT = {
    "32 GB": ("32", "GB"),
    "32GB": ("32", "GB"),
    "３２ＧＢ": ("32", "GB"),
    "671B": ("671000000000", "parameters"),
    "6710亿": ("671000000000", None),
    "6710亿参数": ("671000000000", "parameters"),
    "685B个参数": ("685000000000", "parameters"),
    "37B 参数": ("37000000000", "parameters"),
    "14.8万亿个token": ("14800000000000", "tokens"),
    "14.8T tokens": ("14800000000000", "tokens"),
    "128K token": ("128000", "tokens"),
    "900m parameters": ("900000000", "parameters"),
    "1m tokens": ("1000000", "tokens"),
    "400m": ("400", "m"),
    "60 tokens/s": ("60", "tokens/s"),
    "每秒60个token": ("60", "tokens/s"),
    "每秒 1.9万 tokens": ("19000", "tokens/s"),
    "118 tokens per second": ("118", "tokens/s"),
    "5.5倍": ("5.5", "x"),
    "5.5x": ("5.5", "x"),
    "30%": ("30", "%"),
    "三成": ("30", "%"),
    "百分之三十": ("30", "%"),
    "5%-13%": ("5..13", "%"),
    "5-13%": ("5..13", "%"),
    "5%到13%": ("5..13", "%"),
    "20-30秒": ("20..30", "s"),
    "between 250 and 400 W": ("250..400", "W"),
    "900 MB-1 GB": ("0.9..1", "GB"),
    "10个百分点": ("10", "pp"),
    "1.3 percentage points": ("1.3", "pp"),
    "1/11": ("0.09090909090909090909090909091", "x"),
    "$5.6 million": ("5600000", "USD"),
    "$5.6M": ("5600000", "USD"),
    "$5.6m": ("5600000", "USD"),
    "US$ 3bn": ("3000000000", "USD"),
    "560万美元": ("5600000", "USD"),
    "两三亿美元": ("200000000..300000000", "USD"),
    "￥16499": ("16499", "CNY"),
    "USD 20": ("20", "USD"),
    "16499元": ("16499", "CNY"),
    "0.5元/百万token": ("0.5", "CNY/Mtokens"),
    "每百万tokens 0.8元": ("0.8", "CNY/Mtokens"),
    "每百万输出tokens的价格为8元": ("8", "CNY/Mtokens"),
    "$0.14 per million tokens": ("0.14", "USD/Mtokens"),
    "$20/月": ("20", "USD/months"),
    "3小时20分钟": ("200", "min"),
    "1 hour 30 minutes": ("90", "min"),
    "10分30秒": ("630", "s"),
    "两年半": ("2.5", "years"),
    "两个半小时": ("2.5", "h"),
    "three and a half years": ("3.5", "years"),
    "3½ h": ("3.5", "h"),
    "2小时5分30秒": ("7530", "s"),
    "零下5度": ("-5", "°"),
    "25个基点": ("25", "bp"),
    "$10-$20 per month": ("10..20", "USD/months"),
    "半年": ("0.5", "years"),
    "半个月": ("0.5", "months"),
    "half a year": ("0.5", "years"),
    "575W": ("575", "W"),
    "4-bit": ("4", "bit"),
    "3352 AI TOPS": ("3352", "TOPS"),
    "120 km/h": ("120", "km/h"),
    "-40 °C": ("-40", "°C"),
    "44岁": ("44", "years old"),
    "16 篇": ("16", "papers"),
    "约 20万 GB": ("200000", "GB"),
    "20GB以上": ("20", "GB"),
    "128": ("128", None),
}


@pytest.mark.parametrize(("text", "result"), WITHOUT_A_HINT.items())
def test_a_quantity_is_read_without_a_hint(text: str, result: tuple[str, str | None]) -> None:
    assert shown(text) == result


WITH_A_HINT = [
    ("671B", "parameters", "671000000000", "parameters"),
    ("671 B", "parameters", "671000000000", "parameters"),
    ("512 B", "bytes", "512", "B"),
    ("512B", "GB", "512", "B"),
    ("32G", "GB", "32", "GB"),
    ("32g", "GB", "32", "GB"),
    ("64K", "KB", "64", "KB"),
    ("512M", "GB", "512", "MB"),
    ("2T", "TB", "2", "TB"),
    ("128K", "tokens", "128000", None),
    ("1m", "tokens", "1000000", None),
    ("5 m", "km", "5", "m"),
    ("5B", "USD", "5000000000", None),
    ("5.6m", "USD", "5600000", None),
    ("6710亿个", "parameters", "671000000000", "parameters"),
    ("20个", "llamas", "20", "llamas"),
    ("20 llamas", "llamas", "20", "llamas"),
    ("1 llama", "llamas", "1", "llamas"),
    ("30分", "min", "30", "min"),
    ("79.8分", "points", "79.8", "points"),
    ("4位", "bit", "4", "bit"),
    ("5块", "CNY", "5", "CNY"),
    ("20度", "kWh", "20", "kWh"),
    ("20度", "°C", "20", "°C"),
    ("3 times", "occurrences", "3", "occurrences"),
    ("0.5元", "CNY/Mtokens", "0.5", "CNY/Mtokens"),
    ("一半", "%", "0.5", "x"),
]


@pytest.mark.parametrize(("text", "expected", "digits", "name"), WITH_A_HINT)
def test_the_expected_unit_settles_what_is_ambiguous(
    text: str, expected: str, digits: str, name: str | None
) -> None:
    assert shown(text, expected) == (digits, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "GB",
        "20 bananas",
        "20 GB 30",
        "2025年1月20日",
        "o1",
        "GPT-4",
        "三点五步走",
        "10 GB/banana",
    ],
)
def test_what_is_no_quantity_is_not_read(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_bound_in_the_answer_is_kept() -> None:
    assert read("超过 75 款").number.approx == "min"
    assert read("about 2.0 million GPU-hours").number.approx == "approx"
    assert read("20 GB or less").number.approx == "max"


def test_the_span_is_the_text_without_its_margins() -> None:
    found = read("  32 GB \n")
    assert (found.start, found.end, found.printed) == (2, 7, "32 GB")


def test_one_and_the_same_size_in_many_notations() -> None:
    notations = [
        "671B",
        "6710亿",
        "6,710亿",
        "6710 億個參數",
        "671 billion",
        "0.671T",
        "671000M",
        "6.71×10^11",
        "六千七百一十亿",
    ]
    assert {read(text, "parameters").number.value for text in notations} == {Decimal("671e9")}


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
UNITS = st.sampled_from(["GB", "MB", "W", "kW", "TOPS", "TFLOPS", "tokens", "tokens/s", "USD", "CNY", "%", "pp", "x", "min", "h",
                         "months", "years", "nm", "mm", "kg", "°C", "km/h", "CNY/Mtokens", "parameters", "GHz"])  # fmt: skip
LAYOUTS = st.sampled_from(["{} {}", "{}{}"])


@given(AMOUNTS, UNITS, LAYOUTS, st.booleans())
def test_a_printed_quantity_is_read_back(value: Decimal, name: str, layout: str, hinted: bool) -> None:
    unit = find_unit(name)
    assert unit is not None
    for printed in (name, unit.zh, unit.en):
        if printed[0].isascii() and printed[0] in "tp" and layout == "{}{}":
            continue
        if printed == "times" and not hinted:
            continue
        found = read(layout.format(plain(value), printed), name if hinted else None)
        assert found.unit is not None
        assert convert(found.number.value, found.unit, unit) == value


@given(st.text(), st.sampled_from([None, "GB", "parameters", "tokens", "%", "llamas"]))
def test_no_text_makes_the_quantity_reader_fail(text: str, expected: str | None) -> None:
    found = parse_quantity(text, expected=expected)
    assert found is None or found.printed == text[found.start : found.end]


SIGNS = "0123456789.,-+eE^×/% 万亿千百十一二两三半多约成分之点每KMBTGxX～至到年月个倍元$¥秒token GB"


@given(
    st.text(alphabet=SIGNS, max_size=30), st.sampled_from([None, "GB", "min", "CNY/Mtokens", "parameters"])
)
def test_no_heap_of_signs_makes_the_quantity_reader_fail(text: str, expected: str | None) -> None:
    found = parse_quantity(text, expected=expected)
    assert found is None or found.number.value.is_finite()
