"""People of a Chinese text are known by what stands before and behind their names."""

import pytest

from quizapp.core.articles.persons_zh import find_persons
from quizapp.formats.words import tag_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美国商务部长约翰·哈珀周四宣布了限制。", "约翰·哈珀"),
        ("李明远本科毕业于南山大学。", "李明远"),
        ("团队成员高华佐毕业了。", "高华佐"),
        ("会上，农艺师苗青崖挖出一窝土豆。", "苗青崖"),
        ("Julia Stone 曾是一名工程师。", "Julia Stone"),
        ("播客主持人Lex Dunn采访了他。", "Lex Dunn"),
        ("主讲：宗政澄（南山理工学院教授）", "宗政澄"),
        ("项目由简知行负责。", "简知行"),
    ],
)
def test_a_person_is_known_by_the_words_around_the_name(text: str, name: str) -> None:
    assert name in set(find_persons(text, tag_words))


@pytest.mark.parametrize(
    "text",
    [
        "成员毕业于南山大学。",
        "应届毕业生和年轻博士来了。",
        "开发者向记者抱怨。",
        "约翰·霍普金斯大学公布了结果。",
        "高管曾任总监。",
        "这位工程师曾任海外公司的总监。",
    ],
)
def test_other_words_in_such_places_are_nobody(text: str) -> None:
    assert set(find_persons(text, tag_words)) == set()
