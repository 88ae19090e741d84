"""Of whom the sentences of a Chinese profile speak, beside companies and things that have more names."""

import pytest

from tests.core.facts.subjects.test_discourse import subjects

PROFILE = (
    "丘陵科技首席执行官贺知远表示，公司不急。2012年夏天，贺知远从江陵理工大学毕业，导师是语音专家玛丽·韦伯。江陵理工大学、丘陵科技、枫叶资本和松针-2、松针-3都还没有名气。"
    "那时她的月薪是6500元。她发表了9篇论文，被引用超过4000次。"
    "三年后，她与葛一鸣创办了丘陵科技，研发了松针-2平台，搭载了1100块芯片。丘陵科技有研究员70人。"
    "贺知远否认丘陵科技将以200亿元出售。今年36岁的贺知远仍在写代码。"
)


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        ("2012", "贺知远"),
        ("6500", "贺知远"),
        ("9", "贺知远"),
        ("4000", "贺知远"),
        ("1100", "松针-2"),
        ("70", "丘陵科技"),
        ("20000000000", "丘陵科技"),
        ("36", "贺知远"),
    ],
)
def test_a_profile_speaks_of_its_person_until_something_takes_over(value: str, subject: str) -> None:
    assert subjects(PROFILE)[value] == subject


def test_what_another_is_set_against_is_not_spoken_of_behind() -> None:
    text = "松针-3来了，松针-2和GPT-4也在。松针-3拿到了79.8分。而GPT-4只有63.6分。价格方面，每百万token输入只要2元，输出8元。"
    assert subjects(text)["2"] == "松针-3"
