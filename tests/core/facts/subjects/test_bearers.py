"""A value goes to a name that can have it, and each part of an article to what its heading names."""

import pytest

from tests.core.facts.labelled import candidates

MODEL = (
    "泊川科技发布鹿野-3，鹿野-2仍可用\n\n泊川科技在深圳发布鹿野-3。鹿野-3总参数3200亿。鹿野-2更小。\n\n"
    "首席技术官郗明远在发布会上说，鹿野-3很快。"
)
ROUND_UP = (
    "AI一周速览\n\n【霁光智能开源流萤-V】\n霁光智能开源流萤-V，流萤-V参数量140亿。流萤-V很快，流萤-V很小。\n\n"
    "【沧海云推理算力降价】\n自12月1日起下调，降幅达70%。沧海云宣布还会再降。\n\n【北溟研究院公开玄岩-V2】\n玄岩-V2很大，玄岩-V2很快。上下文为128K token。\n"
)
PERSON = "创始人梁以恒出席。岚屿创始人很忙。岚屿成立于2014年。岚屿很大。"


def subjects(text: str) -> dict[str, str]:
    return {text[one.value_start : one.value_end]: one.subject for one in candidates(text)}


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        (MODEL + "他承认预训练用了18万亿token。", "18万亿token", "鹿野-3"),
        (MODEL + "\n\n泊川科技成立于2022年，公司现有员工460人。", "460人", "泊川科技"),
        (MODEL + "\n\n作为对照，鹿野-2更小。\n\n上下文为50万token。", "50万token", "鹿野-3"),
        (MODEL + "\n\n上一代是2元。", "2元", "鹿野-2"),
        (MODEL + "\n\n第二名鹿野-2得到81.9分。", "第二名", "鹿野-2"),
        (PERSON + "17岁考入浙江大学，后来回国。", "17岁", "梁以恒"),
        (PERSON + "2010年获得硕士学位。", "2010年", "梁以恒"),
        (PERSON + "岚屿完成7亿元B轮融资，由东屿资本领投，投后估值48亿元。", "48亿元", "岚屿"),
    ],
)
def test_a_value_goes_to_what_can_have_it(text: str, value: str, subject: str) -> None:
    assert subjects(text)[value] == subject


@pytest.mark.parametrize(
    ("value", "subject"),
    [("140亿", "流萤-V"), ("12月1日", "沧海云"), ("70%", "沧海云"), ("128K token", "玄岩-V2")],
)
def test_each_item_of_a_round_up_is_about_what_its_heading_names(value: str, subject: str) -> None:
    assert subjects(ROUND_UP)[value] == subject


def test_a_paragraph_without_a_name_is_about_what_its_heading_names_though_the_article_tells_more_of_another() -> (
    None
):
    text = (
        "AI一周速览\n\n【霁光智能开源流萤-V】\n霁光智能开源流萤-V，流萤-V参数量140亿。流萤-V很快，流萤-V很小。流萤-V免费。\n\n"
        "【沧海云推理算力降价】\n沧海云宣布降价。\n\n【朔方云跟进】\n朔方云也降价。\n\n每小时20元。\n"
    )
    assert subjects(text)["每小时20元"] == "朔方云"


def test_a_table_with_things_in_its_head_and_tests_in_its_rows_is_read_by_columns() -> None:
    table = "玄岩-V2和玄岩-V1的成绩：\n\n基准　玄岩-V2　玄岩-V1　Orrery-M\nMMLU-Pro　78.4　62.7　79.9\nGPQA Diamond　64.1　40.3　62.8\n"
    found = [(one.subject, one.attribute, one.value) for one in candidates(table)]
    assert found[0] == ("玄岩-V2", "MMLU-Pro", "78.4")
    assert found[-1] == ("Orrery-M", "GPQA Diamond", "62.8")


def test_a_test_that_nobody_knows_is_one_beside_known_ones() -> None:
    table = "玄岩-V2和玄岩-V1的成绩：\n\n基准　玄岩-V2　玄岩-V1　玄岩-V3\nMMLU-Pro　78.4　62.7　79.9\nVulpEval-QA　61.7　66.0　52.6\n"
    found = [(one.subject, one.kind, one.value) for one in candidates(table)]
    assert found[-2:] == [("玄岩-V1", "benchmark_score", "66"), ("玄岩-V3", "benchmark_score", "52.6")]


def test_a_novel_that_was_read_makes_no_fiction_and_a_picture_in_4k_no_context() -> None:
    text = "模型狐火X2在读完一本小说后，错误率从23%降到0.4%。狐火X2的分辨率支持到4K。"
    assert [(one.kind, one.value) for one in candidates(text)][-1] == ("hardware_spec", "4000")
    assert {"23", "0.4"} <= {one.value for one in candidates(text)}


def test_a_share_is_about_the_noun_that_has_it() -> None:
    text = "报告给出的构成如下。钱花在三处：算力占41%，人员占33%，数据治理占17%。"
    assert [one.subject for one in candidates(text)][-3:] == ["算力", "人员", "数据治理"]


def test_who_says_we_in_a_talk_speaks_of_the_company() -> None:
    talk = "大家好我是渡口智能的陶既白\n" + "今天讲讲小舟模型\n小舟3来了\n小舟3很小\n小舟很省电\n" * 3
    assert subjects(talk + "我们团队现在一百一十个人\n")["一百一十个人"] == "渡口智能"
