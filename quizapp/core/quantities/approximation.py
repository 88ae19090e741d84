"""Words that say how exact a number is: 约, 超过, 不到, about, over, at most."""

import re
from collections.abc import Iterator
from typing import Literal

from quizapp.core.quantities.amount import Approximation

_BEFORE: dict[Literal["approx", "min", "max"], str] = {
    "approx": (
        "大约|大概|约莫|约为|约有|约|将近|接近|近|差不多|about|around|roughly|approximately|approx.|approx"
        "|nearly|almost|close to|some|circa|ca.|~|≈|≒"
    ),
    "min": (
        "不少于|不低于|不小于|至少|最少|最小|最低|低至|起码|超过了|超过|超出|超|逾|突破|大于等于|大于|高于|多于|at least|no less than"
        "|not less than|no fewer than|more than|over|above|exceeding|exceeds|exceeded|greater than|upwards of"
        "|in excess of|>=|≥|>|minimum of|a minimum of"
    ),
    "max": (
        "不超过|不会超过|不得超过|不能超过|未超过|没有超过|不会高于|不多于|不高于|不大于|小于等于|不到|不足|不及|不满|未满|少于|低于|小于|至多|最多|最高|最大|under|below|less than"
        "|fewer than|up to|at most|not exceeding|not exceed|no more than|not more than|a maximum of|maximum of|<=|≤|<"
    ),
}
_AFTER: dict[Literal["approx", "min", "max"], str] = {
    "approx": "左右|上下|来| or so",
    "min": r"以上|及以上|之多|有余|出头|多(?![头模个种元])|余(?![下额])|\+(?![0-9])| or more| plus",
    "max": "以内|以下|之内| or less| or fewer",
}
_BY_WORD = {word: kind for kind, words in _BEFORE.items() for word in words.split("|")}
_WORDS = "|".join(re.escape(word) for word in sorted(_BY_WORD, key=len, reverse=True))
_LINKS = "为是有在了"
_LINK = rf"(?: ?[{_LINKS}])? ?"
_LAST_TWO = frozenset(word[-2:] for word in _BY_WORD if word[-1].isalpha() and word.isascii())
_LAST = frozenset(word[-1] for word in (*_BY_WORD, *_LINKS) if word[-2:] not in _LAST_TWO)
_BY_END = {
    last: tuple(sorted((word for word in _BY_WORD if word[-1] == last), key=len, reverse=True))
    for last in {word[-1] for word in _BY_WORD}
}
_LONGEST = max(map(len, _BY_WORD)) + 4
_LEADING = re.compile(rf"({_WORDS}){_LINK}", re.IGNORECASE)
_FOLLOWING = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _AFTER.items()), re.IGNORECASE)
_MORE = re.compile(r"多(?![头模])|余(?![下额])|来(?=[个人天年次块元家台名张种篇页公])|\+(?![0-9])")


def read_leading(text: str) -> tuple[Approximation, int]:
    """What the words at the start say, and where the number begins."""
    found = _LEADING.match(text)
    if not found:
        return "exact", 0
    word = found[1].lower()
    if word[-1].isalpha() and word[-1].isascii() and text[found.end(1) : found.end(1) + 1].isalpha():
        return "exact", 0
    return _BY_WORD[word], found.end()


def find_before(text: str, at: int) -> Approximation:
    """What the words right before a number say."""
    said = text[max(0, at - _LONGEST) : at].lower()
    last = said.rstrip(" ")[-2:]
    if last not in _LAST_TWO and last[-1:] not in _LAST:
        return "exact"
    found = [one for rest in _without_link(said) if (one := _word_at_end(rest))]
    return _BY_WORD[min(found)[2]] if found else "exact"


def _without_link(said: str) -> Iterator[str]:
    """A text as it is, and without the space, and the verb, at its end."""
    yield said
    rest = said.removesuffix(" ")
    if rest != said:
        yield rest
    if rest and rest[-1] in _LINKS:
        yield rest[:-1]
        yield rest[:-1].removesuffix(" ")


def _word_at_end(text: str) -> tuple[int, int, str] | None:
    """The longest word of exactness with which a text in small letters ends: where it begins, its length, the word."""
    for word in _BY_END.get(text[-1:], ()):
        if text.endswith(word):
            start = len(text) - len(word)
            before = text[start - 1 : start]
            if not (before.isascii() and before.isalpha()) or "\u4e00" <= word[0] <= "\u9fff":
                return start, -len(word), word
    return None


def read_more(text: str, at: int) -> tuple[Approximation, int]:
    """What stands between number and unit (200余款, 30多分钟, 100+), and where the unit begins."""
    found = _MORE.match(text, at)
    if not found:
        return "exact", at
    return ("approx" if found[0] == "来" else "min"), found.end()


def read_after(text: str, at: int) -> tuple[Approximation, int]:
    """What stands behind the unit (以上, 左右, or more), and where that ends."""
    found = _FOLLOWING.match(text, at)
    if not found or found.lastgroup is None:
        return "exact", at
    return _KIND[found.lastgroup], found.end()


_KIND: dict[str, Approximation] = {"approx": "approx", "min": "min", "max": "max"}
