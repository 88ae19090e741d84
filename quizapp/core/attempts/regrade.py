"""Grading again what was answered: by a newer version of its question, and by a policy that is said aloud.

Steps are never changed. What comes out are proposals for the ledger, shown before any of them is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from quizapp.core.attempts.step import grade_raw
from quizapp.core.questions.question import Question
from quizapp.core.questions.registry import KINDS
from quizapp.core.questions.response import Raw

# recompute: what the new key gives; never_lower: that, but nobody loses; full_marks: 1 for everybody, answered or
# not; drop: the question counts for nobody.
Policy = Literal["recompute", "never_lower", "full_marks", "drop"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
ROUNDING = 1e-9


@dataclass(frozen=True)
class Standing:
    """What one slot of a finished attempt holds now.

    ``question`` is the version that was shown, ``raw`` what was given (None where nothing was), ``fraction`` and
    ``max_mark`` what counts now, ``own_max`` what the slot is worth where it counts. ``total`` is the attempt's mark and
    maximum now; ``by_person`` says that a person decided the fraction.
    """

    attempt_id: str
    slot: int
    who: str
    question: Question
    raw: Raw | None
    fraction: float | None
    max_mark: float
    own_max: float
    total: tuple[float, float] = (0.0, 0.0)
    by_person: bool = False

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
    def total(self) -> tuple[float, float]:
        """Mark and maximum of the attempt that would count; what waits for a person is in neither."""
        mark, most = self.before.total
        wider = _counted(self.fraction, self.max_mark) - _counted(self.before.fraction, self.before.max_mark)
        return mark + self.gain, most + wider

    @property
    def changes(self) -> bool:
        """Whether anything would be otherwise."""
        return (self.fraction, self.max_mark) != (self.before.fraction, self.before.max_mark)

    @property
    def gain(self) -> float:
        """By how much the mark rises; below 0 where it falls."""
        return self.mark - self.before.mark


def regrade(
    standings: Sequence[Standing], question: Question, policy: Policy, *, weight: float | None = None
) -> tuple[Regraded, ...]:
    """Every slot as the policy would have it with this version of the question, in their order.

    ``weight`` is the maximum mark that the question is to have from now on, None where each slot keeps its own.
    """
    return tuple(_regrade(one, question, policy, weight) for one in standings)


def same_shape(shown: Question, newer: Question) -> bool:
    """Whether the newer version can grade a response to the one that was shown: same kind, gaps and things to pick."""
    return shown.kind == newer.kind and _shape(shown) == _shape(newer)


def _regrade(one: Standing, question: Question, policy: Policy, weight: float | None) -> Regraded:
    most = one.own_max if weight is None else weight
    if policy == "drop":
        return Regraded(one, one.fraction, 0.0)
    if policy == "full_marks":
        return Regraded(one, 1.0, most)
    decided = one.by_person or not KINDS[question.kind].graded
    if not decided and not same_shape(one.question, question):
        return Regraded(one, one.fraction, one.max_mark, fits=False)
    fraction = one.fraction if decided else _graded(one, question)
    recomputed = Regraded(one, fraction, most)
    return recomputed if policy == "recompute" else _never_lower(recomputed)


def _graded(one: Standing, question: Question) -> float | None:
    return 0.0 if one.raw is None else grade_raw(question, one.raw).fraction


def _never_lower(new: Regraded) -> Regraded:
    """The better of the new and the old fraction, where the result of the attempt does not fall by it.

    It could fall by another weight: what somebody had wrong would weigh more, or what they had right less. Then
    the slot keeps the weight that it has.
    """
    old = new.before
    if new.fraction is None or old.fraction is None:
        return new
    if not old.max_mark:
        better, kept = new, Regraded(old, old.fraction, old.max_mark)
    else:
        fraction = max(new.fraction, old.fraction)
        better, kept = replace(new, fraction=fraction), Regraded(old, fraction, old.max_mark)
    return better if _share(*better.total) >= _share(*old.total) - ROUNDING else kept


def _counted(fraction: float | None, max_mark: float) -> float:
    """What a slot adds to the maximum of its attempt: nothing while a person must grade it."""
    return 0.0 if fraction is None else max_mark


def _share(mark: float, most: float) -> float:
    return mark / most if most else 0.0


def _shape(question: Question) -> Mapping[str, frozenset[str]]:
    groups = KINDS[question.kind].groups(question)
    gaps = {
        f"gap {blank.id}": frozenset({"typed" if blank.answer else "chosen"}) for blank in question.blanks
    }
    return {**{name: frozenset(one.id for one in group) for name, group in groups.items()}, **gaps}
