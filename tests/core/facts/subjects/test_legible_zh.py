"""A Chinese subject can be shown: it names something and does not end with a verb."""

import pytest

from quizapp.core.articles.article import ArticleText, prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.legible_zh import legible
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words


@pytest.fixture(scope="module")
def article() -> ArticleText:
    return prepare(repair("电台发出三条通知，治疗从三月开始。", pronounce), shipped(), tag_words)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电台发出", "电台"),
        ("最高降幅甚至", "最高降幅"),
        ("首例干细胞治疗", "首例干细胞治疗"),
        ("海水淡化厂", "海水淡化厂"),
        ("人们意识", None),
        ("下图所示", None),
        ("利用", None),
    ],
)
def test_a_subject_names_something(article: ArticleText, text: str, shown: str | None) -> None:
    found = legible(article, Subject(text))
    assert (found and found.text) == shown
