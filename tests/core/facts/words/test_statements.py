"""What is said in words alone is found where a thing meets an ability, or another thing that it is held against."""

import pytest

from tests.core.facts.labelled import candidates

_LUMO = "星岚科技今天发布了Lumo 3大模型。"
_LUMO_EN = "Brightwell released Lumo 3 on Monday. "


def _statements(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.subject, one.value)
        for one in candidates(text)
        if one.kind in ("capability", "comparison")
    ]


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("Fox X2支持多语言语音对话，很快。", "Fox X2", "支持多语言语音对话"),
        (_LUMO + "Lumo 3能够直接读取扫描件，速度也更快。", "Lumo 3", "能够直接读取扫描件"),
        (_LUMO + "它可以同时处理文字、图片和音频。", "Lumo 3", "可以同时处理文字、图片和音频"),
        (_LUMO + "它能够在断网的情况下，独立完成翻译。", "Lumo 3", "能够在断网的情况下，独立完成翻译"),
        ("星嵐科技今天發布Lumo 3大模型。Lumo 3支援多國語言即時翻譯。", "Lumo 3", "支援多國語言即時翻譯"),
        ("Orion-7B已经支持函数调用，并兼容常见的接口。", "Orion-7B", "支持函数调用，并兼容常见的接口"),
        ("与上一代不同，Lumo 3无需联网即可在手机上运行。", "Lumo 3", "无需联网即可在手机上运行"),
        ("Lumo 3是星岚的新模型，能在断网时继续翻译。", "Lumo 3", "能在断网时继续翻译"),
        ("Fox X2 supports voice input in many languages.", "Fox X2", "supports voice input in many languages"),
        (_LUMO_EN + "The model can read handwritten notes.", "Lumo 3", "can read handwritten notes"),
        ("Lumo 3, which can switch between languages, is free.", "Lumo 3", "can switch between languages"),
        ("Lumo 3 is capable of writing and running code.", "Lumo 3", "is capable of writing and running code"),
    ],
)  # fmt: skip
def test_what_a_thing_can_do_is_a_capability(text: str, subject: str, value: str) -> None:
    assert ("capability", subject, value) in _statements(text)


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("Fox X2的成绩优于Hare Z9，但更慢。", "Fox X2", "优于Hare Z9"),
        ("Lumo 3比Lumo 2更省电。", "Lumo 3", "比Lumo 2更省电"),
        ("Lumo 3的表现与GPT-4o相当。", "Lumo 3", "与GPT-4o相当"),
        ("在中文写作上，Lumo 3不如DeepSeek-R1。", "Lumo 3", "不如DeepSeek-R1"),
        ("Fox X2 outperforms Hare Z9 in every test.", "Fox X2", "outperforms Hare Z9 in every test"),
        (_LUMO_EN + "It is on a par with GPT-4o in translation.", "Lumo 3", "is on a par with GPT-4o in translation"),
        ("Fox X2 is heavier than its predecessor Fox X1.", "Fox X2", "is heavier than its predecessor Fox X1"),
    ],
)  # fmt: skip
def test_how_a_thing_compares_with_another_is_a_comparison(text: str, subject: str, value: str) -> None:
    assert ("comparison", subject, value) in _statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fox X2支持128K token的上下文。",
        "Lumo 3不支持视频输入。",
        "我们可以看到，Lumo 3的效果非常细腻。",
        "Lumo 3可以说是今年最好的模型。",
        "用户可以在网页上免费试用。",
        _LUMO + "研究者打印出人造组织，它可以正常生长。",
        "Fox X2 beats nobody, they say.",
        "It supports voice input.",
        "Lumo 3 can be downloaded today.",
        "You can try Lumo 3 on the web.",
    ],
)
def test_numbers_turns_of_speech_and_nameless_things_are_none(text: str) -> None:
    assert _statements(text) == []


def test_a_plan_is_no_ability_of_today() -> None:
    found = [one for one in candidates(_LUMO + "Lumo 3将于下月支持视频生成。") if one.kind == "capability"]
    assert [one.standing for one in found] == ["plan"]
