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
        ("两份问卷都收回了。受访学校今年的采购支出平均为52万元。", "学校"),
    ],
)
def test_a_phrase_is_read_to_its_end(text: str, subject: str) -> None:
    last = candidates(text)[-1]
    assert subject in (last.subject, *last.aliases)
