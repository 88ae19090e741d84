"""The parts of a Chinese article tell of things of their own, and nothing of one part carries over into the next."""

import pytest

from tests.core.facts.labelled import candidates

NEWS = (
    "AI周报\n\n1. 霁光智能开源模型“流萤-V”\n霁光智能开源流萤-V，参数量140亿。流萤-V很快，霁光智能也很快。\n\n"
    "2. 澜桥智能收购松果数据\n澜桥智能宣布收购松果数据。松果数据有员工300人。\n\n"
)
SURVEY = "3. 报告：云成本仍在上升\n咨询公司远山研究昨日发布《企业用云调查》，样本为420家企业。报告显示，有61%的企业在2025年换过云，而这类项目中有30%超出预算。\n\n"
MARKET = (
    "大模型产业报告\n\n研究机构远山智库发布《大模型产业报告》。\n\n趋势一：用量上升\n霁光智能很忙，澜桥智能也很忙。霁光智能营收3亿元。\n\n"
    "趋势二：成本下降\n"
)


def subjects(text: str) -> dict[str, str]:
    """The subjects by the values that are told of them."""
    return {text[one.value_start : one.value_end]: one.subject for one in candidates(text)}


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (NEWS + SURVEY, "420家", "企业用云调查"),
        (NEWS + SURVEY, "61%", "企业用云调查"),
        (NEWS + SURVEY, "30%", "企业用云调查"),
        (NEWS + SURVEY, "300人", "松果数据"),
        (NEWS + SURVEY + "4. 流萤-V降价\n流萤-V的月费降到29元。", "29元", "流萤-V"),
    ],
)
def test_each_numbered_item_of_a_round_up_has_its_own_main_thing(text: str, value: str, subject: str) -> None:
    assert subjects(text)[value] == subject


def test_an_item_that_names_nothing_takes_no_company_of_the_one_before() -> None:
    text = NEWS + "3. 法院作出判决\n3月3日，法院驳回了索赔请求，赔款为20万欧元。"
    assert not {subjects(text)["3月3日"], subjects(text)["20万欧元"]} & {"松果数据", "澜桥智能"}


def test_a_list_below_one_headline_stays_with_what_the_headline_names() -> None:
    text = NEWS + "3. 青峦9发布\n青峦9来了，要点如下：\n• 青峦9售价3999元。\n• 重量为180克。"
    assert subjects(text)["180克"] == "青峦9"


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("报告测算，推理成本平均占到营收的58%。", "58%", "推理成本"),
        ("参数低于100亿的小模型在新增部署中的占比，由去年的19%升至45%。", "45%", "小模型"),
        ("这份长达176页的报告访谈了93家企业。", "93家", "大模型产业报告"),
        ("原报告售价1980元。", "1980元", "大模型产业报告"),
    ],
)
def test_a_figure_of_the_whole_market_is_no_company_s(sentence: str, value: str, subject: str) -> None:
    found = next(
        one
        for one in candidates(MARKET + sentence)
        if (MARKET + sentence)[one.value_start : one.value_end] == value
    )
    assert subject in (found.subject, *found.aliases)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("芯片公司澜桥智能完成融资，公司估值9亿元。", "澜桥智能"),
        ("据公司介绍，流萤-V的月费是29元，公司估值9亿元。", "霁光智能"),
        ("有三家软件公司跟进，估值9亿元的澜桥智能在内。", "澜桥智能"),
        ("降得最猛的是澜桥智能：它的估值降到9亿元。", "澜桥智能"),
    ],
)
def test_a_sort_of_company_is_not_the_company_spoken_of(sentence: str, subject: str) -> None:
    text = (
        "霁光智能发布流萤-V。霁光智能很忙，霁光智能有员工300人。澜桥智能也很忙。霁光智能还在招人。\n\n"
        + sentence
    )
    assert subjects(text)["9亿元"] == subject
