"""Other texts of the kind of a value that is no single number: other ranges, other parts and multiples in words."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

_GROUPS = (
    ("double", "triple", "quadruple"),
    ("twice", "three times", "four times"),
    ("half", "a third", "a quarter", "a fifth", "a tenth"),
    ("一半", "三分之一", "四分之一", "五分之一", "十分之一"),
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_APART = Decimal("1.3")
_MOST = 3
_STEPS = (100, 50, 10, 5)


def others_like(printed: str, unit: str | None) -> tuple[str, ...]:
    """Texts that are false where the printed one is true, in the form of it; none for anything else."""
    group = next((words for words in _GROUPS if printed.casefold() in words), ())
    if group:
        return tuple(word for word in group if word != printed.casefold())[:_MOST]
    return tuple(_ranges(printed, unit))[:_MOST]


def in_order(texts: Sequence[str]) -> list[str]:
    """Such texts as they follow one another: by size, or as parts and multiples are told."""
    return sorted(texts, key=_place)


def _place(text: str) -> Decimal:
    group = next((words for words in _GROUPS if text.casefold() in words), None)
    if group is not None:
        return Decimal(group.index(text.casefold()))
    return Decimal(_NUMBER.findall(text)[0].replace(",", ""))


def _ranges(printed: str, unit: str | None) -> Iterator[str]:
    """Ranges that lie apart from a printed one and from each other: 50 to 80 metres for 10 to 20 metres."""
    found = list(_NUMBER.finditer(printed))
    if len(found) != 2:
        return
    low, high = (Decimal(one[0].replace(",", "")) for one in found)
    if not 0 < low < high:
        return
    wide = high / low * _APART
    for factor in (wide, 1 / wide, wide * wide):
        ends = [_rounded(end * factor, like) for end, like in zip((low, high), found, strict=True)]
        fits = 0 < ends[0] < ends[1] and not (unit == "%" and ends[1] > 100)
        if fits and (ends[0] > high or ends[1] < low):
            texts = [_as_printed(end, like[0]) for end, like in zip(ends, found, strict=True)]
            yield _filled(printed, found, texts)


def _rounded(value: Decimal, like: re.Match[str]) -> Decimal:
    """A number as round as the printed one."""
    number = Decimal(like[0].replace(",", ""))
    decimals = len(like[0].partition(".")[2])
    step = Decimal(next((one for one in _STEPS if number % one == 0 and value >= 5 * one), 1)).scaleb(
        -decimals if decimals else 0
    )
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _as_printed(value: Decimal, like: str) -> str:
    decimals = len(like.partition(".")[2])
    return f"{value:{',' if ',' in like else ''}.{decimals}f}"


def _filled(printed: str, found: list[re.Match[str]], texts: list[str]) -> str:
    (first, second), (one, other) = found, texts
    return f"{printed[: first.start()]}{one}{printed[first.end() : second.start()]}{other}{printed[second.end() :]}"
