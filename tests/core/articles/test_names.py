"""Names are found by the way they are written and introduced, and by the gazetteer."""

import pytest

from quizapp.core.articles.gazetteer import Entry, Gazetteer, benchmarks, grow, shipped
from quizapp.core.articles.names import find_names
from quizapp.core.articles.people import find_people
from quizapp.core.articles.script import simplify


def named(text: str, *, known: Gazetteer | None = None) -> dict[str, str]:
    return {name.text: name.kind for name in find_names(text, simplify(text), known or shipped())}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("公司发布了模型“澜石4”，总参数4120亿", "澜石4", "product"),
        ("Harrow 2 Large has 96 billion parameters", "Harrow 2 Large", "product"),
        ("谷歌推出了Gemini 2.5 Pro", "Gemini 2.5 Pro", "model"),
        ("位于合肥的栖云汽车举行发布会", "栖云汽车", "company"),
        ("a note by Corvid Research says so", "Corvid Research", "company"),
        ("在MMLU-Pro上得分79.3", "MMLU-Pro", "benchmark"),
        ("行业分析师柯望舒则认为", "柯望舒", "person"),
        ("said Runa Vestergaard, the company's chief scientist", "Runa Vestergaard", "person"),
        ("its experimental drug velotarin slowed the loss", "velotarin", "product"),
        ("MADRID, July 9, 2026 - It rained in Lisbon.", "MADRID", "place"),
        ("問界M9很大，問界M9也很貴", "問界M9", "product"),
        ("发布首款芯片“青隼”。青隼很快", "青隼", "product"),
        ("岚屿成立于2014年。岚屿很大，岚屿很新", "岚屿", "company"),
        ("云阳寨遗址很大，云阳寨遗址很老，6号墓也是", "云阳寨遗址", "product"),
        ("6号墓很大，6号墓很深", "6号墓", "product"),
        ("浮玉岛马拉松开跑，浮玉岛马拉松很大，浮玉岛马拉松第十年", "浮玉岛马拉松", "product"),
        ("the Meridian saloon is slow", "Meridian", "other"),
    ],
)
def test_names_are_found_with_their_kind(text: str, name: str, kind: str) -> None:
    assert named(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Demand is growing. Sales rose.", "Demand"),
        ("On March 11 it rained", "March"),
        ("It opened in January.", "January"),
        ("这座博物馆很大，这座博物馆很新", "这座博物馆"),
        ("他用“随便”一词，随便得很", "随便"),
        ("她预计公司会盈利，她预计公司会好", "她预计公司"),
        ("他加入一家美国芯片公司，那家美国芯片公司很大", "美国芯片公司"),
        ("人工智能公司砚池科技发布新品，人工智能公司很多", "人工智能公司"),
        ("售价2999元，共2999元", "售价2999"),
        ("The 54 GB model", "GB model"),
        ("人工智能行业", "人工智能"),
    ],
)
def test_what_is_no_name_is_none(text: str, name: str) -> None:
    assert name not in named(text)


def test_a_surname_stands_for_the_person() -> None:
    text = "said Runa Vestergaard, the company's chief scientist. It is wrong, Vestergaard said."
    assert named(text)["Vestergaard"] == "person"


def test_the_names_of_facts_make_the_gazetteer_grow() -> None:
    grown = grow(shipped(), [Entry("product", ("狐芯一号", "Fox One"))])
    assert named("狐芯一号很快", known=grown) == {"狐芯一号": "product"}
    assert grown.find("Fox One") == Entry("product", ("狐芯一号", "Fox One"))


def test_known_names_are_found_in_either_script() -> None:
    assert named("軟銀和英偉達") == {"軟銀": "company", "英偉達": "company"}


def test_a_name_ends_where_the_word_ends() -> None:
    assert [text for text in named("GPT-4omini") if text == "GPT-4"] == []
    assert benchmarks().find("GPT-4") is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("首席执行官蒂姆·库克表示", ["蒂姆·库克"]),
        ("chief executive Tobias Lindqvist-Oyelaran told reporters", ["Tobias Lindqvist-Oyelaran"]),
        ("公司表示不实", []),
    ],
)
def test_people_are_found_beside_roles_and_verbs_of_saying(text: str, people: list[str]) -> None:
    assert list(dict.fromkeys(find_people(text))) == people
