"""Traditional text in Simplified characters, one for one, so that offsets stay true; and the language of a text."""

import re
from functools import cache
from typing import Literal

import opencc

from quizapp.core.quantities.fold import fold

Tag = Literal["zh-Hans", "zh-Hant", "en"]
# Characters that both scripts write, each with a twin in the other: 昇腾 is no 升腾, 乾坤 no 干坤.
IN_BOTH = frozenset("于云里后干只台面发系制准松余几了向表冬出丑占千吁合同乾著藉徵覆瞭昇鉅氾谿陞堃")
_CHINESE = 0.08
_TRADITIONAL = 0.08
_WIDE = str.maketrans(",;:?!", "，；：？！")
_BEFORE, _BEHIND = r"\u4e00-\u9fff”」》）%)\]", r"\u4e00-\u9fff“「《（"
_NARROW = re.compile(
    rf"(?<=[{_BEFORE}])[,;:](?= ?[{_BEHIND}A-Za-z0-9\n])|(?<=[{_BEFORE}A-Za-z0-9])[,;:](?= ?[{_BEHIND}])|(?<=[\u4e00-\u9fff”」])[?!]"
)

# Word for word of one length, so that offsets stay true; words that mean something else elsewhere (行动, 档案) stay.
# fmt: off
_COMMON_WORDS = {
    "晶片": "芯片", "萤幕": "屏幕", "奈米": "纳米", "软体": "软件", "硬体": "硬件", "韧体": "固件", "伺服器": "服务器",
    "网路": "网络", "人工智慧": "人工智能", "智慧型": "智能型", "程式": "程序", "资料中心": "数据中心", "资料集": "数据集",
    "资料库": "数据库", "训练资料": "训练数据", "画素": "像素", "解析度": "分辨率", "资讯": "信息", "讯息": "消息", "影片": "视频",
    "视讯": "视频", "笔电": "电脑", "行动装置": "移动设备", "频宽": "带宽", "效能": "性能", "专案": "项目", "数位": "数字",
    "介面": "界面", "辨识": "识别", "透过": "通过", "藉由": "通过", "规画": "规划", "支援": "支持", "矽谷": "硅谷", "贩售": "销售",
    "乙太": "以太", "机率": "概率", "品质": "质量", "磁碟": "磁盘", "滑鼠": "鼠标", "列印": "打印", "预设": "默认", "登入": "登录",
    "连线": "连接", "演算": "运算", "作业系统": "操作系统",
}
# fmt: on
_OF_TAIWAN = re.compile("|".join(sorted(_COMMON_WORDS, key=len, reverse=True)))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _simple(char: str) -> str:
    """The Simplified form of one character."""
    simple = _converter().convert(char)
    return simple if len(simple) == 1 else char


def simplify(text: str) -> str:
    """The text folded to narrow digits and Simplified characters; as long as before."""
    folded = fold(text)
    return folded.translate({ord(char): _simple(char) for char in set(folded) if char > "\u2e7f"})


def with_wide_marks(plain: str) -> str:
    """The text whose narrow marks between Chinese words are as wide as usual (高瓴领投,五源跟投); as long as before."""
    return _NARROW.sub(lambda found: found[0].translate(_WIDE), plain)


def in_common_words(plain: str) -> str:
    """Simplified text of an article in Traditional script with the words of Taiwan that others call otherwise (晶片, 伺服器, 支援) in the words that all rules know; as long as before."""
    return _OF_TAIWAN.sub(lambda found: _COMMON_WORDS[found[0]], plain)


def find_language(text: str) -> Tag:
    """The language in which most of a text is written."""
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    letters = sum(char.isalpha() for char in text)
    if len(han) <= _CHINESE * letters:
        return "en"
    traditional = sum(_simple(char) != char for char in han)
    return "zh-Hant" if traditional > _TRADITIONAL * len(han) else "zh-Hans"
