"""Questions on several facts at once: what belongs together, in which order, and which are true."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.truth import word_key
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.question import Item, Option, Pair, Question
from quizapp.core.writing.answers import is_counted
from quizapp.core.writing.asking import is_noun
from quizapp.core.writing.attribution import lead
from quizapp.core.writing.calendar import both, date_of, place
from quizapp.core.writing.draft import SEVERAL, SIBLINGS, Bench, Draft, Form
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.giving_away import spells
from quizapp.core.writing.naming import named
from quizapp.core.writing.options import sided
from quizapp.core.writing.phrase import join, subject, words
from quizapp.core.writing.rivals import number_rivals, spread
from quizapp.core.writing.sentence import statement

_FEWEST, _MOST = 3, 5
_APART = Decimal("1.05")
_PARAMETERS = re.compile(r"^parameters$")
_LETTERS = "abcdefgh"


def write_groups(facts: Sequence[Fact], bench: Bench) -> Iterator[Draft]:
    """The questions on facts of one property, and on several properties of one subject."""
    for group in _by_property(facts, bench):
        yield from _matching(group, bench)
        yield from _ordering(group, bench)
    for group in _by_subject(facts, bench):
        yield from _which(group, bench)


def _by_property(facts: Iterable[Fact], bench: Bench) -> Iterator[list[Fact]]:
    """Facts that tell one property, each of another subject, as of one time and by one speaker."""
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        told = fact.id in bench.unread and any(spells(fact, side) for side in bench.languages)
        if not told and fact.standing == "stated" and fact.qualifier is None and ".." not in fact.value:
            groups[(fact.attribute, fact.unit, fact.said_by, (fact.as_of or "")[:4])].append(fact)
    for group in groups.values():
        apart = {word_key(subject(fact, bench.languages[0])): fact for fact in group}
        different = {word_key(fact.value): fact for fact in apart.values()}
        if len(different) >= _FEWEST and all(_nouns(group[0], bench)):
            yield list(different.values())[:_MOST]


def _nouns(fact: Fact, bench: Bench) -> list[bool]:
    return [is_noun(fact.attribute.in_(side), side) for side in bench.languages]


def _by_subject(facts: Iterable[Fact], bench: Bench) -> Iterator[list[Fact]]:
    """Exact numbers that are told of one subject, each of another property."""
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        exact = fact.standing == "stated" and fact.qualifier is None and as_number(fact.value) is not None
        if exact and date_of(fact) is None and all(_nouns(fact, bench)):
            groups[(fact.subject, fact.said_by)].append(fact)
    for group in groups.values():
        different = {fact.attribute: fact for fact in group}
        if len(different) >= _FEWEST:
            yield list(different.values())[:4]


def _matching(group: list[Fact], bench: Bench) -> Iterator[Draft]:
    shown = [_shown(fact, bench) for fact in group]
    if not all(shown) or any(_told(fact, bench) for fact in group):
        return
    pairs = tuple(
        Pair(_LETTERS[number], _named(fact, bench), twin)
        for number, (fact, twin) in enumerate(zip(group, shown, strict=True))
        if twin
    )
    stem = {side: _led(group[0], side, _match_stem(group[0], side)) for side in bench.languages}
    yield _draft(
        "match", group, replace(_empty(group, "match", stem, bench), kind="matching", pairs=pairs), bench
    )


def _ordering(group: list[Fact], bench: Bench) -> Iterator[Draft]:
    rows = _by_date(group) if date_of(group[0]) else _by_size(group)
    if rows is None:
        return
    items = tuple(Item(_LETTERS[number], _named(fact, bench)) for number, fact in enumerate(rows))
    stem = {side: _led(group[0], side, _order_stem(group[0], side)) for side in bench.languages}
    yield _draft(
        "order", group, replace(_empty(group, "order", stem, bench), kind="ordering", items=items), bench
    )


def _by_size(group: list[Fact]) -> list[Fact] | None:
    """Facts from the smallest number to the largest; None where two lie too close to be told in order."""
    rows = sorted(group, key=_size)
    apart = all(_size(small) * _APART <= _size(large) for small, large in pairwise(rows))
    return rows if apart and all(as_number(fact.value) is not None for fact in group) else None


def _size(fact: Fact) -> Decimal:
    return as_number(fact.value) or Decimal(0)


def _by_date(group: list[Fact]) -> list[Fact] | None:
    """Facts from the earliest date to the latest; None where one has no year or two may be the same."""
    dates = [(day, fact) for fact in group if (day := date_of(fact)) and day.year]
    known = len(dates) == len(group) and len({day.precision for day, _ in dates}) == 1
    if not known or len({place(day) for day, _ in dates}) < len(group):
        return None
    return [fact for _, fact in sorted(dates, key=lambda one: place(one[0]))]


def _which(group: list[Fact], bench: Bench) -> Iterator[Draft]:
    """Multiple choice: which of these figures of a subject are right?"""
    head = group[0]
    wrong = 1 + spread(head.id, len(group) - 2)
    offset = spread(f"{head.id}-which", len(group))
    rows: list[tuple[Fact, Twin, bool]] = []
    for number, fact in enumerate(group):
        false = (number + offset) % len(group) < wrong
        twin = _false(fact, bench) if false else _shown(fact, bench)
        if twin is None:
            return
        rows.append((fact, twin, not false))
    rights = sum(right for *_, right in rows)
    options = tuple(
        Option(
            _LETTERS[number],
            sided(bench, {side: _row(fact, twin, side) for side in bench.languages}),
            1 / rights if right else -1 / (len(rows) - rights),
            None if right else _truth(fact, bench),
        )
        for number, (fact, twin, right) in enumerate(rows)
    )
    stem = {side: _led(head, side, _which_stem(head, side)) for side in bench.languages}
    question = replace(_empty(group, "which", stem, bench), kind="multiple_choice", options=options)
    yield _draft("which", group, question, bench)


def _row(fact: Fact, value: Twin, side: Language) -> str:
    mark = "：" if side == "zh" else ": "
    return f"{fact.attribute.in_(side)}{mark}{value.in_(side)}"


def _truth(fact: Fact, bench: Bench) -> Twin | None:
    told = {side: statement(fact, side) for side in bench.languages}
    return Twin(**told) if all(told.values()) else None


def _shown(fact: Fact, bench: Bench) -> Twin | None:
    """A value in its shortest form."""
    day = date_of(fact)
    if day is not None:
        return sided(bench, dict(both(day).sides()))
    if as_number(fact.value) is None:
        return sided(bench, {side: words(fact, side) for side in bench.languages})
    figures = _figures(fact, bench)
    if figures is None:
        return None
    plain = is_counted(fact)
    return sided(bench, {side: figure.number if plain else figure.shown for side, figure in figures.items()})


def _false(fact: Fact, bench: Bench) -> Twin | None:
    """Another value than that of the fact, in its form."""
    figures = _figures(fact, bench)
    if figures is None:
        return None
    for rival in number_rivals(fact, figures[bench.languages[0]], bench):
        printed = {side: figure.reprint(rival.value) for side, figure in figures.items()}
        if all(printed.values()):
            plain = is_counted(fact)
            return sided(
                bench,
                {
                    side: text or "" if plain else figures[side].with_unit(text or "")
                    for side, text in printed.items()
                },
            )
    return None


def _figures(fact: Fact, bench: Bench) -> dict[Language, Figure] | None:
    found = {side: find_figure(words(fact, side), fact.value, fact.unit) for side in bench.languages}
    return {side: figure for side, figure in found.items() if figure} if all(found.values()) else None


def _named(fact: Fact, bench: Bench) -> Twin:
    return sided(bench, {side: subject(fact, side) for side in bench.languages})


def _told(fact: Fact, bench: Bench) -> bool:
    """Whether the name of a subject gives its value away."""
    return any(word_key(words(fact, side)) in word_key(subject(fact, side)) for side in bench.languages)


def _led(fact: Fact, side: Language, text: str) -> str:
    before = lead(fact, side, text)
    return before + (text[:1].lower() + text[1:] if before and side == "en" else text)


def _match_stem(fact: Fact, side: Language) -> str:
    attribute = fact.attribute.in_(side)
    if side == "zh":
        return join("把下面各项和它们的", attribute, "配对。")
    return f"Match each of these with its {_PARAMETERS.sub('number of parameters', attribute)}."


def _order_stem(fact: Fact, side: Language) -> str:
    attribute = fact.attribute.in_(side)
    if date_of(fact) is not None:
        return (
            join("按", attribute, "从早到晚排列。")
            if side == "zh"
            else f"Put these in order of {attribute}, the earliest first."
        )
    if side == "zh":
        return join("按", attribute, "从小到大排列。")
    return f"Put these in order of {attribute}, from the smallest to the largest."


def _which_stem(fact: Fact, side: Language) -> str:
    name = named(subject(fact, side), side)
    if side == "zh":
        return join("关于", name, "，下面哪些数据是对的？")
    return f"Which of these figures are right for {name}?"


def _empty(group: list[Fact], form: Form, stem: dict[Language, str], bench: Bench) -> Question:
    told = [{side: statement(fact, side) for side in bench.languages} for fact in group]
    explained = {side: " ".join(one[side] or "" for one in told) for side in bench.languages}
    if bench.languages == ("zh",) or "zh" in bench.languages:
        explained["zh"] = "".join(one["zh"] or "" for one in told)
    return Question(
        id=f"{group[0].id}-{form}",
        kind="description",
        stem=sided(bench, stem),
        facts=tuple(fact.id for fact in group),
        tags=tuple(dict.fromkeys(tag for fact in group for tag in bench.tags_of(fact))),
        explanation=sided(bench, explained) if all(explained.values()) else None,
        difficulty=0.6,
    )


def _draft(form: Form, group: list[Fact], question: Question, bench: Bench) -> Draft:
    reasons = (
        Message(SEVERAL, {"count": str(len(group))}),
        Message(SIBLINGS, {"count": str(len(group) - 1)}),
    )
    return Draft(question, form, reasons, 0.6)
