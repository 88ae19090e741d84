"""What pairs of two sides are worth: rows of a table, words and their gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.formats.kept import NO_KEY, Kept
from quizapp.formats.qti2.declaration import tidy
from quizapp.formats.qti2.scoring import ROUNDING, Judge
from quizapp.formats.qti2.task import Task

MOST_TRIED = 900
NEAR = 1e-6
Pair = tuple[str, str]


@dataclass(frozen=True)
class Scored:
    """The pairs that earn something, one side first; where only the ``whole`` counts, all of them together do."""

    worths: Mapping[Pair, float]
    best: float
    whole: bool
    judge: Judge

    def right(self, pair: Pair) -> bool:
        """Whether a pair is among the right ones."""
        return pair in self.worths

    def written(self) -> list[str]:
        """The right response as the file writes it."""
        return [written(self.judge, pair) for pair in self.worths]


def score_pairs(task: Task, sources: Sequence[str], targets: Sequence[str]) -> Scored:
    """The right pairs of an interaction; raises Kept where the file names none."""
    every = [(source, target) for source in sources for target in targets]
    declared = _declared(task, set(every))
    tried = every if len(every) <= MOST_TRIED else declared
    judge = task.judge([f"{source} {target}"] for source, target in tried)
    worths = {pair: judge.worth(written(judge, pair)) for pair in tried}
    earning = {pair: worth for pair, worth in worths.items() if worth > ROUNDING}
    if earning and (not declared or set(declared) <= set(earning)):
        return Scored(earning, sum(earning.values()), whole=False, judge=judge)
    best = judge.worth(*judge.declared.correct) if declared else 0.0
    if best <= ROUNDING:
        raise Kept(NO_KEY)
    return Scored({pair: best / len(declared) for pair in declared}, best, whole=True, judge=judge)


def written(judge: Judge, pair: Pair) -> str:
    """A pair as the responses of the file write it."""
    return tidy(" ".join(pair), judge.declared.base_type)


def _declared(task: Task, every: set[Pair]) -> list[Pair]:
    """The pairs of the declared right response, whichever side they name first."""
    declared = task.item.responses.get(task.response)
    found: list[Pair] = []
    for text in declared.correct if declared else ():
        one, _, other = text.partition(" ")
        pair = (one, other) if (one, other) in every else (other, one)
        if pair not in every:
            raise Kept(NO_KEY)
        found.append(pair)
    return found
