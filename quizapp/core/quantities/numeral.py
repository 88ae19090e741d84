"""Numbers written in words: Chinese numerals and English number words as decimals."""

import re
from dataclasses import dataclass
from decimal import Decimal

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟零两俩廿", "一二三四五六七八九十百千〇二二二")
_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_SCALES = sorted((_SMALL | _LARGE).items(), key=lambda item: -item[1])
CHINESE_DIGITS = "〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE_NUMERAL = CHINESE_DIGITS + "十百千万亿兆拾佰仟"

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SIMPLE_WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 20 + 10 * place for place, word in enumerate(_TENS)
}
SCALE_WORDS: dict[str, int] = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_WORD = re.compile(r"[ -]?([A-Za-z]{1,11})(?![A-Za-z])")
_MOST_WORDS = 14
_NUMBER_WORDS = SIMPLE_WORDS.keys() | SCALE_WORDS.keys() | {"a", "an", "and"}


def chinese_numeral(text: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一千二百亿, 二〇二五 or 三点五; None for anything else."""
    whole, point, part = text.translate(_FORMAL).partition("点")
    value = _chinese_integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    tail = _scaled_tail(part)
    if tail is None:
        return None
    decimals, scale = tail
    return (value + Decimal("0." + decimals)) * scale


def _scaled_tail(part: str) -> tuple[str, int] | None:
    """The decimals after 点 as digits, and the scale that closes them (三点五亿)."""
    digits = part.rstrip("百千万亿")
    if not digits or any(char not in _DIGIT for char in digits):
        return None
    scale = 1
    for char in part[len(digits) :]:
        scale *= _SMALL.get(char) or _LARGE[char]
    return "".join(str(_DIGIT[char]) for char in digits), scale


def _chinese_integer(text: str) -> int | None:
    """The value of a whole Chinese numeral, positional (二〇二五) or with 十百千万亿."""
    if len(text) > 1 and all(char in _DIGIT for char in text):
        return int("".join(str(_DIGIT[char]) for char in text))
    return _scaled(text, leading=True)


def _scaled(text: str, *, leading: bool) -> int | None:
    """The value of a numeral with scales; only 十, and a scale at the very front, may lack its digit."""
    if text in _DIGIT:
        return _DIGIT[text]
    for name, scale in _SCALES:
        upper, found, lower = text.rpartition(name)
        if not found:
            continue
        head = _scaled(upper, leading=leading) if upper else int(leading or scale == 10)
        tail = _lower_part(lower, scale)
        if not head or tail is None or tail >= scale or (scale < 10**4 and head > 9):
            return None
        return head * scale + tail
    return None


def _lower_part(text: str, scale: int) -> int | None:
    """What stands behind a scale; a single digit counts the next lower place, as in 一百五 and 两万三."""
    if text in _DIGIT and scale > 10:
        return _DIGIT[text] * scale // 10
    return _scaled(text.removeprefix("〇"), leading=False) if text else 0


@dataclass(frozen=True)
class _Part:
    """A number read from words, and how many words of the text it has used up."""

    value: int
    used: int


def english_numeral(text: str, at: int) -> tuple[Decimal, int] | None:
    """The value of the English number words that start here, and where they end."""
    words, ends = _words(text, at)
    total, used, scale = 0, 0, 10**15
    while group := _below_thousand(words, used):
        following = SCALE_WORDS.get(_at(words, group.used), 0)
        if following < 1000:
            if words[group.used - 1] != "a" and group.value < scale:
                total, used = total + group.value, group.used
            break
        if following >= scale:
            break
        total, used, scale = total + group.value * following, group.used + 1, following
    return (Decimal(total), ends[used - 1]) if used else None


def _words(text: str, at: int) -> tuple[list[str], list[int]]:
    """The next words in lower case, each one space or hyphen after the last, and their ends."""
    words: list[str] = []
    ends: list[int] = []
    pos = at
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, pos)):
        if not words and found.start(1) != at:
            break
        word = found[1].lower()
        if word not in _NUMBER_WORDS:
            break
        pos = found.end()
        words.append("a" if word == "an" else word)
        ends.append(pos)
    return words, ends


def _at(words: list[str], place: int) -> str:
    """The word at a place, or nothing behind the last one."""
    return words[place] if place < len(words) else ""


def _below_hundred(words: list[str], place: int) -> _Part | None:
    """A number from zero to ninety-nine; "a" counts one."""
    word = _at(words, place)
    if word == "a":
        return _Part(1, place + 1)
    value = SIMPLE_WORDS.get(word)
    if value is None:
        return None
    ones = SIMPLE_WORDS.get(_at(words, place + 1), 0)
    return _Part(value + ones, place + 2) if value >= 20 and 0 < ones < 10 else _Part(value, place + 1)


def _below_thousand(words: list[str], place: int) -> _Part | None:
    """A number below one thousand; dozens are counted here too."""
    lead = _below_hundred(words, place)
    if not lead or _at(words, lead.used) not in ("hundred", "dozen"):
        return lead
    value, used = lead.value * SCALE_WORDS[words[lead.used]], lead.used + 1
    rest = _below_hundred(words, used + (_at(words, used) == "and"))
    if (
        words[lead.used] == "dozen"
        or not rest
        or _at(words, rest.used) == "hundred"
        or words[rest.used - 1] == "a"
    ):
        return _Part(value, used)
    return _Part(value + rest.value, rest.used)
