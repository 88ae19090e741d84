"""Where nothing is named the nouns with which a clause opens are what is told of."""

import pytest

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.grammar.nouns import opening_words
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("专家解释了这种做法，指出只需20秒。", "20", "专家"),
        ("随着2025年的临近，陶瓷行业不会停下。", "2025", "陶瓷行业"),
        ("这还要等3年。", "3", "这还要等"),
        ("The old harbour has 12 cranes.", "12", "old harbour"),
    ],
)
def test_a_sentence_without_a_name_tells_of_its_first_nouns(text: str, value: str, subject: str) -> None:
    article = prepare(repair(text, pronounce), shipped(), tag_words)
    found = opening_words(article, article.sentences[0], text.index(value))
    assert found.text.removeprefix("The ") == subject
