"""Questions on one fact that pick or type its value: single choice, the other way round, a number, a text, a date."""

import re
from collections.abc import Iterator

from quizapp.core.facts.fact import Fact
from quizapp.core.languages import Language, Message, Twin
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.writing.answers import explanation, is_counted, is_vague, number_answer, typed_answer
from quizapp.core.writing.asking import Asked, ask, is_noun
from quizapp.core.writing.attribution import changes, holds_office, led, tells_standing
from quizapp.core.writing.calendar import date_of
from quizapp.core.writing.draft import EXACT, RECALL, SIBLINGS, STATEMENT, TEMPLATE, Bench, Draft, Form
from quizapp.core.writing.evidence import bears_out
from quizapp.core.writing.figure import Figure, as_number, find_figure
from quizapp.core.writing.gap import Gap, gap
from quizapp.core.writing.giving_away import fits_letters, spells
from quizapp.core.writing.options import (
    Choice,
    date_choice,
    number_choice,
    sided,
    word_choice,
    word_rivals,
)
from quizapp.core.writing.phrase import join, subject, words
from quizapp.core.writing.rivals import spread
from quizapp.core.writing.sentence import statement
from quizapp.core.writing.templates import WHICH_EN

_LETTERS = "abcdefgh"
_COUNTED = re.compile(r"number of (.+)")


def write_choice(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """A single choice: the question by template where both languages have one, else the statement with a gap."""
    asked = _asked(fact, bench)
    gaps = {side: gap(fact, side) for side in bench.languages}
    stems: dict[Language, str] = {}
    for side in bench.languages:
        one, hole = asked[side], gaps[side]
        if one is not None and all(asked.values()):
            stems[side] = one.text
        elif hole and all(gaps.values()) and not _gives(hole) and tells_standing(fact, hole.open(), side):
            stems[side] = hole.open()
    if len(stems) < len(bench.languages):
        return
    choice = _choice(fact, bench, gaps, stems, templated=all(asked.values()))
    if choice is None or _gives_away(choice, stems):
        return
    reasons = [Message(TEMPLATE if all(asked.values()) else STATEMENT)]
    score = 0.62 + 0.06 * choice.siblings + (0.06 if all(asked.values()) else 0)
    if choice.siblings:
        reasons.append(Message(SIBLINGS, {"count": str(choice.siblings)}))
    if fact.qualifier is None:
        reasons.append(Message(EXACT))
    question = _question(
        fact, "choice", sided(bench, stems), bench, kind_options=choice.options, difficulty=0.5
    )
    yield Draft(question, "choice", tuple(reasons), score - _unsure(fact))


def is_asked_by_name(fact: Fact, bench: Bench) -> bool:
    """Whether a question may name the property of a fact: a person holds it right, or the statement says it."""
    return fact.id not in bench.unread or all(bears_out(fact, side) for side in bench.languages)


def _asked(fact: Fact, bench: Bench, *, with_unit: bool = False) -> dict[Language, Asked | None]:
    """The question by template in each language."""
    if not is_asked_by_name(fact, bench):
        return dict.fromkeys(bench.languages)
    return {side: ask(fact, side, with_unit=with_unit) for side in bench.languages}


def _gives(hole: Gap) -> bool:
    """Whether a gap is no question: nothing leads up to it, or what is counted stands beside it."""
    return hole.leads or hole.is_counted


def write_subject(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """A single choice the other way round: of which of these is this the value?"""
    nouns = all(is_noun(fact.attribute.in_(side), side) for side in bench.languages)
    if not nouns or fact.qualifier or not is_asked_by_name(fact, bench):
        return
    rivals = [one for one in _subjects(fact, bench) if not _is_spelled(fact, one, bench)][:3]
    shown = _values(fact, bench)
    if len(rivals) < 2 or shown is None:
        return
    stems = {side: led(fact, side, _which(fact, side, shown[side])) for side in bench.languages}
    if not all(tells_standing(fact, text, side) for side, text in stems.items()):
        return
    rows = [(one, 0.0, _of_other(one, bench)) for one in rivals]
    seed = f"{fact.id}-subject"
    rows.insert(spread(seed, len(rows) + 1), (fact, 1.0, None))
    options = tuple(
        Option(
            _LETTERS[number],
            sided(bench, {side: subject(one, side) for side in bench.languages}),
            fraction,
            feedback,
        )
        for number, (one, fraction, feedback) in enumerate(rows)
    )
    question = _question(fact, "subject", sided(bench, stems), bench, kind_options=options, difficulty=0.5)
    if _gives_away(Choice(options, len(rivals)), stems):
        return
    reasons = (Message(TEMPLATE), Message(SIBLINGS, {"count": str(len(rivals))}))
    yield Draft(question, "subject", reasons, 0.66 - _unsure(fact))


def _is_spelled(fact: Fact, other: Fact, bench: Bench) -> bool:
    """Whether the words that are asked about spell letters, and not those of another fact."""
    return fact.id in bench.unread and any(
        spells(fact, side) and not fits_letters(fact, subject(other, side), side) for side in bench.languages
    )


def write_number(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """A number to type, its unit said in the stem, as exact as it was printed."""
    if as_number(fact.value) is None or date_of(fact) is not None:
        return
    asked = _asked(fact, bench, with_unit=True)
    figure = find_figure(words(fact, bench.languages[0]), fact.value, fact.unit)
    stems = {side: one.text for side, one in asked.items() if one}
    if len(stems) < len(bench.languages) or figure is None or _told(figure, stems):
        return
    question = _question(
        fact, "number", sided(bench, stems), bench, answer=number_answer(fact, figure), difficulty=0.6
    )
    reasons = [Message(TEMPLATE), Message(RECALL), *([Message(EXACT)] if fact.qualifier is None else [])]
    yield Draft(question, "number", tuple(reasons), 0.72 - _unsure(fact))


def write_text(fact: Fact, bench: Bench) -> Iterator[Draft]:
    """A date or a short name to type, right in either language."""
    asked = _asked(fact, bench)
    stems = {side: one.text for side, one in asked.items() if one}
    answer = typed_answer(fact, bench)
    if len(stems) < len(bench.languages) or answer is None or answer.type == "number" or changes(fact):
        return
    if any(
        one.casefold() in stem.casefold() for one in (answer.value, *answer.accept) for stem in stems.values()
    ):
        return
    question = _question(fact, "text", sided(bench, stems), bench, answer=answer, difficulty=0.7)
    yield Draft(question, "text", (Message(TEMPLATE), Message(RECALL)), 0.58 - _unsure(fact))


def _choice(
    fact: Fact, bench: Bench, gaps: dict[Language, Gap | None], stems: dict[Language, str], *, templated: bool
) -> Choice | None:
    seed, spoken = f"{fact.id}-choice", " ".join(stems.values())
    day = date_of(fact)
    if day is not None:
        return date_choice(fact, day, bench, seed=seed, spoken=spoken)
    if as_number(fact.value) is None:
        return (
            None if is_vague(fact) and not templated else word_choice(fact, bench, seed=seed, spoken=spoken)
        )
    figures: dict[Language, Figure] = {}
    for side in bench.languages:
        hole = gaps[side]
        printed = find_figure(words(fact, side), fact.value, fact.unit)
        figure = printed if templated else hole.figure if hole else None
        if figure is None:
            return None
        figures[side] = figure
    return number_choice(
        fact, figures, bench, seed=seed, spoken=spoken, with_unit=templated and not is_counted(fact)
    )


def _subjects(fact: Fact, bench: Bench) -> list[Fact]:
    """Facts that tell the same property of other subjects with another value."""
    if as_number(fact.value) is None:
        return word_rivals(fact, bench)
    return [
        one
        for one in bench.known.siblings(fact)
        if one.unit == fact.unit
        and one.attribute == fact.attribute
        and as_number(one.value) is not None
        and not bench.known.is_true(one, " ".join(filter(None, (fact.value, fact.unit))))
        and not any(word_of(one, side) == word_of(fact, side) for side in bench.languages)
    ]


def word_of(fact: Fact, side: Language) -> str:
    """The subject of a fact in one language, for telling subjects apart."""
    return subject(fact, side).casefold()


def _values(fact: Fact, bench: Bench) -> dict[Language, str] | None:
    """The value as a question mentions it."""
    if date_of(fact) is not None:
        return None
    if as_number(fact.value) is None:
        return {side: words(fact, side) for side in bench.languages}
    figures = {side: find_figure(words(fact, side), fact.value, fact.unit) for side in bench.languages}
    return (
        {side: figure.shown for side, figure in figures.items() if figure} if all(figures.values()) else None
    )


def _which(fact: Fact, side: Language, value: str) -> str:
    attribute = fact.attribute.in_(side)
    if side == "zh":
        if attribute == "全称":
            return join("下面哪一个缩写的全称是“", value, "”？")
        if holds_office(fact):
            return join("下面哪一位是", attribute.removeprefix("在").removesuffix("职务"), value, "？")
        return join("下面哪一个的", attribute, "是", value, "？")
    found = next(((pattern, text) for pattern, text in WHICH_EN if re.fullmatch(pattern, attribute)), None)
    if found:
        counted = _COUNTED.fullmatch(attribute)
        said = f"{value} {counted[1]}" if counted and counted[1].split()[-1] not in value else value
        return found[1].format(A=attribute, V=said)
    return f"Which of these has {_an(attribute)} {attribute} of {value}?"


def _an(noun: str) -> str:
    return "an" if noun[:1].casefold() in "aeio" else "a"


def _of_other(other: Fact, bench: Bench) -> Twin | None:
    told = {side: statement(other, side) for side in bench.languages}
    return Twin(**told) if all(told.values()) else None


def _question(
    fact: Fact,
    form: Form,
    stem: Twin,
    bench: Bench,
    *,
    kind_options: tuple[Option, ...] = (),
    answer: Answer | None = None,
    difficulty: float,
) -> Question:
    kind = (
        "single_choice" if kind_options else "numeric" if answer and answer.type == "number" else "short_text"
    )
    return Question(
        id=f"{fact.id}-{form}",
        kind=kind,  # type: ignore[arg-type]  # one of three literals
        stem=stem,
        facts=(fact.id,),
        tags=bench.tags_of(fact),
        options=kind_options,
        answer=answer,
        explanation=explanation(fact, bench),
        difficulty=difficulty,
    )


def _gives_away(choice: Choice, stems: dict[Language, str]) -> bool:
    """Whether the stem already says the key, or options look the same."""
    for side, stem in stems.items():
        texts = [option.text.in_(side) for option in choice.options]
        key = next(option.text.in_(side) for option in choice.options if option.fraction == 1)
        if len(set(texts)) < len(texts) or key.casefold() in stem.casefold():
            return True
    return False


def _told(figure: Figure, stems: dict[Language, str]) -> bool:
    return any(figure.number in stem for stem in stems.values())


def _unsure(fact: Fact) -> float:
    """What a value that is no exact statement takes from the worth of a question."""
    return {None: 0.0, "approx": 0.08}.get(fact.qualifier, 0.2) + (0.0 if fact.standing == "stated" else 0.05)
