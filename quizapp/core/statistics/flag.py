"""What a teacher should look at, in plain words, and how sure the number of learners allows it to be.

The rules and their rates of finds and false alarms on simulated quizzes: docs/statistics.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Literal, Protocol

Firmness = Literal["counts", "early", "flags", "firm"]
FlagName = Literal[
    "check_the_key",
    "strong_did_no_better",
    "almost_all_right",
    "near_guessing",
    "never_chosen",
    "draws_the_strong",
    "takes_long",
    "weighs_more",
]
# By which share of the strongest third a distractor must lead: less than an eighth is often chance (bench/wrong_keys.py).
CLEARLY = 0.12
Z_80 = 1.2815515655446004
# Below so many learners there are counts only.
FEWEST = 20


class Option(Protocol):
    """What a flag needs to know of an option; see ``OptionStatistics``."""

    @property
    def id(self) -> str: ...
    @property
    def is_key(self) -> bool: ...
    @property
    def count(self) -> int: ...
    @property
    def share(self) -> float: ...
    @property
    def thirds(self) -> tuple[float | None, ...]: ...
    @property
    def correlation(self) -> float | None: ...


@dataclass(frozen=True)
class Flag:
    """One thing to look at; ``option`` names the option that it is about, where there is one."""

    name: FlagName
    option: str | None = None


@dataclass(frozen=True)
class ItemEvidence:
    """What is known of one item after n learners. Times are medians in seconds, weights and facility fractions."""

    n: int
    facility: float
    discrimination: float | None
    guess: float | None = None
    options: Sequence[Option] = ()
    effective_weight: float | None = None
    intended_weight: float | None = None
    seconds: float | None = None
    usual_seconds: float | None = None


def judge_firmness(n: int) -> Firmness:
    """How much n learners allow to say: below 20 counts only, below 50 an early signal, below 100 flags, then firm."""
    if n < FEWEST:
        return "counts"
    if n < 50:
        return "early"
    return "flags" if n < 100 else "firm"


def find_flags(item: ItemEvidence) -> tuple[Flag, ...]:
    """Everything to look at in one item, the gravest first; nothing below 20 learners."""
    if judge_firmness(item.n) == "counts":
        return ()
    found = [
        *_of_key(item),
        *_of_discrimination(item),
        *_of_facility(item),
        *_of_options(item),
        *_of_burden(item),
    ]
    wrong = {flag.option for flag in found if flag.name == "check_the_key"}
    return tuple(flag for flag in found if flag.name != "draws_the_strong" or flag.option not in wrong)


def _of_key(item: ItemEvidence) -> list[Flag]:
    """The strongest third clearly prefers a distractor, and picking it goes with strength more than picking the key."""
    keys = [option for option in item.options if option.is_key]
    if len(keys) != 1 or keys[0].thirds[-1] is None:
        return []
    key = keys[0]
    rivals = [
        option
        for option in item.options
        if not option.is_key
        and (option.thirds[-1] or 0) - (key.thirds[-1] or 0) > CLEARLY
        and (option.correlation or 0) > max(0.0, key.correlation or 0)
    ]
    return [
        Flag("check_the_key", one.id) for one in sorted(rivals, key=lambda one: -(one.correlation or 0))[:1]
    ]


def _of_discrimination(item: ItemEvidence) -> list[Flag]:
    """The upper limit of 80 % of the discrimination is below .15; an item that nearly all have right is spared."""
    r = item.discrimination
    if r is None or item.n < 4 or item.facility > 0.95 or abs(r) >= 1:
        return []
    upper = tanh(atanh(r) + Z_80 / sqrt(item.n - 3))
    return [Flag("strong_did_no_better")] if upper < 0.15 else []


def _of_facility(item: ItemEvidence) -> list[Flag]:
    flags = [Flag("almost_all_right")] if item.facility > 0.95 else []
    if item.guess:
        error = sqrt(item.guess * (1 - item.guess) / item.n)
        flags += [Flag("near_guessing")] if abs(item.facility - item.guess) <= 2 * error else []
    return flags


def _of_options(item: ItemEvidence) -> list[Flag]:
    wrong = sum(option.count for option in item.options if not option.is_key)
    distractors = [option for option in item.options if not option.is_key]
    unused = [Flag("never_chosen", one.id) for one in distractors if one.share < 0.02 and wrong >= 20]
    strong = [one for one in distractors if (one.correlation or 0) > 0 and one.share >= 0.10]
    return [*(Flag("draws_the_strong", one.id) for one in strong), *unused]


def _of_burden(item: ItemEvidence) -> list[Flag]:
    flags = []
    if item.seconds and item.usual_seconds and item.seconds > 2.5 * item.usual_seconds:
        flags.append(Flag("takes_long"))
    if item.effective_weight and item.intended_weight and item.effective_weight > 1.5 * item.intended_weight:
        flags.append(Flag("weighs_more"))
    return flags
