"""What stands beside a value in a Chinese clause takes it, whatever the text spoke of before."""

import pytest

from tests.core.facts.labelled import candidates

INTRO = "霁光智能发布“流萤3.0”\n\n霁光智能发布大模型流萤3.0。流萤3.0很快，流萤3.0参数量2000亿。首席执行官阮明远出席了发布会，阮明远很高兴。\n\n"
FIRMS = "霁光智能发布流萤-V。霁光智能很忙，霁光智能有员工300人。霁光智能还在招人。\n\n"


def found(text: str, value: str) -> tuple[str, ...]:
    """The subject of a value and its other names."""
    one = next(one for one in candidates(text) if text[one.value_start : one.value_end].startswith(value))
    return (one.subject, *one.aliases)


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("一家短视频平台曾开价50亿元收购澜桥智能。", "50亿元", "澜桥智能"),
        ("霁光智能以50亿元估值完成融资，澜桥智能没有参与。", "50亿元", "霁光智能"),
        ("它的老师是1100亿参数模型“大萤4”。", "1100亿", "大萤4"),
        ("它得到81分，第一名仍是闭源的“映月Pro”。", "第一名", "映月Pro"),
        ("软件负责人秦思远今年3月加入，他带队把软件栈“萤火”的算子数从1100个补到了3400个。", "3400个", "萤火"),
        ("制造企业“锦州重机”靠它把周期从6天缩短到2天。", "2天", "锦州重机"),
        ("编程工具公司“码上灯”前三季度营收11亿元。", "11亿元", "码上灯"),
        ("员工超过1000人的企业中，有44%已经采购。", "1000人", "企业"),
        ("报告显示，云支出总额为4860亿元，其中推理占58%。", "58%", "推理"),
        ("霁光智能员工300人，其中研发人员占74%。", "74%", "霁光智能"),
        ("量化是把权重的精度降低的办法，例如把16位浮点数换成整数。量化很快。", "16位", "量化"),
    ],
)
def test_what_stands_beside_a_value_takes_it(sentence: str, value: str, subject: str) -> None:
    assert subject in found(FIRMS + sentence, value)


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("单次最长生成16秒，比2.0版的10秒长。", "10秒", "流萤2.0"),
        ("霁光智能表示，4.0版预计6月推出。", "6月", "流萤4.0"),
        ("相比2.0版本速度提高了3倍。", "3倍", "流萤3.0"),
        ("配合自研引擎“鹿角”，单卡吞吐量达到每秒2400个token，是此前的2.7倍。", "2.7倍", "流萤3.0"),
        ("霁光智能说，流萤3.0的响应达到0.4秒，约为此前的三分之一。", "三分之一", "流萤3.0"),
        ("2026年中国云支出总额为4860亿元，同比增长47%，其中推理占58%。", "58%", "推理"),
        (
            "为了省钱，霁光智能用了投机解码。单卡吞吐量达到每秒2400个token，是此前的2.7倍。",
            "2.7倍",
            "流萤3.0",
        ),
        ("阮明远没有回避，他说数学专项数据要到6月才会补齐。", "6月", "流萤3.0"),
        ("与去年的“流萤2.5”相比，它更快。上下文窗口为256K。", "256K", "流萤3.0"),
        ("在一张48GB显存的显卡上生成5秒视频需2分钟。", "48GB", "流萤3.0"),
        ("月活跃用户超过1亿的企业须另行申请授权。", "1亿", "流萤3.0"),
        ("阮明远说，数学专项数据要到6月才会补齐。", "6月", "流萤3.0"),
        ("阮明远1月加入霁光智能，他说自己才29岁。", "29岁", "阮明远"),
    ],
)
def test_a_means_an_older_edition_or_a_speaker_does_not_take_it_from_the_thing(
    sentence: str, value: str, subject: str
) -> None:
    assert subject in found(INTRO + sentence, value)


def test_a_rack_that_holds_many_heads_its_clause() -> None:
    assert "北川柜" in found(
        INTRO + "整机柜产品“北川柜”也来了。一台北川柜装有64张流萤3.0，总显存12TB，重1吨。", "12TB"
    )


def test_somebody_of_whom_a_sentence_tells_has_its_years_and_money() -> None:
    text = INTRO + "阮明远在武汉长大。2012年，考研失败，他回到成都，攒够1.3万元。"
    assert "阮明远" in found(text, "2012年")
    assert "阮明远" in found(text, "1.3万元")


def test_an_investor_is_not_the_company_spoken_of() -> None:
    text = FIRMS + "岷川资本出资3000万元。今年公司营收1.6亿元。"
    assert "霁光智能" in found(text, "1.6亿元")


def test_a_card_on_which_something_was_tried_is_not_told_of() -> None:
    text = (
        "AI早报\n\n1. 霁光智能开源模型“流萤-14B”\n霁光智能开源流萤-14B。流萤-14B参数量140亿，流萤-14B很快。"
        "官方称，在一张48GB显存的显卡上生成5秒视频约需3分20秒，在VBench上的总分为84.6，高于上一版“流萤-5B”的81.9。\n\n"
        "2. 澜桥智能收购松果数据\n澜桥智能宣布收购松果数据。\n"
    )
    assert "流萤-14B" in found(text, "48GB")
