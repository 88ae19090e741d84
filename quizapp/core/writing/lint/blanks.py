"""Rules 21 and 22: what is left blank, and in which unit, precision and tolerance it is to be typed."""

import re
from collections.abc import Iterator

from quizapp.core.facts.truth import read_date, read_quantity
from quizapp.core.quantities.number import rounded
from quizapp.core.quantities.quantity import find_quantities
from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.question import Answer
from quizapp.core.writing.lint.face import Face
from quizapp.core.writing.lint.flaw import Finding
from quizapp.core.writing.lint.words import BLANK, plain, width

MOST_BLANKS, LEAST_TEXT, MOST_EXACT_DIGITS = 4, 6, 5
_FILLER = re.compile(
    r"的|了|是|在|和|与|也|都|就|而|被|把|将|及|或|有|这|那|an?|the|is|are|was|were|of|in|on|at|to|and|or|by|for|with|it|this|that|has|have|had|be|been|as",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"哪一?天|几号|几日|哪一?日|日期|\b(?:what|which|on what|on which) (?:\w+ )?(?:day|date)\b|\b(?:exact )?date\b|\bday\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"哪一?个?月|几月|年月|月份|\bmonth\b", re.IGNORECASE)
_QUARTER = re.compile(r"季度|\bquarter\b", re.IGNORECASE)
_HALF = re.compile(r"[上下]半年|\bhalf\b", re.IGNORECASE)
_YEAR = re.compile(r"哪一?年|年份|何年|几几年|\byear\b", re.IGNORECASE)
_PRECISIONS = {"day": _DAY, "month": _MONTH, "quarter": _QUARTER, "half": _HALF, "year": _YEAR}
_WORDS = {
    "s": ("秒", "second"),
    "%": ("百分", "percent", "percentage", "per cent", "share"),
    "years old": ("岁", "年龄", "old", "age"),
    "years": ("岁", "old"),
    "days": ("天数",),
    "months": ("月数",),
}
_IMPLIED = frozenset({"parameters", "tokens", "points", "x", "items", "people", "models"})


def bad_blank(face: Face) -> Iterator[Finding]:
    """A blank that opens the text, hides a word that says nothing, or whose answer stands beside it; too many blanks."""
    if not face.question.blanks and BLANK not in face.stem:
        return
    blanks = face.stem.count(BLANK)
    left = re.sub(r"[\W_]", "", face.stem.replace(BLANK, ""))
    if blanks > MOST_BLANKS or width(left) < LEAST_TEXT * blanks:
        yield Finding("stem", {"count": str(blanks)})
    if face.stem.startswith(BLANK):
        yield Finding("stem", {}, "start")
    yield from _bad_fillings(face, plain(face.raw))


def _bad_fillings(face: Face, stem: str) -> Iterator[Finding]:
    for part, text in _fillings(face):
        if _FILLER.fullmatch(text):
            yield Finding(part, {"text": text}, "filler")
        elif _stands_in(text, stem):
            yield Finding(part, {"text": text}, "visible")


def _fillings(face: Face) -> Iterator[tuple[str, str]]:
    """What belongs into each blank."""
    for blank in face.question.blanks:
        part = f"blanks.{blank.id}"
        if blank.answer is not None:
            yield part, blank.answer.value
        yield from ((part, plain(one.text.in_(face.language))) for one in blank.options if one.fraction > 0)
    if not face.question.blanks:
        yield from ((choice.place_of(key), key) for choice in face.choices for key in choice.keys)


def _stands_in(text: str, stem: str) -> bool:
    """Whether a text stands in the stem as words of its own."""
    if width(text) < 2 or not any(char.isalnum() for char in text):
        return False
    before = r"(?<![A-Za-z0-9.])" if text[0].isascii() else ""
    after = r"(?![A-Za-z0-9]|\.\d|[%])" if text[-1].isascii() else ""
    return re.search(before + re.escape(text) + after, stem, re.IGNORECASE) is not None


def open_unit(face: Face) -> Iterator[Finding]:
    """A typed number without its unit, a date without its precision, a rounded value without a tolerance."""
    for part, answer in face.answers():
        if answer.type == "number":
            if _lacks_unit(face, answer):
                yield Finding(part, {"unit": answer.unit or ""})
            if part == "answer" and _lacks_tolerance(face, answer):
                yield Finding(part, {"value": answer.value}, "tolerance")
        elif answer.type == "date" and part == "answer" and _lacks_precision(face, answer):
            yield Finding(part, {"value": answer.value}, "date")


def _lacks_unit(face: Face, answer: Answer) -> bool:
    if not answer.unit or answer.units or answer.unit in _IMPLIED:
        return False
    parts = [part.removeprefix("M").removeprefix("k") for part in answer.unit.split("/")]
    named = _is_named(answer.unit, face.stem) or all(_is_named(part, face.stem) for part in parts)
    return not named and not _unit_in(face.stem, answer.unit)


def _is_named(name: str, stem: str) -> bool:
    """Whether one of the names of a unit stands in the stem, Latin ones as words of their own."""
    unit = find_unit(name)
    names = {name, *((unit.name, unit.zh, unit.en) if unit else ()), *_WORDS.get(name, ())} - {""}
    return any(re.search(_bounded(one), stem, re.IGNORECASE) for one in names)


def _bounded(name: str) -> str:
    before = r"(?<![A-Za-z])" if name[0].isascii() and name[0].isalpha() else ""
    after = r"s?(?![A-Za-z])" if name[-1].isascii() and name[-1].isalpha() else ""
    return before + re.escape(name.removesuffix("s") if after else name) + after


def _unit_in(stem: str, unit: str) -> bool:
    """Whether the stem names the unit in any way that the parser reads: 多少美元, how many kilometres, in %."""
    wanted = find_unit(unit)
    filled = re.sub(rf"{BLANK}|多少|几(?![乎何])|\bhow (?:many|much)\b", "3", stem, flags=re.IGNORECASE)
    read = [one.unit for one in find_quantities(filled)]
    words = [find_unit(word) for word in re.findall(r"[A-Za-z%°$€¥/]+|[\u4e00-\u9fff]{1,3}", stem)]
    return wanted is not None and any(
        one is not None and one.dimension == wanted.dimension for one in (*read, *words)
    )


def _lacks_tolerance(face: Face, answer: Answer) -> bool:
    """Whether the value is said to be about so, or has more digits than anybody remembers."""
    if answer.tolerance is not None:
        return False
    read = read_quantity(answer.value, answer.unit)
    if read is None or read.number.is_range:
        return False
    about = any(fact.qualifier == "approx" and fact.value == answer.value for fact in face.facts)
    return about or rounded(read.number.value, MOST_EXACT_DIGITS) != read.number.value


def _lacks_precision(face: Face, answer: Answer) -> bool:
    day = read_date(answer.value)
    return day is not None and not _PRECISIONS[day.precision].search(face.stem)
