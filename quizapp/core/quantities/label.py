"""Digits that are no quantities: those of names, dates, addresses, versions, years and figures."""

import re
from collections.abc import Iterable

from quizapp.core.quantities.approximation import find_before
from quizapp.core.quantities.date import find_dates
from quizapp.core.quantities.reading import Reading

HIDDEN = "\x00"
_SITE = r"(?:https?|ftp)://[^\s一-鿿，。；、）)】」\"'<>]+|www\.[^\s一-鿿，。；、）)]+"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
_COUNTED_ON = (
    r"(?:arXiv|doi|DOI|ISBN|ISSN|PMID)[:\s]{1,2}[0-9./X-]{4,40}"
    r"|\[[0-9]{1,3}(?:[,-] ?[0-9]{1,3}){0,9}\]"
    r"|(?<![0-9.:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
    r"|(?<![0-9-])[0-9]{1,20}(?:-[0-9]{1,20}){2,}|(?<![0-9.])[0-9]{1,20}(?:\.[0-9]{1,20}){2,}"
    r"|(?:上午|下午|晚上|晚|凌晨|中午|早上|早|傍晚|清晨|夜间|午夜|[日号]) ?[0-9零〇一二两三四五六七八九十]{1,3} ?[点时](?:半|整|钟|[0-9]{1,2} ?分)?"
    r"|(?<![0-9.])[0-9]{1,2} ?点(?:半|整|钟|[0-9]{1,2} ?分)"
    r"|(?<![A-Za-z])(?:19|20)[0-9]0s|(?:19|20)?[0-9]0 ?年代|(?:[二三四五六七八九]十、)?[二三四五六七八九]十年代"
)
_ADDRESS = re.compile(f"{_SITE}|{_MAIL}|{_COUNTED_ON}")
# Where there is no @, nothing else begins with most characters.
_WITHOUT_MAIL = re.compile(
    rf"(?=[hfwadDIP\[0-9上下晚凌中早傍清夜午日号二三四五六七八九])(?:{_SITE}|{_COUNTED_ON})"
)
_LONGEST_COUNT = 15
_YEAR_LIKE = re.compile(r"(?:19[0-9]{2}|20[0-3][0-9])")
_NAME_HEAD = re.compile(
    r"(?:RTX|GTX|GeForce|Gemini|Claude|Llama|Qwen|GPT|Grok|iPhone|Windows|Apache|Web|Python|(?<![A-Za-z])(?:version|v|ver|Figure|Fig\.?"
    r"|Table|Section|Chapter|Appendix|No\.?|Page|Part|Volume|Vol\.?|Equation|Eq\.?|Step|Stage|Phase|Layer|Level|Type|Top|Fortune|Series)"
    r"|AI|图|表|附录|版本|公式|步骤|阶段|卷|编号|世界|财富|互联网|前) ?$",
    re.IGNORECASE,
)
_MODEL_SIZE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?[BKk](?![A-Za-z0-9])")
_COUNTED_NAME = re.compile(r" ?(?:强|系列|版本)")
_DISPLAY = re.compile(r"[248][Kk] ?(?:电视|屏|视频|分辨率|超高清|画质|显示|video|display|resolution|TV)")
_MOBILE = re.compile(r"[2-6]G(?! ?(?:显存|内存|运行|存储|RAM|memory))")
_DESIGNATION = re.compile(r"[一-鿿]-")
_SCORED = re.compile(
    r"(?:取得了?|获得了?|得分|评分|分数|达到了?|高达|达|约为|rating of|score of|scored|rated) ?$"
)
_TOP = re.compile(r"(?:前|top) ?$", re.IGNORECASE)
_COUNT_OR_YEAR = re.compile(r"1[0-5][0-9]{2} ?年")


def hide(text: str, skip: Iterable[tuple[int, int]], dates: Iterable[tuple[int, int]] | None = None) -> str:
    """The text with dates, addresses, clock times, citation marks and the given spans blanked out.

    ``dates`` are the spans of the text's dates where they are known already.
    """
    spans = [found.span() for found in (_ADDRESS if "@" in text else _WITHOUT_MAIL).finditer(text)]
    spans += [(one.start, one.end) for one in find_dates(text)] if dates is None else list(dates)
    spans += list(skip)
    pieces = []
    last = 0
    for start, end in sorted(spans):
        if end > last:
            pieces += [
                text[last : max(start, last)],
                HIDDEN * (end - max(start, last)),
            ]
            last = end
    return "".join([*pieces, text[last:]])


def is_model_size(text: str, start: int) -> bool:
    """Whether this is the size or the context in a model's name, as in Qwen2.5-72B or pro-32k."""
    return text[start - 1 : start] == "-" and bool(_MODEL_SIZE.match(text, start))


def inside_name_before(text: str, start: int) -> bool:
    """Whether the digits continue a name, an address or a longer number."""
    last, earlier = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)]
    if last == HIDDEN:
        return False
    if last in ("_", "×", "$", "￥", "€", "£", "#", "@", "^", "\\", "&") or (
        last.isascii() and last.isalpha()
    ):
        return True
    joined = earlier.isascii() and earlier.isalnum()
    return (
        (last in ("-", ".", "'") and joined)
        or (last == "/" and earlier.isascii() and earlier.isalpha())
        or (last == ":" and earlier.isdigit())
    )


def inside_name_after(text: str, end: int) -> bool:
    """Whether what follows makes the digits a part of a name: 3D, 4o, 7-Zip, 1.2.3."""
    following = text[end : end + 2]
    if not following or text[end - 1] == " ":
        return False
    first, second = following[0], following[1:]
    if first.isascii() and (first.isalpha() or first in "_"):
        return text[end - 1].isascii() and text[end - 1] not in "%)"
    if first.isascii() and first.isdigit():
        return text[end - 1].isascii() or text[end - 1] == HIDDEN
    if first in "×*" and second.isdigit():
        return True
    return (first == "-" and second.isupper() and second.isascii()) or (
        first in ".:" and second.isascii() and second.isdigit()
    )


def is_label(text: str, reading: Reading) -> bool:
    """Whether a number is a year, a version tag, an id, a "top 50" or the number of a figure."""
    printed = text[reading.start : reading.end]
    before = text[max(0, reading.start - 12) : reading.start]
    if reading.unit is not None:
        top = reading.unit.name in ("people", "rank") and _TOP.search(before)
        return bool(top or _COUNT_OR_YEAR.fullmatch(printed) or _MOBILE.match(text, reading.start))
    if _DESIGNATION.search(before[-1:] + printed[:1]) or _DISPLAY.match(text, reading.start):
        return True
    if _YEAR_LIKE.fullmatch(printed):
        return find_before(text, reading.start) == "exact" and not _SCORED.search(before)
    is_id = printed.isdigit() and (len(printed) > _LONGEST_COUNT or (printed[0] == "0" and len(printed) > 1))
    return bool(is_id or _COUNTED_NAME.match(text, reading.end) or _NAME_HEAD.search(before))
