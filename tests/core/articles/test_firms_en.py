"""English names are firms' by the words beside them, and no noun with which a sentence begins is one."""

import pytest

from quizapp.core.articles.firms_en import find_firms


@pytest.mark.parametrize(
    "text",
    [
        "She left the sonar maker Calder in May.",
        "Her company, Calder, grew.",
        "They say that Calder’s annual revenue fell.",
        "Last year Calder employs 60 people.",
        "In 2017 she founded Calder with a friend.",
        "He later joined Calder as a cook.",
        "Last year Calder, a small research firm in Bergen, grew.",
        "Ada Reed, an analyst at Calder, slept.",
        "They say that Calder lost $3 million.",
        "They say that Calder, which she founded, grew.",
        "They say that Calder, a sonar designer that employs few, grew.",
        "Calder will grow. Calder’s founder sleeps.",
    ],
)
def test_a_name_beside_what_only_firms_have_or_do(text: str) -> None:
    assert list(find_firms(text)) == ["Calder"]


@pytest.mark.parametrize(
    "text",
    [
        "Power sells well.",
        "Prices’ sales effect is small.",
        "She joined in May as a cook.",
        "Power will grow. Power’s board is thin, and power is dear.",
        "Then Reed, the founder of a company, slept.",
        "She was a cook at Easter and",
    ],
)
def test_no_noun_that_only_opens_a_sentence(text: str) -> None:
    assert list(find_firms(text)) == []
