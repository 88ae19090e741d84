"""How many different papers a quiz can give, and which of its draws ask for more than there is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb, prod

from quizapp.core.quizzes.draw import Candidate, matches
from quizapp.core.quizzes.quiz import Draw, Slot


@dataclass(frozen=True)
class Papers:
    """So many different sets of questions; ``exact`` is False where it is at most so many."""

    count: int
    exact: bool


def count_papers(slots: Iterable[Slot], candidates: Collection[Candidate]) -> Papers:
    """The number of sets of questions that an attempt may get, orders aside; 0 where a draw cannot be met.

    It is exact where no question fits two different draws and no two that may meet ask of the same fact.
    """
    rows = list(slots)
    fixed = {slot.question for slot in rows if slot.question is not None}
    wanted = Counter(slot.draw for slot in rows if slot.draw is not None)
    pools = {draw: [one for one in pool_of(draw, candidates) if one.id not in fixed] for draw in wanted}
    count = prod(comb(len(pools[draw]), number) for draw, number in wanted.items())
    drawn = [one for pool in pools.values() for one in pool]
    asked = [one for one in candidates if one.id in fixed]
    return Papers(count, _apart(drawn, asked))


def pool_of(draw: Draw, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The questions that a draw may give."""
    return [one for one in candidates if matches(draw, one)]


def find_short(slots: Sequence[Slot], candidates: Collection[Candidate]) -> Mapping[Draw, tuple[int, int]]:
    """The draws that ask for more questions than fit them, with how many they ask for and how many fit."""
    fixed = {slot.question for slot in slots}
    wanted = Counter(slot.draw for slot in slots if slot.draw is not None)
    counts = {
        draw: (number, len([one for one in pool_of(draw, candidates) if one.id not in fixed]))
        for draw, number in wanted.items()
    }
    return {draw: (number, found) for draw, (number, found) in counts.items() if found < number}


def _apart(drawn: Sequence[Candidate], asked: Sequence[Candidate]) -> bool:
    """Whether chance is bound by nothing but the pools: no question in two of them, no fact asked by two questions."""
    ids = [one.id for one in drawn]
    facts = [fact for one in (*drawn, *asked) for fact in one.facts]
    return len(set(ids)) == len(ids) and len(set(facts)) == len(facts)
