"""Throws damaged files at the readers of question files, and prints for each format what became of them.

``python bench/fuzz_formats.py [--count 200000] [--seed 1] [--seconds S] [--jobs N] [--keep FOLDER] [FORMAT …]``; what crashes,
works longer than two seconds or loses a question is kept in the folder. ``--seconds`` ends a format that is slower, and the line
tells how many files it got to; ``--jobs`` formats run side by side, by default one for each core.
"""

import argparse
import logging
import os
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quizapp.formats.formats import FORMATS
from tests.formats.fuzzing import damaged, judge, seeds

BAD = ("crash", "hang", "false sum")
MOST_KEPT = 20
# Every file is read; so many of them are also asked of which format they are.
ASKED = 4


@dataclass(frozen=True)
class Wish:
    """How many files, from which seed, for how many seconds at most, and where the bad ones go."""

    count: int
    seed: int
    seconds: float
    keep: Path | None


def fuzz(name: str, wish: Wish) -> str:
    """One line of the table."""
    warnings.simplefilter("ignore")
    logging.disable()
    reader, chance = FORMATS[name].reader(), Random(wish.seed)
    found: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    files = damaged(seeds(name), chance)
    started = time.perf_counter()
    for number in range(wish.count):
        if time.perf_counter() - started > wish.seconds:
            break
        content = next(files)
        verdict = judge(reader, content, asked=number % ASKED == 0)
        found[verdict.outcome] += 1
        if verdict.outcome in BAD:
            reasons[verdict.why[:80] or verdict.outcome] += 1
            if wish.keep is not None and sum(reasons.values()) <= MOST_KEPT:
                wish.keep.mkdir(parents=True, exist_ok=True)
                (wish.keep / f"{name}-{number}-{verdict.outcome.replace(' ', '-')}").write_bytes(content)
    count, pace = found.total(), found.total() / (time.perf_counter() - started)
    told = "".join(f"\n    {times} × {why}" for why, times in reasons.most_common(5))
    counts = " | ".join(f"{found[outcome]:,}" for outcome in ("read", "unreadable", *BAD))
    return f"| {name} | {count:,} | {counts} | {pace:,.0f}/s |{told}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=[])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    names = given.formats or [name for name, known in FORMATS.items() if known.reading]
    print(
        "| format | inputs | read | refused | crashes | hangs | false sums | pace |\n|---|---|---|---|---|---|---|---|"
    )
    wish = Wish(given.count, given.seed, given.seconds, given.keep)
    with ProcessPoolExecutor(given.jobs) as pool:
        for line in pool.map(fuzz, names, [wish] * len(names)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
