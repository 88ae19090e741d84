"""Offices behind a name are found in both languages; in English founders, makers, schools and employers."""

import pytest

from tests.core.facts.labelled import candidates

KNOWN = "\n阮知非表示，还没有。倪澄表示，还没有。岑望山表示，还没有。"
SAID = " Nothing changes, Runa Vestergaard said. Nothing changes, Hal Brandvold said."


def roles(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in candidates(text) if one.kind == "person_role"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("倪澄，霁光智能联合创始人兼CTO，今年38岁。", ("倪澄", "联合创始人")),
        ("倪澄（霁光智能首席科学家）没有回应。", ("倪澄", "首席科学家")),
        ("倪澄曾是霁光智能的高级研究员。", ("倪澄", "高级研究员")),
        ("倪澄是霁光智能的联合创始人之一。", ("倪澄", "联合创始人")),
        ("首席财务官一职由倪澄接任。", ("倪澄", "首席财务官")),
        ("倪澄，37岁，霁光智能首席架构师。", ("倪澄", "首席架构师")),
        ("独立开发者倪澄认为，价格还会降。", ("倪澄", "开发者")),
        ("曾在一家芯片公司当过工程总监的岑望山管集群。", ("岑望山", "工程总监")),
        ("这篇论文的第一作者是倪澄，他还在读书。", ("倪澄", "第一作者")),
        ("江陵大学的倪澄教授没有回应。", ("倪澄", "教授")),
    ],
)  # fmt: skip
def test_chinese_offices_stand_behind_a_name_too(text: str, role: tuple[str, str]) -> None:
    assert role in roles(text + KNOWN)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Wren-VL was built by Murmur and the University of Lyon.", ("Wren-VL", "Murmur")),
        ("Murmur was co-founded by Runa Vestergaard and Hal Brandvold.", ("Murmur", "Hal Brandvold")),
        ("Runa Vestergaard founded Murmur in 2021.", ("Runa Vestergaard", "Murmur")),
        ("Runa Vestergaard, who holds a PhD from MIT, joined.", ("Runa Vestergaard", "a PhD from MIT")),
        ("Runa Vestergaard spent six years at Google.", ("Runa Vestergaard", "Google")),
        ("It is early, said Runa Vestergaard, who took over as Tessaly's winemaker in May.", ("Runa Vestergaard", "winemaker")),
        ("Runa Vestergaard, who leads the safety team, disagreed.", ("Runa Vestergaard", "leads the safety team")),
        ("Runa Vestergaard will become chief financial officer in May.", ("Runa Vestergaard", "chief financial officer")),
        ("Runa Vestergaard replaces Hal Brandvold as chief scientist.", ("Runa Vestergaard", "chief scientist")),
        ("Nobel laureate Runa Vestergaard warned of risks.", ("Runa Vestergaard", "Nobel laureate")),
        ("Murmur's owner, Runa Vestergaard, laughed.", ("Runa Vestergaard", "owner")),
        ("Runa Vestergaard, co-founder and chief technology officer of Murmur, laughed.", ("Runa Vestergaard", "chief technology officer of Murmur")),
        ("Lena Ortiz, Chief Executive Officer, said it works.", ("Lena Ortiz", "Chief Executive Officer")),
        ("Lena Ortiz (chief scientist): It works.", ("Lena Ortiz", "chief scientist")),
        ("Lena Ortiz will step down as chairwoman in May.", ("Lena Ortiz", "chairwoman")),
        ("Hal Brandvold takes over from Lena Ortiz as chief executive.", ("Hal Brandvold", "chief executive")),
        ("Murmur's founders, Lena Ortiz and Jem Tolliver, met in Oslo.", ("Murmur", "Jem Tolliver")),
        ("Its owner, Jem Tolliver, planted late vines.", ("Jem Tolliver", "owner")),
        ("Runa Vestergaard left. She is now an adviser to Murmur.", ("Runa Vestergaard", "adviser to Murmur")),
        ("Runa Vestergaard is back. The 52-year-old gave up the post of treasurer in May.", ("Runa Vestergaard", "treasurer")),
        ("Murmur was started by Runa Vestergaard and Hal Brandvold. He is chairman; she is treasurer.", ("Hal Brandvold", "treasurer")),
        ("Runa Vestergaard, until now a director at Teal, becomes treasurer in May.", ("Runa Vestergaard", "treasurer")),
        ("The airline hired Beatriz Lobo from Iberia as its finance director.", ("Beatriz Lobo", "finance director")),
        ("The ministry appointed Leila Farouk to lead the inquiry.", ("Leila Farouk", "lead the inquiry")),
        ("Hana Sato, the Teal engineer who drew the motor, left.", ("Hana Sato", "Teal engineer")),
        ("Vera Lind, 44, the lab's first employee, cooks.", ("Vera Lind", "lab's first employee")),
        ("Thanks.\n\nIngrid Solheim, head of growth\nPaulo Ferraz, design lead\n", ("Paulo Ferraz", "design lead")),
        ("Contact: Maud Ellery, press officer.", ("Maud Ellery", "press officer")),
        ("Mr. Krol, a former minister, came.", ("Krol", "minister")),
        ("Murmur was founded in 2021 by Ida Holm, a former diver, and Tobi Falk, who built pumps.", ("Murmur", "Tobi Falk")),
        ("Noor Haddad and Sven Lund started Oatly Labs in 2019.", ("Oatly Labs", "Noor Haddad")),
        ("It raised $30 million in a seed round led by Northgate Capital.", ("seed round", "Northgate Capital")),
        ("Chidi Eze joined from the Dutch start-up Polder in 2022.", ("Chidi Eze", "Polder")),
        ("Sofia Marin worked at Nokia for nine years.", ("Sofia Marin", "Nokia")),
        ("Anil Desh left Siemens in 2018 to found Pinewave.", ("Anil Desh", "Pinewave")),
        ("Hugo Stern did his PhD at the University of Bergen.", ("Hugo Stern", "his PhD at the University of Bergen")),
        ("Wren-2 is a model for Dutch and Portuguese developed by Fjord Labs.", ("Wren-2", "Fjord Labs")),
        ("Mona Idris spent four years at Skyra as a naval architect.", ("Mona Idris", "naval architect")),
        ("Ole Brandt studied law. Brandt, now a judge, disagrees.", ("Brandt", "judge")),
        ("Petra Köhler, a professor of engineering at Lübeck University, left.", ("Petra Köhler", "professor of engineering")),
        ("Ada Lind grew up in Malmö. The airline Skyra hired her as a dispatcher in 2009.", ("Ada Lind", "dispatcher")),
        ("Ada Lind, 44, was born in Bergen and trained as an accountant.", ("Ada Lind", "Bergen")),
        ("Ada Lind, 44, was born in Bergen and trained as an accountant.", ("Ada Lind", "an accountant")),
        ("Ada Lind joined in 2010, first as a teller and, from 2014, as treasurer.", ("Ada Lind", "treasurer")),
        ("“We guess less,” said Ada Lind, who co-founded Teal in 2020 and is now its treasurer.", ("Ada Lind", "treasurer")),
        ("Ada Lind did her PhD in Oslo, where her supervisor was Per Dahl.", ("Ada Lind", "Per Dahl")),
        ("Her supervisor was Per Dahl. “It was off,” recalls Dahl, now an emeritus reader.", ("Dahl", "emeritus reader")),
        ("Murmur, a Finnish start-up, on Tuesday released Wren-2.", ("Wren-2", "Murmur")),
        ("Murmur Labs is small. The company was founded by Ida Holm.", ("Murmur Labs", "Ida Holm")),
    ],
)  # fmt: skip
def test_english_prose_tells_who_did_what(text: str, role: tuple[str, str]) -> None:
    assert role in roles(text + SAID)


def test_he_and_she_are_who_goes_by_them() -> None:
    text = "By Jo Falk\n\nMs. Lind was born in Oslo. Mr. Brandt sang. She met the boss, Per Dahl, at the works. She became treasurer in May.\n"
    assert ("Lind", "treasurer") in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The round was slow, said Baltic Fund Partners, the lender behind the deal.",
        "Wren scored well, and its American rival did not.",
    ],
)
def test_what_companies_do_is_nobodys_office(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize("text", ["倪澄，见了公司的董事长，没有多说。", "倪澄没有回应，董事长也没有。"])
def test_what_somebody_meets_is_no_office(text: str) -> None:
    assert roles(text + KNOWN) == []


def test_a_heading_tells_words_that_the_text_does_not_tell() -> None:
    text = "霁光智能首席科学家倪澄离职\n\n公司今天没有说理由，也没有说什么时候会有新的人来。\n\n倪澄表示，还没有想好。\n"
    assert ("倪澄", "首席科学家") in roles(text)
