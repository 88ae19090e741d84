"""Who takes turns in a conversation, and who asks."""

import pytest

from quizapp.core.articles.turns import find_turns

SPOKEN = "开头的话。\n\n记者：你们有多少人？\n\n贺知远：86人。\n第二段还是他说的。\n\n记者：快在哪里？\n\n贺知远：首字很快。"


def turns(text: str) -> list[tuple[str, bool, str]]:
    """Who speaks, whether they ask, and what they say."""
    return [(one.label, one.asks, text[one.body : one.end].strip()) for one in find_turns(text)]


def test_turns_go_on_until_somebody_else_speaks() -> None:
    assert turns(SPOKEN) == [
        ("记者", True, "你们有多少人？"),
        ("贺知远", False, "86人。\n第二段还是他说的。"),
        ("记者", True, "快在哪里？"),
        ("贺知远", False, "首字很快。"),
    ]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q", "A"),
        ("问", "答"),
        ("Q1", "A1"),
        ("深流（ShenLiu）", "阮青"),
        ("深流 ShenLiu", "Mara Voss"),
        ("【深流】", "【阮青】"),
    ],
)
def test_who_asks_is_told_by_the_label_or_by_the_questions(asks: str, answers: str) -> None:
    text = "\n\n".join(f"{asks}：为什么要做？\n\n{answers}：因为没有别人做。" for _ in range(3))
    assert [one.asks for one in find_turns(text)] == [True, False] * 3


@pytest.mark.parametrize(
    "text",
    [
        "优点：便宜。\n缺点：慢。\n\n优点：快。\n缺点：贵。",
        "图片来源：视觉社\n正文一段。\n图片来源：视觉社\n正文一段。为什么？",
        "价格：20元。\n他说：“好不好？”",
        "",
    ],
)
def test_labels_without_questions_and_answers_are_no_conversation(text: str) -> None:
    assert find_turns(text) == ()
