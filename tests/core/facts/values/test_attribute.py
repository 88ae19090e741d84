"""What a value says of its subject reads as a noun in the article's language."""

import pytest

from tests.core.facts.labelled import candidates


def attributes(text: str) -> list[str]:
    return [one.attribute for one in candidates(text)]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Fox X2的总参数量为4120亿。", "参数量"),
        ("Fox X1和Fox X2在MMLU-Pro上的得分依次为79.3、71.6。", "MMLU-Pro得分"),
        ("Fox X2在AIME 2025上的准确率为68.4%。", "AIME 2025准确率"),
        ("Fox X2的推理成本下降近七成。", "推理成本降幅"),
        ("Fox Labs有员工87人，其中研发人员占47%。", "研发人员占比"),
        ("Fox X2集成620亿个晶体管。", "晶体管数量"),
        ("Fox X2的首字延迟（Time To First Token，TTFT）中位数降至280毫秒。", "首字延迟中位数"),
        ("Fox X2每百万输入token 1.2元、每百万输出token 4.8元。", "输出价"),
        ("三款车的售价分别为21.98万元、24.98万元和28.58万元。", "售价"),
        ("Adela Moss出生于1979年。", "出生日期"),
        ("Fox Labs成立于2019年。", "成立时间"),
        ("2026年3月2日，Fox Labs发布了Fox X2。", "发布时间"),
        ("Fox Labs的净利润为11.3亿元。", "净利润"),
        ("馆方展出了30余款具有地方特色的陶器。", "陶器数量"),
        ("至少6家总部设在海边的工厂停了产。", "工厂数量"),
        ("Fox X2最多可将延迟降低40%。", "延迟降幅"),
        ("Fox X2将吞吐量提升了3倍。", "吞吐量增幅"),
        ("赵小棠17岁考入音乐学院。", "年龄"),
        ("在这项测试中，Fox X2取得了61%的准确率。", "得分"),
        ("Fox X2的价格约等于Fox X1的三分之一。", "与Fox X1之比"),
        ("第一级是长50米的助推器。", "长度"),
        ("2021年以来，新材料不断出现，有望带来变化。", "时间"),
    ],
)
def test_attributes_in_chinese(text: str, attribute: str) -> None:
    assert attribute in attributes(text)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Fox X2 has a wheelbase of 2.94 metres.", "wheelbase"),
        ("Fox X2 has 141 GB of memory.", "memory"),
        ("Fox X2 is 7.9 mm thick.", "thickness"),
        ("Fox X2 weighs 198 grams.", "weight"),
        ("The phone comes with a 100-watt charger.", "charger"),
        ("Fox X2 scores 74.8 on MMLU-Pro.", "score on MMLU-Pro"),
        ("Fox X2 trails Fox X1 by 1.3 points on MMLU-Pro.", "margin on MMLU-Pro"),
        ("Fox Labs employs 138 people.", "number of employees"),
        ("Fox Labs held 3.1% of the European market.", "share of European market"),
        ("Fox Labs had revenue of $1.9 billion.", "revenue"),
        ("Fox Labs was founded in 2014.", "founded"),
        ("Fox X2 has 48 experts and routes each token to four of them.", "number of experts"),
        ("Fox X2 was released on July 23, 2024.", "release date"),
    ],
)
def test_attributes_in_english(text: str, attribute: str) -> None:
    assert attribute in attributes(text)


def test_the_heading_of_a_price_is_said_in_full() -> None:
    table = "The table:\n\nModel      MMLU-Pro   GSM8K   $/1M tokens in   $/1M tokens out\nFox Large   74.8   61.3   0.30   1.10\n"
    assert attributes(table)[-2:] == ["input price", "output price"]
