"""Whole numbers in Chinese words, as a text prints them and as another number is printed in its place."""

import re

from quizapp.core.quantities.numeral import chinese_numeral

MOST = 9999
_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_HEAD = re.compile(
    r"(?P<number>[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千]*)(?P<tail>[万亿成]*)"
)


def read_words(text: str) -> tuple[str, int] | None:
    """The numeral with which a text begins, without a scale behind it (六 of 六成), and its value; None where it is none."""
    found = _HEAD.fullmatch(text)
    value = chinese_numeral(found["number"]) if found else None
    if found is None or value is None or value != int(value) or not 1 <= value <= MOST:
        return None
    return found["number"], int(value)


def in_words(number: int) -> str:
    """A number from 1 to 9999 in words, two as it stands before what is counted: 两, 十五, 二百零四."""
    if number == 2:
        return "两"
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit and bool(said)
    return said.removeprefix("一") if 10 <= number < 20 else said
