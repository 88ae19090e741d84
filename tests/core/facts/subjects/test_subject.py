"""A value is about what its clause speaks of, in texts of names that nobody has heard of."""

import pytest

from tests.core.facts.labelled import candidates


def subjects(text: str) -> list[str]:
    return [one.subject for one in candidates(text)]


def last(text: str) -> str:
    return subjects(text)[-1]


DIG = "云阳寨遗址在江边。云阳寨遗址很大。6号墓最受关注。"
WIND = "位于黄海的“望潮”海上风电场由沧屿能源建设。望潮离岸很远。沧屿能源很小。"
COINED = "栖岩科技发布首款芯片“青隼”。栖岩科技在上海。青隼采用7纳米工艺。"
BRAND = "岚屿创始人傅砚秋出席。岚屿发布手机星槎8和星槎8 Pro。星槎8的电池为6200毫安时。星槎8 Pro更大。"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (COINED, "青隼"),
        (COINED + "该芯片的功耗为75瓦。", "青隼"),
        (BRAND + "岚屿成立于2014年。", "岚屿"),
        (BRAND + "手机首次搭载影像芯片“听潮X1”。该芯片研发历时三年。", "听潮X1"),
        (BRAND + "老用户在6月底之前可以换新。", "老用户"),
        (BRAND + "在换机周期拉长到40个月的情况下，涨价未必能被接受。", "换机周期"),
        (BRAND + "过去半年存储芯片采购成本上升了40%。", "存储芯片采购成本"),
        (BRAND + "今年国内智能手机出货量将下滑3%。", "国内智能手机出货量"),
        (BRAND + "发布会持续了近两个小时。", "发布会"),
        (BRAND + "岚屿的团队负责人梁以恒今年41岁，2012年在清华大学获得博士学位。", "梁以恒"),
        ("青屿乳业发布财报。3月主产区生鲜乳均价为每公斤3.02元。", "主产区生鲜乳均价"),
        ("青屿乳业发布财报。分析师邱一舟看好，她预计公司全年净利润为12.5亿元。", "青屿乳业"),
        ("青屿乳业发布财报。公司整体毛利率为33.4%。", "青屿乳业"),
        (WIND + "望潮一共安装了58台风机。", "望潮"),
        (WIND + "这座风电场离岸最远处达到86公里。", "望潮"),
        (WIND + "沧屿能源租下了安装船“扶摇号”，它的主吊机能吊起1600吨。扶摇号很忙。", "扶摇号"),
        (WIND + "直流海缆长97公里，耗铜6200吨。", "直流海缆"),
        (WIND + "该海域每年适合吊装的日子只有约140天。", "海域"),
        (WIND + "全国今年办了约520场比赛。", "全国"),
        (WIND + "到2030年全国海上风电装机将超过1亿千瓦。", "全国海上风电装机"),
        (DIG + "6号墓长7.4米。", "6号墓"),
        (DIG + "三年里一共出土铜器4260件。", "云阳寨遗址"),
        (DIG + "那里去年探出了一段长260米的夯土墙。", "夯土墙"),
        ("仪器测过铜盆的成分，锡占11%。", "锡"),
        ("考古队打算挖9年。", "考古队"),
        ("铜盆的内壁刻着61个符号。", "铜盆"),
        ("人工智能公司砚池科技发布新品。公司的员工有860人。", "砚池科技"),
        ("梁以恒加入一家美国芯片公司。栖岩科技有员工260人。", "栖岩科技"),
    ],
)
def test_a_chinese_clause_says_what_its_value_is_about(text: str, subject: str) -> None:
    assert last(text) == subject


def test_a_new_paragraph_turns_back_to_what_the_article_is_about() -> None:
    text = "浮玉岛马拉松开跑。浮玉岛马拉松很大。浮玉岛马拉松很新。浮玉岛马拉松很快。浮玉岛马拉松又开跑了，浮玉岛马拉松很美。\n\n跨海大桥很新，跨海大桥长2.7公里。{}医疗组治疗了137人。"
    assert (last(text.format("\n\n")), last(text.format(""))) == ("浮玉岛马拉松", "跨海大桥")


def test_several_things_share_a_list_of_values() -> None:
    text = "远帆3采用新架构，远帆3 Mini是小模型。远帆3和远帆3 Mini都已开源。两款模型的上下文窗口分别为100万和20万tokens。"
    assert subjects(text)[-2:] == ["远帆3", "远帆3 Mini"]


SOLACE = "Brennford Motor Company opened orders for the Solace. The Solace is new. The Solace Touring and the Solace GT follow.\n"
NIGHT = "Nachtvogel, a young company, ordered trains. Its founder said banks had offered loans. "
CORVANE = "Corvane Semiconductor makes chips. Corvane is based in Norland. "


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (SOLACE + "Solace Touring: £27,900\n", "Solace Touring"),
        (SOLACE + "Its first car, the Meridian saloon, found only 6,100 buyers.", "Meridian"),
        (SOLACE + "She expects the Solace to account for more than half of Brennford's sales.", "Solace"),
        (SOLACE + "An analyst expects sales of 22,000 Solaces.", "Solace"),
        (SOLACE + "Brennford lost money. In January it cut 450 of its 3,800 jobs.", "Brennford"),
        (CORVANE + "Corvane's current chip, the Basalt 200, began shipping in 2025.", "Basalt 200"),
        (CORVANE + "The board approved a dividend of $2 million.", "Corvane Semiconductor"),
        (CORVANE + "Licences refused abroad cost it roughly $120 million in the quarter.", "Corvane Semiconductor"),
        (CORVANE + "Corvane said it would buy back $3 billion of shares.", "Corvane Semiconductor"),
        ("Kidney stones are hard. Most are made of salt, and about one in ten people will have one.", "Kidney stones"),
        ("Without treatment, half of patients suffer a relapse.", "patients"),
        ("The average age of the volunteers was 51 years.", "volunteers"),
        ("A larger trial with 2,000 patients is due to begin.", "larger trial"),
        (NIGHT + "It lost €9 million last year.", "Nachtvogel"),
        (NIGHT + "About 3.2 million people took an overnight train last year.", "overnight train"),
        ("Trains are back. They would bring the journey to Rome down from 19 hours.", "journey"),
        (NIGHT + "Alpenschlaf, the market leader, runs 33 trains and carried 1.5 million passengers in 2025.", "Alpenschlaf"),
        (NIGHT + "Her finance director, Idris Folarin, joined in January.", "Idris Folarin"),
        ("Trains are back. A passenger causes 34 kilograms of carbon dioxide, against 290 for the flight.", "flight"),
        ("Lentabio hopes to apply for a licence by 2029.", "Lentabio"),
        ("Patients were told to drink 2.5 litres of water, said Priya Raman.", "Patients"),
    ],
)  # fmt: skip
def test_an_english_clause_says_what_its_value_is_about(text: str, subject: str) -> None:
    assert last(text) == subject


@pytest.mark.parametrize("text", ["After 18 months, most had come back.", "Nine participants dropped out.", "With 2,000 patients in six countries."])  # fmt: skip
def test_small_words_and_cut_words_are_no_subjects(text: str) -> None:
    for subject in subjects(text):
        assert subject.lower() not in ("after", "most", "with")
        assert f"{subject} " in f"{text.rstrip('.')} "


def test_another_version_is_not_the_one_that_was_introduced() -> None:
    text = "Quillon has Corvid-3. Corvid-3 is large. A smaller version, Corvid-3 Mini, runs on phones. The hosted version of it produces 95 tokens per second."
    assert last(text) != "Corvid-3 Mini"
