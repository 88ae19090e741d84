"""The answers behind a number, and what the groups are called into which numbers are divided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.languages import Twin
from quizapp.core.statistics.history import (
    Dimension,
    Given,
    Line,
    Wanted,
    compare_with_past,
    lines_by,
    select_answers,
)
from quizapp.storage.names import find_fact_names, find_quiz_titles, find_stems
from quizapp.storage.people import Person

# So many answers stand on one page.
PAGE = 100
MOST_LINES = 200


@dataclass(frozen=True)
class NamedLine:
    """A line and what its group is called; ``label`` is None for a topic, a version, a form, a language or a time."""

    line: Line
    label: Twin | None = None


@dataclass(frozen=True)
class Breakdown:
    """Answers added up by one kind of group, the group with the most first; ``more`` groups are left out."""

    dimension: Dimension
    lines: tuple[NamedLine, ...]
    more: int = 0


@dataclass(frozen=True)
class AnswerView:
    """One answer in a list, with the stem of its question and the name of who gave it (empty for a guest)."""

    given: Given
    stem: Twin
    who: str


@dataclass(frozen=True)
class AnswerList:
    """The answers behind a number, ``rows`` from the ``start``-th on of ``whole.whole.n`` and those that wait.

    ``about`` says what the groups are called that were wanted.
    """

    whole: Line
    total: int
    start: int
    rows: tuple[AnswerView, ...]
    about: Mapping[Dimension, Twin | None]


def break_down(
    session: Session, answers: Sequence[Given], *dimensions: Dimension, first: bool = False
) -> tuple[Breakdown, ...]:
    """The answers by each of these kinds of groups; by how often learners had been asked, it is all their answers."""
    found = lines_by(dimensions, answers, first=first)
    return tuple(_break_down(session, one, lines) for one, lines in found.items())


def list_answers(
    session: Session, answers: Sequence[Given], wanted: Wanted, names: Mapping[str, str], *, start: int = 0
) -> AnswerList:
    """Those of the answers that are wanted, a page of them; ``names`` are those of learners by their id."""
    found = select_answers(answers, wanted)
    shown = found[max(0, start) : max(0, start) + PAGE]
    stems = find_stems(session, {f"{one.bank}/{one.question}" for one in shown})
    return AnswerList(
        whole=compare_with_past("", found),
        total=len(found),
        start=max(0, start),
        rows=tuple(
            AnswerView(one, stems[f"{one.bank}/{one.question}"], names.get(one.taker, "")) for one in shown
        ),
        about={kind: find_labels(session, kind, [name]).get(name) for kind, name in wanted.places.items()},
    )


def find_labels(session: Session, dimension: Dimension, names: Iterable[str]) -> Mapping[str, Twin]:
    """What groups are called, where they have a name of their own in two languages."""
    if dimension == "fact":
        return find_fact_names(session, names)
    if dimension == "question":
        return find_stems(session, names)
    return find_quiz_titles(session, names) if dimension == "quiz" else {}


def names_of_takers(session: Session, answers: Sequence[Given]) -> Mapping[str, str]:
    """The names of the people who gave these answers, as answers name their takers."""
    ids = {one.person_id for one in answers if one.person_id is not None}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {f"p{id_}": name for id_, name in rows}


def _break_down(session: Session, dimension: Dimension, lines: Sequence[Line]) -> Breakdown:
    shown = lines[:MOST_LINES]
    labels = find_labels(session, dimension, [line.name for line in shown])
    named = tuple(NamedLine(line, labels.get(line.name)) for line in shown)
    return Breakdown(dimension, named, len(lines) - len(shown))
