"""What is said in words alone is found where two names or a name and an ability meet."""

import pytest

from tests.core.facts.labelled import candidates


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Fox X2支持多语言语音对话，很快。", ("capability", "Fox X2", "支持多语言语音对话")),
        ("Fox X2 supports voice input in many languages.", ("capability", "Fox X2", "supports voice input in many languages")),
        ("Fox X2的成绩优于Hare Z9，但更慢。", ("comparison", "Fox X2", "优于Hare Z9")),
        ("Fox X2 outperforms Hare Z9 in every test.", ("comparison", "Fox X2", "outperforms Hare Z9")),
    ],
)  # fmt: skip
def test_abilities_and_comparisons_are_found(text: str, fact: tuple[str, str, str]) -> None:
    assert [(one.kind, one.subject, one.value) for one in candidates(text)] == [fact]


@pytest.mark.parametrize(
    "text", ["Fox X2支持128K token的上下文。", "Fox X2 beats nobody, they say.", "It supports voice input."]
)
def test_numbers_and_nameless_things_are_left_to_others(text: str) -> None:
    assert not {"capability", "comparison"} & {one.kind for one in candidates(text)}
