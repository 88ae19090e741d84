"""Numbers in every notation are read as the same value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quantities.number import (
    Number,
    context_equal,
    grouped,
    parse_number,
    plain,
    rounded,
    same_number,
    same_range,
)

WHOLE = st.integers(min_value=0, max_value=10**15)
DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)

VALUES = {
    "1,234": "1234",
    "1 234": "1234",
    "1，234": "1234",
    "１２３４": "1234",
    "1'234'567": "1234567",
    "1.234.567": "1234567",
    "1.234,56": "1234.56",
    "1,234.5": "1234.5",
    "3,5": "3.5",
    "0,125": "0.125",
    ".5": "0.5",
    "-3.2": "-3.2",
    "−7": "-7",
    "+7": "7",
    "1e9": "1e9",
    "2.5E-3": "0.0025",
    "4.12×10¹¹": "412e9",
    "4.12 x 10^11": "412e9",
    "10^25": "1e25",
    "10²⁵": "1e25",
    "10的25次方": "1e25",
    "6.02×10^{23}": "6.02e23",
    "2^30": "1073741824",
    "一千二百亿": "120000000000",
    "两千三": "2300",
    "二〇二五": "2025",
    "三点五亿": "350000000",
    "十二": "12",
    "一百零五": "105",
    "壹佰贰拾": "120",
    "半": "0.5",
    "一半": "0.5",
    "百分之三十": "30",
    "30%": "30",
    "六成": "60",
    "八折": "80",
    "七五折": "75",
    "三成五": "35",
    "12.8万": "128000",
    "12.8萬": "128000",
    "6710亿": "671e9",
    "6710 億": "671e9",
    "14.8万亿": "14.8e12",
    "3 万 9,900": "39900",
    "1亿2000万": "120000000",
    "3千": "3000",
    "128K": "128000",
    "128k": "128000",
    "671B": "671e9",
    "14.8T": "14.8e12",
    "1.2 billion": "1.2e9",
    "5.6-million": "5.6e6",
    "14.2 trillion": "14.2e12",
    "3bn": "3e9",
    "twelve": "12",
    "twenty-five": "25",
    "one hundred and five": "105",
    "two million three hundred thousand": "2300000",
    "a dozen": "12",
    "half a million": "500000",
    "1/8": "0.125",
    "two fifths": "0.4",
    "四分之一": "0.25",
    " 42。": "42",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_a_notation_gives_its_value(text: str, value: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "5 13", "1,2345", "abc", "三点", "万", "1,23,456", "12 apples", "20-10", "--5", "GPT-4", "1.2.3"],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert parse_number(text) is None


RANGES = {
    "5%-13%": ("5", "13"),
    "20 to 60": ("20", "60"),
    "5～13": ("5", "13"),
    "5–13": ("5", "13"),
    "50%至80%": ("50", "80"),
    "10到20": ("10", "20"),
    "100至200亿": ("1e10", "2e10"),
    "between 250 billion and 400 billion": ("25e10", "4e11"),
    "5..13": ("5", "13"),
    "两三亿": ("2e8", "3e8"),
    "三四十": ("30", "40"),
}


@pytest.mark.parametrize(("text", "ends"), RANGES.items())
def test_a_range_keeps_both_ends(text: str, ends: tuple[str, str]) -> None:
    number = parse_number(text)
    assert number is not None
    assert same_range(number, Decimal(ends[0]), Decimal(ends[1]))
    assert not same_number(number, number.value, rel=Decimal(1))


APPROXIMATIONS = {
    "约128": "approx",
    "近三亿": "approx",
    "20万左右": "approx",
    "about 12": "approx",
    "nearly 40": "approx",
    "~7": "approx",
    "超过1亿": "min",
    "超 3000": "min",
    "1400多万": "min",
    "200余": "min",
    "一百多": "min",
    "10+": "min",
    "100 or more": "min",
    "over 1.2 billion": "min",
    "at least 7": "min",
    "≥ 7": "min",
    "不到5": "max",
    "最多 8": "max",
    "不会超过六": "max",
    "up to 5": "max",
    "less than a fifth": "max",
    "100以内": "max",
    "128": "exact",
}


@pytest.mark.parametrize(("text", "approx"), APPROXIMATIONS.items())
def test_a_bound_is_kept_beside_the_value(text: str, approx: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.approx == approx


@pytest.mark.parametrize(
    ("text", "digits"), [("5.60", 3), ("0.0120", 3), ("128000", 6), ("12.8万", 3), ("一千二百亿", 2)]
)
def test_printed_digits_are_counted(text: str, digits: int) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.digits == digits


def chinese(value: int) -> str:
    """A whole number in Chinese numerals, as a textbook writes it."""
    digits = "零一二三四五六七八九"
    if value < 10:
        return digits[value]
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= scale:
            upper, rest = divmod(value, scale)
            gap = "零" if rest and rest < scale // 10 else ""
            return chinese(upper) + name + gap + (chinese(rest) if rest else "")
    raise AssertionError(value)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_give_back_their_value(value: int) -> None:
    number = parse_number(chinese(value))
    assert number is not None
    assert number.value == value


NOTATIONS = [
    lambda value: plain(value),
    lambda value: f"{value:,}",
    lambda value: f"{value:,}".replace(",", "，"),
    lambda value: f"{value:,}".replace(",", "\u202f"),
    lambda value: f"{value:E}",
    lambda value: "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in plain(value)),
    lambda value: plain(value / 10**4) + "万",
    lambda value: plain(value / 10**8) + "亿",
    lambda value: plain(value / 10**3) + "K",
    lambda value: plain(value / 10**9) + " billion",
    lambda value: plain(value / 10**6) + "×10^6",
]


@pytest.mark.parametrize("notation", NOTATIONS)
@given(value=DECIMALS)
def test_every_notation_of_a_value_is_read_as_that_value(notation: object, value: Decimal) -> None:
    assert callable(notation)
    number = parse_number(notation(value))
    assert number is not None
    assert number.value == value


@given(DECIMALS)
def test_grouped_numbers_are_read_back_in_both_languages(value: Decimal) -> None:
    for language in ("zh", "en"):
        number = parse_number(grouped(value, language))
        assert number is not None
        assert number.value == value


@given(st.text())
def test_no_text_makes_the_number_reader_fail(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.value.is_finite()


SIGNS = st.text(alphabet="0123456789.,-+eE^×/% 万亿千百十一二两三半多约成分之点KMBT～至到 andto多余")


@given(SIGNS)
def test_no_heap_of_number_signs_makes_the_reader_fail(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.value.is_finite()


def given_number(value: str) -> Number:
    return Number(Decimal(value))


def test_tolerances_accept_what_is_near() -> None:
    key = Decimal(671)
    assert same_number(given_number("671.0"), key)
    assert not same_number(given_number("670"), key)
    assert same_number(given_number("670"), key, abs_=Decimal(1))
    assert same_number(given_number("677"), key, rel=Decimal("0.01"))
    assert not same_number(given_number("680"), key, rel=Decimal("0.01"))


def test_digits_compare_after_rounding() -> None:
    assert same_number(given_number("0.3333"), Decimal(1) / 3, digits=3)
    assert not same_number(given_number("0.34"), Decimal(1) / 3, digits=2)
    assert rounded(Decimal("67.15e9"), 3) == Decimal("67.2e9")


@pytest.mark.parametrize(("one", "other"), [(131072, 128000), (65536, 64000), (1048576, 10**6), (8, 8)])
def test_context_sizes_may_count_in_1024(one: int, other: int) -> None:
    assert context_equal(Decimal(one), Decimal(other))
    assert context_equal(Decimal(other), Decimal(one))
    assert same_number(given_number(str(one)), Decimal(other), context=True)


def test_other_context_sizes_differ() -> None:
    assert not context_equal(Decimal(130000), Decimal(128000))
    assert not same_number(given_number("131072"), Decimal(128000))


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("671e9", "6710亿", "671,000,000,000"),
        ("128000", "12.8万", "128,000"),
        ("14.8e12", "14.8万亿", "14,800,000,000,000"),
        ("131072", "13.1072万", "131,072"),
        ("1234567", "1,234,567", "1,234,567"),
        ("79.80", "79.8", "79.8"),
        ("-1999", "-1,999", "-1,999"),
    ],
)
def test_numbers_are_grouped_as_each_language_does(value: str, zh: str, en: str) -> None:
    assert (grouped(Decimal(value), "zh"), grouped(Decimal(value), "en")) == (zh, en)


@given(DECIMALS)
def test_plain_digits_have_no_exponent_and_no_loose_zeros(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert "." not in text or text[-1] != "0"
