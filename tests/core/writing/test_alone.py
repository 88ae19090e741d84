"""A sentence is asked by itself only where it names its subject, its day, and points at nothing around it."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.alone import is_clear
from quizapp.core.writing.naming import is_named

TEXT = "Ferry Tern leaves Turku\n\nThe yard Marlow built the Tern, and Marlow sells input cards. It comes as Standard."
SAID = "轮渡“燕鸥”由海鸥科技打造，海鸥科技发布了燕鸥-3和燕鸥-3 Mini。损失很小。"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tern carries 240 passengers and 32 cars.",
        "On calm days, the Tern draws 240 kW.",
        "Marlow has sold 31 boats since 2019.",
        "A smaller boat, the Tern, carries 31 cars between April and June 2026.",
        "According to Marlow, ferries carried 23% of all cars in 2026.",
        "The Tern has 48 cabins and rents four of them.",
        "The Tern 2 sailed with 48 cars over 31 days, using 240 of its seats.",
    ],
)
def test_a_sentence_about_a_name_is_clear(sentence: str) -> None:
    assert is_clear(sentence, TEXT, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Both were trained on 3 million hours of speech from the Tern.",
        "Each boat carries 240 passengers across to Turku.",
        "Input is 28% cheaper on the Tern than before.",
        "The Standard has a battery of 62 kWh and one motor.",
        "Marlow has sold 31 boats.",
        "Marlow raised $140 million in a round last June.",
        "Marlow raised $140 million in a round in March.",
        "Marlow says that the new boat carries 240 passengers.",
        "Marlow declined to confirm a price of $3 million.",
        "The Marlow yard has proposed cutting them by a third.",
        "Talk of a sale to an American buyer for $2 million ended.",
        "Tern stops at 96.",
        "Haneul-2, the market leader in boats, has 4%.",
        "Marlow built 74 boats there.",
        "The Tern, which answered every question, reached 88.0%.",
        "Marlow, 48, has built 74 boats in Turku.",
        "The yard Marlow spent $3 million on the search.",
        "Haneul-2 plans to build 5,000 of them near Turku.",
        "Tern 74.8 61.3 48.6 0.30 1.10",
        "The Turku based start-up raised $3 million in 2024.",
        "The young engineer from Turku built 31 boats.",
    ],
)
def test_a_sentence_that_needs_what_stands_around_it_is_not_clear(sentence: str) -> None:
    assert not is_clear(sentence, TEXT, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "答案在燕鸥的情况下。", "这39家当中燕鸥有11家。", "燕鸥周三宣布降到4元。", "第二名燕鸥为22.1%。", "燕鸥 64GB 1.6TB/s 450W 5.9万元。",
        "其中燕鸥的份额为三成。", "燕鸥股价报15元。", "燕鸥版输入0.2元、输出0.8元。", "分析师阮知非对燕鸥表示。", "燕鸥5月3日开船。", "海外的燕鸥则是2元。",
        "2024 年 5 月，公司完成了燕鸥的融资。", "燕鸥有一个免费的社区版，截至2026年3月。", "燕鸥的两个版本分别为0.3元和0.9元。",
    ],
)  # fmt: skip
def test_a_chinese_sentence_that_needs_more_is_not_clear(sentence: str) -> None:
    assert not is_clear(sentence, SAID, "zh")


def test_a_chinese_sentence_with_its_year_is_clear() -> None:
    assert is_clear("2025年，燕鸥的营收为3亿元。", SAID, "zh")
    assert is_clear("燕鸥采用6纳米工艺和双芯粒封装。", SAID, "zh")


@pytest.mark.parametrize(
    ("name", "language"),
    [("Tern", "en"), ("Marlow", "en"), ("Harrow 2 Large", "en"), ("燕鸥", "zh"), ("海鸥科技", "zh"), ("燕鸥-3", "zh")],
)  # fmt: skip
def test_a_name_is_known_by_how_the_article_writes_it(name: str, language: Language) -> None:
    assert is_named(name, TEXT if language == "en" else SAID, language)


@pytest.mark.parametrize(
    ("name", "language"),
    [("drawn", "en"), ("Input", "en"), ("Standard", "en"), ("API", "en"), ("LLMs", "en"), ("Version 3", "en"), ("HBM3E", "zh"), ("2025", "zh"), ("TFLOPS", "zh"), ("Mini", "zh"),
     ("损失", "zh"), ("开源模型", "zh"), ("两台燕鸥-3", "zh")],
)  # fmt: skip
def test_what_any_thing_is_called_is_no_name(name: str, language: Language) -> None:
    assert not is_named(name, TEXT if language == "en" else SAID, language)
