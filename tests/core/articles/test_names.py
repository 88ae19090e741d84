"""Names are found by the way they are written and introduced, and by the gazetteer."""

import pytest

from quizapp.core.articles.gazetteer import Entry, Gazetteer, benchmarks, grow, shipped
from quizapp.core.articles.names import find_names
from quizapp.core.articles.people import find_people
from quizapp.core.articles.script import simplify
from quizapp.formats.words import tag_words


def named(text: str, *, known: Gazetteer | None = None) -> dict[str, str]:
    return {name.text: name.kind for name in find_names(text, simplify(text), known or shipped(), tag_words)}


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
        ("发布鹿野-3。鹿野-3 Mini更小，鹿野-2更老", "鹿野-3", "product"),
        ("发布鹿野-3。鹿野-3 Mini更小，鹿野-2更老", "鹿野-3 Mini", "product"),
        ("空谷1.0很小，空谷2.0很大", "空谷1.0", "product"),
        ("Orrin's Kelp 7B is new. At Orrin it rains. The Kelp 7B is fun.", "Kelp 7B", "product"),
        ("He read Newton's Law twice. It was Newton's Law again.", "Newton's Law", "other"),
        ("It rains. Of Orrin Labs's 164 cooks few sleep.", "Orrin Labs", "company"),
        ("Newton's Law is old. In Newton it rains. It is a Law.", "Newton", "other"),
        ("Yards like Orrin Labs of Marlow grew.", "Orrin Labs", "company"),
        ("The Marlow Speech Initiative is new.", "Marlow Speech Initiative", "company"),
        ("They say that Harmon Kelp, an analyst at Orrin Mills, left.", "Orrin Mills", "company"),
        ("said Colm Reed of the research house Harmon Kelp, who slept.", "Harmon Kelp", "company"),
        ("Harmon Kelp, a sonar designer that employs few, grew.", "Harmon Kelp", "company"),
        ("It moves 3.2 TB/s in all.", "TB/s", "term"),
        ("讲讲小舟模型。小舟3来了，小舟3很小，小舟很省电", "小舟", "product"),
        ("第二名朔方云为22.1%，泊川科技、松陵智算分列其后", "泊川科技", "company"),
        ("美国模型公司Northfold达成和解", "Northfold", "company"),
        ("创立了杭州雅克比投资管理有限公司", "杭州雅克比投资管理有限公司", "company"),
        ("研发了“萤火一号”训练平台", "萤火一号", "product"),
        ("由机器人学者丘鹿鸣创办", "丘鹿鸣", "person"),
        ("负责销售的贺兰珊则晚了两年", "贺兰珊", "person"),
    ],
)
def test_names_are_found_with_their_kind(text: str, name: str, kind: str) -> None:
    assert named(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Demand is growing. Sales rose.", "Demand"),
        ("Orrin's Kelp 7B is new. At Orrin it rains. The Kelp 7B is fun.", "Orrin's Kelp 7B"),
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
        ("Inês Lund-Baker has slept badly for years, and she knows why.", ["Inês Lund-Baker"]),
        ("The pupil was Joris Haddad; he owns it.", ["Joris Haddad"]),
        ("It hired Mara Quist, whose daughter sails.", ["Mara Quist"]),
        ("Kelp Harbor has slept badly for years, and it knows why.", []),
    ],
)
def test_people_are_found_beside_roles_and_verbs_of_saying(text: str, people: list[str]) -> None:
    assert list(dict.fromkeys(find_people(text))) == people


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("未来更加智能，更加智能，更加智能", "更加"),
        ("他带领团队研发。带领团队不易", "带领团队"),
        ("网上流传的“800万美元”不实", "800万美元"),
        ("许多创业公司，创业公司成立", "创业公司"),
        ("MMLU-Pro 78.4 62.7 79.9", "MMLU-Pro 78.4 62.7 79.9"),
    ],
)
def test_words_that_only_look_like_names_are_none(text: str, word: str) -> None:
    assert word not in named(text)


def test_two_names_with_an_ampersand_between_them_are_one() -> None:
    assert "Tiller & Moss" in named("The yard is run by Tiller & Moss in Bergen.")


def test_the_last_part_of_one_name_stands_for_it() -> None:
    text = "玄岩-V1是稠密模型，V1更小。"
    assert {name.names[0] for name in find_names(text, text, shipped(), tag_words)} == {"玄岩-V1"}


def test_things_that_are_counted_with_an_ordinal_are_names_where_they_come_again() -> None:
    text = "麦笛一号摘一颗草莓要四秒。麦笛一号卖十万元，麦笛二号会先做番茄。住在三号的人不知道。"
    assert {"麦笛一号", "麦笛二号"} <= set(named(text))
    assert not {"住在三号", "在三号"} & set(named(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("从“模仿”到“创造”：一条路。“创造”离不开“模仿”。模仿越多，创造越多。", "模仿"),
        ("报告聚焦20行业3大城市。聚焦20行业的是另一份报告。", "聚焦20"),
        ("行业5大难题。行业5大难题仍在。", "行业5"),
        ("文章认为，灯光影响了鸟类。文章指出，路灯最亮。", "文章"),
        ("她投了一家以自动驾驶汽车为起点的公司。自动驾驶汽车要数据。", "自动驾驶汽车"),
        ("很可能是一种误会。很可能是一种巧合。", "很可能"),
        ("作为评估算力的单位，次数增长很快。", "评估算力"),
        ("这是霁光迄今为止最智能的模型。", "止最智能"),
        ("美国生物制药公司青岚宣布试验成功。", "美国生物制药公司"),
    ],
)
def test_verbs_counts_and_sorts_are_no_names(text: str, word: str) -> None:
    assert word not in named(text)


def test_a_firm_of_a_country_with_a_name_is_a_company() -> None:
    assert named("美国青岚生物制药公司宣布试验成功。")["美国青岚生物制药公司"] == "company"


def test_a_think_tank_is_an_organisation() -> None:
    assert named("晨星智库发布了年度报告。晨星智库认为形势向好。")["晨星智库"] == "company"
