"""What the answers of a Chinese interview are about."""

import pytest

from tests.core.facts.test_discourse import subjects

HEAD = "云杉智能今年发布了模型松针-2，OpenAI和Anthropic都注意到了。上周，记者见到了云杉智能创始人贺知远。\n\n记者：松针-2快在哪里？\n\n贺知远：首token延迟只有180毫秒，比GPT-4快。\n\n"


def answer(question: str, said: str) -> dict[str, str]:
    """The subjects of an answer in an interview about a model and its company."""
    return subjects(f"{HEAD}记者：{question}\n\n贺知远：{said}\n\n记者：怎么看GPT-4？\n\n贺知远：不错。")


@pytest.mark.parametrize(
    ("question", "said", "value", "subject"),
    [
        ("松针-2训练了多久？", "大约47天。", "47", "松针-2"),
        ("你们有多少人？", "一共86个。", "86", "云杉智能"),
        ("OpenAI很大，您会怎么做？", "一共86个。", "86", "云杉智能"),
        ("客户主要是谁？", "目前有120家。", "120", "云杉智能"),
        ("为什么呢？", "去年我们养了23只猫。", "23", "云杉智能"),
        ("为什么呢？", "训练花了47天。", "47", "松针-2"),
        ("为什么呢？", "我们的模型下载了800次。", "800", "松针-2"),
        ("为什么呢？", "我们不急，下载了800次。后来又多了900次。", "900", "松针-2"),
        ("为什么呢？", "有家银行调用了900次。", "900", "银行"),
        ("为什么呢？", "很多小厂商涨价20%。", "20", "小厂商"),
        ("为什么呢？", "至于一些厂商，他们跑的量是我们的4倍。", "4", "厂商"),
        ("您个人是怎么入行的？", "在一家芯片公司做了6年编译器。", "6", "贺知远"),
    ],
)
def test_an_answer_is_about_its_own_words_or_what_was_asked(
    question: str, said: str, value: str, subject: str
) -> None:
    assert answer(question, said)[value] == subject


def test_who_asks_is_no_subject() -> None:
    found = subjects("深流：怎么看？\n\n阮青：用了30天。\n\n深流：为什么？\n\n阮青：又用了40天。")
    assert "深流" not in found.values()


def test_each_guest_speaks_for_their_own_company() -> None:
    text = (
        "远帆科技和云杉智能都来了：云杉智能创始人贺知远，远帆科技总经理阮青。\n\n"
        "主持人：两位好，怎么看？\n\n贺知远：我们招了30人。\n\n主持人：阮总呢？\n\n阮青：我们招了40人。\n\n"
        "主持人：还招吗？\n\n贺知远：不招了。\n\n主持人：为什么？\n\n阮青：够了。"
    )
    found = subjects(text)
    assert found["30"] == "云杉智能" and found["40"] == "远帆科技"


def test_the_one_before_has_a_subject_of_its_own() -> None:
    assert (
        subjects("松针-2有900亿参数。松针-2很快。它的前一代只有340亿参数。")["34000000000"]
        == "松针-2的前一代"
    )
