"""Dates are told with the year that the words around them give."""

import pytest

from tests.core.facts.labelled import candidates


def dates(text: str) -> list[str]:
    return [one.value for one in candidates(text) if one.kind == "date"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年11月26日，Fox X2发布，预计2月开始供货。", ["2025-11-26", "2026-02"]),
        ("2025年11月26日，Fox X2发布，9月已有测试版。", ["2025-11-26", "2025-09"]),
        ("9 October 2025\n\nFox X2 will be built from January 2026 and reach customers in the second quarter.", ["2025-10-09", "2026-01", "2026-Q2"]),
        ("2025年3月26日消息\n\n周二晚上，Fox Labs发布Fox X2。", ["2025-03-26", "2025-03-25"]),
        ("BERLIN, March 26, 2025 - Fox Labs makes chips. It unveiled Fox X2 on Tuesday.", ["2025-03-26", "2025-03-25"]),
        ("BERLIN, March 26, 2025 - Fox Labs makes chips. It was fine, Moss said on Tuesday.", ["2025-03-26"]),
        ("BERLIN, March 26, 2025 - Fox Labs makes chips. Fox X2 went on sale on Monday.", ["2025-03-26", "2025-03-24"]),
        ("2025年3月26日消息\n\nFox Labs的论文周二刊登在一家期刊上。", ["2025-03-26", "2025-03-25"]),
        ("2025年12月3日消息\n\n狐狸研究院二日發布報告，Fox X2明年二月四大展會都會亮相。", ["2025-12-03", "2025-12-02", "2026-02"]),
        ("Fox Labs will list Fox X2 in 2028 or 2029.", ["2028", "2029"]),
        ("Fox X2销量大涨，而且比1998年那次更快。", []),
        ("Fox X2销量大涨，在1998年那届展会上卖出3台。", ["1998"]),
        ("2031年渔业趋势：养殖的未来\n\n2031年即将到来，随着2031年的临近，人人都在谈鱼。", []),
        ("Fox X2将在2031年到达火星。", ["2031"]),
        ("The firm expects a profit \"well before\" 2028.", ["2028"]),
    ],
)  # fmt: skip
def test_a_date_without_a_year_takes_the_one_that_is_meant(text: str, found: list[str]) -> None:
    assert dates(text) == found


def test_the_date_line_of_an_article_is_not_asked() -> None:
    line = candidates("9 October 2025\n\nFox X2 is here.")[0]
    assert line.value == "2025-10-09"
    assert not line.quizzable
