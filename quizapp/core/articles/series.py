"""Names of Chinese characters with a number, a letter or a word behind them: 小米14 Ultra, 鹿野-3 Mini, 北斗-L."""

import re
from collections.abc import Iterator
from functools import cache, partial

from quizapp.core.articles.companies import BREAK
from quizapp.core.articles.latin_names import SIZE_LETTERS
from quizapp.core.articles.occurrences import Occurrences
from quizapp.core.articles.word_cuts import NEW, Tagger, cut_words
from quizapp.core.quantities.unit import read_unit

_SIZES = (
    "Pro|Max|Ultra|Lite|Plus|Mini|Air|SE|Ti|Turbo|Flash|Nano|Large|Medium|Small|Tiny|Base|Omni|Coder|Code|Math|Vision|Audio|Video|Voice|Chat|Instruct|Preview|Thinking|Think|Reasoner|"
    "Standard|Edge|Next|Zero|Prime|Extreme|Mobile|VL|XL|MoE|mini|lite|pro"
)
_TAIL = rf"(?:[- ](?:(?:{_SIZES})(?![A-Za-z])|[A-Z]{{1,4}}[0-9]+)|-[0-9]{{1,4}}B(?![A-Za-z]))*"
_PLAIN_CODE = re.compile(r"(?:19|20)[0-9]{2}|[1-4][DGK]|[0-9]{1,2}[DdGgKk]")
_HAN_CODE = re.compile(
    rf"(?P<han>[\u4e00-\u9fff]{{2,5}})(?P<gap>[ ·-]?)(?P<code>(?:[A-Z][A-Za-z]{{0,8}}[-.]?)?[0-9]{{1,4}}(?:\.[0-9])?[A-Za-z]{{0,3}}{_TAIL}|[A-Z][A-Za-z]*[0-9][A-Za-z0-9]*{_TAIL})(?![A-Za-z0-9%.,])"
)
_HYPHENED = re.compile(r"([\u4e00-\u9fff]{2,6})-([A-Z][A-Za-z]{0,8}[0-9.]*)(?![A-Za-z0-9])")
_SIZED = re.compile(
    rf"([\u4e00-\u9fff]{{2,5}}) ?((?:{_SIZES})(?: ?[0-9]\.[0-9](?![0-9.%万亿]))?)(?![A-Za-z])"
)
_CLASS = re.compile(
    r".*(?:芯片|产品|手机|汽车|轿车|新车|车型|款车|模型|机型|显卡|处理器|平台|系统|平板|旗舰|对手|竞品|版本|领先|超过|优于|高于|低于|对比|击败|超越|代)"
)
_CALLED = re.compile(r".*(?:取名|起名|定名|命名|名|叫|称)[为做叫]?")
_WEIGHTED = re.compile(r"(?P<han>[\u4e00-\u9fff]{2,8})-[0-9]{1,4}(?:\.[0-9])?B(?![A-Za-z0-9])")
_ORDINAL = re.compile(
    r"(?P<han>[\u4e00-\u9fff]{2,4})(?P<code>[一二三四五六七八九]号)(?![楼线院馆机井墓坑站文位员人])"
)
_NO_STEM = re.compile(r".*[第月年日的了是在和与]|.*[一二三四五六七八九十]号")
_HEADS_CLAUSE = re.compile(r"[，。；：\n]$")
_SORTS = ("模型", "芯片", "助手", "平台")
_CODE_BEHIND = re.compile(r"[ -]?[A-Z0-9]")
_CODE_NUMBER = re.compile(r"[0-9.]+[A-Za-z]?")


def find_coded(plain: str, told: Occurrences) -> Iterator[str]:
    """Characters with a number, a code or a size that come together more than once, or beside others of their kind."""
    yield from _numbered(plain, told)
    yield from _ordinals(plain, told)
    for found in _HYPHENED.finditer(plain):
        brand = BREAK.sub("", _CLASS.sub("", found[1]))
        if 2 <= len(brand) <= 4:
            yield f"{brand}-{found[2]}"


def find_weighted(plain: str, tag: Tagger) -> Iterator[str]:
    """A word with a number of parameters behind a hyphen, which only a model has: 灵枢-7B, though it comes once."""
    for found in _WEIGHTED.finditer(plain):
        stem = ""
        for text, label in reversed(cut_words(found["han"], tag)):
            if stem and not (label.endswith(NEW) or label.startswith(("nr", "nz"))):
                break
            stem = text + stem
        if 2 <= len(stem) <= 4 and not _CLASS.fullmatch(stem):
            yield stem + plain[found.end("han") : found.end()]


def _numbered(plain: str, told: Occurrences) -> Iterator[str]:
    """Characters with a number or code: 小米14 Ultra, 问界M9, 鹿野-3."""
    stems: set[str] = set()
    others: list[re.Match[str]] = []
    stable = cache(partial(_stable, told))
    for found in _HAN_CODE.finditer(plain):
        code, gap = found["code"], found["gap"]
        counted = gap != "-" and code[0].isdigit() and _counts(plain, found.start("code"))
        sized = SIZE_LETTERS.fullmatch(code) and (gap != "-" or code[-1] != "B")
        if counted or sized or (gap != "-" and _PLAIN_CODE.fullmatch(code)):
            continue
        stem = stable(found["han"], plain[found.end("han") : found.end()]) or _behind_sort(found["han"])
        if stem:
            stems.add(stem)
            yield stem + plain[found.end("han") : found.end()]
        else:
            others.append(found)
    for found in others:
        known = next((stem for stem in stems if found["han"].endswith(stem)), None)
        if known:
            yield known + plain[found.end("han") : found.end()]
    yield from (stem for stem in stems if _is_called(told, stem))
    for found in _SIZED.finditer(plain):
        known = next((stem for stem in stems if found[1].endswith(stem)), None)
        known = known or next((one for one in _tails(found[1]) if f"“{one}”" in plain), None)
        known = known or stable(found[1], plain[found.end(1) : found.end()]) or _behind_sort(found[1])
        if known:
            yield known + plain[found.end(1) : found.end()]


def _ordinals(plain: str, told: Occurrences) -> Iterator[str]:
    """Characters with an ordinal number behind them that come again, or with another number: 织女一号, 织女二号."""
    for found in _ORDINAL.finditer(plain):
        han = found["han"]
        kin = len(set(re.findall(rf"{han[-2:]}([一二三四五六七八九]号)", plain))) > 1
        again = told.count(han[-2:] + found["code"]) > 1
        if (kin or again) and not _NO_STEM.match(han[-2:]):
            yield _NO_STEM.sub("", _longest(told, han)) + found["code"]


def _behind_sort(before: str) -> str | None:
    """What stands before a code right behind what the thing is: 回声 of 竞品回声Pro."""
    stem = _CALLED.sub("", _CLASS.sub("", before))
    return stem if 1 < len(stem) < len(before) and not _NO_STEM.match(stem) else None


def _longest(told: Occurrences, han: str) -> str:
    """The longest end of some characters that comes as often as their last two, or nearly."""
    times = told.count(han[-2:])
    longer = [han[at:] for at in range(len(han) - 2) if told.count(han[at:]) == times]
    return longer[0] if times > 1 and longer else han[-2:]


def _tails(text: str) -> Iterator[str]:
    """The ends of a text of two characters or more, the longest first."""
    return (text[at:] for at in range(len(text) - 1))


def _is_called(told: Occurrences, stem: str) -> bool:
    """Whether a thing is called by the characters before its number too: 小舟模型 beside 小舟3."""
    plain, places = told.text, told.places(stem)
    ends = [at + len(stem) for at in places]
    if len(places) > 1 and any(_HEADS_CLAUSE.search(plain, max(0, at - 1), at) for at in places[1:]):
        return True
    beside = any(plain.endswith(_SORTS, 0, at) for at in places) or any(
        plain.startswith((*_SORTS, "大模型"), end) for end in ends
    )
    return beside and sum(_CODE_BEHIND.match(plain, end) is None for end in ends) > 1


def _counts(plain: str, at: int) -> bool:
    """Whether the number here is a date or a quantity, not part of a name."""
    number = _CODE_NUMBER.match(plain, at)
    end = number.end() if number else at
    following = plain[end : end + 2].lstrip()
    return bool(
        following
        and (
            following[0] in "年月日号万亿千百多余至%、,到"
            or (following[0] == "大" and not plain.startswith("大模型", end))
            or read_unit(plain, end + (plain[end : end + 1] == " "))
        )
    )


def _stable(told: Occurrences, before: str, code: str) -> str | None:
    """The longest tail of the characters that always stands before the code; None when it comes only once."""
    once = told.count(before[-2:] + code)
    if once < 2 and not _has_kin(told.text, before[-2:], code):
        return None
    best = before[-2:]
    for length in range(3, len(before) + 1):
        if told.count(before[-length:] + code) < once:
            break
        best = before[-length:]
    brands = (best[-length:] for length in range(2, len(best)) if told.count(best[-length:]) > once)
    best = next(brands, _CLASS.sub("", BREAK.sub("", best)))
    return best if len(best) >= 2 and not _CLASS.fullmatch(best) else None


def _has_kin(plain: str, brand: str, code: str) -> bool:
    """Whether other codes that begin alike stand behind the same characters: 鹿野-2 beside 鹿野-3."""
    if re.match(r" ?[0-9]\.[0-9]", code):
        return (
            re.search(rf"{brand}大?模型", plain) is not None
            or len(set(re.findall(rf"{brand}[0-9]\.[0-9]", plain))) >= 2
        )
    if code[0].isalpha() and re.search(rf"{brand}(?:科技|智能|半导体|实验室|公司|智算)", plain):
        return True
    if code[0] == "-":
        return len(re.findall(rf"{brand}-[A-Z]?[0-9]", plain)) >= 2
    return code[0].isalpha() and len(re.findall(rf"{brand}{code[0]}[A-Za-z]*[0-9]", plain)) >= 2
