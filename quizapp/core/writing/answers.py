"""The key of what is typed, and the explanation that follows it."""

import re

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Twin
from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.question import Answer, Tolerance
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.draft import Bench
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.options import width
from quizapp.core.writing.sentence import led, words

_ABOUT_RIGHT = 0.05
_LONGEST_WORDS = 28
_NAMED_KINDS = frozenset({"person_role", "place", "institution"})
_PROPER = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9]|[A-Za-z]-?\d|(?<=[a-z] )[A-Z][a-z]|^[A-Z][a-z]+$")


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


def typed_answer(fact: Fact, bench: Bench) -> Answer | None:
    """The key of what is typed: a number, a date, or words short enough to be recalled; None for longer ones."""
    day = date_of(fact)
    if day is not None:
        return Answer(day.iso(), "date")
    if as_number(fact.value) is not None:
        figure = find_figure(words(fact, bench.languages[0]), fact.value, fact.unit)
        return number_answer(fact, figure) if figure else None
    if fact.kind == "date" or ".." in fact.value:
        return None
    shown = [words(fact, side) for side in bench.languages]
    named = fact.kind in _NAMED_KINDS or any(_PROPER.search(text) for text in shown)
    if not named or not all(0 < width(text) <= _LONGEST_WORDS and _is_name(text) for text in shown):
        return None
    others = [
        text for text in dict.fromkeys((*shown[1:], fact.value)) if text != shown[0] and "*" not in text
    ]
    return None if "*" in shown[0] else Answer(shown[0], "text", accept=tuple(others))


def _is_name(text: str) -> bool:
    """Whether words can be recalled letter by letter: a name or a term, no clause."""
    return not any(sign in text for sign in "，。；,;、：") and len(text.split()) <= 4 and " and " not in text


def explanation(fact: Fact, bench: Bench) -> Twin | None:
    """What is right, in the words of the fact."""
    told = {side: fact.statement.sides().get(side) for side in bench.languages}
    if fact.standing != "stated":
        told = {side: text and led(fact, side, text) for side, text in told.items()}
    return Twin(**told) if all(told.values()) else None
