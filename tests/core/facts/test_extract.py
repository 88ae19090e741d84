"""Facts are found where they stand, with what they are about and how they are meant."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from quizapp.core.facts.candidate import Candidate, candidate_to_mapping
from tests.core.facts.labelled import ARTICLES, candidates, count

NUMBERS = frozenset(
    ["benchmark_score", "hardware_spec", "price", "date", "parameter_count", "context_size", "speed", "ratio", "funding", "finance", "quantity"]
)  # fmt: skip


def only(text: str) -> Candidate:
    (candidate,) = candidates(text)
    return candidate


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(one.kind, one.subject, one.value, one.unit) for one in candidates(text)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Fox X2的总参数量为4120亿。", ("parameter_count", "Fox X2", "412000000000", "parameters")),
        ("Fox X2支持128K token的上下文窗口。", ("context_size", "Fox X2", "128000", "tokens")),
        ("Fox X2的生成速度为每秒60个token。", ("speed", "Fox X2", "60", "tokens/s")),
        ("Fox X2 scores 74.1% on MMLU-Pro.", ("benchmark_score", "Fox X2", "74.1", "%")),
        ("Fox X2 was released on July 23, 2024.", ("date", "Fox X2", "2024-07-23", None)),
        ("Fox Labs raised $110 million in its Series B.", ("funding", "Fox Labs", "110000000", "USD")),
        ("Fox Labs had revenue of $5.6 billion.", ("finance", "Fox Labs", "5600000000", "USD")),
        ("Fox X2 costs $0.30 per million tokens.", ("price", "Fox X2", "0.3", "USD/Mtokens")),
        ("Fox X2的销量同比增长61%。", ("ratio", "Fox X2", "61", "%")),
        ("Fox Labs employs 87 people.", ("quantity", "Fox Labs", "87", "people")),
        ("Fox X2 has a battery of 92 kWh.", ("quantity", "Fox X2", "92", "kWh")),
        ("In the trial, Fox X2 was given to 412 patients.", ("quantity", "Fox X2", "412", "patients")),
    ],
)
def test_a_number_has_its_kind_subject_value_and_unit(
    text: str, fact: tuple[str, str, str, str | None]
) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. 权重开放下载；\n2. 不得用其输出训练竞品；",
        "Fox 2 Nano and Fox 2 Large are here.",
        "import torch\ndef forward(self, x=16, y=32):",
        "See https://example.org/2024/07/23 and [14].",
        "这两项创新和那三家公司都很重要。",
        "为什么它只用了30天？",
        "Fox Labs opens at 14:30.",
        "剧本的题材是：2015年，44岁的船长出海。",
        "扫码报名，仅需99元！",
        "It was their first model to fit.",
    ],
)
def test_what_only_counts_names_or_decorates_is_no_fact(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("2026年3月3日 10:42 来源：深海日报", False),
        ("2026年3月3日", False),
        ("Fox X2于2026年3月3日发布。", True),
    ],
)
def test_a_line_that_says_when_an_article_came_is_not_asked(line: str, is_asked: bool) -> None:
    (day,) = (one for one in candidates(f"{line}\n\nFox X2有96亿参数。") if one.kind == "date")
    assert day.quizzable is is_asked


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Fox X2有96亿参数。", "stated"),
        ("Fox Labs expects sales of $5 billion.", "forecast"),
        ("Fox Labs计划投资32亿元。", "plan"),
        ("传闻Fox X2售价3000元。", "rumour"),
        ("如果每卡时2美元，Fox X2要花1436万美元。", "hypothetical"),
        ("Reports that Fox Labs paid $2 billion are untrue.", "denied"),
        ("公司称，Fox X2只需18分钟即可充满。", "claim"),
    ],
)
def test_a_fact_stands_as_it_is_meant(text: str, standing: str) -> None:
    assert {one.standing for one in candidates(text)} == {standing}


def test_what_is_supposed_or_denied_is_never_asked() -> None:
    assert not only("If Fox X2 cost $8, few would buy it.").quizzable
    assert not only("Reports that Fox Labs paid $2 billion are untrue.").quizzable


def test_a_forecast_names_its_speaker() -> None:
    assert only("Pellworm Securities expects Fox X2 to sell 20,000 units.").said_by == "Pellworm Securities"


def test_values_of_a_list_go_to_the_names_of_a_list() -> None:
    found = told("Fox X1、Fox X2和Fox X3在MMLU-Pro上的得分依次为79.3、71.6和80.1。")
    assert [(subject, value) for _, subject, value, _ in found] == [("Fox X1", "79.3"), ("Fox X2", "71.6"), ("Fox X3", "80.1")]  # fmt: skip


def test_rows_of_a_table_take_subject_and_attribute_from_its_edges() -> None:
    table = "The table:\n\nModel      MMLU-Pro   GSM8K   Price ($)\nFox Large   74.8   61.3   0.30\nFox Base   68.2   52.7   0.12\n"
    found = [(one.subject, one.attribute, one.value, one.kind) for one in candidates(table)]
    assert found[0] == ("Fox Large", "MMLU-Pro", "74.8", "benchmark_score")
    assert found[-1] == ("Fox Base", "Price ($)", "0.12", "price")
    assert len(found) == 6


def test_a_bare_number_shares_the_unit_of_the_one_before() -> None:
    assert told("Median latency of Fox X2 fell to 260 milliseconds, from 840 before.")[1][2:] == ("840", "ms")


def test_a_day_without_a_month_follows_the_day_before_it() -> None:
    assert [one[2] for one in told("Fox X2在3月24号发布，25号才发的官方文章。")] == ["--03-24", "--03-25"]


def test_a_date_line_gives_the_year_to_later_days() -> None:
    assert told("2025年9月18日，Fox X2发布。9月30日前可以试用。")[1][2] == "2025-09-30"


def test_offsets_are_those_of_the_damaged_original() -> None:
    text = "我們(men)在這(zhè)個(gè)城市(shì)發(fā)布Fox X2,,參數(shù)量為6710億。"
    candidate = only(text)
    assert text[candidate.value_start : candidate.value_end] == "6710億"


def test_a_damaged_place_yields_no_fact() -> None:
    assert not told("我們(men)在這(zhè)個(gè)城市(shì)，Fox X2有?shù)?S1個參數。")


def test_the_plain_form_says_everything() -> None:
    mapping = candidate_to_mapping(only("Fox X2 costs about $1,200."), "fox")
    assert mapping["article"] == "fox"
    assert (mapping["value"], mapping["unit"], mapping["qualifier"], mapping["quizzable"]) == (1200, "USD", "approx", True)  # fmt: skip


@pytest.mark.parametrize("article", ARTICLES)
def test_the_labelled_articles_are_found_and_little_else(article: str) -> None:
    numbers = count(article, NUMBERS)
    assert numbers.found >= 0.92 * numbers.labelled
    words = count(article, frozenset({"concept", "person_role"}))
    assert words.found >= int(0.75 * words.labelled)
    everything = count(article)
    assert everything.others <= 0.1 * everything.found
    assert everything.kinds >= 0.9 * everything.found


def test_the_subjects_of_the_labelled_articles_are_right() -> None:
    counts = [count(article) for article in ARTICLES]
    assert sum(one.subjects for one in counts) >= 0.88 * sum(one.found for one in counts)


UNLABELLED = ("capability", "comparison")
GOLD = (
    ("facts_seeds.jsonl", 0.9, 0.92, 0.89, 0.82, 0.95),
    ("facts_written.jsonl", 0.97, 0.97, 0.97, 0.9, 0.92),
)


@pytest.mark.shared
@pytest.mark.parametrize(("gold", "recall", "precision", "value", "subject", "kind"), GOLD)
def test_the_shared_articles_reach_their_marks(
    shared: Path, gold: str, recall: float, precision: float, value: float, subject: float, kind: float
) -> None:
    report = scored(shared, gold)
    found, fields = report["recall_quizzable"], report["fields"]
    assert found["span"] >= recall * found["gold"]
    assert report["precision"]["low"] >= precision
    assert fields["value"] >= value * fields["n"]
    assert fields["subject"] >= subject * fields["n"]
    assert fields["kind"] >= kind * fields["n"]


def scored(shared: Path, gold: str) -> dict[str, Any]:
    scorer = load(shared / "gold" / "score_extraction.py")
    rows = [json.loads(line) for line in (shared / "gold" / gold).read_text("utf-8").splitlines()]
    output = []
    for article in dict.fromkeys(row["article"] for row in rows):
        given = candidates(article_text(shared, article))
        output += [candidate_to_mapping(one, article) for one in given if one.kind not in UNLABELLED]
    report: dict[str, Any] = scorer.score(rows, output)[0]["overall"]
    return report


def article_text(shared: Path, article: str) -> str:
    index = {row["id"]: row for row in json.loads((shared / "articles.json").read_text("utf-8"))}
    if article not in index:
        return (shared / "gold" / "articles" / f"{article}.txt").read_text("utf-8")
    row = index[article]
    return (shared / row["file"]).read_text("utf-8")[row["start"] : row["end"]]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The retina of an adult is 0.2 millimeters thick.", "retina"),
        ("Consumer prices in Norland rose 2.4% in April.", "Consumer prices"),
        ("国家统计局的数据显示，工业增加值增长6.1%。", "工业增加值"),
        ("Analysts expect sales of eye drugs to reach $30 billion.", "eye drugs"),
        ("蓝鲸是地球上最大的动物。成年蓝鲸的心脏重180千克。", "蓝鲸"),
        ("Fox Labs was founded in 2009 by Adela Moss.", "Fox Labs"),
        ("Fox X2 is new. It costs $699.", "Fox X2"),
    ],
)
def test_a_number_is_about_what_its_clause_speaks_of(text: str, subject: str) -> None:
    assert candidates(text)[0].subject == subject


def test_a_quarter_without_a_year_is_a_date() -> None:
    assert ("date", "Fox X2", "--Q3", None) in told("Fox X2在第三季度上市。")


def test_where_nothing_is_named_the_sentence_gives_its_own_words() -> None:
    assert candidates("2025年人工智能行业趋势")[0].subject == "人工智能行业"


def test_a_bare_number_is_no_amount_of_what_was_counted_before_in_chinese() -> None:
    assert [one[3] for one in told("Fox Labs有87人，核心数量是21760。")] == ["people", None]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Velden Tidal Institute lies in Ghent. The institute employs 240 scientists.", "Velden Tidal Institute"),
        ("Orlan Mobile, a Finnish phone maker, sells phones. The maker has 1,900 employees.", "Orlan Mobile"),
        ("Orlan Motors has unveiled its third car, an electric estate called the Corso. It costs €41,900.", "Corso"),
        ("The ribbon wood snail is a transparent animal. The ribbon wood snail is small. It lives for six years.", "ribbon wood snail"),
        ("Fox X1 is fast. Its predecessor, the Rill, had 64 GB of memory.", "Rill"),
        ("If a clinic processes 10 million tokens, it pays $3.", "clinic"),
        ("Fox Labs keeps the ribbon eel Morvina and a snail. The eel weighs 41 grams.", "Morvina"),
        ("About 5,200 people work for Fox Labs.", "Fox Labs"),
        ("Roughly 2% of adults in Norland smoke.", "adults"),
        ("栖云汽车在合肥举行发布会。栖云拥有员工5200人。", "栖云"),
        ("Fox Labs完成18亿元C轮融资，由长汀资本领投，投后估值150亿元。", "Fox Labs"),
        ("研究机构预测，2028年推理芯片市场规模将达900亿元，年均复合增长率为34%。", "推理芯片"),
        ("对手北斗-L的成绩为83.4分。", "北斗-L"),
    ],
)  # fmt: skip
def test_pronouns_and_nouns_stand_for_what_was_named(text: str, subject: str) -> None:
    assert candidates(text)[-1].subject == subject


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("显存位宽4096位。", ("4096", "bit")),
        ("芯片面积640平方毫米。", ("640", "mm²")),
        ("One in ten adults has it.", ("0.1", "x")),
        ("The index is scored from 0 to 28 points.", ("0..28", "points")),
        ("Sales grow 6% a year.", ("6", "%")),
        ("The car has 310 Nm of torque.", ("310", "N·m")),
    ],
)
def test_units_of_other_fields_are_read(text: str, fact: tuple[str, str]) -> None:
    assert fact in [(one.value, one.unit) for one in candidates(text)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Fox X2 car is 4.12 metres long and seats five. Cars and phones and chips are sold.", ("hardware_spec", "5", "seats")),
        ("The Fox X2 car needs 5.6 seconds to get from rest to 62 mph.", ("speed", "5.6", "s")),
        ("The Fox X2 car needs 5.6 seconds to get from rest to 62 mph, against 8.9 for the Fox X1.", ("speed", "8.9", "s")),
        ("Fox X2 scored 66.2% on MMLU-Pro, up from 48.5% for the Fox X1.", ("benchmark_score", "48.5", "%")),
        ("Fox X2 is made on a 2-nanometre process.", ("hardware_spec", "2", "nm")),
        ("Fox Labs shares fell to $131.50.", ("finance", "131.5", "USD")),
        ("Fox Labs earned 96 cents a share.", ("finance", "0.96", "USD")),
        ("Net income of Fox Labs rose from $298 million a year earlier.", ("finance", "298000000", "USD")),
        ("Investors put in another £210 million.", ("funding", "210000000", "GBP")),
        ("搭载Fox X2的服务器每秒可生成3100个token。", ("speed", "3100", "tokens/s")),
        ("去年Fox Labs在国内的市场份额为7.8%，排在第六位。", ("quantity", "6", "rank")),
        ("也有投资者担心回款，Fox Labs的应收账款为9.6亿元。", ("finance", "960000000", "CNY")),
        ("4月24日，Fox Labs发布2026年第一季度报告。", ("date", "2026-04-24", None)),
        ("2月24日，Fox Labs发布2026年第四季度报告。", ("date", "2027-02-24", None)),
        ("Fox X2配有512GB内存，GPU核心数量是 976。", ("hardware_spec", "976", None)),
        ("Fox Labs公布了两张榜单。", ("quantity", "2", "items")),
        ("Fox Labs买下了两张显卡。", ("quantity", "2", "cards")),
        ("Fox X2在MMLU上的准确率提高到了 86.7%。", ("benchmark_score", "86.7", "%")),
    ],
)  # fmt: skip
def test_kinds_and_units_follow_the_words_around_a_value(
    text: str, fact: tuple[str, str, str | None]
) -> None:
    assert fact in [(one.kind, one.value, one.unit) for one in candidates(text)]


def test_a_race_that_people_enter_is_no_advertisement() -> None:
    assert ("quantity", "64000", "people") in [
        (one.kind, one.value, one.unit) for one in candidates("Fox赛报名的有6.4万人，名额不够。")
    ]
    assert not candidates("速报名，仅剩3个名额！")


def test_points_that_something_rose_by_are_no_range() -> None:
    values = [one.value for one in candidates("Its Fox-Bench score rose 7.4 points to 48.2 points.")]
    assert values == ["7.4", "48.2"]


def test_a_delay_of_a_quarter_is_no_share() -> None:
    assert not [one for one in candidates("Fox X2 comes one quarter later.") if one.kind == "ratio"]


@pytest.mark.parametrize(
    "text",
    [
        "两款模型的窗口相同。",
        "Half of that is realistic.",
        "It sprints from 0 to 100 km/h.",
        "It was sold in its first twelve months.",
        "It was sold in the second half of the year.",
        "| [3] | Lee et al. (2024). On tuning. |",
    ],
)
def test_pointers_periods_and_references_are_no_facts(text: str) -> None:
    assert not [one for one in candidates(text) if one.kind not in ("concept", "person_role")]


def test_a_duration_is_printed_in_the_words_of_its_language() -> None:
    chinese = candidate_to_mapping(only("Fox X2质保17个月。"), "fox")
    english = candidate_to_mapping(only("Fox X2 has a warranty of 17 months."), "fox")
    assert (chinese["unit"], english["unit"]) == ("个月", "months")


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("研究机构预测，市场规模将达900亿元，年均增长率为34%。", "forecast"),
        ("Analysts put sales at $1.9 billion and forecast $5 billion by then.", "forecast"),
        ("It denied reports that it would close its office and cut 400 jobs.", "denied"),
        ("分析师则认为：“Fox X2至少还差半年。”", "opinion"),
        ("Fox X2 will be built with 48 experts.", "plan"),
    ],
)
def test_the_words_of_a_speaker_reach_to_the_last_value(text: str, standing: str) -> None:
    assert candidates(text)[-1].standing == standing


def test_a_year_in_a_title_is_part_of_it() -> None:
    assert not [one for one in candidates("南山大学公布了《2031年度海洋报告》。") if one.kind == "date"]


def test_the_pronoun_right_behind_a_name_is_that_person() -> None:
    text = """骨干沈若水毕业于南山大学。沈若水曾在青隼科技实习。
团队还吸引了年轻人，例如南山大学的博士生霍青，他领导了工具的开发，并发表了16篇论文。"""
    assert ("quantity", "霍青", "16", "papers") in [
        (one.kind, one.subject, one.value, one.unit) for one in candidates(text)
    ]
