"""What a sentence needs of the ones before it, and of the day on which it is told."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.opening import (
    holds_for_a_while,
    is_of_now,
    lacks_year,
    leans,
    passes_by,
    points,
    stands_for,
)

NAMES = ("Tern", "Marlow Yards", "燕鸥号")


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("But the Tern sank.", "en", {"leans"}),
        ("In May it sank.", "en", {"stands for"}),
        ("The Tern sank when it was new.", "en", set()),
        ("On Tuesday the Tern sank.", "en", {"passes"}),
        ("The Tern now has a crew.", "en", {"passes", "of now"}),
        ("The company built ferries.", "en", {"points"}),
        ("A year ago the Tern sank.", "en", {"leans", "passes"}),
        ("The old Scottish company built ferries.", "en", {"points"}),
        ("Marlow Yards said that the company built ferries.", "en", set()),
        ("Marlow Yards said that the device sank.", "en", {"points"}),
        ("The old Scottish engineer built ferries.", "en", {"points"}),
        ("The Tern serves 9,000 customers.", "en", {"holds"}),
        ("The Tern serves 9 islands.", "en", set()),
        ("增速方面，燕鸥号为9%。", "zh", {"leans"}),
        ("燕鸥号用户数为9万。", "zh", {"holds"}),
        ("显存为9GB。", "zh", {"points"}),
        ("燕鸥号有两种，售价9万元。", "zh", set()),
        ("Scripted ferries took 29% of the total.", "en", {"points"}),
        ("The Tern employs divers.", "en", {"holds"}),
        ("但燕鸥号沉了。", "zh", {"leans"}),
        ("两年后，燕鸥号沉了。", "zh", {"leans"}),
        ("5月，它沉了。", "zh", {"stands for"}),
        ("换到“浅海”，这个数字更高。", "zh", {"stands for"}),
        ("燕鸥号去年沉了。", "zh", {"passes"}),
        ("燕鸥号目前有4台发动机。", "zh", {"passes", "of now"}),
        ("截至次日中午，燕鸥号没有沉。", "zh", {"points"}),
        ("燕鸥号有员工9人。", "zh", {"holds"}),
        ("燕鸥号的船长33岁。", "zh", {"holds"}),
        ("燕鸥号第三季载客9万人。", "zh", {"passes"}),
        ("燕鸥号2020年第三季载客9万人。", "zh", set()),
        ("一位是船长，另一位是厨师。", "zh", {"points"}),
        ("燕鸥号说，公司会沉。", "zh", set()),
    ],
)
def test_what_a_sentence_needs(sentence: str, language: Language, found: set[str]) -> None:
    told = {
        "leans": leans(sentence, language),
        "stands for": stands_for(sentence, NAMES, language),
        "points": points(sentence, NAMES, language),
        "passes": passes_by(sentence, language),
        "of now": is_of_now(sentence, language),
        "holds": holds_for_a_while(sentence, language),
    }
    assert {name for name, is_so in told.items() if is_so} == found


@pytest.mark.parametrize(
    ("sentence", "language", "lacks"),
    [
        ("燕鸥号5月3日下水。", "zh", True),
        ("第三季度，燕鸥号载客9万人。", "zh", True),
        ("海谷船厂5月参加渡轮展2020。", "zh", True),
        ("2020年5月3日，燕鸥号下水，同年9月首航。", "zh", False),
        ("燕鸥号5年载客9万人。", "zh", False),
        ("The Tern was launched in March.", "en", True),
        ("Marlow Yards, founded in 1931, showed the Tern in March.", "en", True),
        ("The Tern was launched in March 2020.", "en", False),
        ("The Tern sailed in March and May 2020.", "en", False),
        ("The Tern may carry nine.", "en", False),
    ],
)
def test_a_day_without_a_year_needs_that_of_the_article(
    sentence: str, language: Language, lacks: bool
) -> None:
    assert lacks_year(sentence, language) == lacks
