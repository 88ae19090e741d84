"""Learners made up with a fixed seed: right with the chance of a two-parameter model."""

import numpy as np

from quizapp.core.statistics.scores import Floats, Scores


def simulate(n: int, slopes: Floats, difficulties: Floats, *, seed: int = 7) -> Scores:
    chance = np.random.default_rng(seed)
    abilities = chance.normal(size=n)
    chances = 1 / (1 + np.exp(-slopes * (abilities[:, None] - difficulties)))
    right = (chance.random(chances.shape) < chances).astype(np.float64)
    return Scores(tuple(f"q{item}" for item in range(len(slopes))), right, np.ones(len(slopes)))
