"""Sentences, captions, headings, items, rows and code are told apart."""

import pytest

from quizapp.core.articles.sentences import Sentence, find_numbering, find_sentences

CAPTIONS = "\n".join(f"这是没有标点的第{n}行字幕" for n in range(15))


def texts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_sentences(text)]


def only(text: str) -> Sentence:
    (sentence,) = find_sentences(text)
    return sentence


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("它很快。价格是2.5元！真的吗？", ["它很快。", "价格是2.5元！", "真的吗？"]),
        ("他说：“很快。”然后走了。", ["他说：“很快。”", "然后走了。"]),
        ("It costs 2.5 dollars. Dr. Lee, of the U.S. office, agreed. So be it.", ["It costs 2.5 dollars.", "Dr. Lee, of the U.S. office, agreed.", "So be it."]),
        ("One line\n\nAnother line here, with a comma", ["One line", "Another line here, with a comma"]),
    ],
)  # fmt: skip
def test_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("关键技术创新 3.1 处理速度的提升", "heading"),
        ("1. 权重开放下载；", "item"),
        ("- free for small companies, so far", "item"),
        ("澜石4 412B 26B 256K 90.2 95.8", "row"),
        ("| Fox | 12 | 3.4 |", "row"),
        ("Board power      500 W      700 W", "row"),
        ("FP4 speed      none      4,300", "row"),
        ("He ran  5 miles and  7 more in May.", "prose"),
        ("Power   of kings   5", "heading"),
        ("def forward(self, x):", "code"),
        ("The price is 20 dollars a month.", "prose"),
    ],
)
def test_a_line_is_known_for_what_it_is(line: str, kind: str) -> None:
    assert only(line).kind == kind


def test_lines_of_a_transcript_are_captions() -> None:
    assert {one.kind for one in find_sentences(CAPTIONS)} == {"caption"}


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("2. 月活跃用户超过1亿的企业", ["2. "]),
        ("介绍 2.1 参数规模", ["2.1"]),
        ("It has 2.1 million users, we hear", []),
    ],
)
def test_only_the_numbers_that_count_sections_are_numbering(line: str, numbers: list[str]) -> None:
    assert [line[start:end] for start, end in find_numbering(line, only(line))] == numbers
