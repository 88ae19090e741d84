"""Scripts are told apart, and simplified without moving anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles.script import find_language, in_common_words, simplify, with_wide_marks


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("模型有6710亿个参数，价格为2元", "zh-Hans"),
        ("報告顯示，這個模型的參數為6710億", "zh-Hant"),
        ("The model has 671 billion parameters (参数)", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, tag: str) -> None:
    assert find_language(text) == tag


def test_traditional_text_is_simplified_one_for_one() -> None:
    assert simplify("預計達到３６５０億") == "预计达到3650亿"


@given(st.text(max_size=80))
def test_a_simplified_text_is_as_long_as_before(text: str) -> None:
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("石臼领投,老股东跟投.", "石臼领投，老股东跟投."),
        ("有两点:一是快;二是省,Kite 3 最省!", "有两点：一是快；二是省，Kite 3 最省！"),
        ("参数1,024个,约3:1,见 a,b 与 http://x.org", "参数1,024个，约3:1，见 a,b 与 http://x.org"),
    ],
)
def test_narrow_marks_between_chinese_words_are_as_wide_as_usual(text: str, wide: str) -> None:
    assert with_wide_marks(text) == wide


@given(st.text(alphabet="一二a1,;:?! “”（）\n", max_size=40))
def test_wide_marks_keep_the_length(text: str) -> None:
    assert len(with_wide_marks(text)) == len(text)


def test_words_of_taiwan_are_read_as_the_words_of_the_rules() -> None:
    assert in_common_words("伺服器晶片支援人工智慧，透过网路连线") == "服务器芯片支持人工智能，通过网络连接"


@given(st.text(alphabet="晶片萤幕奈米伺服器人工智慧资料中心集支援透过", max_size=40))
def test_a_text_in_common_words_is_as_long_as_before(text: str) -> None:
    assert len(in_common_words(text)) == len(text)
