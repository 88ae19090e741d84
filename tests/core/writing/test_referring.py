"""Words that point at something told outside of what is shown."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.referring import dangles

PEOPLE = ("魏岚", "Ada Holm")


@pytest.mark.parametrize(
    ("shown", "language", "found"),
    [
        ("船长魏岚承认，这组数字来自船厂。", "zh", True),
        ("这些渡轮一共载客90万人。", "zh", True),
        ("燕鸥号在去年夏天载客90万人，创下港口的纪录。这些客人多来自外岛。", "zh", False),
        ("2021年，他宣布造船。", "zh", True),
        ("魏岚来自奥本。2021年，他宣布造船。", "zh", False),
        ("燕鸥号说：“他们来了。”", "zh", False),
        ("燕鸥号载客240人，海鸥号载客90人，这一数字高于去年。", "zh", True),
        ("燕鸥号这款渡轮的成绩是9节，这一成绩高于对手。", "zh", False),
        ("Analysts say that such ferries cost £9 million.", "en", True),
        ("Ferries such as the Tern cost £9 million.", "en", False),
        ("The Tern has 9 decks and 4 engines. In spring the figure was 8.", "en", True),
        ("The Tern carried 9 cars. In spring the figure was 8.", "en", False),
        ("He sold the Tern for £9 million.", "en", True),
        ("Bo Lind built ferries, and he sold the Tern for £9 million.", "en", False),
        ("Those who sail on the Tern pay £9.", "en", False),
        ("This makes nine ferries.", "en", True),
    ],
)
def test_what_points_outside_is_found(shown: str, language: Language, found: bool) -> None:
    assert dangles(shown, PEOPLE, language) == found
