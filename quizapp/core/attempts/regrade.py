"""Grading again what was answered: by a newer version of its question, and by a policy that is said aloud.

Steps are never changed. What comes out are proposals for the ledger, shown before any of them is written.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from quizapp.core.attempts.step import grade_raw
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw

# recompute: what the new key gives; never_lower: that, but nobody loses; full_marks: 1 for everybody, answered or
# not; drop: the question counts for nobody.
Policy = Literal["recompute", "never_lower", "full_marks", "drop"]
POLICIES: tuple[Policy, ...] = get_args(Policy)


@dataclass(frozen=True)
class Standing:
    """What one slot of a finished attempt holds now.

    ``question`` is the version that was shown, ``raw`` what was given (None where nothing was), ``fraction`` and
    ``max_mark`` what counts now, ``own_max`` what the quiz gave the slot.
    """

    attempt_id: str
    slot: int
    who: str
    question: Question
    raw: Raw | None
    fraction: float | None
    max_mark: float
    own_max: float

    @property
    def mark(self) -> float:
        """The mark that counts now; 0 while a person must grade."""
        return (self.fraction or 0.0) * self.max_mark


@dataclass(frozen=True)
class Regraded:
    """A slot before and after; ``fits`` is False where the newer version cannot grade what was shown."""

    before: Standing
    fraction: float | None
    max_mark: float
    fits: bool = True

    @property
    def mark(self) -> float:
        """The mark that would count; 0 while a person must grade."""
        return (self.fraction or 0.0) * self.max_mark

    @property
    def changes(self) -> bool:
        """Whether anything would be otherwise."""
        return (self.fraction, self.max_mark) != (self.before.fraction, self.before.max_mark)

    @property
    def gain(self) -> float:
        """By how much the mark rises; below 0 where it falls."""
        return self.mark - self.before.mark


def regrade(standings: Sequence[Standing], question: Question, policy: Policy) -> tuple[Regraded, ...]:
    """Every slot as the policy would have it with this version of the question, in their order."""
    return tuple(_regrade(one, question, policy) for one in standings)


def same_shape(shown: Question, newer: Question) -> bool:
    """Whether the newer version can grade a response to the one that was shown: same kind, gaps and things to pick."""
    return shown.kind == newer.kind and _shape(shown) == _shape(newer)


def _regrade(one: Standing, question: Question, policy: Policy) -> Regraded:
    if policy == "drop":
        return Regraded(one, one.fraction, 0.0)
    if policy == "full_marks":
        return Regraded(one, 1.0, one.own_max)
    if not KINDS[question.kind].graded:
        return Regraded(one, one.fraction, one.own_max)
    if not same_shape(one.question, question):
        return Regraded(one, one.fraction, one.max_mark, fits=False)
    fraction = 0.0 if one.raw is None else grade_raw(question, one.raw).fraction
    if policy == "never_lower":
        fraction = _better(one, fraction)
    return Regraded(one, fraction, one.own_max)


def _better(one: Standing, fraction: float | None) -> float | None:
    """The higher of two fractions of the slot's own maximum; what waits for a person waits."""
    if fraction is None or one.fraction is None:
        return fraction
    return max(fraction, one.mark / one.own_max if one.own_max and math.isfinite(one.own_max) else 0.0)


def _shape(question: Question) -> Mapping[str, frozenset[str]]:
    groups = KINDS[question.kind].groups(question)
    gaps = {
        f"gap {blank.id}": frozenset({"typed" if blank.answer else "chosen"}) for blank in question.blanks
    }
    return {**{name: frozenset(one.id for one in group) for name, group in groups.items()}, **gaps}
