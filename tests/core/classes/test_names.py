"""Names in the order in which a class reads them out."""

import random

from pypinyin import Style, pinyin

from quizapp.core.classes.membership import Member, in_order, shared_names
from quizapp.core.classes.names import read_character, sort_key


def test_chinese_names_stand_by_pinyin_among_latin_ones() -> None:
    names = ["周子墨", "章伟", "张小雨", "张伟", "Zoe", "Amara", "陈晨", "展鹏", "林若溪"]
    wanted = ["Amara", "陈晨", "林若溪", "展鹏", "张伟", "张小雨", "章伟", "周子墨", "Zoe"]
    assert sorted(names, key=sort_key) == wanted


def test_family_names_are_read_as_family_names() -> None:
    assert sort_key("单雄信").startswith("shan ") and sort_key("信单").endswith("dan 单")
    assert sort_key("尉迟恭").startswith("yu ") and sort_key("曾国藩").startswith("zeng ")


def test_capitals_and_blanks_do_not_matter() -> None:
    assert sort_key(" bo Li") == sort_key("Bo li ")


def test_every_reading_is_the_usual_one() -> None:
    chars = random.Random(5).sample(range(0x4E00, 0x9FA6), 600)
    for char in map(chr, chars):
        [[usual]] = pinyin(char, style=Style.NORMAL, errors=lambda _: [""]) or [[""]]
        assert read_character(char) == usual
    assert [read_character(char) for char in "a7-。😀"] == [""] * 5


def test_pupils_who_share_a_name_stand_by_number_and_are_told_apart() -> None:
    two = [Member(1, 1, "张伟", "20"), Member(2, 2, "张伟", "03"), Member(3, 3, "安")]
    assert [member.id for member in in_order(two)] == [3, 2, 1]
    assert shared_names(two) == {"张伟"}
