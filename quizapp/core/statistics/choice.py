"""How each option of a choice was picked: by whom, how often, and whether strong learners prefer it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quizapp.core.statistics.groups import rank_groups
from quizapp.core.statistics.interval import correlation_interval
from quizapp.core.statistics.scores import Floats
from quizapp.core.statistics.share import Interval, share_interval

THIRDS = 3
FIFTHS = 5
FUNCTIONS_FROM = 0.05


@dataclass(frozen=True)
class OptionStatistics:
    """One option: ``count`` learners picked it; ``thirds`` are the shares (0..1) in the weakest, middle, strongest third.

    ``in_thirds`` counts who picked it in each of them.

    ``share_of_wrong`` is its share among the answers that are not the key; ``correlation`` the point-biserial of picking
    it with the rest of the quiz. A distractor ``functions`` where 5 % or more pick it, and the weaker ones rather
    (Tarrant 2009); None for a key.
    """

    id: str
    is_key: bool
    count: int
    share: float
    share_interval: Interval | None
    share_of_wrong: float | None
    thirds: tuple[float | None, ...]
    correlation: float | None
    correlation_interval: Interval | None
    functions: bool | None
    in_thirds: tuple[int, ...] = ()


def compute_option_statistics(
    picks: Sequence[str | None], rests: Floats, *, options: Sequence[str], keys: frozenset[str]
) -> tuple[OptionStatistics, ...]:
    """The statistics of each option; ``picks`` (n) is what each learner chose, None for no answer.

    ``rests`` (n) are the marks in the rest of the quiz, by which learners are strong or weak: a question's own mark would
    make its key look good.
    """
    chosen = np.array([pick or "" for pick in picks])
    group_of = find_groups(rests, THIRDS)
    wrong = int(sum(pick is not None and pick not in keys for pick in picks))
    found = []
    for option in options:
        picked = chosen == option
        count, is_key = int(picked.sum()), option in keys
        share = count / max(1, len(picks))
        correlation = _correlation(picked.astype(np.float64), rests)
        found.append(
            OptionStatistics(
                id=option,
                is_key=is_key,
                count=count,
                share=share,
                share_interval=share_interval(share, len(picks)),
                share_of_wrong=None if is_key or not wrong else count / wrong,
                thirds=compute_shares(picked, group_of, THIRDS),
                correlation=correlation,
                correlation_interval=correlation_interval(correlation, len(picks)),
                functions=None
                if is_key
                else share >= FUNCTIONS_FROM and correlation is not None and correlation < 0,
                in_thirds=count_members(group_of[picked], THIRDS),
            )
        )
    return tuple(found)


def compute_quintile_curve(fractions: Floats, rests: Floats) -> tuple[float | None, ...]:
    """The mean fraction (0..1) of an item in each fifth of learners, weakest first; None for a fifth without anybody."""
    return compute_shares(fractions, find_groups(rests, FIFTHS), FIFTHS)


def find_groups(values: Floats, groups: int) -> npt.NDArray[np.int_]:
    """The group (0 weakest) of each value (n), as even as ties allow: equal values are never parted."""
    return np.array(rank_groups(values.tolist(), groups), dtype=np.int_)


def compute_shares(
    values: Floats | npt.NDArray[np.bool_], group_of: npt.NDArray[np.int_], groups: int
) -> tuple[float | None, ...]:
    """The mean of the values in each group, None for a group without any."""
    return tuple(
        float(values[group_of == group].mean()) if (group_of == group).any() else None
        for group in range(groups)
    )


def count_members(group_of: npt.NDArray[np.int_], groups: int) -> tuple[int, ...]:
    """How many learners are in each group."""
    return tuple(int(one) for one in np.bincount(group_of, minlength=groups))


def _correlation(left: Floats, right: Floats) -> float | None:
    if len(left) < 2 or np.ptp(left) == 0 or np.ptp(right) < 1e-12:
        return None
    return float(np.corrcoef(left, right)[0, 1])
