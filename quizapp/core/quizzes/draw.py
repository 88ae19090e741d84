"""Which questions an attempt gets: fixed slots, and draws without replacement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.quizzes.quiz import Draw, Slot


@dataclass(frozen=True)
class Candidate:
    """What a draw needs to know of a question that is ready."""

    id: str
    kind: str
    tags: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """Question ids by slot number, and the slots for which no question was left."""

    questions: Mapping[int, str]
    unfilled: tuple[int, ...] = ()


def matches(draw: Draw, candidate: Candidate) -> bool:
    """True where the question meets every condition that the draw names, each by any of its entries."""
    return (
        (not draw.questions or candidate.id in draw.questions)
        and (not draw.tags or not set(draw.tags).isdisjoint(candidate.tags))
        and (not draw.facts or not set(draw.facts).isdisjoint(candidate.facts))
        and (not draw.kinds or candidate.kind in draw.kinds)
    )


def fill_slots(slots: Sequence[Slot], candidates: Iterable[Candidate], rng: Random) -> Drawn:
    """A question for each slot, none twice, as many slots filled as can be.

    Facts that another slot asks already are taken only when nothing else is left, so that one question does
    not answer the next.
    """
    known = {candidate.id: candidate for candidate in candidates}
    draws = [(slot.number, slot.draw) for slot in slots if slot.question is None and slot.draw is not None]
    filling = _Filling({slot.number: slot.question for slot in slots if slot.question in known}, known)
    for number, draw in draws:
        pool = [candidate for candidate in known.values() if matches(draw, candidate)]
        rng.shuffle(pool)
        filling.pools[number] = pool
    for number in rng.sample([number for number, _ in draws], len(draws)):
        filling.place(number)
    return filling.result([slot.number for slot in slots])


class _Filling:
    """A matching of slots and questions that grows by one slot at a time."""

    def __init__(self, fixed: Mapping[int, str | None], known: Mapping[str, Candidate]) -> None:
        self.known = known
        self.pools: dict[int, list[Candidate]] = {}
        self._taken = {question: number for number, question in fixed.items() if question is not None}

    def place(self, number: int) -> bool:
        """Finds a question for the slot: a free one with fresh facts, a free one, or one that another can spare."""
        free = [candidate for candidate in self.pools[number] if candidate.id not in self._taken]
        asked = {fact for id_ in self._taken for fact in self.known[id_].facts}
        chosen = next((one for one in free if asked.isdisjoint(one.facts)), free[0] if free else None)
        if chosen is None:
            return self._displace(number, set())
        self._taken[chosen.id] = number
        return True

    def _displace(self, number: int, tried: set[str]) -> bool:
        # An augmenting path: the holder of a question moves to another one so that this slot gets it.
        for candidate in self.pools[number]:
            if candidate.id in tried or self._taken.get(candidate.id, number) not in self.pools:
                continue
            tried.add(candidate.id)
            holder = self._taken.get(candidate.id)
            if holder is None or self._displace(holder, tried):
                self._taken[candidate.id] = number
                return True
        return False

    def result(self, numbers: Sequence[int]) -> Drawn:
        """What was placed, in the order of the slots."""
        placed = {number: id_ for id_, number in self._taken.items()}
        questions = {number: placed[number] for number in numbers if number in placed}
        return Drawn(questions, tuple(number for number in numbers if number not in placed))
