"""What the words of a Chinese clause tie to a value goes there, whatever else is named."""

import pytest

from tests.core.facts.labelled import candidates

FIRMS = "霁光智能发布Fox X1和Fox X2，Wolf Labs发布Wolf 3。霁光智能很大。Fox X2很快，Wolf 3很慢。\n"
BENCHMARKS = "Fox X2在MMLU-Pro上得到71.6分。"
DRUGS = "Wolf Labs有3种药，AB-12很好。AB-12不贵。\n2024年6月，Wolf Labs公布了长效的AB-12"
TALK = "暗访：你们为什么做？\n岳平：{}后，方向很清楚。\n暗访：后来呢？\n岳平：后来大家都来了。\n暗访：还有呢？\n岳平：没有了。"
REPORT = "霁光智能的Fox X1、Fox X2与Wolf 3都在榜上。\n"
LIFE = REPORT + "裴书恒毕业于浙江大学，在霁光智能实习。裴书恒很低调。"


def subjects(text: str) -> dict[str, str]:
    return {text[one.value_start : one.value_end]: one.subject for one in candidates(text)}


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("Fox X2在配备96GB内存的Wolf 3上每秒运行20次。", "96GB", "Wolf 3"),
        ("Fox X2的成绩高于拥有70亿参数的开源模型Wolf 3。", "70亿参数", "Wolf 3"),
        ("霁光智能的人手多于2019年成立的Wolf Labs。", "2019年", "Wolf Labs"),
        ("总监岳平由副总监顾南接任，顾南接替已于7月离任的裴书恒。", "7月", "裴书恒"),
        ("霁光智能印发了长达120页的“算力手册”。", "120页", "算力手册"),
        ("首级是高约30米的“巨象”发动机，由霁光智能制造。", "30米", "巨象发动机"),
        ("Fox X2又涨价了（Wolf 3是899元）。", "899元", "Wolf 3"),
        (
            "霁光智能和Wolf Labs成立了一家叫「青岚」（Qinglan）的公司，未来三年要投资60亿元。",
            "60亿元",
            "青岚",
        ),
        ("如果以国内风电专利数量为例，可以看到第一次下降是在1998年。", "1998年", "国内风电专利数量"),
        ("Wolf 3更小。这是一款基于Fox X1改出来的模型，上下文达到256K token。", "256K token", "Wolf 3"),
        ("借助这台Fox X2，开发者可以运行2000亿参数的模型。", "2000亿参数", "Fox X2"),
        ("Fox X2能和Wolf 2、Wolf 3等较量，价格仅为 Wolf 3 的 9%。", "9%", "Fox X2"),
        ("不过在 Fox X2 上，这一代还是涨价了（Wolf 3 是 899 元），卖得更好。", "899 元", "Wolf 3"),
        ("Fox X2换了芯片。并且，训练难点突破了，高难度任务性能提升超过12%。", "12%", "Fox X2"),
        ("霁光智能推出了语音翻译功能，支持32种语言。", "32种", "语音翻译功能"),
        (
            "霁光智能提出的一种新的分层缓存（一种省显存的做法）机制，把显存占用降到了原来的12%。",
            "12%",
            "分层缓存",
        ),
    ],
)
def test_a_value_goes_to_what_its_words_tie_it_to(sentence: str, value: str, subject: str) -> None:
    assert subjects(FIRMS + sentence)[value] == subject


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("Fox X2配备96GB的内存，Wolf 3没有。", "96GB", "Fox X2"),
        ("Fox X2支持128K的上下文，比Wolf 3长。", "128K", "Fox X2"),
        ("霁光智能印发了售价30元的手册，内容是“算力”。", "30元", "霁光智能"),
        ("Fox X2（Wolf 3的对手）售价899元。", "899元", "Fox X2"),
        ("霁光智能成立了名为“青岚”的公司，Wolf Labs则投资60亿元。", "60亿元", "Wolf Labs"),
        ("如果以Fox X2为例，可以看到第一次下降是在1998年。", "1998年", "Fox X2"),
        ("Wolf 3更小。这是一款好模型，Fox X1则有256K token的上下文。", "256K token", "Fox X1"),
        ("Fox X2很强，开发者有3000名。", "3000名", "Fox X2"),
        ("霁光智能推出了语音翻译功能，Wolf 3支持32种语言。", "32种", "Wolf 3"),
        ("霁光智能推出了语音翻译功能，每年带来3亿元营收。", "3亿元", "霁光智能"),
        ("霁光智能推出了语音翻译功能，将投资3亿元。", "3亿元", "霁光智能"),
        ("霁光智能提出的新目标是，把显存占用降到原来的12%。", "12%", "霁光智能"),
    ],
)
def test_other_words_tie_nothing(sentence: str, value: str, subject: str) -> None:
    assert subjects(FIRMS + sentence)[value] == subject


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (REPORT + "我们先说Fox X2。霁光智能很低调，在3月24日悄悄发布。", "3月24日", "Fox X2"),
        (REPORT + "霁光智能的财报在3月24日发布。", "3月24日", "霁光智能"),
        (BENCHMARKS + "MMLU-Pro测试集包含1.2万道题。", "1.2万道题", "MMLU-Pro"),
        (BENCHMARKS + "Fox X2在MMLU-Pro上答对了300道题。", "300道题", "Fox X2"),
        (
            REPORT + "报告显示，月访问量超千万的共7款软件，包括Fox X2。仅有14款软件每月访问超过5次。",
            "7款",
            "软件",
        ),
        (REPORT + "调查显示，82%的企业打算在未来三年内使用智能体。", "三年", "企业"),
        (REPORT + "调查显示，82%的企业打算使用智能体，Fox X2三年内卖出。", "三年", "Fox X2"),
        (
            REPORT
            + "岳平拉上 OpenAI、软银等公司成立一家叫「青岚港」（Qinglan Port）的 AI 公司，未来 4 年要投资 60 亿元。",
            "60 亿元",
            "青岚港",
        ),
        (DRUGS + "抑制剂“青素一号”。", "2024年6月", "青素一号"),
        (DRUGS + "，叫它“青素一号”。", "2024年6月", "AB-12"),
        (REPORT + "一位53岁的室内设计师顾南平买了Fox X2。设计师顾南平说很好。", "53岁", "顾南平"),
        (REPORT + "一名17岁的少年买了Fox X2。", "17岁", "Fox X1"),
        (REPORT + "霁光智能的员工规模不及Wolf Labs的1/5。Wolf Labs很大。", "1/5", "霁光智能"),
        (REPORT + "霁光智能的Fox X2低于Wolf 3的70.3%。", "70.3%", "Wolf 3"),
        (REPORT + "2017年《缓存就是一切》论文发表，Fox X2就此问世。", "2017年", "缓存就是一切"),
        (REPORT + "2017年霁光智能用《缓存就是一切》做了Fox X2。", "2017年", "Fox X2"),
        (LIFE + "特别在2008年金融危机之际，他带队研究交易。", "2008年", "裴书恒"),
        (LIFE + "特别在2008年金融危机之际，他发布了Fox X1。", "2008年", "Fox X1"),
        (TALK.format("2023年Anthropic发布Claude 3"), "2023年", "Claude 3"),
        (TALK.format("2023年Anthropic发布财报"), "2023年", "Anthropic"),
        (REPORT + "Fox X2换了芯片，复杂任务性能提升12%。", "12%", "Fox X2"),
    ],
)
def test_what_can_have_a_value_and_what_is_counted(text: str, value: str, subject: str) -> None:
    assert subjects(text)[value] == subject
