"""Questions by templates: for each attribute that is known by its name, how one asks for it in either language."""

import re
from dataclasses import dataclass

from quizapp.core.articles.gazetteer import shipped
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language
from quizapp.core.quantities.date import DateValue
from quizapp.core.quantities.unit import find_unit
from quizapp.core.writing.attribution import led, tells_standing
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.figure import as_number, find_figure
from quizapp.core.writing.gap import gap
from quizapp.core.writing.naming import named
from quizapp.core.writing.phrase import join, subject, words
from quizapp.core.writing.sentence import is_label
from quizapp.core.writing.templates import (
    DATES,
    INLINE_UNITS,
    NOUNS,
    NUMBERS,
    OWN_UNIT,
    SCORES,
    WHEN,
    WORDS,
    Row,
)

_PLURAL = re.compile(
    r"^(?:the |both |two |three )?(?:[a-z-]+ )*?[a-z]{3,}(?<!series)(?<!ss)(?<!us)(?<!is)s\b(?! of)|\band\b"
)
_BODIES = frozenset({"company", "person", "place"})
_BODY = re.compile(r"(?:团队|公司|集团|大学|实验室|研究院)$")
_OF_PRODUCTS = frozenset({"parameter_count", "context_size", "benchmark_score", "speed"})
_RELEASED = re.compile(r"发布时间|开源时间|上市时间|release date|open-sourced|on sale from")
_BEHIND = {
    "zh": re.compile(r"[，,] ?(?P<what>[^。！？]+)[。！]?$"),
    "en": re.compile(r", (?P<what>[^.!?]+)\.?$"),
}
_TEST = re.compile(r"[A-Z]")
_EVENT = {"zh": 10, "en": 24}
_SHARE = re.compile(
    r"率|比例|占比|份额|倍|幅|share|rate|percentage|effectiveness|accuracy|multiple|times", re.IGNORECASE
)
_PLAIN_UNIT = re.compile("[\u4e00-\u9fff]{1,4}|[A-Za-z]{1,7}")
_LATIN = re.compile(r"[A-Za-z0-9]")
_BASES = {
    "carries": "carry", "seats": "seat", "employs": "employ", "uses": "use", "contains": "contain", "includes": "include",
    "offers": "offer", "features": "feature", "supports": "support", "comprises": "comprise", "holds": "hold", "runs": "run",
}  # fmt: skip
_COUNT, _DOES = (
    re.compile(r"number of (?P<what>[a-z -]+)"),
    re.compile(rf" (?P<verb>{'|'.join(_BASES)}) (?:only |about )?$"),
)


@dataclass(frozen=True)
class Asked:
    """A question in one language; ``unit_said`` where it tells in which unit the answer is wanted."""

    text: str
    unit_said: bool = False


def ask(fact: Fact, language: Language, *, with_unit: bool = False) -> Asked | None:
    """The question for the value of a fact, with who says so and when; None where no template fits its attribute."""
    attribute = fact.attribute.sides().get(language, "").strip()
    name = subject(fact, language)
    if not attribute or not name or (language == "en" and _PLURAL.search(name)):
        return None
    if not suits(fact.kind, attribute, name) or is_label(fact, language):
        return None
    name = called(fact, language)
    asked = _by_table(fact, attribute, name, language, with_unit=with_unit)
    if asked is None:
        return None
    text = led(fact, language, asked.text)
    return Asked(text, asked.unit_said) if tells_standing(fact, text, language) else None


def suits(kind: str, attribute: str, name: str) -> bool:
    """Whether a subject can have such a property: a company has no parameters and is not released."""
    entry = shipped().find(name)
    is_body = (entry is not None and entry.kind in _BODIES) or bool(_BODY.search(name))
    return not (is_body and (kind in _OF_PRODUCTS or _RELEASED.fullmatch(attribute)))


def is_of_product(fact: Fact) -> bool:
    """Whether only a product can have this property: parameters, a release."""
    return fact.kind in _OF_PRODUCTS or any(
        _RELEASED.fullmatch(side) for side in fact.attribute.sides().values()
    )


def is_noun(attribute: str, language: Language) -> bool:
    """Whether an attribute reads as the name of a property (显存容量, generation speed)."""
    return bool(NOUNS[language].fullmatch(attribute))


def called(fact: Fact, language: Language) -> str:
    """The subject of a fact as it stands in a sentence, with its article where its other names or its statement have it."""
    name = subject(fact, language)
    usual = f"the {name}"
    return usual if usual in fact.aliases else named(name, language, fact.statement.in_(language))


def of(name: str, attribute: str) -> str:
    """某物的某属性, without a second 在."""
    verbal = ("的" in attribute and not _LATIN.match(attribute)) or attribute.startswith(("在", "每", "对"))
    return join(name, attribute) if verbal else join(name, "的", attribute)


def _by_table(fact: Fact, attribute: str, name: str, language: Language, *, with_unit: bool) -> Asked | None:
    day = date_of(fact)
    if day is not None and day.year is None:
        return None
    if day is not None:
        asked = _filled(DATES[language], attribute, name, language, when=_when(day, language))
        return asked or _of_event(fact, day, language)
    if as_number(fact.value) is None:
        return _filled(WORDS[language], attribute, name, language)
    if fact.qualifier in ("min", "max") or not _told_by_value(fact, attribute):
        return None
    with_unit = with_unit or (fact.unit or "").endswith("/Mtokens")
    unit = _unit_words(fact, attribute, language) if with_unit else None
    if with_unit and unit is None:
        return None
    told = _counted(fact, attribute, name) if language == "en" else None
    if told:
        return Asked(told, with_unit)
    rows = (
        *NUMBERS[language],
        *([SCORES[language]] if fact.kind == "benchmark_score" and attribute not in name else []),
    )
    found = _filled(rows, attribute, name, language, unit=unit or "")
    return Asked(found.text, with_unit) if found else None


def _counted(fact: Fact, attribute: str, name: str) -> str | None:
    """How many passengers does the Tern carry? The verb is that of the statement."""
    count = _COUNT.fullmatch(attribute)
    hole = gap(fact, "en") if count else None
    found = _DOES.search(hole.before) if hole else None
    if not count or not found:
        return None
    return f"How many {count['what']} does {name} {_BASES[found['verb']]}?"


def _of_event(fact: Fact, day: DateValue, language: Language) -> Asked | None:
    """When what a sentence tells behind its date happened: 2024年5月，…… asks for ……，这是在哪年哪月？"""
    hole = gap(fact, language)
    found = (
        _BEHIND[language].match(hole.after)
        if hole and hole.before.strip() in ("", "在", "On", "In")
        else None
    )
    if found is None or len(found["what"]) < _EVENT[language]:
        return None
    what = found["what"]
    if language == "zh":
        return Asked(f"{what}，这是在{_when(day, language)}？")
    asked = _when(day, language)
    return Asked(f"{what[:1].upper()}{what[1:]}. {asked} was that?")


def _filled(
    rows: tuple[Row, ...], attribute: str, name: str, language: Language, **places: str
) -> Asked | None:
    for pattern, template in rows:
        found = re.fullmatch(pattern, attribute, re.IGNORECASE)
        if found is None:
            continue
        groups = {f"g{number}": group or "" for number, group in enumerate(found.groups(), 1)}
        called = named(name, language)
        values = {"S": called, "A": attribute, "SA": of(called, attribute), "unit": "", **groups, **places}
        return Asked(_tidy(template, values, language))
    return None


def _tidy(template: str, values: dict[str, str], language: Language) -> str:
    if language == "en":
        text = template.format(**values)
        return text[:1].upper() + text[1:]
    values = {name: text.strip() for name, text in values.items()}
    pieces = re.split(r"(\{\w+\})", template)
    return join(*(values[piece[1:-1]] if piece.startswith("{") else piece for piece in pieces))


def _when(day: DateValue, language: Language) -> str:
    key = f"--{day.precision}" if day.year is None else day.precision
    return WHEN[language][key]


def _told_by_value(fact: Fact, attribute: str) -> bool:
    """Whether the number is the property itself: “速度：12 倍” may be how much it grew, a score needs its test."""
    if fact.unit == "rank" or (fact.kind == "benchmark_score" and not _TEST.search(attribute)):
        return False
    return fact.unit != "x" and fact.kind != "ratio" or bool(_SHARE.search(attribute))


def _unit_words(fact: Fact, attribute: str, language: Language) -> str | None:
    """How a question tells the unit it wants; empty where the question itself counts, None where it cannot say."""
    if fact.unit is None or re.search(OWN_UNIT[language], attribute, re.IGNORECASE):
        return ""
    printed = find_figure(words(fact, language), fact.value, fact.unit)
    if (
        language == "zh"
        and "/" not in fact.unit
        and printed
        and _PLAIN_UNIT.fullmatch(printed.unit_after.strip())
    ):
        return join("", printed.unit_after.strip())
    known = INLINE_UNITS[language].get(fact.unit)
    if known is not None:
        return known
    unit = find_unit(fact.unit)
    if unit is None or unit.dimension == "count" or unit.name == "x":
        return None
    if language == "en" and "/" in fact.unit:
        return f", in {unit.name}" if fact.unit.endswith("/s") else None
    return f"（单位：{unit.zh or unit.name}）" if language == "zh" else f", in {unit.en or unit.name}"
