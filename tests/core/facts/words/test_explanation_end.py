"""An explanation ends where its sentence goes on with something new."""

import pytest

from quizapp.core.facts.words.explanation_end import explanation_end


@pytest.mark.parametrize(
    ("text", "explains"),
    [
        ("价格与每股收益之比，按周二收盘价约为14倍", "价格与每股收益之比"),
        ("机器感知和行动的能力，其野望在于走进家庭", "机器感知和行动的能力"),
        ("把几步相邻的计算合并成一步，从而少读写一次", "把几步相邻的计算合并成一步，从而少读写一次"),
        ("一角秒的百万分之一，相当于一根头发丝", "一角秒的百万分之一"),
    ],
)
def test_what_is_said_behind_an_explanation_is_cut(text: str, explains: str) -> None:
    assert text[: explanation_end(text)] == explains
