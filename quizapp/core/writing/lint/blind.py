"""The blind-guess gate: nobody who sees the options but no stem does better than chance.

Each solver picks one option of a choice, or none where nothing tells them apart; only its picks are counted. It is
flagged where its hits exceed chance by more than two standard errors. No correction is made for the number of solvers,
languages and banks, so that now and then chance alone raises a flag; fewer than ten picks prove nothing and raise none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeVar

from quizapp.core.languages import LANGUAGES, Language
from quizapp.core.questions.question import Question
from quizapp.core.writing.lint.cues import components
from quizapp.core.writing.lint.face import Choice, Face, faces
from quizapp.core.writing.lint.leaks import told
from quizapp.core.writing.lint.option_wording import has_absolute
from quizapp.core.writing.lint.values import sized
from quizapp.core.writing.lint.words import grams, width

FEWEST, ERRORS = 10, 2.0
Score = TypeVar("Score", int, float)


@dataclass(frozen=True)
class Item:
    """What a solver sees: the options, and the stems of the other questions that stand in the same quiz."""

    place: str
    choice: Choice
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """How a solver did: it picked ``picks`` options, of which ``hits`` were right and ``chance`` would have been."""

    solver: str
    language: Language
    picks: int
    hits: float
    chance: float
    error: float
    # Where it was right, as id and part: the places to mend.
    right: tuple[str, ...] = ()

    @property
    def is_above_chance(self) -> bool:
        """Whether the keys can be guessed this way."""
        return self.picks >= FEWEST and self.hits > self.chance + ERRORS * self.error


Solver = Callable[[Item], int | None]


def guess_blindly(
    questions: Iterable[Question], *, sittings: Iterable[Iterable[str]] = ()
) -> tuple[Result, ...]:
    """What each solver reaches over these questions, in each of their languages.

    ``sittings`` are the ids of questions that somebody gets in one quiz: only there a stem can tell another answer.
    """
    rows = tuple(questions)
    seen = [frozenset(sitting) for sitting in sittings]
    found: list[Result] = []
    for language in LANGUAGES:
        sides = [face for question in rows for face in faces(question) if face.language == language]
        alone = [[Item(_place(face, choice), choice)] for face in sides for choice in _open(face)]
        together = _together(sides, seen)
        found += [_result(name, solver, language, alone) for name, solver in SOLVERS.items() if alone]
        found += [_result(name, solver, language, together) for name, solver in LEAKS.items() if together]
    return tuple(found)


def _together(sides: Sequence[Face], sittings: Sequence[frozenset[str]]) -> list[list[Item]]:
    """Every choice as it is met in each quiz, with the stems of the other questions there."""
    met: dict[str, list[Item]] = {}
    for sitting in sittings:
        own = [face for face in sides if face.question.id in sitting]
        for face in own:
            others = tuple(other.stem for other in own if other is not face)
            for choice in _open(face):
                place = _place(face, choice)
                met.setdefault(place, []).append(Item(place, choice, others))
    return list(met.values())


def _place(face: Face, choice: Choice) -> str:
    return f"{face.question.id} {choice.part}"


def _open(face: Face) -> Iterator[Choice]:
    """The choices in which something is right and something wrong."""
    yield from (choice for choice in face.choices if 0 < sum(choice.rights) < len(choice.rights))


def _result(name: str, solver: Solver, language: Language, items: Sequence[Sequence[Item]]) -> Result:
    """What a solver reaches; a choice that is met more than once counts once, by the mean of its picks."""
    hits, chances, right = 0.0, [], []
    for met in items:
        picked = [item.choice.rights[place] for item in met if (place := solver(item)) is not None]
        if picked:
            rights = met[0].choice.rights
            hits += sum(picked) / len(picked)
            chances.append(sum(rights) / len(rights))
            right += [met[0].place] if any(picked) else []
    error = sqrt(sum(chance * (1 - chance) for chance in chances))
    return Result(name, language, len(chances), hits, sum(chances), error, tuple(right))


def _most(scores: Sequence[Score]) -> int | None:
    """The place of the highest score; None where it is shared."""
    return scores.index(max(scores)) if scores.count(max(scores)) == 1 else None


def _by_rank(item: Item, rank: Callable[[int], float]) -> int | None:
    """The option at this rank of the numbers or dates; None where the options are words."""
    sizes = [sized(text) for text in item.choice.texts]
    values = [size.low for size in sizes if size]
    if (
        len(values) < len(sizes)
        or len(set(values)) < len(values)
        or len({size.kind for size in sizes if size}) > 1
    ):
        return None
    place = rank(len(values))
    return values.index(sorted(values)[int(place)]) if place == int(place) else None


def _overlaps(choice: Choice) -> list[float]:
    """How much each option has in common with the others."""
    parts = [grams(text) for text in choice.texts]
    return [
        sum(len(one & other) / max(len(one | other), 1) for other in parts if other is not one)
        for one in parts
    ]


def _shared(item: Item) -> int | None:
    parts = [components(text) for text in item.choice.texts]
    scores = [sum(len(one & other) for other in parts) - len(one) for one in parts]
    return _most(scores)


def _without_absolutes(item: Item) -> int | None:
    """The only option without an absolute word."""
    free = [not has_absolute(text) for text in item.choice.texts]
    return free.index(True) if free.count(True) == 1 else None


def _with_absolute(item: Item) -> int | None:
    """The only option with an absolute word."""
    has = [has_absolute(text) for text in item.choice.texts]
    return has.index(True) if has.count(True) == 1 else None


SOLVERS: Mapping[str, Solver] = {
    "longest": lambda item: _most([width(text) for text in item.choice.texts]),
    "shortest": lambda item: _most([-width(text) for text in item.choice.texts]),
    "first": lambda item: 0,
    "middle": lambda item: len(item.choice.texts) // 2,
    "last": lambda item: len(item.choice.texts) - 1,
    "smallest_number": lambda item: _by_rank(item, lambda count: 0),
    "middle_number": lambda item: _by_rank(item, lambda count: count // 2),
    "largest_number": lambda item: _by_rank(item, lambda count: count - 1),
    "odd_one_out": lambda item: _most([-score for score in _overlaps(item.choice)]),
    "most_alike": lambda item: _most(_overlaps(item.choice)),
    "shared_parts": _shared,
    "no_absolutes": _without_absolutes,
    "absolutes": _with_absolute,
}
LEAKS: Mapping[str, Solver] = {
    "other_stems": lambda item: _most(
        [sum(told(text, stem) for stem in item.others) for text in item.choice.texts]
    )
}
