"""Names by the slots in which they stand."""

import pytest

from quizapp.core.articles.article import prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words


def names(text: str) -> dict[str, str]:
    """The names of a text with their kinds."""
    return {name.text: name.kind for name in prepare(repair(text, pronounce), shipped(), tag_words).names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("激光雷达厂商砺目今年出货30万台。砺目的销售总监说，明年要翻一番。", "砺目"),
        ("杭州支付公司云渡的首席财务官说，上半年收入2亿元。", "云渡"),
        (
            "前三名依次是青禾乐园、闪电鱼和大象书屋。青禾乐园由一名老师2018年创办，大象书屋有员工300人。",
            "大象书屋",
        ),
        ("2016年，他和同学创办了麦田地图，做的是农业遥感。", "麦田地图"),
        ("由孟朝霞创立于2018年的拾光则称，将考虑上市。拾光去年收入3亿元。", "拾光"),
        ("它的母公司是做文具起家的青墨文化，去年收入7亿元。", "青墨文化"),
        ("两年前，她在合肥注册了谷雨。谷雨目前有员工90名。", "谷雨"),
        ("老牌家电企业鸿运来转型最晚，却有5000家门店。", "鸿运来"),
        ("它以12亿元收购了芯片设计公司磐石微，理由是补齐产品线。", "磐石微"),
        ("其中弈川科技的流云系列以22%居首。", "弈川科技"),
        ("港股上市公司沧渡云（02971.HK）公布业绩。", "沧渡云"),
        ("它的老对手槐岭云上周披露，客户为1.3万家。", "槐岭云"),
        ("语樵把价格改成0元。语樵没有说明。语樵副总裁方庭不同意。", "语樵"),
        ("最大股东梧叶云是上市公司，余额为17亿元。", "梧叶云"),
        ("砚海第三季度营收12亿元，砚海董事长贺知微很满意。", "砚海"),
    ],
)
def test_a_company_is_known_by_what_stands_around_its_name(text: str, name: str) -> None:
    assert names(text).get(name) == "company"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("图像编码器“雪雁”由团队自研，把每张图压缩成64个词元。", "雪雁"),
        ("海底射电阵列“谛听”找到一颗星。“谛听”由40面天线组成。", "谛听"),
        ("一块集成了麦克风和语音模型的“应答模组”，去年采购价还要90元。", "应答模组"),
        ("比竞品晨星Pro的6.5%高一截。", "晨星Pro"),
        ("团队训练了一个模型，取名青囊-7B。面对病例，青囊往往更快。", "青囊-7B"),
        ("团队训练了一个模型，取名青囊-7B。面对病例，青囊往往更快。", "青囊"),
        ("默认模型换成了Osprey-5.5 mini。", "Osprey-5.5 mini"),
        ("鹿野14很轻，鹿野14卖得好。而鹿野15 Pro则更大。", "鹿野15 Pro"),
        ("以Zephyr 8x7B为例，它每层有8个专家。", "Zephyr 8x7B"),
        ("TinyHare就是这么来的：它只有6600万参数。", "TinyHare"),
    ],
)
def test_a_thing_is_known_by_the_noun_before_its_name_though_it_comes_once(text: str, name: str) -> None:
    assert names(text).get(name) == "product"


def test_a_test_keeps_its_version() -> None:
    assert names("Harbor-Bench 2.0上它拿到48.9%。")["Harbor-Bench 2.0"] == "benchmark"


def test_a_school_begins_behind_the_verb() -> None:
    assert "南津理工大学" in names("1999年，他考进南津理工大学，读自动化。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("负责安全的傅临川带着六名同事离开。", "傅临川"),
        ("首席财务官柏又青每周都会给我发一张图。", "柏又青"),
    ],
)
def test_somebody_is_known_by_what_is_told_of_them(text: str, name: str) -> None:
    assert names(text).get(name) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "国内厂商加速布局，模型厂商纷纷降价，芯片企业业绩下滑。",
        "他创办了公司，又加入团队，后来成立了工作室。",
        "她加入了开源社区，投资了芯片企业，收购了库存，注册了账号。",
        "原因归结为“起大早赶晚集”，产品上线最早；程序“记住”了答案。",
        "工厂机器人的出货量为3万台，厂商库存的下降超过30%。",
        "主要对手是海外品牌，份额为40%；最早的用户是学生，占60%。",
        "平台上线三个月，用户超过100万。收购完成后，股价上涨12%。",
        "排在第二的是教育行业，占18%；第三是医疗，客户为中小企业。",
        "智算收入翻倍，智算业务增长112%，智算园投运。",
        "两家芯片公司当过他的客户，三家云厂商订走了4万张卡。",
    ],
)
def test_common_words_in_the_same_slots_are_no_names(text: str) -> None:
    assert not [name for name, kind in names(text).items() if kind in ("company", "product", "person")]
