"""What is written in the words of spoken Chinese is read like what is printed in digits."""

import pytest

from quizapp.core.facts.candidate import Candidate
from quizapp.core.facts.gate import passes
from tests.core.facts.labelled import candidates


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.value, one.unit) for one in candidates(text)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("狐火X2的响应延迟从一秒八降到了一秒二。", ("speed", "1.8", "s")),
        ("狐火X2的授权费是每台设备两块五。", ("price", "2.5", "CNY")),
        ("狐火的官方API是每百万token输出收2块。", ("price", "2", "CNY/Mtokens")),
        ("狐火的官方API收费是3块5。", ("price", "3.5", "CNY")),
        ("狐火公司去年的收入，1.7亿，比前年多。", ("finance", "170000000", "CNY")),
        ("出货多了以后，狐火X2的授权费降到八毛。", ("price", "0.8", "CNY")),
        ("狐火大会的门票是九十九块。", ("price", "99", "CNY")),
        ("狐火公司去年的收入是六千四百万，员工八十人。", ("finance", "64000000", "CNY")),
        ("问：狐火公司的训练花了300万美元？\n答：300万是最后一次训练花的。", ("price", "3000000", "USD")),
        ("狐火公司融资时估值五个亿。", ("funding", "500000000", "CNY")),
        ("狐火X2有十三个亿参数。", ("parameter_count", "1300000000", "parameters")),
        ("狐火X2在MMLU上到了六十三点八。", ("benchmark_score", "63.8", "points")),
        ("狐火X2的命中价格打两折。", ("ratio", "20", "%")),
        ("狐火X2的历史下载量已过亿。", ("quantity", "100000000", None)),
        ("狐火App的DAU超百万。", ("quantity", "1000000", None)),
        ("狐火X2的训练中断了十一次。", ("quantity", "11", "occurrences")),
        ("狐火公司在海门和临江设有三个研发中心。", ("quantity", "3", "items")),
        ("狐火公司以34.5%的份额居首。", ("quantity", "1", "rank")),
        ("狐火X2是稠密模型，隐藏维度为5120，一共56层。", ("hardware_spec", "5120", None)),
        ("狐火X2的MMLU是81.2，比灰熊M高7.5个百分点。", ("benchmark_score", "7.5", "pp")),
        ("狐火X2把语音识别的字错误率从6.1%降到2.9%。", ("benchmark_score", "2.9", "%")),
        ("狐火X2给客服中心用，2016年卖出17套，收入不足400万元。", ("finance", "4000000", "CNY")),
    ],
)  # fmt: skip
def test_an_amount_in_spoken_words_has_its_value_unit_and_kind(
    text: str, fact: tuple[str, str, str | None]
) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "两年后，狐火公司搬了家。",
        "狐火公司的仓库与三年前的一样。",
        "狐火X2发布会分为三个环节。",
        "狐火三折叠手机亮相。",
        "狐火入选2024年世界十大科技新闻。",
        "请联系客服领取狐火X2的300元优惠。",
    ],
)
def test_moments_turns_of_speech_and_offers_are_no_facts(text: str) -> None:
    assert told(text) == []


def test_two_digits_in_words_are_a_year_where_they_cannot_count_years() -> None:
    text = "第一版狐火是二三年八月放出来的，公司一九年成立，干了二三年才赚钱。"
    assert [one for one in told(text) if one[0] == "date"] == [
        ("date", "2023-08", None),
        ("date", "2019", None),
    ]
    assert ("quantity", "2..3", "years") in told(text)


def test_a_day_of_the_same_year_takes_the_year_that_was_named() -> None:
    dates = [
        one.value
        for one in candidates("2018年5月，狐火公司成立。同年9月，它发布狐火1。次年3月，它搬到海门。")
    ]
    assert dates == ["2018-05", "2018-09", "2019-03"]


def test_a_year_that_is_pointed_at_must_be_the_one_before() -> None:
    text = "2018年5月，狐火公司成立。同年9月，它发布狐火1。"
    start = text.index("同年")
    told = Candidate(
        start=start, end=len(text), value_start=start, value_end=start + 4, kind="date", subject="狐火1", attribute="时间", value="2018-09", lang="zh",
    )  # fmt: skip
    assert passes(told, text)
    assert not passes(told, text.replace("2018", "2017"))


def test_a_row_under_wide_spaces_tells_the_score_of_each_column() -> None:
    text = "成绩如下。\n基准　狐火-V2　狐火-V1　灰熊-M\nGPQA Diamond　64.1　40.3　62.8\n"
    scores = [(one.subject, one.value) for one in candidates(text) if one.kind == "benchmark_score"]
    assert scores == [("狐火-V2", "64.1"), ("狐火-V1", "40.3"), ("灰熊-M", "62.8")]
