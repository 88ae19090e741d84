"""Data with published results, read from the shared folder: for verification only."""

import json
from functools import cache
from typing import Any

import numpy as np

from quizapp.core.statistics.scores import Scores
from tests.conftest import SHARED


@cache
def datasets() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "gold" / "lsat6.json").read_text("utf-8"))["datasets"]
    return found


def lsat6() -> Scores:
    patterns = datasets()["lsat6"]["pattern_frequencies"]
    rows = [[float(sign) for sign in pattern] for pattern, times in patterns.items() for _ in range(times)]
    return Scores(tuple("12345"), np.array(rows), np.ones(5))


def partial_credit() -> Scores:
    found = datasets()["moodle_partial_credit"]
    most = np.array(found["max_marks"], dtype=np.float64)
    return Scores(tuple(map(str, found["slots"])), np.array(found["marks"]) / most, most)
