"""Damage is undone, what is whole stays as it is, and every change is logged."""

import json
from pathlib import Path

import pytest

from quizapp.core.articles.repair import repair, toneless
from quizapp.formats.pinyin import pronounce

ANNOTATED = "我們(men)在這(zhè)個(gè)城市(shì)開(kāi)會(huì)"


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        (ANNOTATED, "我們在這個城市開會"),
        (f"{ANNOTATED},,之后,。", "我們在這個城市開會,之后。"),
        (f"{ANNOTATED}。當(dāng)?shù)貢r(shí)間", "我們在這個城市開會。當地時間"),
        (f"{ANNOTATED}??梢酝ㄟ^學(xué)習", "我們在這個城市開會。可以通過學習"),
        ("四⼤⻆度", "四大角度"),
        ("ＧＰＴ－４ ８％", "GPT-4 8%"),
        ("超级计算机需要1025年才能完成", "超级计算机需要10^25年才能完成"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_damage_is_undone(damaged: str, whole: str) -> None:
    assert repair(damaged, pronounce).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "深伪(deepfake)视频",
        f"{ANNOTATED[:0]}混合专家(moe)架构，比分(a)与(b)",
        "公元1025年，皇帝迁都",
        "如何与它抗衡?这里有一些思考",
        "It costs $5, or 10 for two (ok).",
    ],
)
def test_whole_text_stays_as_it_is(text: str) -> None:
    reading = repair(text, pronounce)
    assert reading.text == text
    assert not reading.changes


def test_real_brackets_between_annotations_stay() -> None:
    assert "(包括模型)" in repair(f"{ANNOTATED}(包括模型)", pronounce).text


def test_every_change_is_logged_with_what_stood_there() -> None:
    log = [(change.kind, change.start, change.before) for change in repair(ANNOTATED, pronounce).changes]
    assert log[:2] == [("pinyin", 2, "(men)"), ("pinyin", 9, "(zhè)")]


def test_a_place_that_lost_a_byte_for_good_is_marked_as_damaged() -> None:
    reading = repair(f"{ANNOTATED}相當(dāng)?shù)?S1,", pronounce)
    assert [reading.text[start:end] for start, end in reading.damaged] == ["?shù)?"]


@pytest.mark.parametrize(("sound", "plain"), [("lǜ", "lv"), ("yè", "ye"), ("zhōng", "zhong"), ("ɡè", "ge")])
def test_sounds_lose_their_tones(sound: str, plain: str) -> None:
    assert toneless(sound) == plain


@pytest.mark.shared
def test_the_damaged_seeds_are_repaired(shared: Path) -> None:
    index = {row["id"]: row for row in json.loads((shared / "articles.json").read_text("utf-8"))}
    undone, damaged = 0, 0
    for article in ("001-meeker-ai-trends", "002-deepseek-outlook"):
        text = (shared / index[article]["file"]).read_text("utf-8")
        reading = repair(text, pronounce)
        undone += sum(change.kind == "pinyin" for change in reading.changes)
        damaged += len(reading.damaged)
        assert "當地時間" in reading.text or article.startswith("002")
    assert undone >= 366
    assert damaged <= 1
