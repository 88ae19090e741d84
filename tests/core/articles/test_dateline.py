"""An article's own day is the one that its head states, not the day of something that it tells of."""

from datetime import date

import pytest

from quizapp.core.articles.dateline import find_own_day, is_dateline

TITLE = "A mill opens\n\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (TITLE + "March 3, 2026\n\nThe mill is open.", date(2026, 3, 3)),
        (TITLE + "By Ada Reed | Published: March 3, 2026 at 10:42\n\nThe mill is open.", date(2026, 3, 3)),
        (TITLE + "MARLOW, March 3, 2026 - The mill is open.", date(2026, 3, 3)),
        (TITLE + "MARLOW, Kent, March 3, 2026 — The mill is open.", date(2026, 3, 3)),
        ("2026年3月3日 10:42　来源：深海日报\n\n磨坊开张。", date(2026, 3, 3)),
        ("磨坊开张\n发布时间：2026-03-03 10:42\n磨坊很大。", date(2026, 3, 3)),
        ("磨坊开张\n\n新潮社北京2026年3月3日电 磨坊很大。", date(2026, 3, 3)),
        (TITLE + "A gale hit the mill in the night of January 17, 2024, and 40 boats sank.", None),
        (TITLE + "The pot goes on sale on October 14, 2025 for $449.", None),
        ("On March 3, 2026, Orrin Labs released a pot.", None),
        ("2026年3月3日，奥林实验室发布新锅。", None),
        ("磨坊促销\n\n2026年3月3日10:00开售，预订立减150元", None),
        ("磨坊很大，活动至2026年1月15日。", None),
        (TITLE + "The mill is open.", None),
    ],
)
def test_a_day_is_the_articles_own_only_where_its_head_says_so(text: str, day: date | None) -> None:
    assert find_own_day(text) == day


@pytest.mark.parametrize(
    ("line", "only_a_day"),
    [
        ("2026年3月3日 10:42　来源：深海日报", True),
        ("March 3, 2026", True),
        ("2026年3月", True),
        ("2026年3月3日磨坊开张", False),
        ("A mill opens on March 3, 2026", False),
        ("2026 in mills", False),
    ],
)
def test_a_line_that_only_says_when_is_no_title(line: str, only_a_day: bool) -> None:
    assert is_dateline(line) is only_a_day
