"""Whether a stem says who says so."""

import pytest

from quizapp.core.facts.speaker import names_speaker

PAPER_EN = "DeepSeek's paper (January 2025)"
PAPER_ZH = "DeepSeek 的论文（2025 年 1 月）"
LIANG_ZH = "梁文锋（《南华早报》转述）"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to DeepSeek's paper, what is R1's rating?", PAPER_EN),
        ("据 DeepSeek 的论文，DeepSeek-R1 的评分是多少？", PAPER_ZH),
        ("据《南华早报》报道，团队由谁组成？", LIANG_ZH),
        ("梁文锋说团队由谁组成？", LIANG_ZH),
        ("What did Liang Wenfeng say?", "Liang Wenfeng, as quoted by the South China Morning Post"),
        ("according to the authors of the paper", "The authors of the paper"),
    ],
)
def test_a_stem_that_names_the_speaker_is_heard(text: str, speaker: str) -> None:
    assert names_speaker(text, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("What is the rating of DeepSeek-R1?", PAPER_EN),
        ("DeepSeek-R1 的评分是多少？", PAPER_ZH),
        ("团队由谁组成？", LIANG_ZH),
    ],
)
def test_a_product_with_the_speakers_name_is_not_the_speaker(text: str, speaker: str) -> None:
    assert not names_speaker(text, speaker)
