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
        """The bends of the log-likelihood (parameters × parameters), by differences of the gradient."""
        step = 1e-4
        columns = []
        for place in range(len(values)):
            away = np.zeros(len(values))
            away[place] = step
            columns.append((self.gradient(values + away) - self.gradient(values - away)) / (2 * step))
        table = np.array(columns)
        return (table + table.T) / 2

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
