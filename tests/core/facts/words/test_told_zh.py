"""What Chinese prose tells in passing is found: makers, lives, brackets, what became of something, lists that are counted."""

import pytest

from tests.core.facts.labelled import candidates


def told(text: str) -> set[tuple[str, str]]:
    found = [one for one in candidates(text) if one.kind in ("concept", "person_role")]
    return {(name, one.value) for one in found for name in (one.subject, *one.aliases)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9月3日，青隼科技在成都正式发布雪鸮大模型 3.1 系列，价格不变。", ("雪鸮", "青隼科技")),
        ("这些都写在鹿台智库今日公布的《2031年度城市报告》里。", ("《2031年度城市报告》", "鹿台智库")),
        ("根据南山大学发布的《海洋年鉴》，鱼少了。", ("《海洋年鉴》", "南山大学")),
        ("作为后来者，青隼科技不声不响。青隼科技很小，其开发的 Kite 系列模型却很大。", ("Kite", "青隼科技")),
        ("雪鸮平台由南山大学与青隼科技联合研制，去年开放。", ("雪鸮平台", "南山大学与青隼科技")),
        ("今年三月，青隼科技完成4亿元的A轮融资，由石臼资本领投。", ("青隼科技", "石臼资本")),
        ("据IMOO发布的《海洋年鉴》，鱼少了。", ("《海洋年鉴》", "IMOO")),
        ("青隼咨询在最新的《海洋年鉴》中指出，鱼少了。", ("《海洋年鉴》", "青隼咨询")),
        ("Kite是南山智能推出的智能助手，支持长文本。", ("Kite", "南山智能")),
        ("“顺风写作”一词由Tolvan提出，后来流行。", ("顺风写作", "Tolvan")),
        ("南山重工公司新一代运载火箭“鲲鱼”试飞成功。", ("鲲鱼", "南山重工公司")),
        ("老股东松涛资本和白石基金参与了月岬科技的B轮融资。", ("月岬科技", "老股东松涛资本和白石基金")),
        ("他们拉上青隼科技、白石基金等公司成立了一家叫“潮汐之门”的企业。", ("潮汐之门", "青隼科技、白石基金")),
        ("青隼量化是月岬科技的母公司。", ("月岬科技", "青隼量化")),
        ("海浪预报模型潮信由青隼科技自研。", ("海浪预报模型潮信", "青隼科技")),
        ("首届河口论坛由南山大学主办，来了三百人。", ("河口论坛", "南山大学")),
    ],
)  # fmt: skip
def test_a_thing_has_its_maker(text: str, found: tuple[str, str]) -> None:
    assert found in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "青隼科技发布两款大模型，价格不变。",
        "青隼科技的训练方法是“填鸭式”。",
        "财务总监由现任投资部主管接任。",
        "石碑由考古队公布的照片证实。",
        "Kite是完全通过强化学习训练出来的模型。",
        "青隼科技租下了安装船“鲲鱼”。",
    ],
)
def test_what_only_looks_like_a_maker_is_none(text: str) -> None:
    assert not [one for one in candidates(text) if one.kind == "person_role" and one.attribute != "职务"]


LIFE = "总经理孟兰珊说，涨价到此为止。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2003年，她考入南山大学海洋系，2012年获得水声工程博士学位，导师是较早研究声呐的陶伯年。", ("孟兰珊", "南山大学海洋系")),
        ("2003年，她考入南山大学海洋系，2012年获得水声工程博士学位，导师是较早研究声呐的陶伯年。", ("孟兰珊", "水声工程博士学位")),
        ("2003年，她考入南山大学海洋系，2012年获得水声工程博士学位，导师是较早研究声呐的陶伯年。", ("孟兰珊", "陶伯年")),
        ("她1984年出生于河口县，在外婆家长大。", ("孟兰珊", "河口县")),
        ("她毕业于南山大学，学的是渔业经济。", ("孟兰珊", "渔业经济")),
        ("她曾在一家船厂负责采购，后来辞职。", ("孟兰珊", "在一家船厂负责采购")),
        ("她的父亲是木匠，没有读过书。", ("孟兰珊的父亲", "木匠")),
        ("她被称为“潮汐女王”。", ("孟兰珊", "潮汐女王")),
        ("她创办的潮汐实验室只有二十人。", ("孟兰珊", "潮汐实验室")),
        ("2019年，她和同学骆青山一起创办了潮汐数据，做的是面向渔港的天气预报。", ("潮汐数据", "骆青山")),
    ],
)  # fmt: skip
def test_a_life_belongs_to_the_one_who_is_spoken_of(text: str, found: tuple[str, str]) -> None:
    assert found in told(f"{LIFE}{text}")


def test_what_a_speaker_says_of_himself_is_told_of_the_speaker() -> None:
    text = "晨报：您是哪里人？\n\n孟兰珊：我是七十年代在北方一个渔村长大的。我的母亲是护士，常值夜班。\n"
    assert {("孟兰珊", "北方一个渔村"), ("孟兰珊的母亲", "护士")} <= told(text)


def test_a_clause_before_a_name_describes_its_bearer() -> None:
    found = told(f"{LIFE}她和毕业于河口大学的曾望岳都来了。")
    assert ("曾望岳", "河口大学") in found and ("孟兰珊", "河口大学") not in found


def test_a_pronoun_is_who_the_sentence_before_is_about() -> None:
    text = "总经理孟兰珊师从声呐学者贺兰舟。2011年回国后，她先在一家船厂担任高级工程师。"
    assert ("孟兰珊", "高级工程师") in told(text)


def test_the_other_name_of_a_person_is_no_definition_and_a_verb_is_nobody() -> None:
    text = "首席科学家孟兰珊（Lance Meng）说，涨价到此为止。孟兰珊是青隼科技的创始人，毕业于南山大学。"
    assert {name for name, _ in told(text)} <= {"孟兰珊", "青隼科技"}


def test_who_does_not_join_has_no_new_employer() -> None:
    assert ("孟兰珊", "竞争对手") not in told(f"{LIFE}她承诺不加入竞争对手。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("它在 KOI7（初中地理应用题）数据集上得了九成。", ("KOI7", "初中地理应用题")),
        ("榜单 RFLB（River Flow League Board）上，它排第二。", ("RFLB", "River Flow League Board")),
        ("根据国际海事观测组织 IMOO 的报告，鱼少了。", ("IMOO", "国际海事观测组织")),
        ("门控循环模型（以KITE为代表）", ("KITE", "门控循环模型")),
        ("在考察模型看图数数能力的榜单 CountUp 上，它排第二。", ("CountUp", "考察模型看图数数能力")),
        ("他们从“自带工具”（BYOT）转向统一采购。", ("BYOT", "自带工具")),
        ("它采用了指令微调和基于渔民反馈的强化学习（RLFF）等技术。", ("RLFF", "基于渔民反馈的强化学习")),
        ("这叫声音克隆（voiceclone）。", ("声音克隆", "voiceclone")),
    ],
)
def test_what_stands_beside_an_abbreviation_explains_it(text: str, found: tuple[str, str]) -> None:
    assert found in told(text)


@pytest.mark.parametrize("text", ["KOI7（见下图所示）来得很难。", "KOI7（已更新完毕）很难。"])
def test_a_remark_in_brackets_explains_nothing(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("扩散模型在多任务中表现很好，已成为图像生成的主流技术。", ("扩散模型", "图像生成的主流技术")),
        ("这款芯片卖得很好，被同行誉为“小巨人”。雪鸮芯片被同行誉为“大巨人”。", ("雪鸮芯片", "大巨人")),
        (
            "它采用了一种叫做“投石采样”的方法，先由小模型起草、再由大模型核对。",
            ("投石采样", "先由小模型起草、再由大模型核对"),
        ),
        ("雪鸮芯片卖得好，有了一个新绰号——芯片界的拼多多。", ("雪鸮芯片", "芯片界的拼多多")),
        ("在海浪预报领域，研究者们致力于把误差减到最小。", ("海浪预报", "把误差减到最小")),
        ("Kiteformer架构问世，逐渐成为海浪预报的主流方法。", ("Kiteformer", "海浪预报的主流方法")),
        ("双塔检索很简单，核心在于先分别编码再比较距离。", ("双塔检索", "先分别编码再比较距离")),
    ],
)
def test_a_clause_without_a_head_speaks_of_the_clause_before(text: str, found: tuple[str, str]) -> None:
    assert found in told(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这份年鉴从气候、渔获、航运三项指标观察海洋。", ("指标", "气候、渔获、航运")),
        ("渔网、渔船、渔港是渔业的三大要素。", ("渔业", "渔网、渔船、渔港")),
        ("公司有两条产品线，分别是消费级和企业级。", ("公司", "消费级和企业级")),
        ("我们押注了两条路线。一是声呐和雷达，二是卫星图像。", ("路线", "声呐和雷达，二是卫星图像")),
    ],
)
def test_a_list_has_as_many_parts_as_are_counted(text: str, found: tuple[str, str]) -> None:
    assert found in told(text)


def test_a_list_of_another_length_is_none() -> None:
    assert not told("这份年鉴从气候、渔获、航运四项指标观察海洋。")


@pytest.mark.parametrize("text", ["它都领先，特别是在小测试中，它的表现令人惊讶。", "很可能是一种刻舟求剑。"])
def test_an_adverb_is_no_term(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("研究者采用了强化学习（Reinforcement Learning，RL）的路径。", "Reinforcement Learning"),
        ("它允许AI 代理（Agent）与环境打交道。", "Agent"),
        ("员工从Merlin Archive(MerArc)里下载书籍。", "Merlin Archive"),
        ("他们把办法叫做“热锻炼”：让珊瑚幼体在水池里反复经历升温。", "让珊瑚幼体在水池里反复经历升温"),
        ("第三阶段是“可以采取行动的代理系统”，还很远。", "可以采取行动的代理系统"),
    ],
)  # fmt: skip
def test_a_term_is_told_in_english_and_explained_behind_a_colon(text: str, value: str) -> None:
    assert value in {one.value for one in candidates(text) if one.kind == "concept"}


def test_an_abbreviation_in_brackets_is_no_english_term_of_its_own() -> None:
    found = [one for one in candidates("该模型采用了专家混合模型（MoE）设计。") if one.value == "MoE"]
    assert found == []
