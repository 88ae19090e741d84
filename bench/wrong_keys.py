"""How often the flag for a wrong key finds one, and how often it errs: simulated quizzes of 20 items, one key wrong.

Prints, for each way to simulate and number of learners, the share of wrong keys found and of sound items flagged.
"""

import numpy as np

from quizapp.core.statistics.choice import compute_option_statistics
from quizapp.core.statistics.flag import ItemEvidence, find_flags

QUIZZES = 150
ITEMS = 20
WAYS = {
    "a quarter of guesses right, uneven lures": (0.25, 2.0),
    "a quarter of guesses right, even lures": (0.25, 1000.0),
    "no guess right, uneven lures": (0.0, 2.0),
}


def simulate(chance: np.random.Generator, n: int, *, guessed: float, evenness: float) -> list[list[str]]:
    """Picks of n learners, a row each; "a" is right, the others lure by shares drawn for each item."""
    abilities, slopes = chance.normal(size=n), chance.lognormal(0, 0.3, ITEMS)
    chances = 1 / (1 + np.exp(-slopes * (abilities[:, None] - chance.normal(0, 1, ITEMS))))
    right = (chance.random((n, ITEMS)) < chances) | (chance.random((n, ITEMS)) < guessed)
    lures = chance.dirichlet([evenness] * 3, ITEMS)
    return [
        ["a" if right[row, item] else chance.choice(list("bcd"), p=lures[item]) for item in range(ITEMS)]
        for row in range(n)
    ]


def flagged(picks: list[list[str]], keys: list[str]) -> list[bool]:
    """Whether each item's key is to be checked."""
    table = np.array(picks) == np.array(keys)
    totals = table.sum(axis=1)
    found = []
    for item, key in enumerate(keys):
        rests = (totals - table[:, item]).astype(np.float64)
        picked = [row[item] for row in picks]
        options = compute_option_statistics(picked, rests, options="abcd", keys=frozenset(key))
        flags = find_flags(ItemEvidence(len(picks), float(table[:, item].mean()), None, options=options))
        found.append(any(flag.name == "check_the_key" for flag in flags))
    return found


def main() -> None:
    """Prints the table."""
    keys = ["b", *"a" * (ITEMS - 1)]
    for name, (guessed, evenness) in WAYS.items():
        for n in (20, 30, 50, 100):
            chance = np.random.default_rng(1)
            rows = [
                flagged(simulate(chance, n, guessed=guessed, evenness=evenness), keys) for _ in range(QUIZZES)
            ]
            hits = sum(row[0] for row in rows) / QUIZZES
            alarms = sum(sum(row[1:]) for row in rows) / QUIZZES / (ITEMS - 1)
            print(f"{name:42} n {n:3}  found {hits:.2f}  false alarms {alarms:.4f}")


if __name__ == "__main__":
    main()
