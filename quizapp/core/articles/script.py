"""Traditional text in Simplified characters, one for one, so that offsets stay true; and the language of a text."""

import re
from functools import cache
from typing import Literal

import opencc

from quizapp.core.quantities.fold import fold

Tag = Literal["zh-Hans", "zh-Hant", "en"]
_CHINESE = 0.08
_TRADITIONAL = 0.08
_WIDE = str.maketrans(",;:?!", "，；：？！")
_BEFORE, _BEHIND = r"\u4e00-\u9fff”」》）%)\]", r"\u4e00-\u9fff“「《（"
_NARROW = re.compile(
    rf"(?<=[{_BEFORE}])[,;:](?= ?[{_BEHIND}A-Za-z0-9\n])|(?<=[{_BEFORE}A-Za-z0-9])[,;:](?= ?[{_BEHIND}])|(?<=[\u4e00-\u9fff”」])[?!]"
)


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


def find_language(text: str) -> Tag:
    """The language in which most of a text is written."""
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    letters = sum(char.isalpha() for char in text)
    if len(han) <= _CHINESE * letters:
        return "en"
    traditional = sum(_simple(char) != char for char in han)
    return "zh-Hant" if traditional > _TRADITIONAL * len(han) else "zh-Hans"
