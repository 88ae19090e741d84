"""The stations of a life told without a name, who founds, leads, wins, answers and takes part, in Chinese prose."""

import pytest

from tests.core.facts.labelled import candidates


def _told(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.attribute, one.value) for one in candidates(text) if one.kind == "person_role"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("远山公司创始人闻小满很低调。16岁考入南山大学、28岁创办石榴数据、35岁退休。", ("闻小满", "就读院校", "南山大学")),
        ("远山公司创始人闻小满很低调。16岁考入南山大学、28岁创办石榴数据、35岁退休。", ("闻小满", "创立", "石榴数据")),
        ("闻小满出生于山西。1999年，这位爱看星星的少年考入南山大学物理专业，最终于2006年获得凝聚态物理硕士学位。", ("闻小满", "学位", "凝聚态物理硕士学位")),
        ("远山公司创始人闻小满很低调。2011年，他与南大同学徐进共同创立了石榴投资管理有限公司，两年后又成立了青岩科技有限公司。", ("闻小满", "创立", "青岩科技有限公司")),
        ("团队里有博士生闻小满，他在实习期间领导了 Kite-Coder-V1 的开发，发表多篇论文。", ("闻小满", "主持", "Kite-Coder-V1 的开发")),
        ("闻小满，2031年获得南山大学博士学位，并在会议上获得最佳演示奖，成果很多。", ("闻小满", "所获奖项", "最佳演示奖")),
        ("微软以 “Note Pages” 做出回应，但晚了一步。", ("Note Pages", "开发者", "微软")),
        ("英伟达还将之前的工作站 Box-1 升级成了 Project CUBES。", ("Project CUBES", "开发者", "英伟达")),
        ("英伟达表示，联发科也参与了 KB20 的设计。", ("KB20", "参与方", "联发科")),
    ],
)  # fmt: skip
def test_the_stations_of_a_life_are_told_of_who_is_meant(text: str, found: tuple[str, str, str]) -> None:
    assert found in _told(text)


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        (
            "创始人闻小满和董事长林向晚都是校友。2011年，石榴公司成立。后来成立了青岩科技公司。",
            "青岩科技公司",
        ),
        ("远山公司创始人闻小满很忙。2011年，谷歌创办了青岩科技公司。", "青岩科技公司"),
        ("远山公司创始人闻小满很忙。企业参与了评选，产品获得设计金奖。", "设计金奖"),
    ],
)
def test_what_others_did_is_no_station_of_a_life(text: str, untold: str) -> None:
    assert not any(who == "闻小满" and value == untold for who, _, value in _told(text))
