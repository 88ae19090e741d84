"""The order of names: Chinese ones by their pinyin, Latin ones by their letters, all in one list."""

import re
from functools import cache

from quizapp.core.classes.pinyin_table import READINGS

# Family names that are not read as the character usually is; compound ones by both of their characters.
FAMILY_NAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "查": "zha",
    "区": "ou",
    "朴": "piao",
    "任": "ren",
    "盖": "ge",
    "种": "chong",
    "召": "shao",
    "翟": "zhai",
    "缪": "miao",
    "洗": "xian",
    "覃": "qin",
    "员": "yun",
    "乐": "yue",
    "逄": "pang",
    "繁": "po",
    "隗": "wei",
    "郗": "xi",
    "折": "she",
    "黑": "he",
    "秘": "bi",
    "尉迟": "yu chi",
    "万俟": "mo qi",
    "长孙": "zhang sun",
    "单于": "chan yu",
    "澹台": "tan tai",
}
_SYLLABLE = re.compile("[a-z]+")


def sort_key(name: str) -> str:
    """What names are sorted by: pinyin syllable by syllable, the character behind each, so that one name is a block.

    Latin letters stand as they are, without capitals; marks that are no part of a name do not count.
    """
    text = name.casefold().strip()
    known = next((text[:length] for length in (2, 1) if text[:length] in FAMILY_NAMES), "")
    first = zip(FAMILY_NAMES.get(known, "").split(), known, strict=True)
    return "".join([*(f"{syllable} {char}" for syllable, char in first), *map(_sound, text[len(known) :])])


@cache
def read_character(char: str) -> str:
    """The usual reading of a Chinese character without its tone; empty for other characters."""
    at = READINGS.find(char) if char > "\u2fff" else -1
    return "" if at < 0 else _SYLLABLE.findall(READINGS, max(0, at - 400), at)[-1]


def _sound(char: str) -> str:
    syllable = read_character(char)
    return f"{syllable} {char}" if syllable else char
