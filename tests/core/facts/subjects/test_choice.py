"""Where the rules are not certain, the subject of a Chinese value is chosen among all that is near it."""

import pytest

from quizapp.core.articles.article import ArticleText, prepare
from quizapp.core.articles.gazetteer import shipped
from quizapp.core.articles.repair import repair
from quizapp.core.facts.grammar.nouns import Subject
from quizapp.core.facts.subjects.choice_zh import Choice
from quizapp.core.facts.subjects.signs_zh import Asked, Rule
from quizapp.core.facts.subjects.subject import Binder
from quizapp.formats.pinyin import pronounce
from quizapp.formats.words import tag_words
from tests.core.facts.labelled import candidates

REPORT = (
    "擦窗机器人卖到了谁家\n\n"
    "擦窗机器人去年在国内卖出210万台，比前年多了34%。这个数字来自研究机构澄观咨询4月2日发布的一份报告。报告把带水箱的机型单独列了出来，它们占去年销量的57%，平均售价为1890元，退货率只有6%。\n\n"
    "价格仍在下降。国产吸盘模组两年前还要310元，如今不到140元。模组厂商砺石传动的总经理邵云起透露，公司去年交付了96万套，产能今年要扩到150万套。砺石传动成立于2017年，去年营收5.1亿元。\n\n"
    "渠道变化更大。线下门店的份额从两成升到41%，直播间的份额跌到22%。家电连锁商悦邻去年新开了130家体验店，单店日均接待45人，成交率约为9%。\n\n"
    "用户抱怨最多的是噪声。报告显示，噪声投诉占全部投诉的38%，电池投诉占27%。由老年家庭组成的样本里，有63%的受访者每月使用不到两次，平均每次26分钟。\n\n"
    "澄观咨询预计，今年擦窗机器人的销量会达到280万台，海外市场增速约为50%。分析师柏清野提醒，若安全绳的强制标准在年底实施，整机成本将增加80元，中小品牌的毛利率会降到11%。"
)


def read(text: str) -> ArticleText:
    return prepare(repair(text, pronounce), shipped(), tag_words)


def choice_of(text: str) -> Choice:
    choice = Binder(read(text)).choice
    assert choice is not None
    return choice


def asked(text: str, value: str, found: str, rule: Rule) -> Asked:
    start = text.index(value)
    sentence = next(one for one in read(text).sentences if one.start <= start < one.end)
    return Asked(sentence, start, start + len(value), "ratio", "%", Subject(found), rule)


def subjects(text: str) -> dict[str, tuple[str, ...]]:
    return {text[one.value_start : one.value_end]: (one.subject, *one.aliases) for one in candidates(text)}


def test_what_most_speaks_for_is_chosen() -> None:
    found = subjects(REPORT)
    wanted = {
        "41%": "线下门店",
        "22%": "直播间",
        "5.1亿元": "砺石传动",
        "63%": "受访者",
        "130家": "家电连锁商悦邻",
    }
    assert {value: subject for value, subject in wanted.items() if subject in found[value]} == wanted


def test_the_rules_are_only_one_voice_where_they_are_unsure() -> None:
    unsure = asked(REPORT, "41%", "澄观咨询", "topic")
    assert choice_of(REPORT).choose(unsure).text == "线下"
    assert choice_of(REPORT).choose(asked(REPORT, "41%", "澄观咨询", "named")).text == "澄观咨询"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (REPORT, True),
        (REPORT[:200], False),
        (REPORT + "\n\n记者：怎么看？\n\n柏清野：还会降。\n\n记者：为什么？\n\n柏清野：因为贵。", False),
        (REPORT * 45, False),
    ],
)
def test_short_texts_conversations_and_very_long_ones_keep_to_the_rules(text: str, asks: bool) -> None:
    assert choice_of(text).asks(asked(text, "57%", "报告", "told")) is asks


def test_an_offer_knows_where_it_stands() -> None:
    offered = choice_of(REPORT).signs.offered(asked(REPORT, "41%", "澄观咨询", "topic"))
    signs = {
        one.subject.text: {*one.signs, *(sign for group in more for sign in group)} for one, more in offered
    }
    assert {"head 0", "nearest 0", "head 0 noun"} <= signs["线下"]
    assert {"rules", "by topic", "last company 1"} <= signs["澄观咨询"]
    assert any("title" in one for one in signs.values())
