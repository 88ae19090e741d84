"""What the clauses of a Chinese text with many names speak of themselves: what is counted, what heads them."""

import pytest

from tests.core.facts.labelled import candidates

NAMED = "大模型都在更新。DeepSeek有9个版本，Qwen有7个版本，Kimi有5个版本。"


def subjects(text: str) -> dict[str, str]:
    """The subjects by the values that are told of them."""
    return {str(one.value): one.subject for one in candidates(text)}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("截至9月，共12款应用实现盈利。", "应用"),
        ("预测有两点：一是云价还会下跌，二是至少有五家国产厂商实现盈利。", "国产厂商"),
        ("调查显示，约64%的学校计划采购。", "学校"),
        ("今年有变化，31款应用的历史下载量超过百万。", "应用"),
        ("作为衡量云量的基本指标，浮点运算次数在2010年后明显上升，年增长率达到36%。", "浮点运算次数"),
        ("作为竞争对手的老平台，Kimi在2010年后明显放缓，增长率为3%。", "Kimi"),
        ("至少有三家总部设在上海的厂商实现了盈利。", "厂商"),
        ("仅有12款软件每月使用超过5次。", "软件"),
        ("12款软件DAU超过百万。", "软件"),
        ("\n人类细胞图谱计划完成了。科学家用了三年，发现高达30%的息肉来自几种细胞。", "科学家"),
    ],
)
def test_the_noun_of_a_clause_comes_before_a_name_of_the_sentence_before(text: str, subject: str) -> None:
    last = candidates(NAMED + text)[-1]
    assert subject in (last.subject, *last.aliases)


def test_a_name_in_the_clause_of_a_value_comes_before_the_noun_that_heads_it() -> None:
    assert subjects(NAMED + "国产服务器也在更新，服务器上的Kimi平均响应时间是3.4秒。")["3.4"] == "Kimi"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("用电不慢。全国日均用电量从去年的210亿度升至260亿度。", "全国日均用电量"),
        ("金融业占27%，教育行业仅为6%。", "教育行业"),
        ("应用很多，编程类工具的付费转化率为8.7%。", "编程类工具"),
        ("芯片已经够用，端侧模型的渗透率有望升至28%。", "端侧模型"),
        ("中小企业要4个月，大型央企则需要9个月。", "央企"),
        ("主流平台上的智能体数量超过260万个。", "智能体数量"),
        ("调查结束了。受访的62家企业中，有39家在使用。", "企业"),
        ("报告不长。受访者中，有37%的人表示已经采购。", "受访者"),
        ("“星舰”是一枚火箭。“星舰”火箭总长约120米。", "星舰"),
        ("国内已有47款视频模型完成备案。", "视频模型"),
        ("市场还在扩大，付费用户突破1100万人。", "付费用户"),
        ("由两国共同运营的韦布望远镜质量约6.2吨。", "韦布望远镜"),
        ("两份问卷都收回了。受访学校今年的采购支出平均为52万元。", "学校"),
    ],
)
def test_a_phrase_is_read_to_its_end(text: str, subject: str) -> None:
    last = candidates(text)[-1]
    assert subject in (last.subject, *last.aliases)


def test_a_noun_heads_its_own_clause_beside_the_thing_of_the_title() -> None:
    found = subjects(
        "推理芯片“长庚2”发布\n\n长庚2采用7nm工艺，显存96GB，功耗260W，售价4万元。代码仓库已有63名贡献者。"
    )
    assert found["260"] == "长庚2" and found["63"] == "代码仓库"


def test_a_title_with_several_things_stands_for_none_of_them() -> None:
    text = "DeepSeek、Qwen和Kimi三分天下\n\nDeepSeek有9个版本，Qwen有7个版本，Kimi有5个版本。需求还在上升。主流平台的排队时间缩短了12秒。"
    assert subjects(text)["12"] in ("平台", "主流平台")


def test_a_name_behind_a_small_word_heads_its_clause() -> None:
    text = "谷歌和Sora都在扩建。上半年融资62起，其中Sora的D轮融资达3亿美元。"
    assert subjects(text)["300000000"] == "Sora"
