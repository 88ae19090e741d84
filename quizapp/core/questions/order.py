"""In which order the page shows what may be moved."""

from collections.abc import Sequence
from random import Random

from quizapp.core.quantities.unit import find_unit
from quizapp.core.questions.kind import Movable
from quizapp.core.questions.question import Answer, Option, Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.values import ascending


def shuffle(question: Question, rng: Random) -> dict[str, tuple[str, ...]]:
    """The ids of each group as this attempt shows them; ``fixed`` ones keep their place.

    Options that are all numbers, or all dates, ascend; the items of an ordering never start in the right order.
    """
    groups = KINDS[question.kind].groups(question)
    options = {"options": question.options} | {blank.id: blank.options for blank in question.blanks}
    shown = {
        name: _ascending(movables, options.get(name, ())) or _shuffled(movables, rng)
        for name, movables in groups.items()
    }
    if question.kind == "ordering":
        shown["items"] = _anything_but([item.id for item in question.items], shown["items"], rng)
    return shown


def as_written(question: Question) -> dict[str, tuple[str, ...]]:
    """The ids of each group in the author's order."""
    groups = KINDS[question.kind].groups(question)
    return {name: tuple(movable.id for movable in movables) for name, movables in groups.items()}


def units_offered(answer: Answer | None) -> tuple[str, ...]:
    """The units to choose from, small to large, so that their order does not tell the unit of the key."""
    names = answer.units if answer else ()
    sizes = {name: (unit.factor if (unit := find_unit(name)) else 0) for name in names}
    return tuple(sorted(sizes, key=lambda name: (sizes[name], name)))


def _ascending(movables: Sequence[Movable], options: Sequence[Option]) -> tuple[str, ...] | None:
    """The options from small to large; None unless all that may move are sizes of one kind."""
    free = [option for option in options if not option.fixed]
    places = ascending([option.text for option in free])
    return None if not places else _placed(movables, [free[place].id for place in places])


def _shuffled(movables: Sequence[Movable], rng: Random) -> tuple[str, ...]:
    free = [movable.id for movable in movables if not movable.fixed]
    rng.shuffle(free)
    return _placed(movables, free)


def _placed(movables: Sequence[Movable], free: Sequence[str]) -> tuple[str, ...]:
    """The free ids in their new order, around those that are fixed."""
    rest = iter(free)
    return tuple(movable.id if movable.fixed else next(rest) for movable in movables)


def _anything_but(right: Sequence[str], shown: Sequence[str], rng: Random) -> tuple[str, ...]:
    """The shown order; if it is the right one, two neighbours swapped."""
    order = list(shown)
    if order == list(right) and len(order) > 1:
        place = rng.randrange(len(order) - 1)
        order[place : place + 2] = order[place + 1], order[place]
    return tuple(order)
