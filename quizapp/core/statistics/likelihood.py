"""The marginal likelihood of an item response model over a grid of abilities, with its slopes and bends."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from quizapp.core.statistics.scores import Floats

Model = Literal["rasch", "1pl", "2pl"]
POINTS = 81
REACH = 6.0
NEARLY = 1e-12


@dataclass(frozen=True)
class Patterns:
    """Different rows of answers (p × k, 0 or 1) and how many learners gave each (p)."""

    right: Floats
    counts: Floats

    @property
    def n(self) -> int:
        """How many learners there are."""
        return int(self.counts.sum())


def make_patterns(right: Floats) -> Patterns:
    """The different rows of a table of 0 and 1 (n × k)."""
    rows, counts = np.unique(right, axis=0, return_counts=True)
    return Patterns(rows.astype(np.float64), counts.astype(np.float64))


@dataclass(frozen=True)
class Likelihood:
    """The log-likelihood of parameters: intercepts d = -a·b (k), after one common slope (1pl) or one each (2pl)."""

    patterns: Patterns
    model: Model

    @cached_property
    def abilities(self) -> Floats:
        """The grid of abilities (q), evenly over ±6."""
        return np.linspace(-REACH, REACH, POINTS)

    @cached_property
    def weights(self) -> Floats:
        """ln of the share of learners at each ability (q) under N(0, 1)."""
        density = np.exp(-(self.abilities**2) / 2)
        logs: Floats = np.log(density / density.sum())
        return logs

    @property
    def k(self) -> int:
        """How many items there are."""
        return int(self.patterns.right.shape[1])

    def start(self) -> Floats:
        """Parameters to start from: every slope 1, intercepts by the share that had each item right."""
        share = self.patterns.counts @ self.patterns.right / self.patterns.n
        slopes = {"rasch": 0, "1pl": 1, "2pl": self.k}[self.model]
        return np.concatenate([np.ones(slopes), np.log(share / (1 - share))])

    def split(self, values: Floats) -> tuple[Floats, Floats]:
        """Slopes (k) and intercepts (k)."""
        slopes = values[: -self.k] if self.model != "rasch" else np.ones(1)
        return np.broadcast_to(slopes, (self.k,)) if self.model != "2pl" else slopes, values[-self.k :]

    def places(self, item: int) -> tuple[int | None, int]:
        """Where slope and intercept of an item stand among the parameters; None for a slope that is fixed."""
        slope = {"rasch": None, "1pl": 0, "2pl": item}[self.model]
        return slope, {"rasch": 0, "1pl": 1, "2pl": self.k}[self.model] + item

    def value(self, values: Floats) -> float:
        """The log-likelihood."""
        return float(self.patterns.counts @ self._spread(values)[1])

    def gradient(self, values: Floats) -> Floats:
        """The slopes of the log-likelihood by each parameter."""
        surplus = self._surplus(values)
        by_slope, by_intercept = surplus @ self.abilities, surplus.sum(axis=1)
        return np.concatenate([self._joined(by_slope), by_intercept])

    def hessian(self, values: Floats) -> Floats:
        """The bends of the log-likelihood (parameters × parameters): the expected bends of the learners' own, and the
        variances of their slopes, over the posterior of the abilities (Louis 1982, with the signs of the likelihood).
        """
        k, places = (
            self.k,
            {"rasch": np.zeros((0, self.k)), "1pl": np.ones((1, self.k)), "2pl": np.eye(self.k)},
        )
        slopes = places[self.model]
        joined = np.block(
            [
                [slopes, np.zeros((len(slopes), k))],
                [np.zeros((k, k)), np.eye(k)],
            ]
        )
        bent: Floats = joined @ self._bends(values) @ joined.T
        return bent

    def _bends(self, values: Floats) -> Floats:
        """The bends by the slope of each item, then by the intercept of each (2k × 2k)."""
        right, counts = self.patterns.right, self.patterns.counts
        posterior, (_, chances) = np.exp(self._spread(values)[0]), self._chances(values)
        weighed = posterior * counts[:, None]
        learners, given = weighed.sum(axis=0), right.T @ weighed

        def moment(power: int) -> Floats:
            """E of the products of what was right beyond what was expected, times abilities to a power, less the items' own bends."""
            at = self.abilities**power
            both = right.T @ (right * (weighed @ at)[:, None])
            cross, expected = (given * at) @ chances.T, (chances * (learners * at)) @ chances.T
            own = (chances * (1 - chances)) @ (learners * at)
            return np.asarray(both - cross - cross.T + expected - np.diag(own))

        means = np.hstack(
            [
                right * (posterior @ self.abilities)[:, None] - posterior @ (chances * self.abilities).T,
                right - posterior @ chances.T,
            ]
        )
        mixed = moment(1)
        inner = np.block([[moment(2), mixed], [mixed.T, moment(0)]])
        return np.asarray(inner - means.T @ (means * counts[:, None]))

    def improve(self, values: Floats) -> Floats:
        """The parameters after one EM step with one Newton step for each item (Bock and Aitkin 1981)."""
        surplus, (_, chances) = self._surplus(values), self._chances(values)
        learners = np.exp(self._spread(values)[0]).T @ self.patterns.counts
        known = learners * chances * (1 - chances)
        cross, flat = known @ self.abilities, known.sum(axis=1)
        by_slope, by_intercept = surplus @ self.abilities, surplus.sum(axis=1)
        square = known @ self.abilities**2
        if self.model == "2pl":
            room = np.maximum(square * flat - cross**2, NEARLY)
            steps = [
                (flat * by_slope - cross * by_intercept) / room,
                (square * by_intercept - cross * by_slope) / room,
            ]
        else:
            common = self._joined(by_slope) / np.maximum(square.sum(), NEARLY)
            steps = [common, by_intercept / np.maximum(flat, NEARLY)]
        moved: Floats = values + np.clip(np.concatenate(steps), -0.5, 0.5)
        return moved

    def _joined(self, by_slope: Floats) -> Floats:
        """What belongs to the slopes that are estimated: none, their sum, or each."""
        if self.model == "rasch":
            return np.empty(0)
        return by_slope if self.model == "2pl" else np.array([by_slope.sum()])

    def _chances(self, values: Floats) -> tuple[Floats, Floats]:
        """The log-odds of being right (k × q) and the chances (k × q)."""
        slopes, intercepts = self.split(values)
        odds = slopes[:, None] * self.abilities + intercepts[:, None]
        return odds, 1 / (1 + np.exp(-np.clip(odds, -500, 500)))

    def _spread(self, values: Floats) -> tuple[Floats, Floats]:
        """ln of the posterior of the abilities for each pattern (p × q), and of each pattern's likelihood (p)."""
        odds, _ = self._chances(values)
        joint = self.patterns.right @ odds - np.logaddexp(0, odds).sum(axis=0) + self.weights
        most = joint.max(axis=1, keepdims=True)
        whole = most[:, 0] + np.log(np.exp(joint - most).sum(axis=1))
        return joint - whole[:, None], whole

    def _surplus(self, values: Floats) -> Floats:
        """Right answers beyond the expected ones, by item and ability (k × q)."""
        posterior = np.exp(self._spread(values)[0]) * self.patterns.counts[:, None]
        _, chances = self._chances(values)
        surplus: Floats = self.patterns.right.T @ posterior - posterior.sum(axis=0) * chances
        return surplus
