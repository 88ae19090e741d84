"""The key of what is typed, and the explanation that follows it."""

import re
from collections.abc import Iterator

from quizapp.core.articles.gazetteer import shipped
from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.question import Answer, Tolerance
from quizapp.core.writing.attribution import led
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.giving_away import spells
from quizapp.core.writing.options import width
from quizapp.core.writing.phrase import in_script, words

_COUNTRY = re.compile(r"^(?:美国|中国|英国|德国|日本|法国|韩国)")
_COMPANY = re.compile(r"(?:公司|集团|有限公司)$")
_ABOUT_RIGHT = 0.05
_LONGEST_WORDS = 28
_ENDS_AS_NAME = re.compile(
    r"(?:科技|公司|集团|大学|省|市|国|洋|CEO|首席\w{2,4}官|院长|主席|总裁|总经理|部长|校长)$"
)
_PROPER = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9]|[A-Za-z]-?\d|(?<=[a-z] )[A-Z][a-z]|^[A-Z][a-z]+$")

_SOME = re.compile(r"[一某几多][家个位名所]|某|(?:an?|some|one) ")
_VAGUE = re.compile(
    r"内容|是什么|作用|用途|目的|定义|意思|含义|特点|优点|目标|content|what it is|purpose|definition|aim|goal|role|meaning|use|feature",
    re.IGNORECASE,
)


def number_answer(fact: Fact, figure: Figure) -> Answer:
    """The key of a number: within half of its last printed digit, or a twentieth where it is about so much."""
    unit = fact.unit if fact.unit and find_unit(fact.unit) else None
    tolerance = None
    if fact.qualifier == "approx":
        tolerance = Tolerance(rel=_ABOUT_RIGHT)
    elif (
        figure.decimals
        or figure.scale != 1
        or (unit and (known := find_unit(unit)) and known.dimension != "count")
    ):
        tolerance = Tolerance(abs=float(figure.step / 2))
    return Answer(fact.value, "number", unit, (), tolerance)


_SORTS = frozenset(("类型", "type"))


def typed_answer(fact: Fact, bench: Bench) -> Answer | None:
    """The key of what is typed: a number, a date, or words short enough to be recalled; None for longer ones."""
    day = date_of(fact)
    if day is not None:
        return Answer(day.iso(), "date")
    if as_number(fact.value) is not None:
        figure = find_figure(words(fact, bench.languages[0]), fact.value, fact.unit)
        return number_answer(fact, figure) if figure else None
    if fact.kind == "date" or ".." in fact.value or is_vague(fact):
        return None
    # Of what sort a thing is can be said in many words; a person who has read the fact has made it one.
    if fact.id in bench.unread and not _SORTS.isdisjoint(fact.attribute.sides().values()):
        return None
    shown = [words(fact, side) for side in bench.languages]
    spelled = fact.id in bench.unread and all(spells(fact, side) for side in bench.languages)
    return _name_answer(shown, fact.value, is_name=spelled)


def typed_name(text: str) -> Answer | None:
    """The key of one name that is typed; None where it is no name, or too long to be recalled."""
    return _name_answer([text], text)


def _name_answer(shown: list[str], value: str, *, is_name: bool = False) -> Answer | None:
    if any(_SOME.match(text) for text in shown):
        return None
    named = is_name or any(_PROPER.search(text) or _is_known(text) for text in shown)
    if not named or not all(0 < width(text) <= _LONGEST_WORDS and _is_name(text) for text in shown):
        return None
    more = (name for text in shown for name in other_names(text))
    known = dict.fromkeys((*shown[1:], value, *more))
    others = [text for text in known if text != shown[0] and "*" not in text]
    return None if "*" in shown[0] else Answer(shown[0], "text", accept=tuple(others))


def _is_known(text: str) -> bool:
    """Whether a name is in the gazetteer, or ends as names of companies, places and offices do."""
    return shipped().find(text) is not None or bool(_ENDS_AS_NAME.search(text))


def is_counted(fact: Fact) -> bool:
    """Whether things are counted, so that the question already names what the number is of."""
    unit = find_unit(fact.unit) if fact.unit else None
    return fact.unit is not None and (unit is None or unit.dimension in ("count", "parameters"))


def is_vague(fact: Fact) -> bool:
    """Whether a property is of a kind that many words fit: a use, an aim, a content."""
    return any(_VAGUE.fullmatch(side) for side in fact.attribute.sides().values())


def other_names(text: str) -> Iterator[str]:
    """What else a thing is called: Google for 谷歌, and 谷歌 for 美国谷歌公司."""
    bare = _COMPANY.sub("", _COUNTRY.sub("", text))
    if bare != text and len(bare) > 1:
        yield bare
    for name in (text, bare):
        entry = shipped().find(name)
        yield from entry.names if entry else ()


def _is_name(text: str) -> bool:
    """Whether words can be recalled letter by letter: a name or a term, no clause."""
    return (
        not any(sign in text for sign in "，。；,;、：了的")
        and len(text.split()) <= 4
        and " and " not in text
    )


def explanation(fact: Fact, bench: Bench) -> Twin | None:
    """What is right, in the words of the fact."""
    said = {side: fact.statement.sides().get(side) for side in bench.languages}
    told = {side: text and in_script(text, side) for side, text in said.items()}
    if fact.standing != "stated":
        told = {side: text and led(fact, side, text) for side, text in told.items()}
    return Twin(**told) if all(told.values()) else None
