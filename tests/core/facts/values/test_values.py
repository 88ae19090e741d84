"""Numbers are read as the words around them mean them."""

import pytest

from tests.core.facts.labelled import candidates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Fox X2 has 900m parameters and reads 1m tokens.", [("900000000", "parameters"), ("1000000", "tokens")]),
        ("Fox X2 swims 900 m in one go.", [("900", "m")]),
        ("The window of Fox X2 has grown fivefold.", [("5", "x")]),
        ("The wait went up from ten minutes to four hours.", [("10", "min"), ("4", "h")]),
        ("The course takes ten to twelve minutes.", [("10..12", "min")]),
        ("狐狸中心今年用電312萬瓩。", [("3120000", "kW")]),
        ("狐狸晶片採用3奈米製程。", [("3", "nm")]),
        ("狐狸手機有6.7吋螢幕，重2.5公噸的機器壓不壞。", [("6.7", "inches"), ("2.5", "t")]),
        ("狐狸工廠有70坪。", [("70", "坪")]),
        ("The top speed of Fox X2 is 100 kph.", [("100", "kph")]),
        ("Fox X2 has an eight-megapixel camera.", [("8", "megapixels")]),
        ("狐狸公司的上市之路一波三折。", []),
        ("这是狐狸行业半年来的热潮。", []),
        ("图书全场三折。", [("30", "%")]),
        ("「狐狸智库AI 100」通过综合100和原生100两张榜单提名了产品。", [("2", "items")]),
    ],
)  # fmt: skip
def test_a_number_has_the_unit_that_is_meant(text: str, values: list[tuple[str, str]]) -> None:
    assert [(one.value, one.unit) for one in candidates(text)] == values


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ana Ruiz, 41, is the chief executive of Fox Labs. Tom Wei, 29, who left, is a chemist.", [("Ana Ruiz", "41"), ("Tom Wei", "29")]),
        ("In the race were Fox X2, 41, and others.", []),
        ("In the final was Ana Ruiz, 41, 39 and 12 points behind.", []),
        ("Fox Labs sold 12, 41, and 60 of them.", []),
    ],
)  # fmt: skip
def test_a_number_between_commas_behind_a_person_is_an_age(text: str, ages: list[tuple[str, str]]) -> None:
    assert [(one.subject, one.value) for one in candidates(text) if one.unit == "years old"] == ages


def test_a_bare_number_is_a_score_where_the_sentence_before_told_one() -> None:
    text = "On SWE-bench Verified, Fox X2 scores 74.1 percent. Hare Z9 stands at 76.2, while Elk Q4 leads with 80.9."
    scores = [(one.value, one.unit) for one in candidates(text) if one.kind == "benchmark_score"]
    assert scores == [("74.1", "%"), ("76.2", "%"), ("80.9", "%")]
    shares = candidates("The share of Fox X2 rose to 40.5 percent. Hare Z9 stands at 76.2.")
    assert [one.value for one in shares if one.unit == "%"] == ["40.5"]


def test_words_that_say_what_kind_of_company_is_meant_are_no_name() -> None:
    found = candidates("与主流人工智能公司相比，澄海公司规模不大，员工只有120人。")
    assert [(one.subject, one.value) for one in found] == [("澄海公司", "120")]
