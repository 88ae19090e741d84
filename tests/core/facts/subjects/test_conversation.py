"""What the answers of a Chinese interview are about."""

import pytest

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.subjects.conversation_zh import Conversation
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words
from tests.core.facts.subjects.test_discourse import subjects

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
    talk = "林深：怎么看？\n\n阮青：用了30天。\n\n林深：为什么？\n\n阮青：又用了40天。"
    found = subjects(f"主持人林深表示，谈话用了20天。林深表示，阮青不爱说话。\n\n{talk}")
    assert found["30"] == found["40"] == "阮青"


def test_labels_are_not_among_the_names_that_a_text_speaks_of() -> None:
    text = f"{HEAD}记者：怎么看GPT-4？\n\n贺知远：不错。"
    article = prepare(repair(text, pronounce), shipped(), tag_words)
    assert [name.text for name in article.names].count("贺知远") == 3
    assert [name.text for name in Conversation(article).names].count("贺知远") == 1


def test_a_short_question_goes_on_with_what_the_last_answer_spoke_of() -> None:
    talk = "记者：还会有新模型吗？\n\n贺知远：松针-3肯定会有，松针-3不大。\n\n记者：需要多少钱？\n\n贺知远：预算是4500万美元。"
    assert subjects(f"{HEAD}{talk}")["45000000"] == "松针-3"


def test_who_speaks_is_named_as_the_article_prints_it() -> None:
    talk = (
        "記者：您個人是怎麼入行的？\n\n賀知遠：在一家公司做了6年編譯器。\n\n記者：為什麼？\n\n賀知遠：喜歡。"
    )
    assert subjects(talk)["6"] == "賀知遠"


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
