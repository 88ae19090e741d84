import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.questions.likeness import alike, matches, near, normalise


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("deepseek-r1", "DeepSeek-R1"),
        ("ＤｅｅｐＳｅｅｋ　Ｒ１", "DeepSeek-R1"),
        ("Deep Seek R1", "DeepSeek-R1"),
        ("混合專家", "混合专家"),
        ("強化學習。", "强化学习"),
        ("⻆⾊", "角色"),
        ("The Mixture of Experts", "mixture-of-experts"),
        ("a critic model", "critic model"),
        ("“aha moment”!", "Aha Moment"),
        ("Jose Garcia", "José García"),
        ("山姆•奥特曼", "山姆·奥特曼"),
        ("research & development", "research and development"),
        ("1,000 pages", "1000 pages"),
        ("ﬁne-tuning", "fine tuning"),
        ("STRASSE", "straße"),
    ],
)
def test_the_way_of_writing_does_not_count(given: str, expected: str) -> None:
    assert alike(given, expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("R1", "R2"),
        ("GPT-3.5", "GPT-35"),
        ("C++", "C"),
        ("C#", "C"),
        ("A*", "A"),
        ("1 2", "12"),
        ("plan A", "plan"),
        ("A100", "100"),
        ("A 100", "100"),
        ("-5", "5"),
        ("models", "model"),
        ("か", "が"),
        ("80%", "80"),
    ],
)
def test_what_tells_answers_apart_counts(given: str, expected: str) -> None:
    assert not alike(given, expected)


@pytest.mark.parametrize(
    ("given", "pattern", "fits"),
    [
        ("group relative policy optimization", "group*optimization", True),
        ("Group Relative Policy Optimisation", "group * optimization", False),
        ("深度价值网络", "*价值網絡", True),
        ("价值网络", "*价值网络*", True),
        ("abab", "ab*ba*b", False),
        ("ab", "ab*b", False),
        ("aXbXc", "a*b*c", True),
        ("A*", "A\\*", True),
        ("AB", "A\\*", False),
        ("anything", "*", True),
        ("MoE", "MoE", True),
    ],
)
def test_a_star_stands_for_any_text(given: str, pattern: str, fits: bool) -> None:
    assert matches(given, pattern) is fits


@given(st.text(), st.text(), st.text())
def test_a_pattern_fits_what_it_was_cut_from(head: str, cut: str, tail: str) -> None:
    assert matches("x1" + head + "q" + cut + "q" + tail + "y2", "x1*y2")


@given(st.text())
def test_every_text_is_like_itself_and_normal_once_and_for_all(text: str) -> None:
    assert alike(text, text)
    assert isinstance(normalise(text), str)


@pytest.mark.parametrize("slip", ["trasformer", "transfomrer", "tramsformer", "transformerr", "Transf0rmer"])
def test_one_slip_in_a_long_word_is_near(slip: str) -> None:
    assert near(slip, "transformer") is slip.isalpha()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("transformer", "transformer"),
        ("modle", "model"),
        ("trnsfrmer", "transformer"),
        ("Claude 3", "Claude 4"),
    ],
)
def test_short_words_two_slips_and_digits_are_not_near(given: str, expected: str) -> None:
    assert not near(given, expected)


def test_a_long_text_against_many_stars_takes_no_time() -> None:
    assert not matches("a" * 5000, "*a" * 200 + "b")
