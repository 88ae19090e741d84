"""How long a teacher waits for the pages of a large class: 300 students, 100 assignments; server time, without the network.

    python -m bench.gradebook [--students 300] [--assignments 100] [--url postgresql+psycopg://…]

Prints, for each page, the median and the 95th percentile of some requests in ms, and the median of the processor's time: on a
busy machine that says more. Windows of the gradebook are drawn by a seed.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from flask.testing import FlaskClient

from quizapp.app import create_app
from quizapp.config import Config
from quizapp.core.grades.gradebook import Category
from quizapp.server import keep_loaded
from quizapp.services.grades import Counts, decide_grade, set_grading
from quizapp.services.statistics.computing import compute_statistics
from quizapp.storage.classes import MemberRow
from quizapp.storage.database import Database
from quizapp.storage.quizzes import QuizRow
from quizapp.storage.schema import upgrade
from quizapp.web.site import CLOCK
from tests.harness.simulated_class import Shape, SimulatedClass, make_class
from tests.people import NOW, Signed, sign_in

TIMES = 15


def addresses(made: SimulatedClass, chance: random.Random) -> Iterator[tuple[str, Callable[[], str]]]:
    """What is asked for: a name, and the address, another one each time where there are several."""
    students = range(0, made.shape.students, 50)
    columns = range(0, made.shape.assignments, 20)
    grades, quiz = f"/classes/{made.class_id}/grades", made.quizzes[0]

    def window(order: str) -> str:
        return f"{grades}?sort={order}&student={chance.choice(students)}&assignment={chance.choice(columns)}"

    def of_one() -> str:
        return f"{window('highest')}&of={chance.choice(made.assignments)}"

    yield "gradebook, 50 × 20 by name", lambda: window("name")
    yield "gradebook, by number", lambda: window("number")
    yield "gradebook, by result", lambda: window(chance.choice(("highest", "lowest")))
    yield "gradebook, by one assignment", of_one
    yield "gradebook, below a score", lambda: f"{window('name')}&below={chance.randint(30, 80)}"
    yield "gradebook, something missing", lambda: f"{window('lowest')}&missing=1"
    yield "gradebook, a group", lambda: f"{grades}?group=G{chance.randint(1, 5)}"
    yield "gradebook, names hidden", lambda: f"{window('lowest')}&names=hidden"
    yield "what counts how much", lambda: f"/classes/{made.class_id}/grading"
    yield "gradebook as CSV, the whole", lambda: f"{grades}.csv"
    yield "gradebook as Excel, the whole", lambda: f"{grades}.xlsx"
    yield "desk of an assignment", lambda: f"/assignments/{chance.choice(made.assignments)}/desk"
    yield "list of classes", lambda: "/classes"
    yield "page of the class, its roster", lambda: f"/classes/{made.class_id}"
    yield "roster as CSV", lambda: f"/classes/{made.class_id}/roster.csv"
    yield "results of a quiz", lambda: f"/quizzes/{quiz}/results"
    yield "statistics of a quiz", lambda: f"/quizzes/{quiz}/statistics"
    yield "grade again: questions", lambda: f"/quizzes/{quiz}/regrade"
    yield "grade again: preview", lambda: f"/quizzes/{quiz}/regrade/a000-q00?policy=full_marks"
    yield "scores on a day", lambda: f"/quizzes/{quiz}/scores"
    yield "first page of a teacher", lambda: "/teaching"


def measure(client: FlaskClient, address: Callable[[], str], times: int) -> list[tuple[float, float]]:
    """The ms of so many requests, by the clock and of the processor, after one that warms up."""
    found = []
    for _ in range(times + 1):
        path = address()
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(path)
        answer.get_data()
        found.append(((time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000))
        assert answer.status_code == 200, (path, answer.status_code)
    return found[1:]


def furnish(database: Database, teacher: Signed, shape: Shape) -> SimulatedClass:
    """The class with everything handed in but by the last ten students, categories, and grades decided by hand."""
    made = make_class(database, teacher.visitor, shape)
    made.hand_in(0, shape.students - 10)
    counts = [Counts(id_, place % 3, 1.0 + place % 4) for place, id_ in enumerate(made.assignments)]
    categories = [Category("", name, 1.0, 2) for name in ("Homework", "Tests", "Project")]
    set_grading(
        database, teacher.visitor, made.class_id, scale="letters", categories=categories, counts=counts
    )
    with database.read() as session:
        members = [row.id for row in session.query(MemberRow).filter_by(role="student").limit(20)]
        quiz = session.query(QuizRow).filter_by(public_id=made.quizzes[0]).one().id
    for place, member in enumerate(members):
        where = (database, teacher.visitor, made.assignments[place % len(made.assignments)], member)
        decide_grade(*where, decision="share", share=0.8, reason="Spoken.", now=NOW)
    compute_statistics(database, now=NOW, only=[quiz])
    return made


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--assignments", type=int, default=100)
    parser.add_argument("--url", help="an empty database; by default a file of SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.url or f"sqlite:///{Path(folder) / 'class.db'}"
        upgrade(Database(url))
        app = create_app(Config(instance=Path(folder), database_url=url, testing=True))
        app.extensions[CLOCK] = lambda: NOW
        database, teacher = app.extensions["quizapp.database"], sign_in(app, "teacher")
        shape = Shape(options.students, options.assignments, questions=5, wrong=0)
        made = furnish(database, teacher, shape)
        keep_loaded()
        chance = random.Random(1)
        for name, address in addresses(made, chance):
            clock, busy = zip(*measure(teacher.client, address, TIMES), strict=True)
            worst, middle = statistics.quantiles(clock, n=20)[-1], statistics.median(clock)
            print(f"{name:34} {middle:6.0f} ms  95 % {worst:6.0f} ms  busy {statistics.median(busy):6.0f} ms")
        database.close()


if __name__ == "__main__":
    main()
