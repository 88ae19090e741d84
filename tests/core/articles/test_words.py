"""Chinese words: what each does, names as one word, titles and people that no dictionary holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.articles.name import Name
from quizapp.core.articles.words import find_words
from quizapp.formats.words import tag_words


def words(text: str, *names: Name) -> list[tuple[str, str]]:
    """The words of a text, each with what it does."""
    return [(word.text, word.sort) for word in find_words(text, names, tag_words)]


def test_a_name_is_one_word_and_what_it_leaves_of_others_stays() -> None:
    name = Name(2, 6, "青屿影业", "company", ("青屿影业",))
    assert words("去年青屿影业亏损8700万元。", name)[1] == ("青屿影业", "name")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("《长夜灯塔》票房28亿元。", ("长夜灯塔", "noun")),
        ("盾构机“破浪号”用了14个月。", ("破浪号", "noun")),
        ("薯农吕有粮算了一笔账。", ("吕有粮", "noun")),
        ("滨江站面积2.4万平方米。", ("面积", "measure")),
        ("捕食成功率下降四成。", ("成功率", "measure")),
        ("追踪器由两家公司制造。", ("追踪器", "noun")),
        ("每年支付9000万元。", ("每年", "adverb")),
    ],
)
def test_a_word_does_what_it_does_in_its_clause(text: str, word: tuple[str, str]) -> None:
    assert word in words(text)


@settings(max_examples=25)
@given(st.text(alphabet="江豚《》“”是的9号线站2025年，。重量\n a", max_size=30))
def test_the_words_of_any_text_are_the_text(text: str) -> None:
    assert "".join(word for word, _ in words(text)) == text
