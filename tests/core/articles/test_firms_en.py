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
    ],
)
def test_a_name_beside_what_only_firms_have_or_do(text: str) -> None:
    assert list(find_firms(text)) == ["Calder"]


@pytest.mark.parametrize(
    "text", ["Power sells well.", "Prices’ sales effect is small.", "She joined in May as a cook."]
)
def test_no_noun_that_only_opens_a_sentence(text: str) -> None:
    assert list(find_firms(text)) == []
