"""Where quantities stand in running text, and which digits there belong to names, dates and addresses."""

import re
from collections.abc import Iterable
from decimal import Decimal

from quizapp.core.patterns import in_either_case
from quizapp.core.quantities.amount import Amount
from quizapp.core.quantities.amount_text import read_amount
from quizapp.core.quantities.approximation import find_before
from quizapp.core.quantities.label import (
    HIDDEN,
    hide,
    inside_name_after,
    inside_name_before,
    is_label,
    is_model_size,
)
from quizapp.core.quantities.number import Number, strongest
from quizapp.core.quantities.numeral import (
    CHINESE_NUMERAL,
    SIMPLE_WORDS,
    chinese_numeral,
)
from quizapp.core.quantities.reading import Reading, known, read_each, read_reading, unit_at

_WORDS = [*SIMPLE_WORDS, "an?", "half"]
_MULTIPLES = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2, "triple": 3, "tripled": 3,
              "triples": 3, "tripling": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4, "fourfold": 4,
              "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10}  # fmt: skip
_ORDINALS = {
    word: place
    for place, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
# Each half begins with a look at one character, which most characters fail.
_ANCHOR = re.compile(
    rf"(?=[0-9UHNuhn$￥€£每第翻居榜{CHINESE_NUMERAL}半])(?:(?P<digits>[0-9]+)|(?P<money>(?i:US|HK|NT)?[$￥€£](?= ?[0-9.]))|(?P<each>每)|(?P<rank>第)|(?P<fold>翻)"
    rf"|(?P<top>居首(?![都要])|榜首)|(?P<han>[{CHINESE_NUMERAL}半]+))"
    rf"|(?=[A-Za-z])(?<![A-Za-z0-9'’\-])(?:(?P<multiple>{in_either_case([*_MULTIPLES])})|(?P<order>{in_either_case([*_ORDINALS])})|(?P<words>{in_either_case(_WORDS)}))(?![A-Za-z])"
)
_ORDINAL_DIGITS = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)(?![A-Za-z0-9-])")
_RANK = re.compile(
    rf"第(?> ?)([0-9]{{1,4}}+|[{CHINESE_NUMERAL}]{{1,5}}+)(?> ?)(名|位)?(?!(?:[章节条款季届代次个篇部卷期页版步类种天年周批轮大阶项]|[方手0-9]))"
)
_NUMBERING = re.compile(rf"第 ?(?:[0-9]{{1,9}}|[{CHINESE_NUMERAL}]{{1,9}})")
_FOLD = re.compile(r"翻 ?(?:了)? ?(?:([一两二三四1-4])? ?番|(?:一 ?)?倍|1 ?倍)")
_RATE_BEFORE = re.compile(r"(?:per|every|/) ?$", re.IGNORECASE)
_BARE_SCALE = re.compile(r"[十百千万]?[百千万]?[万亿]")
_ALONE = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_BETWEEN = re.compile(r"(?:between|介于|在) ?$", re.IGNORECASE)
_FROM = re.compile(
    r"(?<!range )(?<!ranges )(?<!ranging )(?<!ranged )(?<!scored )(?<!scale )(?<!scored on a scale )(?<!rated )(?:from|从|由|自|\b(?:rose|rises|fell|falls|gained|climbed|improved|increased|dropped|jumped|grew|slipped)(?: by)?) ?$",
    re.IGNORECASE,
)
# With one of these ends every word of the three patterns above.
_LAST = frozenset("于在从由自/mseldprywn")
_NOT_ONE = re.compile(
    r"[ -](?:of|another|day|can|who|that|is|has|or|more|and|thing|way|to|by|in|on|which|for|as|at)\b|[.,;:!?)]|$"
)
_PARTS_OF_A_DEVICE = re.compile(r"-(?:megapixel|core|node|layer|seat)(?= [a-z])")
_LEADS = "第数几上好多每"
_PLAIN_ONE = frozenset({"time", "ratio", "bytes", "length", "mass", "USD", "CNY", "EUR", "area", "volume"})
_IDIOM = re.compile(
    r"十分(?![之钟。，；])|千万(?![个吨台元美欧人张次条级])|万一|亿万|百度|一一|一度|千千万万|万万"
)


def find_readings(
    folded: str, skip: Iterable[tuple[int, int]] = (), dates: Iterable[tuple[int, int]] | None = None
) -> list[Reading]:
    """The quantities of a folded text in order, none inside another."""
    text = hide(folded, skip, dates)
    found: list[Reading] = []
    end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < end:
            continue
        reading = _read(text, anchor)
        if reading and reading.start >= end:
            found.append(_qualified(text, reading))
            end = reading.end
        elif anchor.lastgroup in ("rank", "fold") and (passed := _passed(text, anchor)):
            end = passed
    return found


def _read(text: str, anchor: re.Match[str]) -> Reading | None:
    """The quantity at an anchor, if what stands around it lets it be one."""
    kind = anchor.lastgroup
    if kind in ("digits", "money"):
        return _read_digits(text, anchor)
    if kind == "each":
        return read_each(text, anchor.start())
    if kind == "rank":
        return _read_rank(text, anchor.start())
    if kind == "fold":
        return _read_fold(text, anchor.start())
    if kind == "top":
        return _simple(Decimal(1), "rank", anchor.span())
    if kind == "han":
        return _read_han(text, anchor)
    if kind == "multiple":
        return _simple(Decimal(_MULTIPLES[anchor[0].lower()]), "x", anchor.span())
    return _read_words(text, anchor)


def _simple(value: Decimal, unit: str, span: tuple[int, int]) -> Reading:
    """A reading of one small value."""
    return Reading(Number(value, digits=1), known(unit), *span)


def _read_digits(text: str, anchor: re.Match[str]) -> Reading | None:
    """A quantity that starts with digits or a currency sign, unless the digits belong to a name."""
    start = anchor.start()
    ordinal = _ORDINAL_DIGITS.match(text, start)
    if ordinal:
        return _simple(Decimal(ordinal[1]), "rank", ordinal.span())
    model_size = is_model_size(text, start)
    if not model_size and inside_name_before(text, start):
        return None
    sign = 0 if model_size or anchor.lastgroup == "money" else _sign_length(text, start)
    before = text[max(0, start - 24) : start]
    said = before.rstrip(" ")[-1:].lower() in _LAST
    change = said and bool(_FROM.search(before))  # "from 20 to 60" is two values
    between = said and bool(_BETWEEN.search(before))
    reading = read_reading(text, start - sign, between=between, ranges=not change)
    if not reading or (inside_name_after(text, reading.end) and not model_size):
        return None
    return None if is_label(text, reading) or (said and _RATE_BEFORE.search(before)) else reading


def _sign_length(text: str, start: int) -> int:
    """How many characters before the digits are a minus sign: - or 零下."""
    if text.endswith("零下", max(0, start - 2), start):
        return 2
    return int(text.endswith("-", 0, start) and text[start - 2 : start - 1] not in ("-", HIDDEN))


def _read_rank(text: str, at: int) -> Reading | None:
    """A place in an order: 第一, 第3名; not a chapter or a quarter."""
    found = _RANK.match(text, at)
    value = (Decimal(found[1]) if found[1].isascii() else chinese_numeral(found[1])) if found else None
    return _simple(value, "rank", found.span()) if found and value is not None else None


def _passed(text: str, anchor: re.Match[str]) -> int | None:
    """The end of an order number that is no rank (第四章), so that its numeral is not read alone."""
    if anchor.lastgroup != "rank":
        return None
    found = _NUMBERING.match(text, anchor.start())
    return found.end() if found else None


def _read_fold(text: str, at: int) -> Reading | None:
    """A growth in words: 翻了一倍 and 翻番 are twice, 翻两番 four times."""
    found = _FOLD.match(text, at)
    if not found:
        return None
    doublings = int(chinese_numeral(found[1]) or found[1]) if found[1] else 1
    return _simple(Decimal(2**doublings), "x", found.span())


def _read_han(text: str, anchor: re.Match[str]) -> Reading | None:
    """A quantity in Chinese numerals, unless the characters are part of a word."""
    start = anchor.start()
    bounded = text.endswith("过", 0, start) or find_before(text, start) != "exact"
    if text[start - 1 : start] in _LEADS and start and not text.startswith("百分之", start):
        return None
    if _IDIOM.match(text, start) and not bounded:
        return None
    reading = _read_alone(text, start) if bounded and anchor[0] in _ALONE else read_reading(text, start)
    return reading if reading and _is_counted(reading, text[start : reading.end], bounded) else None


def _read_alone(text: str, start: int) -> Reading:
    """A scale that is passed and needs no numeral: 过亿, 破万次."""
    unit, end = unit_at(text, start + 1) or (None, start + 1)
    return Reading(Number(_ALONE[text[start]], digits=1), unit, start, end)


def _is_counted(reading: Reading, printed: str, bounded: bool) -> bool:
    """Whether numerals count something: a digit needs a unit, 百万 a bound before it, and 一个 says nothing."""
    if reading.unit is None:
        if _BARE_SCALE.fullmatch(printed):
            return bounded or printed[-1] == "亿"
        return (
            len(printed) > 1
            and printed[0] in "一二两三四五六七八九十"
            and any(char in "十百千万亿" for char in printed[1:])
        )
    if _BARE_SCALE.match(printed):
        return reading.unit.name not in ("occurrences", "FLOPs")
    weak = printed[0] in "一半" and reading.number.value <= 1
    return not weak or reading.unit.dimension.split("/")[0] in _PLAIN_ONE


def _read_words(text: str, anchor: re.Match[str]) -> Reading | None:
    """A quantity in English words, unless the word is a pronoun or part of a compound."""
    start = anchor.start()
    amount = read_amount(text, start)
    if not amount:
        return _read_order(text, anchor)
    before = text[max(0, start - 24) : start]
    reading = read_reading(
        text, start, between=bool(_BETWEEN.search(before)), ranges=not _FROM.search(before)
    )
    joined = (
        reading
        and text[reading.end : reading.end + 1] == "-"
        and text[reading.end + 1 : reading.end + 2].isalpha()
    )
    if not reading or (joined and not _PARTS_OF_A_DEVICE.match(text, reading.end)):
        return None
    return None if _is_pronoun(text, amount, anchor) else reading


def _is_pronoun(text: str, amount: Amount, anchor: re.Match[str]) -> bool:
    """Whether "one" stands for a thing rather than for the number."""
    return (
        anchor[0].lower() == "one" and amount.end == anchor.end() and bool(_NOT_ONE.match(text, amount.end))
    )


def _read_order(text: str, anchor: re.Match[str]) -> Reading | None:
    """An ordinal word, unless it is the unit of time ("per second") or begins a compound."""
    place = _ORDINALS.get(anchor[0].lower())
    before = text[max(0, anchor.start() - 6) : anchor.start()].lower()
    if (
        place is None
        or text[anchor.end() : anchor.end() + 1] == "-"
        or (place == 2 and before.endswith(("per ", "a ", "each ", "every ")))
    ):
        return None
    return _simple(Decimal(place), "rank", anchor.span())


def _qualified(text: str, reading: Reading) -> Reading:
    """The reading with what the words before it say of its exactness."""
    approx = strongest(find_before(text, reading.start), reading.number.approx)
    number = reading.number
    return Reading(
        Number(number.value, number.low, number.high, number.digits, approx),
        reading.unit,
        reading.start,
        reading.end,
    )
