"""Names of organisations begin with a word and end with one."""

import pytest

from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.whole_names import whole_names
from quizapp.formats.words import tag_words


def whole(text: str, *names: str) -> list[str]:
    return list(whole_names(Occurrences(text), names, tag_words))


def test_a_name_begins_behind_the_word_that_its_pattern_cut_in_two() -> None:
    text = "他接完电话拾星科技就宣布停产。\n拾星科技发布新机。"
    assert whole(text, "话拾星科技", "拾星科技") == ["拾星科技"]


def test_what_is_only_a_part_of_a_longer_word_is_no_name() -> None:
    assert whole("企业智能体的市场还小，企业智能体卖得贵。", "企业智能") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("例如清华大学的学生。", "例如清华大学"), ("这迫使美国实验室加快。", "迫使美国实验室"), ("会有专门公司来做。", "会有专门公司")],
)  # fmt: skip
def test_words_of_the_clause_before_a_name_are_none_of_it(text: str, found: str) -> None:
    assert whole(text, found) == (["清华大学"] if "清华" in found else [])


def test_common_words_are_a_company_where_they_have_what_only_companies_have() -> None:
    assert whole("星河智能的创始人说。", "星河智能") == ["星河智能"]
    assert whole("空间智能指的是一种能力。", "空间智能") == []
