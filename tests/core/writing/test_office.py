"""An office is asked with the company or university at which it is held, as the words beside it tell."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.office import find_body, is_past, names_body


@pytest.mark.parametrize(
    ("before", "after", "language", "body"),
    [
        ("said Ada Lund, Marlow's ", ", on Monday.", "en", "Marlow"),
        ("Ada Lund, a ", " at the University of Turku, said", "en", "the University of Turku"),
        ("Ada Lund, a ", ", said", "en", None),
        ("Marlow AI named Ada Lund as ", ".", "en", "Marlow AI"),
        ("据海鸥科技联合创始人、", "阮知非介绍", "zh", "海鸥科技"),
        ("阮知非是海港大学", "。", "zh", "海港大学"),
        ("师从语音识别", "阮知非。", "zh", None),
        ("", "阮知非说。", "zh", None),
        ("研究院", "阮知非说。", "zh", None),
    ],
)
def test_the_body_stands_beside_the_office(
    before: str, after: str, language: Language, body: str | None
) -> None:
    assert find_body(before, after, language, text=before + after) == body


def test_an_office_may_be_past_or_tell_its_body_itself() -> None:
    assert is_past("原副总裁") and is_past("former chief engineer") and not is_past("副总裁")
    assert is_past("head of sales", "Okoro was previously ") and not is_past("head of sales", "Okoro is now ")
    assert names_body("analyst at Marlow Research") and not names_body("head of research")
