"""Dates are read in any usual form of both languages, as precise as they are printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.quantities.date import DateValue, Order, find_dates, parse_date, parse_dates, same_date

DATES = {
    "2025年1月20日": "2025-01-20",
    "２０２５年１月２０日": "2025-01-20",
    "2025 年 1 月 20 号": "2025-01-20",
    "二〇二五年一月二十日": "2025-01-20",
    "二零二五年一月": "2025-01",
    "24年5月": "2024-05",
    "1月20日": "--01-20",
    "十二月三十一日": "--12-31",
    "2025年": "2025",
    "2025": "2025",
    "2025年1月": "2025-01",
    "7月": "--07",
    "2024年第二季度": "2024-Q2",
    "2024年二季度": "2024-Q2",
    "第四季度": "--Q4",
    "2024年上半年": "2024-H1",
    "2024 年下半年": "2024-H2",
    "2024-H1": "2024-H1",
    "H2 2026": "2026-H2",
    "the second half of 2026": "2026-H2",
    "2024年底": "2024-12",
    "2024年末": "2024-12",
    "20 January 2025": "2025-01-20",
    "the 20th of January 2025": "2025-01-20",
    "January 20, 2025": "2025-01-20",
    "January 20th, 2025": "2025-01-20",
    "Jan 20, 2025": "2025-01-20",
    "Jan. 20 2025": "2025-01-20",
    "20 jan 2025": "2025-01-20",
    "2025 January 20": "2025-01-20",
    "January 2025": "2025-01",
    "Sept. 2024": "2024-09",
    "March 25": "--03-25",
    "may": "--05",
    "20/1/2025": "2025-01-20",
    "1/20/2025": "2025-01-20",
    "20.1.2025": "2025-01-20",
    "2025-01-20": "2025-01-20",
    "2025-1-20": "2025-01-20",
    "2025.1.20": "2025-01-20",
    "2025/1/20": "2025-01-20",
    "2025-01-20T10:00:00Z": "2025-01-20",
    "2025-01-20 10:00": "2025-01-20",
    "20250120": "2025-01-20",
    "2025-01": "2025-01",
    "2025.1": "2025-01",
    "1/2025": "2025-01",
    "Q2 2024": "2024-Q2",
    "2024Q2": "2024-Q2",
    "2024-Q2": "2024-Q2",
    "Q3": "--Q3",
    "the fourth quarter of 2026": "2026-Q4",
    "end of 2024": "2024-12",
    "29 February 2024": "2024-02-29",
    "2月29日": "--02-29",
    "--07-23": "--07-23",
}


@pytest.mark.parametrize(("text", "iso"), DATES.items())
def test_a_date_is_read_in_its_usual_forms(text: str, iso: str) -> None:
    value = parse_date(text)
    assert value is not None
    assert value.iso() == iso


NO_DATES = ["", "yesterday", "去年底", "2025-02-30", "29 February 2025", "13月", "1月32日", "2025-13-01", "99/99/2025", "hello", "20", "3月球", "12.5",
            "2025年13月", "31 April", "5个月", "上半年", "the first half", "H100 2025"]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_no_calendar_has_is_not_read(text: str) -> None:
    assert parse_dates(text) == ()


def test_day_and_month_that_could_change_places_give_both_readings() -> None:
    assert [value.iso() for value in parse_dates("3/4/2025")] == ["2025-04-03", "2025-03-04"]
    assert parse_date("3/4/2025") is None


@pytest.mark.parametrize(("order", "iso"), [("dmy", "2025-04-03"), ("mdy", "2025-03-04")])
def test_a_known_order_settles_day_and_month(order: Order, iso: str) -> None:
    value = parse_date("3/4/2025", order=order)
    assert value is not None
    assert value.iso() == iso


# 30 May 2025 is a Friday.
RELATIVE = {
    "5月29日": "2025-05-29",
    "12月27日": "2024-12-27",
    "1月7日": "2025-01-07",
    "25号": "2025-05-25",
    "昨天": "2025-05-29",
    "前天": "2025-05-28",
    "今日": "2025-05-30",
    "明天": "2025-05-31",
    "前一天": "2025-05-29",
    "周二": "2025-05-27",
    "星期五": "2025-05-30",
    "上周五": "2025-05-23",
    "下周一": "2025-06-02",
    "去年底": "2024-12",
    "去年": "2024",
    "今年3月": "2025-03",
    "去年12月5日": "2024-12-05",
    "去年第三季度": "2024-Q3",
    "明年上半年": "2026-H1",
    "the second half of next year": "2026-H2",
    "上个月": "2025-04",
    "本月15日": "2025-05-15",
    "明年": "2026",
    "yesterday": "2025-05-29",
    "last Tuesday": "2025-05-27",
    "last Friday": "2025-05-23",
    "on Friday": "2025-05-30",
    "next Monday": "2025-06-02",
    "last year": "2024",
    "the end of last year": "2024-12",
    "last month": "2025-04",
    "January": "2025-01",
    "March 25": "2025-03-25",
}


@pytest.mark.parametrize(("text", "iso"), RELATIVE.items())
def test_a_relative_date_counts_from_the_reference(text: str, iso: str) -> None:
    value = parse_date(text, reference=date(2025, 5, 30))
    assert value is not None
    assert value.iso() == iso


def test_the_month_before_january_is_december() -> None:
    value = parse_date("上个月", reference=date(2025, 1, 5))
    assert value == DateValue(2024, 12)


@pytest.mark.parametrize(
    ("given_text", "key_text", "same"),
    [
        ("2025-01-20", "2025年1月20日", True),
        ("2025-01-20", "2025-01", True),
        ("2025-01", "2025-01-20", False),
        ("2025-01-21", "2025-01-20", False),
        ("2024-05", "2024-Q2", True),
        ("2024-07-01", "2024-Q2", False),
        ("2024", "2024-Q2", False),
        ("2024-Q2", "2024", True),
        ("2024-08-03", "2024年下半年", True),
        ("2024-Q2", "2024年上半年", True),
        ("2024-Q2", "2024年下半年", False),
        ("2024-H1", "2024-Q2", False),
        ("2024", "2024-H1", False),
        ("2025年7月23日", "--07-23", True),
        ("7月23日", "2025-07-23", False),
    ],
)
def test_a_date_must_say_all_that_the_key_says(given_text: str, key_text: str, same: bool) -> None:
    given_date, key = parse_date(given_text), parse_date(key_text)
    assert given_date is not None
    assert key is not None
    assert same_date(given_date, key) is same


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (DateValue(2025, 1, 20), "day"),
        (DateValue(2025, 1), "month"),
        (DateValue(2025, quarter=2), "quarter"),
        (DateValue(2025, half=2), "half"),
        (DateValue(2025), "year"),
    ],
)
def test_the_precision_is_the_finest_part_known(value: DateValue, precision: str) -> None:
    assert value.precision == precision


FORMS = [
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}-{0.month:02d}-{0.day:02d}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%b} {0.day}, {0.year}",
    "the {0.day}th of {0:%B}, {0.year}",
    "{0:%Y%m%d}",
]


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    assert parse_date(form.format(day)) == DateValue(day.year, day.month, day.day)


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_one_reading_of_a_numeric_day_is_right(day: date, mark: str) -> None:
    text = f"{day.day}{mark}{day.month}{mark}{day.year}"
    assert DateValue(day.year, day.month, day.day) in parse_dates(text)
    assert parse_date(text, order="dmy") == DateValue(day.year, day.month, day.day)


@given(st.text(), st.none() | st.dates())
def test_no_text_makes_the_date_reader_fail(text: str, reference: date | None) -> None:
    for value in parse_dates(text, reference=reference):
        assert value.iso()


PIECES = st.sampled_from(["2025", "年", "1", "月", "20", "日", "号", "Jan", "January", " ", ",", "-", "/", ".", "Q2", "第", "二", "季度", "半年", "H1", "half ", "去年", "底",
                          "last ", "Tuesday", "周", "五", "昨天", "of ", "the ", "in ", "上", "个月", "31", "00", "99"])  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.none() | st.dates())
def test_the_dates_found_lie_inside_the_text_and_apart(pieces: list[str], reference: date | None) -> None:
    text = "".join(pieces)
    end = 0
    for mention in find_dates(text, reference=reference):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.printed == text[mention.start : mention.end]
        end = mention.end


def found(text: str, reference: date | None = None) -> list[tuple[str, str]]:
    return [(one.printed, one.value.iso()) for one in find_dates(text, reference=reference)]


def test_dates_are_found_in_running_text() -> None:
    assert found("OSLO, March 11, 2026 - founded in 2021, it grew.") == [
        ("March 11, 2026", "2026-03-11"),
        ("2021", "2021"),
    ]
    assert found("2025年9月18日发布，9月30日前注册，到2026年第二季度") == [
        ("2025年9月18日", "2025-09-18"), ("9月30日", "--09-30"), ("2026年第二季度", "2026-Q2"),
    ]  # fmt: skip
    assert found("分别在 2023 年 5 月、2024 年 7 月") == [
        ("2023 年 5 月", "2023-05"),
        ("2024 年 7 月", "2024-07"),
    ]


def test_relative_dates_are_found_only_from_a_reference() -> None:
    text = "昨天，它去年底的计划"
    assert found(text) == []
    assert found(text, date(2025, 5, 30)) == [("昨天", "2025-05-29"), ("去年底", "2024-12")]


@pytest.mark.parametrize(
    "text", ["2048 块", "R1-0528", "DeepSeek-V3-0324", "1025年", "三个月", "march on, you may", "1.5.2"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert found(text) == []
