"""Planted questions: read from their short form, and what the lint makes of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from quizapp.core.facts.fact import Fact
from quizapp.core.facts.known import fact_table
from quizapp.core.languages import Language, Twin
from quizapp.core.questions.question import Answer, Blank, Option, Question, Tolerance
from quizapp.core.writing.lint.bank_flaws import find_bank_flaws
from quizapp.core.writing.lint.leaks import find_cues
from quizapp.core.writing.lint.rules import find_flaws

HERE = Path(__file__).parent
Row = dict[str, Any]


@dataclass(frozen=True)
class Planted:
    """One question, or some of a quiz: the flaw planted in it, or the rule that it is near to; others that it has."""

    row: Row
    language: Language
    flaw: str | None
    rule: str
    also: frozenset[str]


@dataclass
class Score:
    """What the lint found, by rule: planted flaws, those among them that it found, and false alarms."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / self.planted.total()

    @property
    def precision(self) -> float:
        return self.found.total() / (self.found.total() + self.false.total())


def read_planted(name: str) -> list[Planted]:
    rows: list[Row] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return [_planted(row) for row in rows]


def score(items: Iterable[Planted]) -> Score:
    """The flaws of every item against those that were planted; what else an item is known to have counts for nothing."""
    result = Score()
    for item in items:
        reported = set(flaws_of(item))
        if item.flaw:
            result.planted[item.flaw] += 1
            result.found[item.flaw] += item.flaw in reported
            if item.flaw not in reported:
                result.wrong.append(f"missed {item.flaw}: {item.row}")
        for rule in reported - {item.flaw} - item.also:
            result.false[rule] += 1
            result.wrong.append(f"false {rule}: {item.row}")
    return result


def flaws_of(item: Planted) -> list[str]:
    """The rules that the lint finds broken."""
    row, language = item.row, item.language
    if "q" in row:
        return [
            flaw.rule for flaw in find_cues(_question(one, language, at) for at, one in enumerate(row["q"]))
        ]
    if "p" in row or "m" in row or "v" in row:
        return [flaw.rule for flaw in find_bank_flaws(_bank(row, language))]
    own = [_fact(one, language, at) for at, one in enumerate(row.get("facts", ()))]
    others = [_fact(one, language, at + 100) for at, one in enumerate(row.get("known", ()))]
    flaws = find_flaws(_question(row, language, 0), facts=own, known=fact_table((*own, *others)))
    return [flaw.rule for flaw in flaws]


def _planted(row: Row) -> Planted:
    also = row.get("f2", [])
    named = [also] if isinstance(also, str) else also
    flaw = row.get("f")
    return Planted(row, row["l"], flaw, flaw or row["t"], frozenset(one.rstrip("?") for one in named))


def _twin(text: object, language: Language) -> Twin:
    return Twin(**{language: str(text)})


def _question(row: Row, language: Language, at: int) -> Question:
    return Question(
        id=f"q{at}",
        kind=row.get("k", "single_choice"),
        stem=_twin(row["s"], language),
        facts=tuple(f"f{number}" for number in range(len(row.get("facts", ())))) or ("f0",),
        options=_options(row.get("o", ()), language),
        answer=_answer(row["a"]) if "a" in row else None,
        blanks=tuple(_blank(one, language) for one in row.get("b", ())),
    )


def _options(texts: Iterable[str], language: Language) -> tuple[Option, ...]:
    return tuple(
        Option(f"o{at}", _twin(text.removeprefix("*"), language), float(text.startswith("*")))
        for at, text in enumerate(texts)
    )


def _blank(row: Row, language: Language) -> Blank:
    return Blank(row["id"], _answer(row["a"]) if "a" in row else None, _options(row.get("o", ()), language))


def _answer(row: Row) -> Answer:
    fields = {name: value for name, value in row.items() if name not in ("tolerance", "units")}
    tolerance = Tolerance(**row["tolerance"]) if "tolerance" in row else None
    return Answer(**fields, tolerance=tolerance, units=tuple(row.get("units", ())))


def _fact(row: list[Any], language: Language, at: int) -> Fact:
    subject, attribute, value, unit, *more = row
    fields = dict(more[0]) if more else {}
    said_by = fields.pop("said_by", None)
    fields = {name: str(value) for name, value in fields.items()}
    return Fact(
        id=f"f{at}",
        kind="spec",
        subject=_twin(subject, language),
        attribute=_twin(attribute, language),
        value=value,
        unit=unit,
        statement=_twin(f"{subject} {attribute} {value}", language),
        passage="p",
        sources=(),
        said_by=_twin(said_by, language) if said_by else None,
        **fields,
    )


def _bank(row: Row, language: Language) -> Iterator[Question]:
    """Questions whose keys stand in these places, are these numbers by rank, or have these verdicts."""
    for at, place in enumerate(row.get("p", "").split()):
        words = [f"{mark}word{at}{number}" for number, mark in enumerate(_marks(place))]
        yield _question({"s": f"Which one, {at}?", "o": words}, language, at)
    for at, place in enumerate(row.get("m", "").split()):
        numbers = [f"{mark}{number * 7 + at + 20}" for number, mark in enumerate(_marks(place))]
        yield _question({"s": f"How many, {at}?", "o": numbers}, language, at)
    for at, verdict in enumerate(row.get("v", "")):
        wide = row.get("w", [50, 50])[verdict == "f"] + (at * 5) % 7
        word = {"t": "true", "f": "false"}[verdict]
        yield _question({"k": "true_false", "s": "x" * wide, "a": {"value": word}}, language, at)


def _marks(place: str) -> list[str]:
    return ["*" if number == int(place) - 1 else "" for number in range(4)]
