"""A candidate becomes a fact of one language, with the sentence of its article or a statement by template."""

import hashlib

import pytest

from quizapp.core.facts.candidate import Candidate
from quizapp.core.writing.proposal import fact_of
from quizapp.core.writing.sentence import statement


def candidate(text: str, value: str, printed: str, **changes: object) -> Candidate:
    at = text.index(printed)
    plain: dict[str, object] = {
        "start": 0, "end": len(text), "value_start": at, "value_end": at + len(printed), "kind": "quantity",
        "subject": "Tern", "attribute": "power", "value": value, "unit": "kW", "lang": "en",
    }  # fmt: skip
    return Candidate(**{**plain, **changes})  # type: ignore[arg-type]  # the fields of a candidate


def told(text: str, value: str, printed: str, **changes: object) -> str:
    fact = fact_of(candidate(text, value, printed, **changes), text, id="f", article="a")
    return next(iter(fact.statement.sides().values()))


def test_the_source_of_the_fact_is_the_span_of_the_candidate() -> None:
    text = "The ferry Tern has 240 kW."
    fact = fact_of(candidate(text, "240", "240 kW"), text, id="f", article="a")
    assert fact.sources[0].sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (fact.subject.en, fact.subject.zh, fact.printed and fact.printed.en) == ("Tern", None, "240 kW")


def test_a_sentence_that_stands_alone_is_the_statement() -> None:
    assert (
        told("The ferry Tern draws 240 kW at sea.", "240", "240 kW") == "The ferry Tern draws 240 kW at sea."
    )


def test_words_that_tie_a_sentence_to_the_one_before_go() -> None:
    assert told("However, the Tern draws 240 kW.", "240", "240 kW") == "The Tern draws 240 kW."


@pytest.mark.parametrize(
    "text",
    [
        "Here the Tern has a power of 240 kW.",
        "On this route the Tern has a power of 240 kW.",
        "The others stop where the Tern has a power of 240 kW.",
    ],
)
def test_a_sentence_that_points_elsewhere_gives_way_to_a_template(text: str) -> None:
    assert told(text, "240", "240 kW") == "The power of the Tern is 240 kW."


def test_without_a_template_nothing_is_asked() -> None:
    text = "It draws 240 kW."
    fact = fact_of(candidate(text, "240", "240 kW", attribute="it draws"), text, id="f", article="a")
    assert statement(fact, "en") is None
    assert fact.statement.en == "Tern: It draws 240 kW."


def test_a_chinese_sentence_is_cut_to_the_clauses_that_matter() -> None:
    text = "船厂昨日交付了新船，燕鸥号的功率是 240 kW，能载 300 人。"
    said = told(text, "240", "240 kW", subject="燕鸥号", attribute="功率", lang="zh-Hans")
    assert said == "燕鸥号的功率是 240 kW。"


def test_what_it_is_compared_with_stays_before_a_chinese_clause() -> None:
    text = "与海鸥-2相比，燕鸥-3的功率提高了4倍，很快。燕鸥-3由海谷科技发布。"
    said = told(
        text, "4", "4倍", subject="燕鸥-3", attribute="功率增幅", kind="ratio", unit="x", lang="zh", end=23
    )
    assert said.endswith("与海鸥-2相比，燕鸥-3的功率提高了4倍。")


def test_until_when_something_was_so_is_not_cut_off() -> None:
    text = "截至4月底，海谷科技卖出9条船，燕鸥-3载客24万人。燕鸥-3由海谷科技发布。"
    said = told(text, "240000", "24万", subject="燕鸥-3", kind="quantity", unit="people", lang="zh", end=27)
    assert said.startswith("燕鸥-3：")


def test_the_maker_goes_where_an_article_stands_before_the_name() -> None:
    text = "On calm days the Tern draws 240 kW. Marlow's Tern is new, and the Tern is fast."
    said = told(text, "240", "240 kW", subject="Marlow's Tern", aliases=("Tern",), end=35)
    assert said == "On calm days the Tern draws 240 kW."


def test_a_row_of_a_table_is_told_by_a_template() -> None:
    text = "Tern 74.8 61.3 48.6 0.30 1.10"
    said = told(text, "61.3", "61.3", kind="benchmark_score", attribute="MMLU-Pro", unit="points")
    assert said == "Tern scores 61.3 on MMLU-Pro."


def test_a_date_is_told_with_its_year() -> None:
    text = "5 月 3 日，燕鸥号在这里发布。"
    said = told(
        text,
        "2021-05-03",
        "5 月 3 日",
        kind="date",
        subject="燕鸥号",
        attribute="发布时间",
        unit=None,
        lang="zh-Hans",
    )
    assert said == "燕鸥号的发布时间是 2021 年 5 月 3 日。"


def test_a_forecast_keeps_who_makes_it() -> None:
    text = "The yard Brackwater expects the Tern to draw 240 kW."
    fact = fact_of(
        candidate(text, "240", "240 kW", standing="forecast", said_by="Brackwater"), text, id="f", article="a"
    )
    assert fact.said_by and fact.said_by.en == "Brackwater"
    assert statement(fact, "en") == text


def test_a_term_is_defined_and_a_person_is_not() -> None:
    text = "Selective recomputation is a method that saves memory. Ada Lund is chair of the council."
    method, chair = "a method that saves memory", "chair of the council"
    plain: dict[str, object] = {"kind": "concept", "attribute": "definition", "unit": None}
    assert told(text, method, method, subject="Selective recomputation", **plain).endswith(
        "is a method that saves memory."
    )
    assert told(text, method, method, subject="cheap recall", **plain).startswith("cheap recall: ")
    assert told(text, chair, chair, subject="Ada Lund", **plain).startswith("Ada Lund: ")


@pytest.mark.parametrize(
    ("subject", "attribute", "value", "lang"),
    [
        ("PUE", "全称", "总耗电与设备耗电之比", "zh"),
        ("燕鸥测", "定义", "衡量船速", "zh"),
        ("渡一体", "定义", "同一条船既能载客", "zh"),
        ("four hulls", "definition", "long shells that lie side by side", "en"),
        ("Tern Ultra", "developer", "Turku's Marlow", "en"),
        ("score", "definition", "though nobody trusts it", "en"),
        ("crew used ballast", "definition", "a weight that keeps a ship upright", "en"),
    ],
)
def test_words_that_are_no_name_and_no_meaning_get_no_statement(
    subject: str, attribute: str, value: str, lang: str
) -> None:
    text = f"Here {subject} is {value}."
    said = told(
        text, value, value, kind="concept", subject=subject, attribute=attribute, unit=None, lang=lang
    )
    assert said.startswith(subject) and said[len(subject)] in ":："


@pytest.mark.parametrize(
    ("text", "name", "is_told"),
    [
        ("Ballast is a weight that keeps a ship upright.", "Ballast", True),
        ("We need ballast, a weight that keeps a ship upright.", "ballast", True),
        ("Nobody likes shadow AI, a weight that keeps a ship upright.", "AI", False),
        ("Less ballast, a weight that keeps a ship upright, and more", "ballast", False),
    ],
)
def test_a_term_is_defined_as_a_whole_in_a_sentence(text: str, name: str, is_told: bool) -> None:
    meaning = "a weight that keeps a ship upright"
    said = told(text, meaning, meaning, kind="concept", attribute="definition", subject=name, unit=None)
    assert said.startswith(f"{name}: ") != is_told


@pytest.mark.parametrize(("name", "is_told"), [("听澜", False), ("听澜2", True)])
def test_a_name_with_a_number_behind_it_is_another_one(name: str, is_told: bool) -> None:
    text = "“听澜”是一个语音模型。9月上线的听澜2有70亿参数，能听懂41种方言。"
    said = told(text, "7000000000", "70亿", subject=name, attribute="参数量", unit="parameters",
                kind="parameter_count", lang="zh", start=text.index("9月"))  # fmt: skip
    assert said.replace(" ", "").startswith(f"{name}的参数量是") == is_told


def test_a_term_takes_its_article() -> None:
    text = "A neoblast is a cell of worms."
    said = told(
        text,
        "a cell of worms",
        "a cell of worms",
        kind="concept",
        attribute="definition",
        unit=None,
        subject="neoblast",
    )
    assert said == "A neoblast is a cell of worms."


def test_an_office_is_told_with_its_place() -> None:
    text = "The yard Marlow trusts Ada Lund, a head of design at the University of Turku."
    said = told(
        text,
        "head of design",
        "head of design",
        kind="person_role",
        attribute="role",
        unit=None,
        subject="Ada Lund",
    )
    assert said == "Ada Lund holds the post of head of design at the University of Turku."


def test_a_price_of_tokens_says_of_how_many() -> None:
    text = "燕鸥-3每百万token输入2元、输出8元。"
    said = told(
        text, "8", "8元", kind="price", attribute="输出价", unit="CNY", subject="燕鸥-3", lang="zh-Hans"
    )
    assert said == "燕鸥-3 每百万 token 的输出价是 8元。"


def test_an_article_of_a_name_is_kept_among_its_other_names() -> None:
    text = "The Tern has a power of 240 kW. Crews like the Tern."
    fact = fact_of(candidate(text, "240", "240 kW"), text, id="f", article="a")
    assert "the Tern" in fact.aliases
