"""How many wrong keys the stored statistics of a simulated class find, and how often they err.

    python -m bench.simulated_class [--seeds 3] [--url postgresql+psycopg://…]

A class of 200 students takes 30 assignments of 20 questions of which two have a wrong key, put into a database and computed
by the service that the worker calls; once after the first 50 students handed in, once after all. Intervals are Wilson's, 95 %.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from quizapp.core.statistics.share import share_interval
from quizapp.services import people
from quizapp.services.statistics.computing import compute_statistics
from quizapp.services.statistics.showing import quiz_statistics
from quizapp.storage.database import Database
from quizapp.storage.schema import upgrade
from tests.harness.simulated_class import Shape, SimulatedClass, make_class
from tests.people import NOW, make_person

EARLY = 50


def flagged(made: SimulatedClass) -> Iterator[tuple[bool, bool]]:
    """For each question whether its key is wrong, and whether the stored statistics say so."""
    for quiz in made.quizzes:
        report = quiz_statistics(made.stage.database, made.teacher, quiz, "first").report
        assert report is not None
        for item in report.items:
            suspect = any(name == "check_the_key" for name, _ in item.flags)
            yield item.question in made.planted, suspect


def tell(name: str, hits: list[bool]) -> str:
    """A share with its interval."""
    share = sum(hits) / len(hits)
    low, high = share_interval(share, len(hits)) or (0.0, 1.0)
    return f"{name} {sum(hits)}/{len(hits)} = {share:.2%} ({low:.2%} to {high:.2%})"


def measure(database: Database, seed: int) -> dict[int, list[tuple[bool, bool]]]:
    """What was flagged after so many students."""
    teacher = people.visitor_of(make_person(database, "teacher"))
    made = make_class(database, teacher, Shape(seed=seed))
    found = {}
    for first, last in ((0, EARLY), (EARLY, made.shape.students)):
        made.hand_in(first, last)
        compute_statistics(database, now=NOW)
        found[last] = list(flagged(made))
    return found


def main() -> None:
    """Prints what was found and what was flagged by mistake, for each number of students."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--url", help="an empty database; by default a file of SQLite for each seed")
    options = parser.parse_args()
    rows: dict[int, list[tuple[bool, bool]]] = {}
    for seed in range(1, options.seeds + 1):
        with tempfile.TemporaryDirectory() as folder:
            database = Database(options.url or f"sqlite:///{Path(folder) / 'class.db'}")
            upgrade(database)
            for students, found in measure(database, seed).items():
                rows.setdefault(students, []).extend(found)
            database.close()
    for students, found in rows.items():
        hits = [suspect for wrong, suspect in found if wrong]
        alarms = [suspect for wrong, suspect in found if not wrong]
        print(f"n {students:3}  {tell('found', hits)}  {tell('false alarms', alarms)}")


if __name__ == "__main__":
    main()
