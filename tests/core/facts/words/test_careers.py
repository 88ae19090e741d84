"""Offices are found where Chinese prose tells of them, whether or not the name is known."""

import pytest

from tests.core.facts.labelled import candidates


def offices(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in candidates(text) if one.kind == "person_role"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("狐火科技联合创始人、首席技术官郗明远在发布会上说，涨价到此为止。", [("郗明远", "联合创始人"), ("郗明远", "首席技术官")]),
        ("负责销售的孟兰珊则晚了两年加入，此前是灰熊公司副总经理，现任狐火总裁。", [("孟兰珊", "副总经理"), ("孟兰珊", "总裁")]),
        ("总经理孟兰珊说，涨价到此为止。她是物理博士生，以前在灰熊做过两年研究员。", [("孟兰珊", "总经理"), ("孟兰珊", "博士生"), ("孟兰珊", "研究员"), ("孟兰珊", "灰熊")]),
        ("论文第一作者、博士生卜星河没有回应。", [("卜星河", "第一作者"), ("卜星河", "博士生")]),
        ("分工很清楚：陆怀沙任首席科学家，别人管钱。", [("陆怀沙", "首席科学家")]),
    ],
)  # fmt: skip
def test_an_office_belongs_to_the_one_who_is_spoken_of(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(set(offices(text))) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "项目负责人方面没有回应。",
        "它给科学家和学生用。",
        "他是谁没有人知道。",
        "公司主任务是卖车。",
        "这个奖由工程师金额最高的人拿走。",
    ],
)
def test_words_that_begin_like_a_surname_are_nobody(text: str) -> None:
    assert offices(text) == []
