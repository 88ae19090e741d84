"""Throws damaged files at the readers of question files, and prints for each format what became of them.

``python bench/fuzz_formats.py [--count 200000] [--seed 1] [--keep FOLDER] [FORMAT …]``; what crashes, hangs longer than
two seconds or loses a question is kept in the folder. Readers of all formats run side by side, one process for each core.
"""

import argparse
import logging
import os
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from quizapp.formats.formats import FORMATS
from tests.formats.fuzzing import damaged, judge, seeds

BAD = ("crash", "hang", "false sum")
MOST_KEPT = 20


def fuzz(name: str, count: int, seed: int, keep: Path | None) -> str:
    """One line of the table."""
    warnings.simplefilter("ignore")
    logging.disable()
    reader, chance = FORMATS[name].reader(), Random(seed)
    found: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    files = damaged(seeds(name), chance)
    started = time.perf_counter()
    for number in range(count):
        content = next(files)
        verdict = judge(reader, content)
        found[verdict.outcome] += 1
        if verdict.outcome in BAD:
            reasons[verdict.why[:80] or verdict.outcome] += 1
            if keep is not None and sum(reasons.values()) <= MOST_KEPT:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{name}-{number}-{verdict.outcome.replace(' ', '-')}").write_bytes(content)
    pace = count / (time.perf_counter() - started)
    told = "".join(f"\n    {times} × {why}" for why, times in reasons.most_common(5))
    counts = " | ".join(str(found[outcome]) for outcome in ("read", "unreadable", *BAD))
    return f"| {name} | {count} | {counts} | {pace:,.0f}/s |{told}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=[])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    names = given.formats or [name for name, known in FORMATS.items() if known.reading]
    print(
        "| format | inputs | read | refused | crashes | hangs | false sums | pace |\n|---|---|---|---|---|---|---|---|"
    )
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for line in pool.map(
            fuzz, names, *([one] * len(names) for one in (given.count, given.seed, given.keep))
        ):
            print(line, flush=True)


if __name__ == "__main__":
    main()
