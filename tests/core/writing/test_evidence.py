"""A property is asked for by its name only where the words around the value say that it is the subject's."""

import pytest

from quizapp.core.languages import Language
from quizapp.core.writing.claim import Claim
from quizapp.core.writing.evidence import is_said


def said(text: str, value: str, attribute: str, kind: str = "quantity", language: Language = "en") -> bool:
    before, _, after = text.partition(value)
    names = ("燕鸥号", "燕鸥-3") if language == "zh" else ("Tern", "Tern 3")
    return is_said(Claim(before, value, after, names, attribute, kind), language)


@pytest.mark.parametrize(
    ("text", "value", "attribute", "kind"),
    [
        ("The Tern has a battery with a power of 240 kW.", "240", "power", "hardware_spec"),
        ("The Tern, built in Turku, is 56 metres long.", "56", "length", "quantity"),
        ("Tern weighs about 900 tonnes.", "900", "weight", "quantity"),
        ("The price of the Tern rose to $300.", "300", "price", "price"),
        ("The Tern employs 31 sailors.", "31", "number of sailors", "quantity"),
        ("Tern 3, with 7 billion parameters, is small.", "7 billion", "parameters", "parameter_count"),
        ("The Tern is a 7-billion-parameter model.", "7-billion", "parameters", "parameter_count"),
        ("The tester likes the 7-billion-parameter Tern.", "7-billion", "parameters", "parameter_count"),
        ("The Tern scored 81.2 on MMLU-Pro.", "81.2", "score on MMLU-Pro", "benchmark_score"),
        ("The Tern was launched in 2021.", "2021", "release date", "date"),
        ("The Tern, a yard founded in 1990, builds boats.", "1990", "founded", "date"),
    ],
)
def test_words_that_give_the_property_to_the_subject_are_evidence(
    text: str, value: str, attribute: str, kind: str
) -> None:
    assert said(text, value, attribute, kind)


@pytest.mark.parametrize(
    ("text", "value", "attribute", "kind"),
    [
        ("The Tern runs on a laptop with 8 GB of memory.", "8", "memory", "hardware_spec"),
        ("The Tern, the oldest, came 26 months late.", "26", "duration", "quantity"),
        ("The tester Tern reproduced only the MMLU-Pro result, at 74.1.", "74.1", "score on MMLU-Pro", "benchmark_score"),
        ("The Tern resolves 69%, up from 60% before.", "60%", "score on SWE-bench", "benchmark_score"),
        ("The Tern gets 5.8% of words wrong.", "5.8%", "score", "benchmark_score"),
        ("The Tern launched its public bicycles in 2021.", "2021", "release date", "date"),
        ("The Tern runs models of up to 200 billion parameters.", "200 billion", "parameters", "parameter_count"),
        ("On one card the Tern writes 118 tokens per second.", "118", "generation speed", "speed"),
        ("Serving a 70-billion-parameter model, the Tern is fast.", "70-billion", "parameters", "parameter_count"),
        ("Beside a 70-billion-parameter model stands the Tern.", "70-billion", "parameters", "parameter_count"),
        ("The Tern had sales of $3 million.", "3 million", "sales", "finance"),
    ],
)  # fmt: skip
def test_a_value_that_only_stands_near_is_no_evidence(
    text: str, value: str, attribute: str, kind: str
) -> None:
    assert not said(text, value, attribute, kind)


@pytest.mark.parametrize(
    ("text", "value", "attribute", "kind"),
    [
        ("燕鸥号机身重约 900 吨。", "900", "重量", "hardware_spec"),
        ("燕鸥号配有4台发动机。", "4", "发动机数量", "quantity"),
        ("2021年5月，船厂发布了燕鸥-3。", "2021年5月", "发布时间", "date"),
        ("燕鸥号起售价3000元。", "3000", "起售价", "price"),
    ],
)
def test_chinese_words_before_the_value_are_evidence(
    text: str, value: str, attribute: str, kind: str
) -> None:
    assert said(text, value, attribute, kind, "zh")


@pytest.mark.parametrize(
    ("text", "value", "attribute", "kind"),
    [
        ("燕鸥号上线24小时内走红。", "24", "时长", "quantity"),
        ("船厂去年靠燕鸥号售出2150台。", "2150", "船数量", "quantity"),
        ("燕鸥号对此不予置评，只说成本降低58%。", "58%", "成本降幅", "ratio"),
        ("燕鸥号年搜索量达到3650亿的时间为两年。", "3650亿", "年搜索量", "quantity"),
        ("燕鸥号的日均载客量为900人。", "900", "日均载客量", "quantity"),
        ("燕鸥号发布2026年报告。", "2026年", "发布时间", "date"),
        ("燕鸥号可运行2000亿参数的模型。", "2000亿", "参数量", "parameter_count"),
        ("单台机器上，燕鸥-3的吞吐量为每秒900个。", "900", "吞吐量", "speed"),
        ("燕鸥-3输入2元、输出8元。", "8", "输出价", "price"),
    ],
)
def test_a_chinese_value_that_only_stands_near_is_no_evidence(
    text: str, value: str, attribute: str, kind: str
) -> None:
    assert not said(text, value, attribute, kind, "zh")
