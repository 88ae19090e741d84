"""Members of known families are found whole, with their other names; counts and sizes beside a maker's name are none."""

import pytest

from quizapp.core.articles.families import find_families
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.names import find_names
from quizapp.core.articles.script import simplify
from quizapp.formats.words import tag_words


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_families(simplify(text))]


def named(text: str) -> dict[str, str]:
    return {name.text: name.kind for name in find_names(text, simplify(text), shipped(), tag_words)}


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("工信部公示了小米16 Pro Max的照片", "小米16 Pro Max"),
        ("对比文心4.0 Turbo，它更快", "文心4.0 Turbo"),
        ("国行搭载骁龙8 Elite Gen 6，跑分新高", "骁龙8 Elite Gen 6"),
        ("接入豆包1.7·深度思考，回答更长", "豆包1.7·深度思考"),
        ("工程师在盘古Pro MoE上试过", "盘古Pro MoE"),
        ("售价与蔚来ET7相当", "蔚来ET7"),
        ("展台上的華為Mate 90 Pro+最受關注", "華為Mate 90 Pro+"),
        ("阿里开源的通义万相Wan2.2-S2V生成视频", "通义万相Wan2.2-S2V"),
        ("新本用酷睿Ultra 9，续航更长", "酷睿Ultra 9"),
        ("主机配锐龙7 9800X3D，跑得很快", "锐龙7 9800X3D"),
        ("腾讯开放了混元3D 3.0的接口", "混元3D 3.0"),
        ("A Snapdragon 8 Elite sits inside.", "Snapdragon 8 Elite"),
    ],
)
def test_a_member_of_a_family_is_found_whole(text: str, member: str) -> None:
    assert found(text) == [member]


@pytest.mark.parametrize(
    "text",
    [
        "小米2025年营收大增",
        "小米14日回应称不实",
        "华为5G基站很多",
        "蔚来9款车型降价",
        "豆包1.6亿用户",
        "宇树3000名员工",
        "比亚迪15%的份额",
        "骁龙8核处理器",
        "小鹏7、8月的销量",
        "比亚迪16GB内存",
        "Xiaomi said so. Core values matter.",
    ],
)
def test_what_is_counted_beside_a_name_is_no_member(text: str) -> None:
    assert found(text) == []


def test_a_member_is_known_in_both_languages_and_by_its_code() -> None:
    names = [
        entry.names for text in ("天玑9600", "小米YU9 Max", "Kirin 9050") for *_, entry in find_families(text)
    ]
    assert names == [
        ("天玑9600", "Dimensity 9600"),
        ("小米YU9 Max", "YU9 Max", "Xiaomi YU9 Max"),
        ("Kirin 9050", "麒麟9050"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A Fable 3 27B-based agent is cheap.", "Fable 3 27B", "product"),
        ("They compared Fable 8x30B with others.", "Fable 8x30B", "product"),
        ("In May Fable Labs said it would hire.", "Fable Labs", "company"),
        ("On Tuesday Fable 4 was released.", "Fable 4", "product"),
        ("It runs on TPU v9 pods", "TPU v9", "chip"),
        ("The car is a BMW iX5 with a heater", "BMW iX5", "product"),
        ("They test the robot Figure 04 at night", "Figure 04", "product"),
        ("Sales of the Model Y fell", "Model Y", "product"),
        ("It beats Fable Ultra by a hair", "Fable Ultra", "product"),
        ("it scored 62 on OrbitBench v3 in May", "OrbitBench v3", "benchmark"),
        ("价格低于小鹏P8+，续航更长", "小鹏P8+", "product"),
        ("The Fable-7-powered car is slow", "Fable-7", "product"),
    ],
)
def test_names_of_unknown_families_are_found_by_their_shape(text: str, name: str, kind: str) -> None:
    assert named(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In model 3 of the table the effect is gone", "model 3"),
        ("Figure 3 shows the loss", "Figure 3"),
        ("In May 2026 it rained", "May 2026"),
        ("Fable scored 78 62 70", "Fable 78"),
    ],
)
def test_what_only_looks_like_one_is_none(text: str, name: str) -> None:
    assert not any(one.startswith(name) for one in named(text))


def test_a_word_with_a_number_of_parameters_is_a_model_though_it_comes_once() -> None:
    assert named("团队开源了玄圃-14B，显存占用不高").get("玄圃-14B") == "product"
    assert named("团队发布了新模型-14B") == {}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("高通胀来了，高通量测序也贵", None),
        ("推广达人很多", None),
        ("完美光影", None),
        ("高通与美光涨价", "高通"),
    ],
)
def test_a_short_name_of_a_company_is_none_across_two_words(text: str, company: str | None) -> None:
    assert next((one for one, kind in named(text).items() if kind == "company"), None) == company


def test_one_company_is_known_by_the_names_of_both_scripts_and_languages() -> None:
    text = "鴻海與輝達合作，緯穎也在內"
    names = {name.text: set(name.names) for name in find_names(text, simplify(text), shipped(), tag_words)}
    assert {"富士康", "Foxconn"} <= names["鴻海"]
    assert {"英伟达", "NVIDIA"} <= names["輝達"]
    assert "Wiwynn" in names["緯穎"]
