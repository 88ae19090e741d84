"""What has no proper name is told by its noun; the former and the latter stand for what was named."""

import pytest

from tests.core.facts.labelled import candidates

OTTERS = (
    "成年海獭体长1.2至1.5米，雄性体重可达45千克。与其他海洋哺乳动物不同，海獭没有厚厚的脂肪层。它的毛皮每平方厘米约有15万根毛。"
    "一只海獭一年能吃掉约3000个海胆。幼崽出生时重约2千克，要跟随母亲生活6个月。在一项有820名居民参加的调查中，64%的受访者说见过海獭。"
    "20世纪初，野生海獭只剩下大约2000只。巨藻一天可以长高60厘米，寿命约7年。"
)


def test_the_noun_of_a_clause_is_what_its_number_is_about() -> None:
    assert [one.subject for one in candidates(OTTERS)] == [
        "成年海獭", "雄性", "海獭", "海獭", "幼崽", "幼崽", "调查", "受访者", "野生海獭", "巨藻", "巨藻",
    ]  # fmt: skip


def test_where_names_come_again_and_again_a_noun_is_a_part_of_what_they_name() -> None:
    text = "Fox X2今天发布。Fox X2很轻。Fox X2很快。后备厢容积为520升。"
    assert candidates(text)[-1].subject == "Fox X2"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Fox X1和Fox X2同日发布。前者售价3999元，后者售价2999元。", ["Fox X1", "Fox X2"]),
        ("Fox X1 and Fox X2 are new. The former costs $699, the latter $499.", ["Fox X1", "Fox X2"]),
        ("On SWE-bench Verified, Fox X2 reached 68.2% and Fox X1 61.5%.", ["Fox X2", "Fox X1"]),
    ],
)
def test_each_of_two_has_its_own_number(text: str, subjects: list[str]) -> None:
    assert [one.subject for one in candidates(text)] == subjects


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Fox X2 scores 74.1% on FoxBench.", "score on FoxBench"),
        ("在LynxEval上，Fox X2得分71.3。", "LynxEval得分"),
        ("在自研的狐狸综合评测中，Fox X2得分71.3。", "狐狸综合评测得分"),
        ("首席科学家倪澄于2023年8月加入星河智能。", "加入时间"),
    ],
)
def test_an_attribute_names_the_test_or_the_event(text: str, attribute: str) -> None:
    (number,) = (one for one in candidates(text) if one.kind in ("benchmark_score", "date"))
    assert number.attribute == attribute


def test_what_is_cut_out_of_words_heads_no_clause() -> None:
    text = "办公方式在变，而且智能化将提高效率，并在2037年底达到989亿美元。"
    assert {one.subject for one in candidates(text)}.isdisjoint({"且智能化", "且智", "并"})


def test_an_adjective_alone_heads_no_clause() -> None:
    text = "办公方式在变。早在2024年，许多陶瓷厂家已开始关注。"
    assert "早" not in {one.subject for one in candidates(text)}
