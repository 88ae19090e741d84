"""A file of several articles is split where much speaks for it; one article, however it is arranged, stays whole."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.articles import splitting
from quizapp.core.articles.boundary import find_title
from quizapp.core.articles.encoding import decode
from quizapp.core.articles.splitting import Part, find_parts

FERRY = """渡轮“海燕号”在北湾港首航
海洋周刊 2025年3月4日 09:30
渡轮“海燕号”星期二上午在北湾港首航，载客三百二十人，航速二十四节。船长林若舟说，这艘船由两台电动机驱动，一次充电可以行驶六十海里，在港口充电只要四十分钟。

船厂用了二十六个月造成这艘船，花费一亿八千万元。北湾市打算在两年之内再买四艘，替换掉还在使用的柴油渡轮。市民可以用公交卡乘坐，单程票价十二元，学生半价。

环保局估计，五艘电动渡轮每年可以少烧柴油九百吨。港务局长何其安说：“海面安静了，海豚也回来了。”从四月起，渡轮每天往返十六次，周末再加四次。"""
GLACIER = """Survey finds the Halden glacier thinner than thought
By Mira Okafor, 12 May 2024
The Halden glacier has lost eleven metres of ice since 2009, a survey published on Monday says. Researchers flew over it with a radar that looks through ice, and compared the depth with maps of an older expedition.

At its thickest the ice measures 212 metres now. The team of nine people spent forty days in tents beside the tongue of the glacier, where the melt water forms a lake that did not exist twenty years ago.

If the loss goes on at the same pace, the lower third will be gone by 2060, the authors write. They ask for stakes that measure the ice every day, which would cost about 90,000 euros."""
BREAD = """今天想和大家聊聊面包。老城区的“麦田”面包店开了三十一年，店主许阿婆每天凌晨三点起床，亲手揉二百个面团。她说酵母是从祖母手里传下来的，养了五十多年，从没断过。

面粉来自邻县的两个磨坊，盐只用海盐，糖放得很少。烤炉烧的是果木，温度全凭手感：把一撮面粉撒在炉底，十秒钟变成金黄色，就可以放面包了。店里不卖隔夜的面包，剩下的送给街角的养老院。

附近的写字楼换了几拨人，排队的人却越来越多。周末的早上，七点以前来，才买得到核桃面包。许阿婆的孙女去年从城里回来，学着记账和在网上接订单，不过揉面的事，还是阿婆自己来。"""
CHESS = """Chess club beats the champions of the league
WESTFORD, March 3 (Harbour News) — The chess club of Westford, which plays in a room above a bicycle shop, has beaten the champions of the regional league by five points to three. Nobody in the club is paid, and its youngest player is thirteen.

The match was decided on the last board after six hours and eleven minutes, when Tomas Berg found a sacrifice that the audience, some forty people, had not seen. “I counted it three times,” he said.

Westford now leads the table with nineteen points out of eleven rounds. The final round takes place in the town hall on Sunday, and for the first time seats have to be booked."""
ALL = (FERRY, GLACIER, BREAD, CHESS)
SECTIONS = f"""一座港口城市的交通

一、渡轮

{FERRY.split(chr(10), 2)[2]}



二、公交

公交车和渡轮用同一张卡，换乘一小时之内免费。市内有三十八条线路，其中十二条已经换成电动公交车。渡轮码头旁边新修了换乘站，可以停六十辆公交车，学生和老人在这里换乘最多，高峰时每小时有两千人。



三、结论

渡轮、公交和自行车连成了一张网。市民说，最大的变化是时间：从北湾港到市中心，以前要五十分钟，现在只要二十分钟。港务局长何其安说，下一步是把码头的充电站也开放给公交车。"""


def joined(separator: str) -> tuple[str, list[int]]:
    """All articles in one text, and where each begins."""
    text, starts = "", []
    for article in ALL:
        text += separator if text else ""
        starts.append(len(text))
        text += article
    return text, starts


def starts(parts: tuple[Part, ...]) -> list[int]:
    return [part.start for part in parts]


@pytest.mark.parametrize(
    "separator",
    ["\n\n\n\n", "\n\n\n\n\n\n\n", "\n\n---\n\n", "\n\n==========\n\n", "\n* * *\n", "\n\f"],
    ids=["blank", "wide", "rule", "double rule", "stars", "page"],
)
def test_articles_that_are_set_apart_are_found(separator: str) -> None:
    text, places = joined(separator)
    parts = find_parts(text)
    assert starts(parts) == places
    assert [text[part.start : part.end] for part in parts] == list(ALL)


def test_a_title_with_its_date_line_is_enough() -> None:
    text, places = joined("\n\n")
    # The one without title and date cannot be told from a paragraph of the one before.
    assert starts(find_parts(text)) == [place for place, one in zip(places, ALL, strict=True) if one != BREAD]


def test_items_of_a_numbered_round_up_are_found_with_their_titles() -> None:
    bodies = ["；".join(["渡轮从四月起每天往返十六次，单程票价十二元，学生半价，周末再加四次"] * 3)] * 3
    titles = ["北湾港渡轮首航", "老城面包店迎来第三十一年", "西福德棋社击败联赛冠军"]
    text = "\n".join(
        f"{n}. {title}\n{body}。" for n, (title, body) in enumerate(zip(titles, bodies, strict=True), 1)
    )
    parts = find_parts(text)
    assert [part.title for part in parts] == titles
    assert {part.reason.text for part in parts} == {splitting.NUMBERED}


def test_numbered_sections_of_one_article_are_no_articles() -> None:
    body = (
        "The survey looked through the ice with a radar and compared the depth with older maps of the place."
    )
    names = [
        "Introduction to the matter",
        "How the survey was done",
        "What the radar saw below",
        "Conclusion and thanks",
    ]
    text = "\n".join(f"{n}. {name}\n{body}" for n, name in enumerate(names, 1))
    assert find_parts(text) == ()
    intro = f"Survey of the Halden glacier\n{body}\n"
    numbered = "\n".join(
        f"{n}. {name} of the ice\n{body}" for n, name in enumerate(("Depth", "Colour", "Speed"), 1)
    )
    assert find_parts(intro + numbered) == ()


def test_news_in_brackets_and_labelled_articles_are_found() -> None:
    news = [f"【北湾港第{n}艘渡轮下水】{FERRY.split(chr(10))[2]}" for n in range(3)]
    assert [part.reason.text for part in find_parts("\n".join(news))] == [splitting.BRACKETED] * 3
    labelled = f"标题：面包\n{BREAD}\n标题：渡轮\n{FERRY}"
    assert [part.reason.text for part in find_parts(labelled)] == [splitting.LABELLED] * 2


def test_what_the_file_itself_marks_is_taken_first() -> None:
    text = f"{BREAD}\n\n{BREAD}"
    assert starts(find_parts(text, starts=[0, len(BREAD) + 2])) == [0, len(BREAD) + 2]
    assert starts(find_parts(f"{BREAD}\n\n{CHESS}", hints=[len(BREAD) + 2])) == [0, len(BREAD) + 2]


@pytest.mark.parametrize(
    "text",
    [
        *ALL,
        SECTIONS,
        "",
        "short",
        FERRY.replace("\n\n", "\n\n\n\n"),
        FERRY + "\n\n---\n\n" + FERRY.split("\n\n")[1],
    ],
)
def test_one_article_stays_whole(text: str) -> None:
    assert find_parts(text) == ()


@pytest.mark.parametrize(
    "marker",
    [
        "{:02}",
        "第{}章 全新的开始与告别",
        "{}. 一个很长的小标题在这里",
        "## {} 一个很长的小标题在这里",
        "Part {} of the long story",
    ],
)
def test_counted_sections_on_other_matters_with_wide_gaps_are_no_articles(marker: str) -> None:
    bodies = [FERRY.split("\n", 2)[2], BREAD, CHESS.split("\n", 1)[1]]
    text = "\n\n\n\n\n\n".join(f"{marker.format(n)}\n{body}" for n, body in enumerate(bodies, 3))
    assert find_parts(f"一个城市的许多故事\n\n{text}") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n# Harrow 3 is out\ntext", "Harrow 3 is out"),
        ("3. 企业治理\n正文", "企业治理"),
        ("1.5 billion people read it", "1.5 billion people read it"),
        ("", ""),
        ("哈喽大家好！" + "新的一天" * 20, ("哈喽大家好！" + "新的一天" * 20)[:59] + "…"),
        ("这是一个足够长的第一句话，它可以当作标题。" + "后面还有很多话" * 10, "这是一个足够长的第一句话，它可以当作标题。"),
    ],
)  # fmt: skip
def test_a_part_is_named_by_its_first_line(text: str, title: str) -> None:
    assert find_title(text) == title


@given(
    st.lists(
        st.sampled_from(
            [
                "\n",
                "\n\n\n\n",
                "---",
                "\f",
                "1. 标题一二三四五六\n",
                "【新闻标题四】",
                BREAD[:120],
                "Title: a\n",
                "。",
            ]
        )
    )
)
def test_parts_are_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = find_parts(text)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert all(0 <= part.start <= part.end <= len(text) for part in parts)
    assert len(parts) != 1


@pytest.mark.shared
def test_the_shared_files_are_split_as_their_index_says(shared: Path) -> None:
    rows = json.loads((shared / "articles.json").read_text("utf-8"))
    files = {row["file"] for row in rows}
    wanted = {name: [(row["start"], row["end"]) for row in rows if row["file"] == name] for name in files}
    found = {name: [(part.start, part.end) for part in find_parts(read(shared / name))] for name in files}
    several = {name for name in files if len(wanted[name]) > 1}
    places = {(name, place) for name in several for place in wanted[name]}
    proposed = {(name, place) for name in files for place in found[name]}
    # 18 of 18 articles with both ends, and nothing in the files of one article.
    assert proposed == places
    assert len(places) == 18


def read(path: Path) -> str:
    decoded = decode(path.read_bytes())
    assert decoded
    return decoded.text
