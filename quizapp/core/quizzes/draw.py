"""Which questions an attempt gets: fixed slots, and draws without replacement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.core.questions.question import Question
from quizapp.core.quizzes.quiz import Draw, Slot

MAX_STEPS = 20_000


@dataclass(frozen=True)
class Candidate:
    """What a draw needs to know of a question that is ready; ``is_foreign`` where ``bank`` is not the quiz's own."""

    id: str
    kind: str
    tags: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    difficulty: float | None = None
    bank: str = ""
    is_foreign: bool = False


@dataclass(frozen=True)
class Drawn:
    """Question ids by slot number, and the slots for which no question was left."""

    questions: Mapping[int, str]
    unfilled: tuple[int, ...] = ()


def candidate_of(question: Question) -> Candidate:
    """What a draw needs to know of this question."""
    return Candidate(question.id, question.kind, question.tags, question.facts, question.difficulty)


def matches(draw: Draw, candidate: Candidate) -> bool:
    """True where the question meets every condition that the draw names, each by any of its entries."""
    return (
        (candidate.bank in draw.banks if draw.banks else not candidate.is_foreign)
        and (not draw.questions or candidate.id in draw.questions)
        and (not draw.tags or not set(draw.tags).isdisjoint(candidate.tags))
        and (not draw.facts or not set(draw.facts).isdisjoint(candidate.facts))
        and (not draw.kinds or candidate.kind in draw.kinds)
        and _is_between(candidate.difficulty, draw.min_difficulty, draw.max_difficulty)
    )


def fill_slots(slots: Sequence[Slot], candidates: Iterable[Candidate], rng: Random) -> Drawn:
    """A question for each slot, none twice, as many slots filled as can be.

    No fact is asked twice where a search of ``MAX_STEPS`` steps finds a way, so that one question does not answer the
    next; else facts that another slot asks already are taken only when nothing else is left.
    """
    known = {candidate.id: candidate for candidate in candidates}
    draws = [(slot.number, slot.draw) for slot in slots if slot.question is None and slot.draw is not None]
    fixed = {slot.number: slot.question for slot in slots if slot.question in known}
    pools = {number: _shuffled(draw, known.values(), rng) for number, draw in draws}
    order = rng.sample(list(pools), len(pools))
    fresh = _find_fresh(pools, [known[id_] for id_ in fixed.values() if id_ is not None])
    filling = _Filling(fixed | (fresh or {}), known, pools)
    for number in order if fresh is None else ():
        filling.place(number)
    return filling.result([slot.number for slot in slots])


def _shuffled(draw: Draw, candidates: Iterable[Candidate], rng: Random) -> list[Candidate]:
    pool = [candidate for candidate in candidates if matches(draw, candidate)]
    rng.shuffle(pool)
    return pool


def _is_between(value: float | None, least: float | None, most: float | None) -> bool:
    if least is None and most is None:
        return True
    return value is not None and (least is None or value >= least) and (most is None or value <= most)


def _find_fresh(
    pools: Mapping[int, Sequence[Candidate]], fixed: Iterable[Candidate]
) -> dict[int, str] | None:
    """A question for each slot with no question and no fact twice; None where none was found.

    Slots with little to choose from come first; a slot that finds nothing sends the one before it on.
    """
    numbers = sorted(pools, key=lambda number: len(pools[number]))
    used = {name for candidate in fixed for name in _names(candidate)}
    chosen: list[Candidate] = []
    tries = [iter(pools[number]) for number in numbers[:1]]
    for _ in range(MAX_STEPS):
        if len(chosen) == len(numbers):
            return {number: one.id for number, one in zip(numbers, chosen, strict=True)}
        candidate = next(tries[-1], None)
        if candidate is not None and used.isdisjoint(_names(candidate)):
            chosen.append(candidate)
            used |= _names(candidate)
            tries += [iter(pools[number]) for number in numbers[len(chosen) : len(chosen) + 1]]
        elif candidate is None:
            tries.pop()
            if not chosen:
                return None
            used -= _names(chosen.pop())
    return None


def _names(candidate: Candidate) -> set[str]:
    """What must not come twice: the question, and each fact that it asks of."""
    return {f"question {candidate.id}", *(f"fact {fact}" for fact in candidate.facts)}


class _Filling:
    """A matching of slots and questions that grows by one slot at a time."""

    def __init__(
        self,
        fixed: Mapping[int, str | None],
        known: Mapping[str, Candidate],
        pools: Mapping[int, Sequence[Candidate]],
    ) -> None:
        self.known, self.pools = known, pools
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
